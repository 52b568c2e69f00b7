#pragma once

// For the .cpp files of check/ only.

#include "model/range.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::check {

/// A piece of text between which there are only spaces and punctuation.
struct Lexeme {
    enum class Kind : std::uint8_t { word, number, time, date, slashes, symbol, address };

    Kind kind = Kind::word;
    model::Range bytes;
    model::Range suffix = {}; ///< of a number: the letters at its end, "er" of "1er"
    bool behind_letters = false;
    std::string value = {};               ///< of all but words
    std::vector<std::string> others = {}; ///< other readings
    std::vector<std::vector<std::string>> parts = {};
};

/// Words, numbers, symbols and addresses in order. Values of numbers as Item has them; of times "t13:15"; of
/// slashes ("75/240") as written.
/// \param decimal  the separator of the language
std::vector<Lexeme> cut_lexemes(std::string_view text, char decimal);

/// The digits without zeros in front: "05" is "5", "0" is "0".
std::string without_zeros(std::string_view digits);

/// A number with `zeros` more: "2.5" and 6 is "2500000".
std::string multiplied(const std::string& value, unsigned zeros);

} // namespace diptych::check
