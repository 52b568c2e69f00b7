#include "pipeline/find/search.hpp"

#include "concordance/query.hpp"
#include "pipeline/find/search_conditions.hpp"
#include "pipeline/find/translation_spotter.hpp"
#include "pipeline/sources/analyzers.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "store/transaction.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace diptych::pipeline {

namespace {

using model::PairHit;
using model::SearchResult;
using store::SideKind;

constexpr std::size_t k_most_counted = 1'000;  ///< pairs, for the total
constexpr std::size_t k_most_verified = 3'000; ///< pairs read for the total, when the index cannot tell
constexpr std::size_t k_most_rendered = 100;   ///< pairs over which renderings are counted
constexpr std::size_t k_most_others = 100;     ///< pairs without what is looked for, to compare with

} // namespace

class Search::Implementation {
public:
    Implementation(store::Database& database, SearchOptions options)
        : m_options{std::move(options)}, m_database{database},
          m_concepts{m_database}, m_filter{filter_of(m_options.choice, m_database)}, m_reader{m_database},
          m_translations{m_concepts, m_analyzers} {}

    SearchResult search(const std::string& query) {
        const store::Snapshot snapshot{m_database};
        const std::vector<SideKind> sides = store::side_kinds(m_database);
        SearchConditions conditions{query, m_options, sides, m_analyzers};
        SearchResult result;
        result.query = query;
        std::vector<SearchedPair> pairs = find(conditions, result);
        if (result.total == 0 && !concordance::must_be_verified(m_options.strictness)) {
            count_apart(conditions, result);
        }
        if (!conditions.says_both()) {
            translate(pairs, result);
        }
        for (std::size_t i = m_options.offset; i < pairs.size() && result.pairs.size() < m_options.limit;
             ++i) {
            result.pairs.push_back(std::move(pairs[i].hit));
        }
        return result;
    }

private:
    /// The first pairs: those that are wanted or looked at for renderings. Counts the others.
    std::vector<SearchedPair> find(SearchConditions& conditions, SearchResult& result) {
        const bool verify = concordance::must_be_verified(m_options.strictness);
        const std::size_t wanted = m_options.offset + std::min(m_options.limit, SIZE_MAX - m_options.offset);
        const std::size_t read = std::max(wanted, m_options.renderings ? k_most_rendered : 0);
        const std::size_t most = verify ? k_most_verified : k_most_counted;
        std::vector<SearchedPair> pairs;
        store::PairSearch search{m_database, conditions.compiled(false), m_filter};
        for (std::size_t looked_at = 0; search.next(); ++looked_at) {
            if (looked_at >= most && result.total >= wanted) {
                result.total_is_bound = true;
                break;
            }
            if (verify || pairs.size() < read) {
                PairHit hit = m_reader.require(search.bead());
                m_reader.require_in_place(hit);
                SearchedPair pair = analyzed(std::move(hit));
                if (!conditions.fulfilled(pair)) {
                    continue;
                }
                if (pairs.size() < read) {
                    pairs.push_back(std::move(pair));
                }
            }
            ++result.total;
        }
        return pairs;
    }

    SearchedPair analyzed(PairHit&& hit) {
        SearchedPair pair{std::move(hit), {}, {}};
        pair.source = m_analyzers.of(pair.hit.source.language).analyze(pair.hit.source.text);
        pair.target = m_analyzers.of(pair.hit.target.language).analyze(pair.hit.target.text);
        return pair;
    }

    void count_apart(const SearchConditions& conditions, SearchResult& result) {
        store::PairSearch search{m_database, conditions.compiled(true), m_filter};
        while (search.next()) {
            if (result.apart == k_most_counted) {
                result.apart_is_bound = true;
                break;
            }
            ++result.apart;
        }
    }

    /// Marks what the matches are rendered by, and counts it.
    void translate(std::vector<SearchedPair>& pairs, SearchResult& result) {
        std::vector<const SearchedPair*> hits;
        for (const SearchedPair& pair : pairs) {
            if (hits.size() < k_most_rendered) {
                hits.push_back(&pair);
            }
        }
        m_translations.learn(hits, m_options.renderings ? others_than(pairs) : std::vector<SearchedPair>{});
        std::vector<std::vector<Translation>> found;
        for (const SearchedPair* const pair : hits) {
            found.push_back(m_translations.of(*pair));
        }
        m_translations.agree(hits, found);
        if (m_options.renderings) {
            count(hits, found, result);
        }
        for (std::size_t i = m_options.offset; i < pairs.size() && i - m_options.offset < m_options.limit;
             ++i) {
            PairHit& hit = pairs[i].hit;
            for (const Translation& translation : i < found.size() ? found[i] : m_translations.of(pairs[i])) {
                mark(hit.found_in_source ? hit.target.marks : hit.source.marks, translation.ranges);
            }
        }
    }

    /// Pairs from all over the corpus that were not found, as far as that is known.
    std::vector<SearchedPair> others_than(const std::vector<SearchedPair>& pairs) {
        std::vector<SearchedPair> others;
        std::set<std::int64_t> passed_over;
        std::int64_t last = 0;
        for (const SearchedPair& pair : pairs) {
            passed_over.insert(pair.hit.id);
            last = std::max(last, pair.hit.id);
        }
        // Numbers are given one after the other, so steps of the same length go through all documents.
        const std::int64_t end = last + static_cast<std::int64_t>(k_most_others);
        const std::int64_t step = std::max<std::int64_t>(end / static_cast<std::int64_t>(k_most_others), 1);
        for (std::int64_t bead = 1; bead <= end && !pairs.empty(); bead += step) {
            if (passed_over.contains(bead)) {
                continue;
            }
            if (std::optional<PairHit> hit = m_reader.read(bead)) {
                others.push_back(analyzed(std::move(*hit)));
            }
        }
        return others;
    }

    /// Groups what a reader would call the same, and shows it as it is written most often.
    static void count(const std::vector<const SearchedPair*>& pairs,
                      const std::vector<std::vector<Translation>>& found, SearchResult& result) {
        struct Group {
            std::size_t pairs = 0;
            std::size_t first = 0;
            std::map<std::string, std::size_t> forms;
        };

        std::map<std::string, std::size_t, std::less<>> languages;
        for (const SearchedPair* const pair : pairs) {
            ++languages[std::string{pair->other().language.primary()}];
        }
        const auto rendered_in =
            std::max_element(languages.begin(), languages.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        if (rendered_in == languages.end()) {
            return;
        }
        result.rendered_in = model::LanguageTag::parse(rendered_in->first).value_or(model::LanguageTag{});
        std::map<std::string, Group> groups;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (pairs[i]->other().language.primary() != rendered_in->first ||
                pairs[i]->other().text.empty()) {
                continue;
            }
            std::set<std::string> seen;
            for (const Translation& translation : found[i]) {
                if (translation.ranges.empty()) {
                    continue;
                }
                Group& group = groups[translation.key];
                group.first = group.pairs == 0 ? i : group.first;
                group.pairs += seen.insert(translation.key).second ? 1U : 0U;
                ++group.forms[translation.text];
            }
            ++result.counted_pairs;
            result.without_rendering += seen.empty() ? 1U : 0U;
        }
        std::vector<const Group*> ordered;
        for (const auto& [key, group] : groups) {
            ordered.push_back(&group);
        }
        std::stable_sort(ordered.begin(), ordered.end(), [](const Group* a, const Group* b) {
            return a->pairs != b->pairs ? a->pairs > b->pairs : a->first < b->first;
        });
        for (const Group* const group : ordered) {
            const auto form =
                std::max_element(group->forms.begin(), group->forms.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
            result.renderings.push_back({form->first, {}, group->pairs});
        }
    }

    SearchOptions m_options;
    store::Database& m_database;
    store::ConceptStore m_concepts;
    store::PairFilter m_filter;
    store::PairReader m_reader;
    Analyzers m_analyzers;
    TranslationSpotter m_translations;
};

Search::Search(store::Database& database, SearchOptions options)
    : m_implementation{std::make_unique<Implementation>(database, std::move(options))} {}

Search::~Search() = default;

SearchResult Search::search(const std::string& query) {
    return m_implementation->search(query);
}

} // namespace diptych::pipeline
