#include "pipeline/find/pair_lookup.hpp"

#include <algorithm>
#include <utility>

namespace diptych::pipeline {

namespace {

using glossary::TermHit;
using model::ConceptHit;
using model::LookupResult;
using model::MatchKind;
using model::PairHit;
using model::PairSide;
using model::Range;
using model::Renderings;

constexpr std::size_t k_most_candidates = 1'000; ///< pairs looked at to put the best first and to count

/// As many as can be without overlap, in order; the longer of two that begin together.
std::vector<Range> without_overlap(std::vector<Range> matches) {
    std::sort(matches.begin(), matches.end(), [](const Range& a, const Range& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::size_t end = 0;
    std::erase_if(matches, [&](const Range& match) {
        const bool overlaps = match.begin < end;
        end = overlaps ? end : match.end;
        return overlaps;
    });
    return matches;
}

bool is_inside(Range inner, Range outer) {
    return outer.begin <= inner.begin && inner.end <= outer.end && !(inner == outer);
}

Renderings& renderings_in(ConceptHit& hit, const model::LanguageTag& language) {
    const auto known = std::find_if(hit.renderings.begin(), hit.renderings.end(),
                                    [&](const Renderings& r) { return r.language == language; });
    return known != hit.renderings.end() ? *known
                                         : hit.renderings.emplace_back(Renderings{language, {}, 0, 0});
}

void add_rendering(Renderings& renderings, const model::Term& term) {
    const auto known = std::find_if(renderings.terms.begin(), renderings.terms.end(),
                                    [&](const model::RenderingCount& r) { return r.term == term.text; });
    if (known != renderings.terms.end()) {
        ++known->pairs;
    } else {
        renderings.terms.push_back({term.text, term.status, 1});
    }
}

/// Whether the pairs are those with the term of that hit.
bool is_asked_for(const ConceptHit& hit, const LookupResult& result) {
    return result.suggestion.empty() ? hit.relation <= model::Relation::part : hit.term == result.suggestion;
}

bool has_terms_in(const ConceptHit& hit, const model::LanguageTag& language) {
    return std::any_of(hit.entry.languages.begin(), hit.entry.languages.end(),
                       [&](const model::LanguageSection& section) {
                           return section.language.primary() == language.primary();
                       });
}

} // namespace

PairLookup::PairLookup(store::DocumentStore& store, const LookupOptions& options)
    : m_store{store}, m_options{options} {}

void PairLookup::begin_query() {
    m_seen.clear();
    m_terms.clear();
}

void PairLookup::find(const std::vector<AnalyzedQuery>& phrases, LookupResult& result) {
    for (const AnalyzedQuery& phrase : phrases) {
        glossary::Recognizer recognizer{phrase.language, nullptr};
        recognizer.add(phrase.text);
        recognizer.finish();
        find_phrase(phrase, recognizer, result);
    }
}

void PairLookup::find_phrase(const AnalyzedQuery& phrase, const glossary::Recognizer& recognizer,
                             LookupResult& result) {
    store::FoundPairs found = m_store.find_sentences(
        phrase.language, phrase.tokens, store::Page{std::max(k_most_candidates, m_options.limit), 0});
    for (PairHit& pair : found.pairs) {
        PairSide& asked = pair.found_in_source ? pair.source : pair.target;
        std::vector<TermHit> hits;
        if (!m_seen.contains(pair.id)) {
            hits = recognizer.find(asked.text);
        }
        if (m_options.exact) {
            std::erase_if(hits,
                          [](const TermHit& hit) { return hit.differences.kind() != MatchKind::exact; });
        }
        if (hits.empty()) {
            found.total -= std::min<std::size_t>(found.total, 1);
            continue;
        }
        m_seen.insert(pair.id);
        const auto best = std::min_element(hits.begin(), hits.end(), [](const TermHit& a, const TermHit& b) {
            return a.differences.kind() < b.differences.kind();
        });
        pair.differences = best->differences;
        pair.kind = best->differences.kind();
        for (const TermHit& hit : hits) {
            asked.marks.push_back(hit.bytes);
        }
        asked.marks = without_overlap(std::move(asked.marks));
        result.pairs.push_back(std::move(pair));
    }
    result.total_pairs += found.total;
    result.total_is_bound = result.total_is_bound || found.total_is_bound;
}

PairLookup::Terms& PairLookup::terms_of(const model::LanguageTag& language, const LookupResult& result) {
    const auto known = m_terms.find(language.primary());
    if (known != m_terms.end()) {
        return known->second;
    }
    Terms terms{glossary::Recognizer{language, nullptr}, {}};
    for (std::size_t i = 0; i < result.concepts.size(); ++i) {
        for (const model::LanguageSection& section : result.concepts[i].entry.languages) {
            if (section.language.primary() != language.primary()) {
                continue;
            }
            for (const model::Term& term : section.terms) {
                terms.recognizer.add(term.text, traits_of(term));
                terms.places.push_back({i, &term});
            }
        }
    }
    terms.recognizer.finish();
    return m_terms.emplace(language.primary(), std::move(terms)).first->second;
}

/// Counts which terms stand in a side. One inside a longer term of the same concept is not meant.
void PairLookup::count(const PairSide& side, LookupResult& result) {
    const Terms& terms = terms_of(side.language, result);
    std::vector<std::vector<std::pair<Range, const model::Term*>>> by_concept(result.concepts.size());
    for (const TermHit& found : terms.recognizer.find(side.text, glossary::Nested::report)) {
        const Terms::Place& place = terms.places[found.term];
        by_concept[place.hit].emplace_back(found.bytes, place.term);
    }
    for (std::size_t i = 0; i < result.concepts.size(); ++i) {
        if (!is_asked_for(result.concepts[i], result) || !has_terms_in(result.concepts[i], side.language)) {
            continue;
        }
        Renderings& renderings = renderings_in(result.concepts[i], side.language);
        std::set<const model::Term*> counted;
        for (const auto& [bytes, term] : by_concept[i]) {
            const bool is_nested =
                std::any_of(by_concept[i].begin(), by_concept[i].end(),
                            [inner = bytes](const auto& outer) { return is_inside(inner, outer.first); });
            if (!is_nested && counted.insert(term).second) {
                add_rendering(renderings, *term);
            }
        }
        ++renderings.pairs;
        renderings.otherwise += counted.empty() ? 1U : 0U;
    }
}

void PairLookup::finish(LookupResult& result) {
    std::stable_sort(result.pairs.begin(), result.pairs.end(),
                     [](const PairHit& a, const PairHit& b) { return a.kind < b.kind; });
    for (const PairHit& pair : result.pairs) {
        const PairSide& other = pair.other();
        if (!other.text.empty() && !result.concepts.empty()) {
            count(other, result);
        }
    }
    result.counted_pairs = result.pairs.size();
    for (ConceptHit& hit : result.concepts) {
        std::sort(hit.renderings.begin(), hit.renderings.end(),
                  [](const Renderings& a, const Renderings& b) { return a.language < b.language; });
        for (Renderings& renderings : hit.renderings) {
            std::stable_sort(renderings.terms.begin(), renderings.terms.end(),
                             [](const auto& a, const auto& b) { return a.pairs > b.pairs; });
        }
    }
    result.pairs.resize(std::min(result.pairs.size(), m_options.limit));
    for (PairHit& pair : result.pairs) {
        PairSide& other = pair.found_in_source ? pair.target : pair.source;
        std::vector<Range> matches;
        if (!other.text.empty() && !result.concepts.empty()) {
            for (const TermHit& hit : terms_of(other.language, result).recognizer.find(other.text)) {
                matches.push_back(hit.bytes);
            }
        }
        other.marks = without_overlap(std::move(matches));
    }
}

} // namespace diptych::pipeline
