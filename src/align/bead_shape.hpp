#pragma once

#include <array>
#include <cstddef>

namespace diptych::align {

/// How many sentences of each side a bead takes.
struct BeadShape {
    std::size_t source = 0;
    std::size_t target = 0;

    friend bool operator==(const BeadShape&, const BeadShape&) = default;
};

inline constexpr std::size_t k_largest_side = 4; ///< sentences

/// Those that are common come first; a first pass looks at them only.
inline constexpr std::array<BeadShape, 18> k_shapes{{{1, 1},
                                                     {1, 0},
                                                     {0, 1},
                                                     {1, 2},
                                                     {2, 1},
                                                     {2, 2},
                                                     {1, 3},
                                                     {3, 1},
                                                     {2, 3},
                                                     {3, 2},
                                                     {3, 3},
                                                     {1, 4},
                                                     {4, 1},
                                                     {2, 4},
                                                     {4, 2},
                                                     {3, 4},
                                                     {4, 3},
                                                     {4, 4}}};
inline constexpr std::size_t k_common_shapes = 6;

/// Those that leave a sentence alone.
inline constexpr std::size_t k_source_alone = 1;
inline constexpr std::size_t k_target_alone = 2;

constexpr bool is_null(std::size_t shape) {
    return shape == k_source_alone || shape == k_target_alone;
}

} // namespace diptych::align
