#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

/// What libFuzzer calls with each input. \returns 0
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace diptych::fuzz {

inline std::string to_string(const std::uint8_t* data, std::size_t size) {
    return {data, data + size};
}

/// Ends the run, and thereby keeps the input, when what must hold for every input does not.
inline void require(bool holds, const char* what) {
    if (!holds) {
        std::fprintf(stderr, "Does not hold: %s\n", what);
        std::abort();
    }
}

} // namespace diptych::fuzz
