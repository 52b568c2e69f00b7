#include "pipeline/terms/review_terms.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/input_stream.hpp"
#include "exchange/records/proposal_rows.hpp"
#include "store/candidate_decisions.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "store/transaction.hpp"
#include "text/analyzer.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::LanguageTag;
using model::ReviewedProposal;
using model::TermProposal;

model::LanguageSection section_of(const LanguageTag& language, const std::string& term,
                                  const std::string& context, const std::string& document) {
    model::Term made{term, model::Status::proposed, {}, {}};
    if (!context.empty()) {
        model::DataCategory example{"context", context, {}, {}};
        if (!document.empty()) {
            example.qualifiers.push_back({"source", document, {}, {}});
        }
        made.categories.push_back(std::move(example));
    }
    if (!document.empty()) {
        made.categories.push_back({"source", document, {}, {}});
    }
    return {language, {std::move(made)}, {}, {}};
}

model::LanguageSection translation_of(const TermProposal& proposal) {
    return section_of(proposal.target_language, proposal.renderings.front().text, proposal.target_context,
                      proposal.document);
}

bool has_language(const model::Concept& entry, const LanguageTag& language) {
    return std::any_of(entry.languages.begin(), entry.languages.end(), [&](const auto& section) {
        return section.language.primary() == language.primary() && !section.terms.empty();
    });
}

/// What the glossary has of a proposal.
struct Known {
    std::optional<std::string> both;    ///< the id of an entry with the term and the translation
    std::vector<std::string> term_only; ///< those of entries with the term and nothing in the other language
};

Known known_of(store::Database& database, const TermProposal& proposal) {
    store::ConceptStore concepts{database};
    const std::string term = text::stem_key(text::Analyzer{proposal.source_language}.analyze(proposal.term));
    const text::Analyzer target{proposal.target_language};
    const std::string translation = text::stem_key(target.analyze(proposal.renderings.front().text));
    Known known;
    for (const store::TermMatch& match : concepts.find_by_key(proposal.source_language, term)) {
        const auto entry = concepts.concept_of(match.concept_row);
        if (!entry) {
            continue;
        }
        if (!has_language(*entry, proposal.target_language)) {
            known.term_only.push_back(entry->id);
            continue;
        }
        for (const model::LanguageSection& section : entry->languages) {
            if (section.language.primary() == proposal.target_language.primary() &&
                std::any_of(section.terms.begin(), section.terms.end(), [&](const model::Term& there) {
                    return text::stem_key(target.analyze(there.text)) == translation;
                })) {
                known.both = entry->id;
            }
        }
    }
    return known;
}

void remember(store::Database& database, const TermProposal& proposal, const std::string& decision,
              const std::optional<std::string>& entry_id) {
    store::Transaction transaction{database};
    store::CandidateDecisions{database}.add(
        {std::string{proposal.source_language.primary()}, proposal.base, decision, entry_id, {}});
    transaction.commit();
}

void accept(store::Database& database, const TermProposal& proposal, const EditOptions& options,
            ReviewedTerms& result) {
    const Known known = known_of(database, proposal);
    std::string id;
    if (known.both) {
        id = *known.both;
        ++result.known;
    } else if (known.term_only.size() == 1) {
        id = known.term_only.front();
        edit_concept(
            database, id, [&](model::Concept& entry) { entry.languages.push_back(translation_of(proposal)); },
            options);
        ++result.extended;
    } else {
        model::Concept entry;
        entry.languages = {
            section_of(proposal.source_language, proposal.term, proposal.source_context, proposal.document),
            translation_of(proposal)};
        id = add_concept(database, std::move(entry), options).after.value().id;
        ++result.added;
    }
    if (!options.dry_run) {
        remember(database, proposal, "accepted", id);
    }
}

} // namespace

std::vector<ReviewedProposal> read_review_list(const std::string& path, base::Session& session) {
    base::InputStream input{path, session.in};
    return exchange::read_proposals(input.stream(), path == "-" ? base::k_standard_input_name : path,
                                    session.diagnostics);
}

std::size_t leave_out_decided(store::Database& database, std::vector<ReviewedProposal>& proposals) {
    const store::CandidateDecisions decisions{database};
    return std::erase_if(proposals, [&](const ReviewedProposal& reviewed) {
        return decisions.find(reviewed.proposal.source_language.primary(), reviewed.proposal.base)
            .has_value();
    });
}

ReviewedTerms review_terms(store::Database& database, const std::vector<ReviewedProposal>& proposals,
                           const std::string& name, const EditOptions& options,
                           base::Diagnostics& diagnostics) {
    ReviewedTerms result;
    for (const ReviewedProposal& reviewed : proposals) {
        switch (reviewed.verdict) {
        case model::Verdict::none:
            ++result.undecided;
            break;
        case model::Verdict::reject:
            if (!options.dry_run) {
                remember(database, reviewed.proposal, "rejected", {});
            }
            ++result.rejected;
            break;
        case model::Verdict::accept:
            try {
                accept(database, reviewed.proposal, options, result);
            } catch (const base::InputError&) {
                throw; // the database, not the proposal
            } catch (const base::Error& error) {
                diagnostics.warn(name, reviewed.line,
                                 std::string{error.what()} + " This proposal was left undecided.");
                ++result.undecided;
            }
            break;
        }
    }
    return result;
}

} // namespace diptych::pipeline
