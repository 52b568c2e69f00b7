#pragma once

#include "check/language_forms.hpp"
#include "model/range.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diptych::check {

enum class ItemKind {
    number,
    date,
    symbol, ///< of a document ("A/AC.290/2021/L.1"), or the number of a resolution ("75/240")
    address ///< of the web or of mail
};

/// How a number is written, which decides whether its absence on the other side is worth a word.
enum class Written {
    digits,
    cardinal, ///< in words
    ordinal,  ///< in words
    roman,
    code, ///< digits behind letters: "CO2", "COVID-19"
    label ///< the number of a paragraph or item, at the beginning: "12. The Group ..."
};

/// Something in a text that its translation has to have as well.
struct Item {
    ItemKind kind = ItemKind::number;
    Written written = Written::digits;
    model::Range bytes;
    /// In one form for all languages. Numbers: "1250000", "3.5"; dates as ISO 8601 has them, with what is not
    /// said left out: "2021-03-12", "2021-03", "--03-12", "--03".
    std::string value;
    std::vector<std::string> others = {}; ///< values that it may be meant for as well
    /// What it says when it is taken apart, in several ways: the numbers of "5 200", "2020-21", a date.
    /// Months as "--03".
    std::vector<std::vector<std::string>> parts = {};
};

/// All of them, in the order of the text.
/// \param text  valid UTF-8
std::vector<Item> find_items(std::string_view text, const LanguageForms& forms);

} // namespace diptych::check
