#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::cli {

/// What a run of text looks like. What is said in colour alone is said in words as well.
enum class Paint { plain, heading, dim, selected, good, fair, bad };

struct Span {
    std::string text; ///< printable UTF-8
    Paint paint = Paint::plain;
};

using FrameLine = std::vector<Span>;

/// What a whole window shows.
struct Frame {
    struct Place {
        std::size_t row = 0; ///< from 0, as is the column
        std::size_t column = 0;
    };

    std::vector<FrameLine> lines;  ///< as many as the window has rows, or fewer
    std::optional<Place> caret{};  ///< where the user types
    std::size_t furthest_line = 0; ///< how far what the cursor is on can be scrolled: not at all when 0
};

/// The first columns of a text, as many as there is room for.
std::string_view clipped(std::string_view text, std::size_t columns);

/// What to write to a terminal (ECMA-48) so that the window shows the frame, whatever it showed before.
/// \param columns  of the window: nothing is written behind them
/// \param color    whether colours are wanted; bold, dim and reverse are used all the same
std::string terminal_bytes(const Frame& frame, std::size_t columns, std::size_t rows, bool color);

} // namespace diptych::cli
