#pragma once

#include <cstddef>
#include <string_view>

namespace diptych::segment {

/// A stop and what belongs to it, and what comes next.
struct Candidate {
    std::size_t stop = 0;     ///< byte of the first stop
    std::size_t end = 0;      ///< behind the last stop, closing quotes and brackets, footnote call
    std::size_t next = 0;     ///< of the next text; the size of the text when there is none
    bool full_stop = false;   ///< a single "."
    bool ellipsis = false;    ///< "...", "…" or ". . ."
    bool spaced_dots = false; ///< ". . ."
    std::size_t dots = 0;
    bool closed = false; ///< quotes or brackets were closed behind the stop
    bool spaced = false; ///< white space follows, or none is needed
};

/// What the text goes on with.
struct Follower {
    bool none = false; ///< nothing
    bool upper = false;
    bool lower = false;
    bool digit = false;
    bool unspaced = false;    ///< of a script without spaces between words
    bool opening = false;     ///< behind an opening quote or bracket; the others tell of what it opens
    bool bracket = false;     ///< it is a bracket
    bool punctuation = false; ///< a comma, colon, equals sign ...: nothing that begins a sentence
    bool dash = false;        ///< likewise a dash
    static constexpr std::size_t k_longest_rest = 24; ///< bytes
    std::string_view rest; ///< the text from there on, as much as a word of a list can have
    std::string_view
        word; ///< letters at the beginning, without what is elided ("L’" of "L’État" is the word)
    bool single_letter = false; ///< the word is one letter and no apostrophe follows
    bool roman = false;         ///< a Roman numeral in capitals
    bool capitals = false;      ///< the word is two or more capitals
    bool abbreviated = false;   ///< a full stop stands right behind the word
    bool token_has_number =
        false; ///< up to the next white space there is a digit or a slash: "ST/SGB/1", "F-16"
    bool number_begins =
        false; ///< it is a number that begins something: a label, or before a capital ("38 U.S.C.")
    bool goes_on = false; ///< and the sentence goes on behind that stop: a small letter, a digit, a comma
};

bool is_stop(char32_t c);

/// The same of the character at byte `i`; a semicolon is the question mark behind a Greek letter.
bool is_stop_at(std::string_view text, std::size_t i);

/// \pre a stop begins at `stop`
Candidate candidate_at(std::string_view text, std::size_t stop);

/// What stands at `next`, the beginning of a word or of punctuation.
Follower follower_at(std::string_view text, std::size_t next);

/// The word before a full stop, with its inner stops and hyphens: "H.E", "c.-à-d", "no". Not beyond `lowest`;
/// of what no word is, the last 256 bytes, so that a text without spaces takes no longer than others.
std::string_view word_before_stop(std::string_view text, std::size_t stop, std::size_t lowest);

/// The first byte that is not white space, from `i` on.
std::size_t skip_white_space(std::string_view text, std::size_t i);

/// "J", "É", "J.-P"
bool is_initial(std::string_view word);

/// "U.N", "H.E", "i.e": single letters with stops between them.
bool is_dotted_acronym(std::string_view word);

} // namespace diptych::segment
