#pragma once

// For the .cpp files of store/ only, and its tests.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diptych::store {

/// Compares many texts with one: how many characters have to be put in, left out or replaced (Levenshtein).
///
/// SOURCE  G. Myers. A fast bit-vector algorithm for approximate string matching based on dynamic
/// programming.
///         Journal of the ACM 46(3), 1999, pp. 395-415; for the distance of whole texts as in H. Hyyrö. A
///         bit-vector algorithm for computing Levenshtein and Damerau edit distances. Nordic Journal of
///         Computing 10(1), 2003, pp. 29-39.
/// Patterns of more than 64 characters are compared row by row.
class EditDistance {
public:
    /// \param pattern  valid UTF-8
    explicit EditDistance(std::string_view pattern);

    /// \returns nothing when it is more than `most` \param text  valid UTF-8
    std::optional<std::size_t> to(std::string_view text, std::size_t most) const;

private:
    std::uint64_t places_of(char32_t c) const;
    std::optional<std::size_t> to_by_bits(std::string_view text, std::size_t most) const;
    std::optional<std::size_t> to_by_rows(std::string_view text, std::size_t most) const;

    std::u32string m_pattern;
    std::array<std::uint64_t, 128> m_ascii{}; ///< a bit for each place where the character stands
    std::unordered_map<char32_t, std::uint64_t> m_others;
    mutable std::vector<std::size_t> m_row;
};

} // namespace diptych::store
