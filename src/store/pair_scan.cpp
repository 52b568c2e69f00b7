#include "base/format.hpp"
#include "store/pair_filter.hpp"
#include "store/pair_search.hpp"

namespace diptych::store {

struct PairScan::Parts {
    Parts(Database& database, const PairFilter& filter);

    Condition condition;
    std::optional<Statement> query;
    std::int64_t bead = 0;
};

PairScan::Parts::Parts(Database& database, const PairFilter& filter) {
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

bool PairScan::next() {
    if (!m_parts->query) {
        return false;
    }
    if (!m_parts->query->step()) {
        m_parts->query.reset();
        return false;
    }
    m_parts->bead = m_parts->query->integer(0);
    return true;
}

std::int64_t PairScan::bead() const {
    return m_parts->bead;
}

} // namespace diptych::store
