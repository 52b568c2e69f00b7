#include "store/candidate_decisions.hpp"

#include "store/database.hpp"
#include "store/require_whole.hpp"
#include "store/statement.hpp"

namespace diptych::store {

namespace {

/// Of a row: language, base_form, decision, concept_id, made.
CandidateDecision decision_of(const Statement& row) {
    return {.language = std::string{row.text(0)},
            .base_form = std::string{row.text(1)},
            .decision = std::string{row.text(2)},
            .concept_id = row.is_null(3) ? std::nullopt : std::optional{std::string{row.text(3)}},
            .made = std::string{row.text(4)}};
}

} // namespace

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
    return query.step() ? std::optional{decision_of(query)} : std::nullopt;
}

std::vector<CandidateDecision> CandidateDecisions::list(std::string_view language) const {
    require_sound(m_database, "candidate_decision");
    std::vector<CandidateDecision> decisions;
    Statement query{m_database,
                    "SELECT language, base_form, decision, concept_id, made FROM candidate_decision "
                    "WHERE language = ? ORDER BY base_form"};
    for (query.bind(language); query.step();) {
        decisions.push_back(decision_of(query));
    }
    return decisions;
}

} // namespace diptych::store
