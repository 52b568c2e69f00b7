#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::text {

/// Hebrew, Arabic, Syriac and other letters that are written from right to left, their presentation forms
/// too.
bool is_right_to_left(char32_t c);

/// Whether a letter is joined to the next one wherever there is one in its word (Joining_Type D of Arabic and
/// its kin, and what ends words only): behind it a gap is a space.
bool joins_next(char32_t c);

/// Whether there is a letter that is written from right to left.
bool has_right_to_left(std::string_view text);

/// A character of a line in logical order.
struct Reordered {
    std::size_t from = 0; ///< where it stood in the line, counted from the left
    std::string text;     ///< UTF-8; brackets mirrored, presentation forms as the letters that they are of
};

/// A line as it stands on paper, from the left to the right, in the order in which it is read (UAX #9
/// backwards: ICU's "inverse like direct"). \param right_to_left  the direction of the paragraph
std::vector<Reordered> logical_order(std::u32string_view visual, bool right_to_left);

} // namespace diptych::text
