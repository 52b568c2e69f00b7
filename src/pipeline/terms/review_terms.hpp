#pragma once

#include "base/diagnostics.hpp"
#include "base/session.hpp"
#include "model/term_proposal.hpp"
#include "pipeline/terms/edit_glossary.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// What a decision did: enough to take it back.
struct Decided {
    enum class Kind {
        added,    ///< a new entry
        extended, ///< an entry that had the term got its translation
        known,    ///< accepted, but the glossary had both already
        rejected
    };

    Kind kind = Kind::rejected;
    std::optional<std::int64_t> change = {}; ///< of the glossary, by its number in the history
};

/// What a review did.
struct ReviewedTerms {
    std::size_t added = 0; ///< as Decided::Kind has it, as the three that follow
    std::size_t extended = 0;
    std::size_t known = 0;
    std::size_t rejected = 0;
    std::size_t undecided = 0; ///< nothing was decided on them

    void add(Decided::Kind kind);
    ReviewedTerms& operator+=(const ReviewedTerms& more);
};

/// The list that `diptych extract --bilingual` wrote and a person marked. \param path  `-` is
/// `standard_input`  \throws base::InputError when it cannot be used
std::vector<model::ReviewedProposal> read_review_list(const std::string& path, base::Session& session);

/// Leaves out proposals of whose terms the database knows a decision. \returns how many there were
std::size_t leave_out_decided(store::Database& database, std::vector<model::ReviewedProposal>& proposals);

/// Carries out what was decided. An accepted proposal becomes an entry whose terms are proposed, with its
/// context and document as source; where one entry has the term and nothing in the other language, it gets
/// the translation. A rejected one is remembered, and never proposed again.
/// \pre a verdict is given, and a rendering with an acceptance
/// \throws base::Error when the glossary or the database refuses
Decided decide(store::Database& database, const model::ReviewedProposal& reviewed,
               const EditOptions& options);

/// Makes the glossary what it was before the decision, and the proposal undecided.
/// \throws base::Error when somebody has changed the entry since, naming that change
void take_back(store::Database& database, const model::TermProposal& proposal, const Decided& decided,
               const EditOptions& options);

/// decide() on each that has a verdict: it is done or not, whatever happens to the others.
/// \param name  of the list, as messages call it  \throws base::Error when the database cannot be written
ReviewedTerms review_terms(store::Database& database, const std::vector<model::ReviewedProposal>& proposals,
                           const std::string& name, const EditOptions& options,
                           base::Diagnostics& diagnostics);

} // namespace diptych::pipeline
