#include "store/candidate_decisions.hpp"

#include "store/database.hpp"
#include "store/statement.hpp"

namespace diptych::store {

void CandidateDecisions::add(const CandidateDecision& decision) {
    Statement{m_database,
              "INSERT OR REPLACE INTO candidate_decision (language, base_form, decision, concept_id, made) "
              "VALUES (?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))"}
        .run(decision.language, decision.base_form, decision.decision, decision.concept_id);
}

bool CandidateDecisions::remove(std::string_view language, std::string_view base_form) {
    Statement{m_database, "DELETE FROM candidate_decision WHERE language = ? AND base_form = ?"}.run(
        language, base_form);
    return m_database.changed_rows() > 0;
}

std::optional<CandidateDecision> CandidateDecisions::find(std::string_view language,
                                                          std::string_view base_form) const {
    Statement query{m_database,
                    "SELECT language, base_form, decision, concept_id, made FROM candidate_decision "
                    "WHERE language = ? AND base_form = ?"};
    query.bind(language, base_form);
    if (!query.step()) {
        return std::nullopt;
    }
    return CandidateDecision{.language = std::string{query.text(0)},
                             .base_form = std::string{query.text(1)},
                             .decision = std::string{query.text(2)},
                             .concept_id =
                                 query.is_null(3) ? std::nullopt : std::optional{std::string{query.text(3)}},
                             .made = std::string{query.text(4)}};
}

} // namespace diptych::store
