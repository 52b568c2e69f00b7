#pragma once

#include "base/diagnostics.hpp"
#include "base/session.hpp"
#include "check/rule.hpp"
#include "model/finding.hpp"
#include "pipeline/corpus/pairs_to_check.hpp"
#include "store/database.hpp"

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

struct PairCheckOptions {
    std::vector<std::string> glossaries; ///< files in any form that can be imported, instead of its glossary
    std::string subject;                 ///< only concepts with this subjectField, when not empty
    bool with_dismissed = false;         ///< give findings that were dismissed, too
    bool with_notes = false;             ///< likewise those that are no more than notes
    check::RuleSet rules;
    std::size_t jobs = 1;
};

struct CheckCounts {
    std::size_t pairs = 0;
    std::size_t terms = 0;                 ///< of the glossary, in the languages of the documents
    std::array<std::size_t, 3> findings{}; ///< by severity: notes, warnings, errors
    std::size_t dismissed = 0;
    std::size_t notes_left_out = 0;

    std::size_t of(base::Severity severity) const { return findings[static_cast<std::size_t>(severity)]; }

    std::size_t all() const { return findings[0] + findings[1] + findings[2]; }
};

/// Checks the pairs of documents; those with findings go to `visit`, in order.
/// \param database  whose glossary and dismissals count; nullptr: there are none
/// \throws base::InputError when a glossary or the database cannot be used
CheckCounts check_pairs(std::vector<PairsToCheck> documents, store::Database* database,
                        const PairCheckOptions& options, base::Session& session,
                        const std::function<void(const model::CheckedPair&)>& visit);

/// The rules, for reports.
std::vector<model::CheckRule> check_rules();

/// Keeps a dismissal.
void dismiss_finding(store::Database& database, const model::Dismissal& dismissal);
/// Takes it back. \throws base::Error when there is none with that key
void restore_finding(store::Database& database, const std::string& key);
/// In the order in which they were made.
std::vector<model::Dismissal> dismissed_findings(store::Database& database);

} // namespace diptych::pipeline
