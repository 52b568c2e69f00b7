#pragma once

#include "model/language_tag.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace diptych::segment {

/// What a full stop after an abbreviation means; segment/languages/*.txt say which is which.
enum class AbbreviationClass {
    title,   ///< before a name: never ends a sentence
    numeric, ///< before a number or letter: does not end a sentence then
    soft,    ///< mid-sentence: ends one only before a word that begins sentences
    final    ///< ends a sentence when a capital follows
};

/// What the segmenter knows about one language.
struct LanguageData {
    std::string language;
    /// By the abbreviation with its full stop, as written and with a small first letter.
    std::unordered_map<std::string, AbbreviationClass> abbreviations;
    std::size_t longest_abbreviation = 0; ///< bytes
    std::unordered_set<std::string> one_letter_words;
    std::unordered_set<std::string> before_letter;  ///< "annex": a single letter after it is a name
    std::unordered_set<std::string> function_words; ///< to guess the language
    /// In small letters: words that begin sentences more often than they go on with one when capitalised
    /// ("the").
    std::unordered_set<std::string> starters;
    std::unordered_set<std::string>
        name_particles;                          ///< starters that begin family names, too: "le" of "Le Pen"
    std::unordered_set<std::string> never_small; ///< "i": written so only by who uses no capitals
    bool stops_after_ordinals = false;           ///< "3. Mai": a full stop makes a number an ordinal
    std::unordered_set<std::string> full_words;  ///< short capitalised words that are no abbreviations: "may"
    std::unordered_set<std::string> words_too;   ///< numeric abbreviations that are words, too: "no", "fig"

    std::optional<AbbreviationClass> abbreviation(std::string_view word) const;
};

/// Reads the format of segment/languages/*.txt. \param name  for messages
/// \throws base::InputError naming the line when a section is unknown or an entry stands before any section
LanguageData parse_language_data(std::string_view language, std::string_view content,
                                 const std::string& name);

/// Adds a user's abbreviations: the same format, or a plain list, whose entries are taken as mid-sentence
/// ones (soft). An entry of the user's goes before a shipped one.
void add_abbreviations(LanguageData& data, std::string_view content, const std::string& name);

/// The shipped data of the tag's primary language, or nullptr when there are none.
const LanguageData* find_language_data(const model::LanguageTag& language);

/// All languages with shipped data, in the order of their codes.
const std::vector<LanguageData>& all_language_data();

} // namespace diptych::segment
