#include "store/pair_filter.hpp"

#include "base/format.hpp"

#include <algorithm>
#include <utility>

namespace diptych::store {

namespace {

/// Behind any text that begins with `prefix`, in the order of bytes: no UTF-8 has a greater character.
std::string behind(std::string_view prefix) {
    return std::string{prefix} + "\xF4\x8F\xBF\xBF";
}

/// As json_each() reads them.
std::string list_of(const std::vector<std::int64_t>& numbers) {
    std::string list = "[";
    for (const std::int64_t number : numbers) {
        list += fmt::format("{}{}", list.size() == 1 ? "" : ",", number);
    }
    return list + ']';
}

} // namespace

bool PairFilter::empty() const {
    return documents.empty() && symbol_prefix.empty() && from.empty() && until.empty() &&
           !least_probability && !most_probability && !flagged;
}

void Condition::add(std::string_view sql, Value value) {
    m_values.push_back(std::move(value));
    m_sql += " AND ";
    m_sql += fmt::format(fmt::runtime(sql), m_values.size());
}

void Condition::add(std::string_view sql, std::string value) {
    add(sql, Value{std::move(value)});
}

void Condition::add(std::string_view sql, double value) {
    add(sql, Value{{}, value, true});
}

void Condition::add(std::string_view sql) {
    m_sql += " AND ";
    m_sql += sql;
}

void Condition::place(Statement& statement) const {
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const int parameter = static_cast<int>(i) + 1;
        if (m_values[i].is_real) {
            statement.place(parameter, m_values[i].real);
        } else {
            statement.place(parameter, std::string_view{m_values[i].text});
        }
    }
}

/// Dates are compared as far as both are given.
void add_document_conditions(Condition& condition, const PairFilter& filter) {
    if (!filter.documents.empty()) {
        condition.add("d.id IN (SELECT value FROM json_each(?{0}))", list_of(filter.documents));
    }
    if (!filter.symbol_prefix.empty()) {
        condition.add("d.symbol <> ''");
        condition.add("d.symbol >= ?{0}", filter.symbol_prefix);
        condition.add("d.symbol < ?{0}", behind(filter.symbol_prefix));
    }
    if (!filter.from.empty() || !filter.until.empty()) {
        condition.add("d.date <> ''");
    }
    if (!filter.from.empty()) {
        condition.add("d.date >= substr(?{0}, 1, length(d.date))", filter.from);
    }
    if (!filter.until.empty()) {
        condition.add("substr(d.date, 1, length(?{0})) <= ?{0}", filter.until);
    }
}

void add_bead_conditions(Condition& condition, const PairFilter& filter) {
    if (filter.least_probability) {
        condition.add("b.probability >= ?{0}", *filter.least_probability);
    }
    if (filter.most_probability) {
        condition.add("b.probability <= ?{0}", *filter.most_probability);
    }
    if (filter.flagged) {
        condition.add("b.flag IS NOT NULL");
    }
}

std::optional<BeadRanges> BeadRanges::of(const Database& database, const PairFilter& filter) {
    PairFilter of_documents = filter;
    of_documents.least_probability.reset();
    of_documents.most_probability.reset();
    if (of_documents.empty()) {
        return std::nullopt;
    }
    Condition condition;
    add_document_conditions(condition, of_documents);
    BeadRanges found;
    const auto read = [&](const std::string& sql) {
        Statement query{database, sql};
        for (condition.place(query); query.step();) {
            found.m_ranges.push_back({query.integer(0), query.integer(1)});
        }
    };
    if (filter.flagged) {
        read(fmt::format("SELECT b.id, b.id FROM bead b CROSS JOIN document d ON d.id = b.document_id "
                         "WHERE b.flag IS NOT NULL AND {}",
                         condition.sql()));
    } else {
        read(fmt::format("SELECT d.first_bead, d.first_bead + d.beads - 1 FROM document d "
                         "WHERE d.beads > 0 AND {}",
                         condition.sql()));
        // Those that a user made since the document was added have later numbers.
        read(fmt::format("SELECT m.bead_id, m.bead_id FROM correction c CROSS JOIN document d "
                         "ON d.id = c.document_id CROSS JOIN correction_bead m ON m.correction_id = c.id "
                         "WHERE m.state = 'after' AND m.bead_id >= d.first_bead + d.beads AND {}",
                         condition.sql()));
    }
    found.tidy();
    return found;
}

/// Sorts them, and joins neighbours.
void BeadRanges::tidy() {
    std::sort(m_ranges.begin(), m_ranges.end(),
              [](const Range& a, const Range& b) { return a.first < b.first; });
    std::vector<Range> joined;
    for (const Range& range : m_ranges) {
        if (!joined.empty() && range.first <= joined.back().last + 1) {
            joined.back().last = std::max(joined.back().last, range.last);
        } else {
            joined.push_back(range);
        }
    }
    m_ranges = std::move(joined);
}

} // namespace diptych::store
