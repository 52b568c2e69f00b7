#pragma once

#include "base/format.hpp"
#include "text/utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace diptych::pipeline {

/// The first 40 characters of a text, in quotation marks, for a message.
inline std::string beginning_of(std::string_view text) {
    constexpr std::size_t k_shown = 40; // code points
    std::size_t end = 0;
    for (std::size_t shown = 0; shown < k_shown && end < text.size(); ++shown) {
        end += text::code_point_at(text, end).length;
    }
    return fmt::format("\"{}{}\"", text.substr(0, end), end < text.size() ? "…" : "");
}

} // namespace diptych::pipeline
