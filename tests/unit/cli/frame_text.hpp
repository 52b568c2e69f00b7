#pragma once

#include "cli/terminal/frame.hpp"

#include <string>

namespace diptych::test {

/// The words of a window, without what they look like.
inline std::string text_of(const cli::Frame& frame) {
    std::string text;
    for (const cli::FrameLine& line : frame.lines) {
        for (const cli::Span& span : line) {
            text += span.text;
        }
        text += '\n';
    }
    return text;
}

} // namespace diptych::test
