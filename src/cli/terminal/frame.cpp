#include "cli/terminal/frame.hpp"

#include "base/format.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace diptych::cli {

namespace {

/// The SGR parameter; empty for none.
std::string_view sgr_of(Paint paint, bool color) {
    switch (paint) {
    case Paint::plain:
        return "";
    case Paint::heading:
        return "1";
    case Paint::dim:
        return "2";
    case Paint::selected:
        return "7";
    case Paint::good:
        return color ? "32" : "";
    case Paint::fair:
        return color ? "33" : "";
    case Paint::bad:
        return color ? "31" : "";
    }
    return "";
}

} // namespace

std::string_view clipped(std::string_view text, std::size_t columns) {
    std::size_t used = 0;
    std::size_t end = 0;
    while (end < text.size()) {
        const std::size_t length = text::code_point_at(text, end).length;
        used += text::display_width(text.substr(end, length));
        if (used > columns) {
            break;
        }
        end += length;
    }
    return text.substr(0, end);
}

std::string terminal_bytes(const Frame& frame, std::size_t columns, std::size_t rows, bool color) {
    std::string bytes = "\x1b[?25l"; // no cursor running about
    for (std::size_t row = 0; row < rows; ++row) {
        bytes += fmt::format("\x1b[{};1H", row + 1);
        std::size_t left = columns;
        const FrameLine empty;
        for (const Span& span : row < frame.lines.size() ? frame.lines[row] : empty) {
            const std::string_view text = clipped(span.text, left);
            const std::string_view sgr = sgr_of(span.paint, color);
            bytes += sgr.empty() ? std::string{text} : fmt::format("\x1b[{}m{}\x1b[0m", sgr, text);
            left -= std::min(left, text::display_width(text));
        }
        if (left > 0) { // behind the last column it would erase that
            bytes += "\x1b[K";
        }
    }
    if (frame.caret) {
        bytes += fmt::format("\x1b[{};{}H\x1b[?25h", frame.caret->row + 1,
                             std::min(frame.caret->column + 1, columns));
    }
    return bytes;
}

} // namespace diptych::cli
