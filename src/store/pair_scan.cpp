#include "base/format.hpp"
#include "store/pair_filter.hpp"
#include "store/pair_search.hpp"

namespace diptych::store {

struct PairScan::Parts {
    Parts(Database& database, const PairFilter& filter);

    Condition condition;
    std::optional<Statement> query;
    PairReader reader;
};

PairScan::Parts::Parts(Database& database, const PairFilter& filter) : reader{database} {
    add_document_conditions(condition, filter);
    add_bead_conditions(condition, filter);
    // CROSS JOIN keeps the order of the tables, and so that of the rows.
    query.emplace(database,
                  fmt::format("SELECT b.id FROM document d CROSS JOIN bead b ON b.document_id = d.id "
                              "WHERE {} ORDER BY d.id, b.ordinal",
                              condition.sql()));
    condition.place(*query);
}

PairScan::PairScan(Database& database, const PairFilter& filter)
    : m_parts{std::make_unique<Parts>(database, filter)} {}

PairScan::~PairScan() = default;

std::optional<model::PairHit> PairScan::next() {
    if (m_parts->query && m_parts->query->step()) {
        return m_parts->reader.require(m_parts->query->integer(0));
    }
    m_parts->query.reset();
    return std::nullopt;
}

} // namespace diptych::store
