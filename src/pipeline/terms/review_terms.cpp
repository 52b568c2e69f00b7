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

struct Accepted {
    Decided decided;
    std::string entry_id;
};

Accepted accept(store::Database& database, const TermProposal& proposal, const EditOptions& options) {
    const Known known = known_of(database, proposal);
    if (known.both) {
        return {{Decided::Kind::known}, *known.both};
    }
    if (known.term_only.size() == 1) {
        const std::string& id = known.term_only.front();
        const Edited edited = edit_concept(
            database, id, [&](model::Concept& entry) { entry.languages.push_back(translation_of(proposal)); },
            options);
        return {{Decided::Kind::extended, edited.change}, id};
    }
    model::Concept entry;
    entry.languages = {
        section_of(proposal.source_language, proposal.term, proposal.source_context, proposal.document),
        translation_of(proposal)};
    const Edited added = add_concept(database, std::move(entry), options);
    return {{Decided::Kind::added, added.change}, added.after.value().id};
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

void ReviewedTerms::add(Decided::Kind kind) {
    switch (kind) {
    case Decided::Kind::added:
        ++added;
        break;
    case Decided::Kind::extended:
        ++extended;
        break;
    case Decided::Kind::known:
        ++known;
        break;
    case Decided::Kind::rejected:
        ++rejected;
        break;
    }
}

ReviewedTerms& ReviewedTerms::operator+=(const ReviewedTerms& more) {
    added += more.added;
    extended += more.extended;
    known += more.known;
    rejected += more.rejected;
    undecided += more.undecided;
    return *this;
}

Decided decide(store::Database& database, const ReviewedProposal& reviewed, const EditOptions& options) {
    const TermProposal& proposal = reviewed.proposal;
    std::optional<store::Transaction> transaction;
    if (!options.dry_run) {
        transaction.emplace(database);
    }
    const bool accepts = reviewed.verdict == model::Verdict::accept;
    const Accepted accepted = accepts ? accept(database, proposal, options) : Accepted{};
    if (transaction) {
        store::CandidateDecisions{database}.add({std::string{proposal.source_language.primary()},
                                                 proposal.base,
                                                 accepts ? "accepted" : "rejected",
                                                 accepts ? std::optional{accepted.entry_id} : std::nullopt,
                                                 {}});
        transaction->commit();
    }
    return accepted.decided;
}

void take_back(store::Database& database, const TermProposal& proposal, const Decided& decided,
               const EditOptions& options) {
    if (options.dry_run) {
        return;
    }
    store::Transaction transaction{database};
    if (decided.change) {
        undo_change(database, decided.change, options);
    }
    store::CandidateDecisions{database}.remove(proposal.source_language.primary(), proposal.base);
    transaction.commit();
}

ReviewedTerms review_terms(store::Database& database, const std::vector<ReviewedProposal>& proposals,
                           const std::string& name, const EditOptions& options,
                           base::Diagnostics& diagnostics) {
    ReviewedTerms result;
    for (const ReviewedProposal& reviewed : proposals) {
        if (reviewed.verdict == model::Verdict::none) {
            ++result.undecided;
            continue;
        }
        try {
            result.add(decide(database, reviewed, options).kind);
        } catch (const base::InputError&) {
            throw; // the database, not the proposal
        } catch (const base::Error& error) {
            diagnostics.warn(name, reviewed.line,
                             std::string{error.what()} + " This proposal was left undecided.");
            ++result.undecided;
        }
    }
    return result;
}

} // namespace diptych::pipeline
