#pragma once

// For the .cpp files of store/ only.

#include "model/bitext.hpp"
#include "model/range.hpp"
#include "store/statement.hpp"

namespace diptych::store {

// What columns hold, as far as their type does not say it. \throws Damaged when they hold something else

/// A half-open range, from a column and the next one.
inline model::Range range_of(const Statement& row, int column) {
    const model::Range range{row.size(column), row.size(column + 1)};
    if (range.end < range.begin) {
        row.damaged(column, "is behind the end");
    }
    return range;
}

inline double probability_of(const Statement& row, int column) {
    const double probability = row.real(column);
    if (!(probability >= 0 && probability <= 1)) { // not a number either
        row.damaged(column, "is no probability");
    }
    return probability;
}

inline model::BeadOrigin origin_of(const Statement& row, int column) {
    for (const model::BeadOrigin origin : {model::BeadOrigin::automatic, model::BeadOrigin::corrected}) {
        if (row.text(column) == name_of(origin)) {
            return origin;
        }
    }
    row.damaged(column, "is neither automatic nor corrected");
}

inline model::UnitKind unit_kind_of(const Statement& row, int column) {
    const auto kind = model::unit_kind_of(row.text(column));
    if (!kind) {
        row.damaged(column, "is no kind of paragraph");
    }
    return *kind;
}

} // namespace diptych::store
