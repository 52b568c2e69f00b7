#include "store/finding_dismissals.hpp"

#include "store/database.hpp"
#include "store/require_whole.hpp"
#include "store/statement.hpp"

namespace diptych::store {

void FindingDismissals::add(const model::Dismissal& dismissal) {
    Statement{m_database,
              "INSERT OR REPLACE INTO finding_dismissal (key, rule, message, source, target, reason, made) "
              "VALUES (?, ?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))"}
        .run(dismissal.key, dismissal.rule, dismissal.message, dismissal.source, dismissal.target,
             dismissal.reason);
}

bool FindingDismissals::remove(std::string_view key) {
    Statement{m_database, "DELETE FROM finding_dismissal WHERE key = ?"}.run(key);
    return m_database.changed_rows() > 0;
}

std::vector<model::Dismissal> FindingDismissals::list() const {
    require_sound(m_database, "finding_dismissal");
    std::vector<model::Dismissal> dismissals;
    Statement query{m_database,
                    "SELECT key, rule, message, source, target, reason, made FROM finding_dismissal "
                    "ORDER BY made, key"};
    while (query.step()) {
        dismissals.push_back({std::string{query.text(0)}, std::string{query.text(1)},
                              std::string{query.text(2)}, std::string{query.text(3)},
                              std::string{query.text(4)}, std::string{query.text(5)},
                              std::string{query.text(6)}});
    }
    return dismissals;
}

std::unordered_set<std::string> FindingDismissals::keys() const {
    require_sound(m_database, "finding_dismissal");
    std::unordered_set<std::string> keys;
    Statement query{m_database, "SELECT key FROM finding_dismissal"};
    while (query.step()) {
        keys.emplace(query.text(0));
    }
    return keys;
}

} // namespace diptych::store
