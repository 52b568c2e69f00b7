#pragma once

#include <cstddef>
#include <string_view>

namespace diptych::layout {

// What the ends of a line say about whether a text goes on over them; of no language.

/// Whether a line ends as a paragraph may: with a full stop, question or exclamation mark, colon or
/// semicolon, closing quotes and brackets left aside.
bool ends_with_stop(std::string_view content);

/// Whether the first letter is a small one (after opening quotes and brackets).
bool begins_lower(std::string_view content);

/// Whether it ends with a hyphen behind a letter: "inde-".
bool ends_with_hyphen(std::string_view content);

/// Whether it ends with a dash or stroke that is glued to what stands before it: "2018–", "and/".
bool ends_with_glued_dash(std::string_view content);

/// Whether most letters are capitals, and there are four or more.
bool is_in_capitals(std::string_view content);

/// A line of five or more dashes or underscores and nothing else: it separates notes from text.
bool is_dash_rule(std::string_view content);

/// The number of a page behind a row of leader dots ("Introduction . . . . 3"), and where the text before
/// them ends.
struct ContentsEnd {
    std::size_t text_end = 0;   ///< bytes
    std::size_t page_begin = 0; ///< bytes; the number goes to the end
};

/// Nothing (text_end 0) when there are no leaders.
ContentsEnd contents_end_of(std::string_view content);

} // namespace diptych::layout
