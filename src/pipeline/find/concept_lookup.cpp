#include "pipeline/find/concept_lookup.hpp"

#include "glossary/recognizer.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::ConceptHit;
using model::MatchKind;
using model::Relation;

constexpr std::size_t k_longest_term = 16;    ///< words
constexpr std::size_t k_most_concepts = 200;  ///< read for one query in one way
constexpr std::size_t k_most_lemma_keys = 64; ///< tried for one query
constexpr std::size_t k_most_similar = 5;     ///< concepts
/// Terms that begin so, to choose the shortest from.
constexpr std::size_t k_most_completions = 500;

std::string key_of(const std::vector<text::Token>& tokens, std::size_t begin, std::size_t count) {
    return text::stem_key({tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                           tokens.begin() + static_cast<std::ptrdiff_t>(begin + count)});
}

/// How many letters a misspelt key may be off: a quarter of them.
std::size_t most_edits(std::string_view key) {
    constexpr std::size_t k_most = 4;
    constexpr std::size_t k_least_letters = 3;
    return key.size() < k_least_letters ? 0 : std::min(k_most, (key.size() + 2) / 4);
}

bool is_inflected(const ConceptHit& hit) {
    return hit.kind == MatchKind::inflected;
}

} // namespace

void keep_best(std::vector<ConceptHit>& hits) {
    const auto order = [](const ConceptHit& hit) {
        const std::size_t place = hit.relation == Relation::part ? hit.query.begin : 0;
        return std::make_tuple(hit.relation, place, hit.kind, hit.differences.names().size());
    };
    std::stable_sort(hits.begin(), hits.end(),
                     [&](const ConceptHit& a, const ConceptHit& b) { return order(a) < order(b); });
    std::set<std::string> seen;
    std::erase_if(hits, [&](const ConceptHit& hit) { return !seen.insert(hit.entry.id).second; });
}

ConceptLookup::ConceptLookup(store::ConceptStore& store, Analyzers& analyzers, Morphologies& morphologies,
                             const LookupOptions& options)
    : m_store{store}, m_analyzers{analyzers}, m_morphologies{morphologies}, m_options{options} {}

void ConceptLookup::begin_query() {
    m_entries.clear();
    m_more = false;
}

/// Reads the entries of the matches and appends those that the filter lets through.
void ConceptLookup::add_candidates(const std::vector<store::TermMatch>& matches,
                                   std::vector<Candidate>& candidates) {
    for (const store::TermMatch& match : matches) {
        if (candidates.size() == k_most_concepts) {
            m_more = true;
            return;
        }
        auto known = m_entries.find(match.concept_row);
        if (known == m_entries.end()) {
            auto entry = m_store.concept_of(match.concept_row);
            if (!entry) {
                continue; // deleted since
            }
            known = m_entries.emplace(match.concept_row, std::move(*entry)).first;
        }
        const model::Concept& entry = known->second;
        if (match.section >= entry.languages.size() ||
            match.term >= entry.languages[match.section].terms.size() || !m_options.filter.accepts(entry)) {
            continue;
        }
        const model::LanguageSection& section = entry.languages[match.section];
        const model::Term& term = section.terms[match.term];
        if (term.text == match.text && m_options.filter.accepts(term)) {
            candidates.push_back({&entry, &section, &term});
        }
    }
}

ConceptLookup::Hits ConceptLookup::verify(const AnalyzedQuery& query,
                                          const std::vector<Candidate>& candidates,
                                          morphology::Morphology* morphology, Relation relation) const {
    Hits hits;
    if (candidates.empty()) {
        return hits;
    }
    glossary::Recognizer recognizer{query.language, morphology};
    for (const Candidate& candidate : candidates) {
        recognizer.add(candidate.term->text, traits_of(*candidate.term));
    }
    recognizer.finish();
    for (const glossary::TermHit& found :
         relation == Relation::whole ? recognizer.find_whole(query.text) : recognizer.find(query.text)) {
        const Candidate& candidate = candidates[found.term];
        if (!m_options.exact || found.differences.kind() == MatchKind::exact) {
            hits.push_back({.entry = *candidate.entry,
                            .language = candidate.section->language,
                            .term = candidate.term->text,
                            .kind = found.differences.kind(),
                            .query = found.bytes,
                            .differences = found.differences,
                            .relation = relation});
        }
    }
    return hits;
}

void ConceptLookup::append_unverified(const std::vector<Candidate>& candidates, Relation relation,
                                      Hits& hits) {
    for (const Candidate& candidate : candidates) {
        hits.push_back({.entry = *candidate.entry,
                        .language = candidate.section->language,
                        .term = candidate.term->text,
                        .relation = relation});
    }
}

ConceptLookup::Hits ConceptLookup::find_whole(const AnalyzedQuery& query) {
    std::vector<Candidate> candidates;
    add_candidates(m_store.find_by_key(query.language, text::stem_key(query.tokens)), candidates);
    Hits hits = verify(query, candidates, nullptr, Relation::whole);
    if (std::any_of(hits.begin(), hits.end(), is_inflected)) {
        if (morphology::Morphology* const morphology = m_morphologies.of(query.language)) {
            hits = verify(query, candidates, morphology, Relation::whole);
        }
    }
    if (!m_options.exact) {
        append_other_capitals(query, candidates, hits);
    }
    return hits;
}

void ConceptLookup::append_other_capitals(const AnalyzedQuery& query,
                                          const std::vector<Candidate>& candidates, Hits& hits) {
    std::vector<const Candidate*> refused;
    glossary::Recognizer recognizer{query.language, nullptr};
    for (const Candidate& candidate : candidates) {
        if (std::none_of(hits.begin(), hits.end(), [&](const ConceptHit& hit) {
                return hit.entry.id == candidate.entry->id && hit.term == candidate.term->text;
            })) {
            recognizer.add(text::fold_case(candidate.term->text));
            refused.push_back(&candidate);
        }
    }
    if (refused.empty()) {
        return;
    }
    recognizer.finish();
    for (const glossary::TermHit& found : recognizer.find_whole(text::fold_case(query.text))) {
        if (found.differences.kind() == MatchKind::inflected) {
            continue; // AIDS is no plural
        }
        const Candidate& candidate = *refused[found.term];
        hits.push_back({.entry = *candidate.entry,
                        .language = candidate.section->language,
                        .term = candidate.term->text,
                        .kind = MatchKind::folded,
                        .query = {query.tokens.front().range.begin, query.tokens.back().range.end},
                        .differences = found.differences});
        hits.back().differences.add(model::Difference::letter_case);
    }
}

ConceptLookup::Hits ConceptLookup::find_parts(const AnalyzedQuery& query) {
    std::vector<Candidate> candidates;
    std::set<std::string> keys;
    for (std::size_t at = 0; at < query.tokens.size(); ++at) {
        for (std::size_t n = 1; n <= std::min(k_longest_term, query.tokens.size() - at); ++n) {
            const auto [key, is_new] = keys.insert(key_of(query.tokens, at, n));
            if (is_new) {
                add_candidates(m_store.find_by_key(query.language, *key), candidates);
            }
        }
    }
    return verify(query, candidates, nullptr, Relation::part);
}

/// The keys that the query has when each of its words is replaced by one of its lemmas or left as it is.
std::vector<std::string> ConceptLookup::lemma_keys(const AnalyzedQuery& query,
                                                   morphology::Morphology& morphology) {
    const text::Analyzer& analyzer = m_analyzers.of(query.language);
    std::vector<std::string> keys{""};
    for (const text::Token& token : query.tokens) {
        std::set<std::string> stems{token.stem};
        for (const morphology::Reading& reading :
             morphology.readings(model::slice(query.text, token.range))) {
            stems.insert(text::stem_key(analyzer.analyze(reading.lemma)));
        }
        std::vector<std::string> longer;
        for (const std::string& key : keys) {
            for (const std::string& stem : stems) {
                if (!stem.empty() && longer.size() < k_most_lemma_keys) {
                    longer.push_back(key.empty() ? stem : key + ' ' + stem);
                }
            }
        }
        keys = std::move(longer);
    }
    return keys;
}

std::vector<store::TermMatch> ConceptLookup::similar_terms(const AnalyzedQuery& query) {
    const std::string key = text::stem_key(query.tokens);
    const std::size_t edits = most_edits(key);
    return edits == 0 ? std::vector<store::TermMatch>{}
                      : m_store.find_similar(query.language, key, edits, k_most_concepts / 4);
}

ConceptLookup::Hits ConceptLookup::find_whole_by_all_means(const AnalyzedQuery& query) {
    std::vector<Candidate> candidates;
    morphology::Morphology* const morphology = m_morphologies.of(query.language);
    if (morphology != nullptr) {
        for (const std::string& key : lemma_keys(query, *morphology)) {
            add_candidates(m_store.find_by_key(query.language, key), candidates);
        }
    }
    add_candidates(similar_terms(query), candidates);
    return verify(query, candidates, morphology, Relation::whole);
}

/// Whether the term has the words of the query, the last of them at least begun.
bool ConceptLookup::completes(const AnalyzedQuery& query, const std::string& text) {
    const std::vector<text::Token> term = m_analyzers.of(query.language).analyze(text);
    const std::size_t last = query.tokens.size() - 1;
    if (term.size() <= last || !term[last].folded.starts_with(query.tokens[last].folded)) {
        return false;
    }
    return std::equal(query.tokens.begin(), query.tokens.end() - 1, term.begin(),
                      [](const text::Token& a, const text::Token& b) { return a.stem == b.stem; });
}

ConceptLookup::Hits ConceptLookup::find_completions(const AnalyzedQuery& query) {
    constexpr std::size_t k_least_letters = 3;
    constexpr std::size_t k_longest_word = 200; // bytes; each shorter beginning is looked for
    const text::Token& last = query.tokens.back();
    if (last.folded.size() > k_longest_word) {
        return {};
    }
    std::string before = key_of(query.tokens, 0, query.tokens.size() - 1);
    before += before.empty() ? "" : " ";
    Hits hits;
    // The stem of the whole word may be much shorter than what is there of it: "traitemen" begins
    // "traitement", the stem of which is "trait".
    const std::size_t least = std::max(std::min(k_least_letters, last.folded.size()), last.folded.size() / 2);
    for (std::size_t length = last.folded.size(); length >= least && hits.empty(); --length) {
        const std::string prefix = before + last.folded.substr(0, length);
        if (prefix.size() < k_least_letters || text::find_invalid_utf8(prefix)) {
            continue;
        }
        std::vector<store::TermMatch> matches =
            m_store.find_by_prefix(query.language, prefix, k_most_completions);
        std::erase_if(matches, [&](const store::TermMatch& match) { return !completes(query, match.text); });
        std::stable_sort(matches.begin(), matches.end(),
                         [](const auto& a, const auto& b) { return a.text.size() < b.text.size(); });
        std::vector<Candidate> candidates;
        add_candidates(matches, candidates);
        std::stable_partition(candidates.begin(), candidates.end(), [](const Candidate& candidate) {
            return !candidate.term->status || !model::is_to_avoid(*candidate.term->status);
        });
        append_unverified(candidates, Relation::completion, hits);
    }
    keep_best(hits);
    hits.resize(std::min(hits.size(), k_most_similar));
    return hits;
}

ConceptLookup::Hits ConceptLookup::find_similar(const AnalyzedQuery& query) {
    std::vector<Candidate> candidates;
    add_candidates(similar_terms(query), candidates);
    Hits hits;
    append_unverified(candidates, Relation::similar, hits);
    keep_best(hits);
    hits.resize(std::min(hits.size(), k_most_similar));
    return hits;
}

} // namespace diptych::pipeline
