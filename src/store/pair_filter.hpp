#pragma once

// For the .cpp files of store/ only.

#include "store/pair_search.hpp"
#include "store/statement.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diptych::store {

/// SQL with the values of its parameters.
class Condition {
public:
    /// \param sql  with {0} for the number of the parameter: "b.id = ?{0}"
    void add(std::string_view sql, std::string value);
    void add(std::string_view sql, double value);
    void add(std::string_view sql);

    /// "a AND b", or "true".
    const std::string& sql() const { return m_sql; }

    void place(Statement& statement) const;

private:
    struct Value {
        std::string text = {};
        double real = 0.0;
        bool is_real = false;
    };

    void add(std::string_view sql, Value value);

    std::string m_sql = "true";
    std::vector<Value> m_values;
};

/// Appends what a filter wants of documents `d`, and of beads `b`.
void add_document_conditions(Condition& condition, const PairFilter& filter);
void add_bead_conditions(Condition& condition, const PairFilter& filter);

/// The numbers of beads that a filter leaves, as far as it goes by documents and flags.
class BeadRanges {
public:
    /// \returns nothing when it leaves all
    static std::optional<BeadRanges> of(const Database& database, const PairFilter& filter);

    struct Range {
        std::int64_t first = 0;
        std::int64_t last = 0;
    };

    /// In order, not overlapping.
    const std::vector<Range>& ranges() const { return m_ranges; }

private:
    void tidy();

    std::vector<Range> m_ranges;
};

} // namespace diptych::store
