#pragma once

// For the .cpp files of check/ only.

#include "check/lexeme.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::check {

/// Digits and what holds them together.
struct NumberChain {
    Lexeme::Kind kind = Lexeme::Kind::number; ///< number, time, date or slashes
    model::Range bytes;
    std::string value;
    std::vector<std::string> others;
    std::vector<std::vector<std::string>> parts;
};

/// Reads the number that begins at `at`: "1 000,5", "1,000.5", "12.03.2021", "2021-03-12", "13:15", "75/240".
/// A number that is well formed in the language is only that; one that is not may be what another language
/// means by it.
/// \param decimal  the separator of the language: ',' or '.'  \pre a digit stands at `at`
NumberChain read_chain(std::string_view text, std::size_t at, char decimal);

/// "2021-03-12", with what is 0 left out as in Item::value; an empty text when there is no such date.
std::string date_value(unsigned year, unsigned month, unsigned day);
/// What a date of date_value() says when it is taken apart: "12", "--03", "2021".
std::vector<std::string> date_parts(std::string_view date);

} // namespace diptych::check
