#include "pipeline/terms/propose_terms.hpp"

#include "base/file.hpp"
#include "base/input_stream.hpp"
#include "base/parallel.hpp"
#include "base/string.hpp"
#include "exchange/tables/text_lines.hpp"
#include "pipeline/terms/extract_pairs.hpp"
#include "store/candidate_decisions.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "text/analyzer.hpp"

#include <algorithm>
#include <utility>

namespace diptych::pipeline {

namespace {

/// Knows which candidates need no proposal any more.
class Settled {
public:
    Settled(store::Database& database, const model::LanguageTag& source, const model::LanguageTag& target)
        : m_concepts{database}, m_decisions{database}, m_analyzer{source}, m_source{source}, m_target{
                                                                                                 target} {}

    /// Whether an entry has the term, in any form, and a term of the target language.
    bool in_glossary(const std::string& term) {
        for (const store::TermMatch& match :
             m_concepts.find_by_key(m_source, text::stem_key(m_analyzer.analyze(term)))) {
            const auto entry = m_concepts.concept_of(match.concept_row);
            if (entry &&
                std::any_of(entry->languages.begin(), entry->languages.end(), [&](const auto& section) {
                    return section.language.primary() == m_target.primary() && !section.terms.empty();
                })) {
                return true;
            }
        }
        return false;
    }

    bool is_decided(const std::string& base) const {
        return m_decisions.find(m_source.primary(), base).has_value();
    }

private:
    store::ConceptStore m_concepts;
    store::CandidateDecisions m_decisions;
    text::Analyzer m_analyzer;
    model::LanguageTag m_source;
    model::LanguageTag m_target;
};

/// The terms of the options, or candidates that nobody has decided on.
std::vector<model::TermProposal> terms_to_translate(store::Database& database,
                                                    const ProposeTermsOptions& options,
                                                    base::Diagnostics& diagnostics, ProposedTerms& result) {
    const model::LanguageTag source = options.terms.read.language.value();
    std::vector<model::TermProposal> terms;
    for (const std::string& term : options.given) {
        terms.push_back({source, options.target, term, term, 0, 0, {}, {}, {}, {}});
    }
    if (!terms.empty()) {
        return terms;
    }
    Settled settled{database, source, options.target};
    const ExtractedTerms found =
        extract_terms_of_database(database, options.documents, options.terms, diagnostics);
    for (const model::ExtractedTerm& term : found.terms) {
        const model::TermCandidate& candidate = term.candidate;
        if (settled.is_decided(candidate.base)) {
            ++result.decided;
        } else if (settled.in_glossary(candidate.term)) {
            ++result.in_glossary;
        } else {
            terms.push_back({source,
                             options.target,
                             candidate.term,
                             candidate.base,
                             candidate.frequency,
                             candidate.score,
                             {},
                             term.excerpts.empty() ? std::string{} : term.excerpts.front().place.file,
                             {},
                             {}});
        }
    }
    return terms;
}

} // namespace

std::vector<std::string> read_terms(const std::string& path, base::Session& session) {
    base::InputStream input{path, session.in};
    exchange::TextLines lines{input.stream(), path == "-" ? base::k_standard_input_name : path,
                              session.diagnostics};
    std::vector<std::string> terms;
    while (const std::optional<std::string_view> line = lines.next()) {
        if (const std::string_view term = base::trim(*line); !term.empty()) {
            terms.emplace_back(term);
        }
    }
    return terms;
}

ProposedTerms propose_terms(store::Database& database, const ProposeTermsOptions& options,
                            base::Session& session) {
    ProposedTerms result;
    std::vector<model::TermProposal> candidates =
        terms_to_translate(database, options, session.diagnostics, result);
    if (candidates.empty()) {
        return result;
    }
    std::vector<std::string> terms;
    for (const model::TermProposal& candidate : candidates) {
        terms.push_back(candidate.term);
    }
    ExtractPairsOptions pairing;
    pairing.source = options.terms.read.language.value();
    pairing.target = options.target;
    pairing.most_renderings = options.renderings;
    pairing.training.jobs = base::processor_count();
    const PairSource pairs = pairs_of_database(database, pairing.source, options.target, {});
    const std::vector<ExtractedPair> rendered = extract_pairs(pairs, terms, pairing, session);
    std::vector<std::size_t> examples; // numbers of pairs
    for (std::size_t i = 0; i < rendered.size(); ++i) {
        if (rendered[i].renderings.empty()) {
            ++result.without_rendering;
            continue;
        }
        model::TermProposal& proposal = candidates[i];
        if (!options.given.empty()) {
            proposal.frequency = rendered[i].pairs;
        }
        for (const align::TermRendering& rendering : rendered[i].renderings) {
            // One that counts none stands near the term only: a list to be read through is better without it.
            if (proposal.renderings.empty() || rendering.count > 0 || !options.given.empty()) {
                proposal.renderings.push_back({rendering.text, rendering.count, rendering.score});
            }
        }
        examples.push_back(rendered[i].renderings.front().example);
        result.proposals.push_back(std::move(proposal));
    }
    auto texts = texts_of_pairs(pairs, examples);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        result.proposals[i].source_context = std::move(texts[i].first);
        result.proposals[i].target_context = std::move(texts[i].second);
    }
    return result;
}

} // namespace diptych::pipeline
