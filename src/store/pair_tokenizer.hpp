#pragma once

// For the .cpp files of store/ only.

#include <string>
#include <string_view>

namespace diptych::store {

class Database;

/// What comes between the words of a text that is given to the index of pairs, and between the forms of one
/// word, which share its position.
inline constexpr char k_next_position = ' ';
inline constexpr char k_same_position = '\x1F';

/// Appends a word to such a text, or to a phrase to look for: bytes that mean something there are replaced.
void append_index_word(std::string& text, std::string_view prefix, std::string_view word);

/// Makes the tokenizer "diptych" known to a connection. It only cuts at the two characters: the words are
/// those that text::Analyzer found, made beforehand and in any thread.
void register_pair_tokenizer(const Database& database);

} // namespace diptych::store
