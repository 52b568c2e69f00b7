#pragma once

// For the .cpp files of store/ only.

#include "model/concept.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace diptych::store {

/// The categories of a term that have a column of their own in `term`, in the order of the columns.
inline constexpr std::array<const char*, 3> k_term_columns{"partOfSpeech", "grammaticalGender", "termType"};

/// The values of the columns, and how many of a term's categories they hold: the first ones, as long as each
/// is one of k_term_columns behind the one before it, with a value only. So the columns, then the rows of
/// data_category, give back the categories in their order.
struct TermColumns {
    std::array<std::optional<std::string_view>, k_term_columns.size()> values;
    std::size_t taken = 0;
};

inline TermColumns term_columns(const std::vector<model::DataCategory>& categories) {
    TermColumns columns;
    for (std::size_t i = 0; i < k_term_columns.size() && columns.taken < categories.size(); ++i) {
        const model::DataCategory& next = categories[columns.taken];
        if (next.name == k_term_columns[i] && next.target.empty() && next.qualifiers.empty()) {
            columns.values[i] = next.value;
            ++columns.taken;
        }
    }
    return columns;
}

} // namespace diptych::store
