#include "pipeline/look_up.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "glossary/match.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace diptych::pipeline {

namespace {

using glossary::AnalyzedText;
using model::ConceptHit;
using model::LanguageTag;
using model::MatchKind;
using model::PairHit;
using model::Range;
using text::Token;

constexpr std::size_t k_longest_term = 16;       ///< words
constexpr std::size_t k_most_candidates = 1'000; ///< pairs looked at to put the best first

std::string key_of(const std::vector<Token>& tokens, std::size_t begin, std::size_t count) {
    return text::stem_key({tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                           tokens.begin() + static_cast<std::ptrdiff_t>(begin + count)});
}

/// One analyzer for each language that comes up.
class Analyzers {
public:
    const text::Analyzer& of(const LanguageTag& language) {
        const std::string primary{language.primary()};
        return m_analyzers.try_emplace(primary, *LanguageTag::parse(primary)).first->second;
    }

private:
    std::map<std::string, text::Analyzer> m_analyzers;
};

std::vector<LanguageTag> languages_to_search(store::ConceptStore& concepts, store::DocumentStore& documents,
                                             const LookupOptions& options) {
    if (options.language) {
        return {*options.language};
    }
    std::set<LanguageTag> primaries;
    std::vector<std::string> all = concepts.languages();
    const std::vector<std::string> more = documents.languages();
    all.insert(all.end(), more.begin(), more.end());
    for (const std::string& name : all) {
        if (const auto tag = LanguageTag::parse(name)) {
            primaries.insert(*LanguageTag::parse(tag->primary()));
        }
    }
    return {primaries.begin(), primaries.end()};
}

/// Marks as many as can be without overlap, in order.
void merge_matches(std::vector<Range>& matches, std::vector<Range> more) {
    matches.insert(matches.end(), more.begin(), more.end());
    std::sort(matches.begin(), matches.end(), [](const Range& a, const Range& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::size_t end = 0;
    std::erase_if(matches, [&](const Range& match) {
        const bool overlaps = match.begin < end;
        end = overlaps ? end : match.end;
        return overlaps;
    });
}

class Lookup {
public:
    Lookup(const std::string& database, const std::string& query, const LookupOptions& options)
        : m_database{database, store::Mode::read}, m_concepts{m_database},
          m_documents{m_database}, m_query{query}, m_options{options} {}

    model::LookupResult run() {
        m_result.query = m_query;
        bool has_words = false;
        const std::vector<LanguageTag> languages = languages_to_search(m_concepts, m_documents, m_options);
        for (const LanguageTag& language : languages) {
            const AnalyzedText query = glossary::analyze(m_analyzers.of(language), m_query);
            has_words = has_words || !query.tokens.empty();
            find_concepts(language, query);
        }
        if (!has_words && !languages.empty()) {
            throw base::UsageError{fmt::format("There is no word to look up in '{}'.", m_query)};
        }
        keep_whole_matches();
        for (const LanguageTag& language : languages) {
            find_pairs(language, glossary::analyze(m_analyzers.of(language), m_query));
        }
        std::stable_sort(m_result.pairs.begin(), m_result.pairs.end(),
                         [](const PairHit& a, const PairHit& b) { return a.kind < b.kind; });
        if (m_result.pairs.size() > m_options.limit) {
            m_result.pairs.resize(m_options.limit);
        }
        for (PairHit& pair : m_result.pairs) {
            mark_renderings(pair.found_in_source ? pair.target : pair.source);
        }
        return std::move(m_result);
    }

private:
    /// The terms of the glossary that stand in the query, the longest at each place.
    void find_concepts(const LanguageTag& language, const AnalyzedText& query) {
        for (std::size_t at = 0; at < query.tokens.size();) {
            std::size_t taken = 0;
            for (std::size_t n = std::min(k_longest_term, query.tokens.size() - at); n > 0 && taken == 0;
                 --n) {
                taken = take_concepts(language, query, at, n) ? n : 0;
            }
            at += std::max<std::size_t>(taken, 1);
        }
    }

    bool take_concepts(const LanguageTag& language, const AnalyzedText& query, std::size_t at,
                       std::size_t n) {
        bool any = false;
        for (const store::TermMatch& match : m_concepts.find_by_key(language, key_of(query.tokens, at, n))) {
            const AnalyzedText term = glossary::analyze(m_analyzers.of(language), match.text);
            const auto kind = glossary::match_at(term, query, at);
            if (!kind) {
                continue;
            }
            any = true;
            const Range bytes{query.tokens[at].range.begin, query.tokens[at + n - 1].range.end};
            take_concept(match, *kind, bytes, n == query.tokens.size());
        }
        return any;
    }

    /// A concept once, by its best term.
    void take_concept(const store::TermMatch& match, MatchKind kind, Range bytes, bool whole) {
        for (std::size_t i = 0; i < m_result.concepts.size(); ++i) {
            ConceptHit& known = m_result.concepts[i];
            if (known.entry.id == match.entry_id) {
                if (kind < known.kind || (whole && !m_whole[i])) {
                    known.kind = kind;
                    known.term = match.text;
                    known.language = match.language;
                    known.query = bytes;
                    m_whole[i] = whole;
                }
                return;
            }
        }
        auto entry = m_concepts.concept_of(match.concept_row);
        if (entry) {
            m_result.concepts.push_back({std::move(*entry), match.language, match.text, kind, bytes});
            m_whole.push_back(whole);
        }
    }

    /// When the whole query is a term, the terms inside it are not what was asked for.
    void keep_whole_matches() {
        std::vector<ConceptHit> hits;
        const bool any_whole = std::find(m_whole.begin(), m_whole.end(), true) != m_whole.end();
        for (std::size_t i = 0; i < m_result.concepts.size(); ++i) {
            if (!any_whole || m_whole[i]) {
                hits.push_back(std::move(m_result.concepts[i]));
            }
        }
        std::stable_sort(hits.begin(), hits.end(),
                         [](const ConceptHit& a, const ConceptHit& b) { return a.kind < b.kind; });
        m_result.concepts = std::move(hits);
    }

    void find_pairs(const LanguageTag& language, const AnalyzedText& query) {
        if (query.tokens.empty()) {
            return;
        }
        store::FoundPairs found = m_documents.find_sentences(
            language, query.tokens, store::Page{std::max(k_most_candidates, m_options.limit), 0});
        for (PairHit& pair : found.pairs) {
            model::PairSide& asked = pair.found_in_source ? pair.source : pair.target;
            const AnalyzedText sentence = glossary::analyze(m_analyzers.of(asked.language), asked.text);
            const auto occurrences = glossary::find_occurrences(query, sentence);
            const bool known = m_seen.contains(pair.bead);
            if (occurrences.empty() || known) {
                found.total -= std::min<std::size_t>(found.total, 1);
                continue;
            }
            m_seen.insert(pair.bead);
            std::vector<Range> matches;
            pair.kind = MatchKind::inflected;
            for (const glossary::Occurrence& occurrence : occurrences) {
                matches.push_back(occurrence.bytes);
                pair.kind = std::min(pair.kind, occurrence.kind);
            }
            merge_matches(asked.matches, std::move(matches));
            m_result.pairs.push_back(std::move(pair));
        }
        m_result.total_pairs += found.total;
    }

    /// Highlights the concepts' terms on the side that was not searched.
    void mark_renderings(model::PairSide& side) {
        const AnalyzedText sentence = glossary::analyze(m_analyzers.of(side.language), side.text);
        std::vector<Range> matches;
        for (const AnalyzedText& term : terms_of(side.language)) {
            for (const glossary::Occurrence& found : find_occurrences(term, sentence)) {
                matches.push_back(found.bytes);
            }
        }
        merge_matches(side.matches, std::move(matches));
    }

    /// The terms of the concepts that were found, in that language; analysed once.
    const std::vector<AnalyzedText>& terms_of(const LanguageTag& language) {
        const auto [known, is_new] = m_terms.try_emplace(std::string{language.primary()});
        if (!is_new) {
            return known->second;
        }
        for (const ConceptHit& hit : m_result.concepts) {
            for (const model::LanguageSection& section : hit.entry.languages) {
                if (section.language.primary() != language.primary()) {
                    continue;
                }
                for (const model::Term& term : section.terms) {
                    known->second.push_back(glossary::analyze(m_analyzers.of(language), term.text));
                }
            }
        }
        return known->second;
    }

    store::Database m_database;
    store::ConceptStore m_concepts;
    store::DocumentStore m_documents;
    const std::string& m_query;
    const LookupOptions& m_options;
    Analyzers m_analyzers;
    model::LookupResult m_result;
    std::vector<bool> m_whole;     ///< for each concept hit: the whole query matched
    std::set<std::int64_t> m_seen; ///< beads
    std::map<std::string, std::vector<AnalyzedText>> m_terms; ///< by primary language; views into m_result
};

} // namespace

model::LookupResult look_up(const std::string& database, const std::string& query,
                            const LookupOptions& options) {
    return Lookup{database, query, options}.run();
}

} // namespace diptych::pipeline
