#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace diptych::segment {

/// Bytes to look out for.
using ByteSet = std::array<bool, 256>;

constexpr ByteSet byte_set(std::string_view bytes) {
    ByteSet set{};
    for (const char byte : bytes) {
        set[static_cast<unsigned char>(byte)] = true;
    }
    return set;
}

/// The first byte of the set from `i` on, or the size of the text. A table beats find_first_of five times.
inline std::size_t find_byte(std::string_view text, std::size_t i, const ByteSet& set) {
    while (i < text.size() && !set[static_cast<unsigned char>(text[i])]) {
        ++i;
    }
    return i;
}

} // namespace diptych::segment
