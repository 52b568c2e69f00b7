#pragma once

#include "model/language_tag.hpp"
#include "model/range.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// `text` as it stands in HTML, in an element or a quoted attribute: what is markup there escaped, and what
/// HTML cannot hold shown as U+FFFD, so that a reader sees that something was there.
std::string html_text(std::string_view text);

/// How much something needs a look.
enum class Alarm {
    none,
    note,
    amber, ///< doubtful
    red    ///< more likely wrong than right
};

/// The class of a row, a mark, a count: "amber"; empty for none.
std::string_view name_of(Alarm alarm);

/// A part of a text that is marked.
struct TextMark {
    model::Range bytes;
    Alarm alarm = Alarm::none;
};

/// The text with mark elements. What is not in it, or begins in what was marked before, is not marked.
/// \pre the marks are in the order in which they begin
std::string marked_text(std::string_view text, const std::vector<TextMark>& marks);

/// ` lang="ar" dir="rtl"`, for a start tag. Without a known direction the text itself decides (`auto`): the
/// first letter of a sentence, which may be one of a document symbol, tells less than the language.
std::string language_attributes(const model::LanguageTag& language);

} // namespace diptych::exchange
