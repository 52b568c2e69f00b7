#include "store/edit_distance.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace diptych::store {

namespace {

constexpr std::size_t k_bits = 64;

/// Calls visit(character) for each; stops when it gives false.
template <typename Visit>
void for_each_character(std::string_view text, const Visit& visit) {
    for (std::size_t i = 0; i < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i);
        i += c.length;
        if (!visit(c.value)) {
            return;
        }
    }
}

} // namespace

EditDistance::EditDistance(std::string_view pattern) {
    for_each_character(pattern, [&](char32_t c) {
        const std::size_t place = m_pattern.size();
        m_pattern += c;
        if (place < k_bits) {
            (c < m_ascii.size() ? m_ascii[c] : m_others[c]) |= std::uint64_t{1} << place;
        }
        return true;
    });
}

std::uint64_t EditDistance::places_of(char32_t c) const {
    if (c < m_ascii.size()) {
        return m_ascii[c];
    }
    const auto known = m_others.find(c);
    return known == m_others.end() ? 0 : known->second;
}

std::optional<std::size_t> EditDistance::to(std::string_view text, std::size_t most) const {
    // A character has up to four bytes, and at least one.
    if (text.size() + most < m_pattern.size() || text.size() > 4 * (m_pattern.size() + most)) {
        return std::nullopt;
    }
    return m_pattern.empty() || m_pattern.size() > k_bits ? to_by_rows(text, most) : to_by_bits(text, most);
}

/// A column of the table of distances in two words: where it rises and where it falls by one.
std::optional<std::size_t> EditDistance::to_by_bits(std::string_view text, std::size_t most) const {
    const std::size_t length = m_pattern.size();
    const std::uint64_t last = std::uint64_t{1} << (length - 1);
    std::uint64_t rises = ~std::uint64_t{0};
    std::uint64_t falls = 0;
    std::size_t distance = length;
    std::size_t left = text.size(); // bytes, each of which may bring the distance down by one
    bool hopeless = false;
    for_each_character(text, [&](char32_t c) {
        const std::uint64_t equal = places_of(c);
        const std::uint64_t diagonal = (((equal & rises) + rises) ^ rises) | equal | falls;
        std::uint64_t right_rises = falls | ~(diagonal | rises);
        std::uint64_t right_falls = rises & diagonal;
        distance += (right_rises & last) != 0 ? 1 : 0;
        distance -= (right_falls & last) != 0 ? 1 : 0;
        right_rises = right_rises << 1U | 1U;
        right_falls <<= 1U;
        rises = right_falls | ~(diagonal | right_rises);
        falls = right_rises & diagonal;
        --left;
        hopeless = distance > most + left;
        return !hopeless;
    });
    return hopeless || distance > most ? std::nullopt : std::optional{distance};
}

/// A column of the table after the other, and of each only what is not further than `most` from the diagonal:
/// whatever is further off is more than that (E. Ukkonen, 1985).
std::optional<std::size_t> EditDistance::to_by_rows(std::string_view text, std::size_t most) const {
    const std::size_t length = m_pattern.size();
    m_row.resize(length + 1);
    for (std::size_t i = 0; i <= length; ++i) {
        m_row[i] = i;
    }
    bool hopeless = false;
    std::size_t column = 0;
    for_each_character(text, [&](char32_t c) {
        ++column;
        const std::size_t first = column > most ? column - most : 1;
        const std::size_t last = std::min(length, column + most);
        std::size_t diagonal = m_row[first - 1];
        m_row[first - 1] = first == 1 ? column : most + 1;
        std::size_t least = m_row[first - 1];
        for (std::size_t i = first; i <= last; ++i) {
            const std::size_t replaced = diagonal + (m_pattern[i - 1] == c ? 0 : 1);
            diagonal = m_row[i];
            m_row[i] = std::min({replaced, m_row[i] + 1, m_row[i - 1] + 1});
            least = std::min(least, m_row[i]);
        }
        hopeless = least > most;
        return !hopeless;
    });
    return hopeless || m_row[length] > most ? std::nullopt : std::optional{m_row[length]};
}

} // namespace diptych::store
