#include "pipeline/find/word_lists.hpp"

#include "store/document_store.hpp"
#include "text/analyzer.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace diptych::pipeline {

WordFrequencies::WordFrequencies(store::Database& database, const model::LanguageTag& language,
                                 const std::vector<store::SideKind>& sides) {
    constexpr std::size_t k_most_sampled = 3'000;
    constexpr std::size_t k_most_documents = 100;
    const text::Analyzer analyzer{language};
    const std::vector<model::DocumentSummary> documents = store::DocumentStore{database}.list();
    for (const model::DocumentSummary& document : documents) {
        m_pairs += document.beads;
    }
    const std::size_t step = documents.size() / k_most_documents + 1;
    const std::size_t from_each = k_most_sampled / (documents.size() / step + 1) + 1;
    for (std::size_t i = 0; i < documents.size(); i += step) {
        store::PairFilter filter;
        filter.documents = {documents[i].id};
        store::PairScan scan{database, filter};
        for (std::size_t n = 0; n < from_each; ++n) {
            const std::optional<model::PairHit> pair = scan.next();
            if (!pair) {
                break;
            }
            std::set<std::string> words;
            for (const store::SideKind& side : sides) {
                const model::PairSide& read = side.role == store::Role::source ? pair->source : pair->target;
                if (read.language.primary() == side.language) {
                    for (text::Token& token : analyzer.analyze(read.text)) {
                        words.insert(std::move(token.stem));
                    }
                }
            }
            for (const std::string& word : words) {
                ++m_counts[word];
            }
            ++m_sampled;
        }
    }
}

double WordFrequencies::of(const std::string& stem) const {
    const double scale =
        static_cast<double>(m_pairs) / static_cast<double>(std::max<std::size_t>(m_sampled, 1));
    const auto known = m_counts.find(stem);
    return known != m_counts.end() ? scale * static_cast<double>(known->second)
                                   : scale / static_cast<double>(2 + stem.size());
}

WordLists::WordLists(std::vector<store::SideKind> sides, store::PairFilter filter, std::size_t most)
    : m_sides{std::move(sides)}, m_filter{std::move(filter)}, m_most{most} {}

std::shared_ptr<const WordList> WordLists::of(store::Database& database, const std::string& stem) {
    if (auto known = find(stem)) {
        return known;
    }
    store::PairQuery query;
    for (const store::SideKind& side : m_sides) {
        query.push_back({store::SideQuery{side, model::WordQuery{.words = {stem}}}});
    }
    auto list = std::make_shared<WordList>();
    store::PairSearch search{database, query, m_filter};
    while (search.next()) {
        if (list->beads.size() == m_most) {
            list->complete = false;
            break;
        }
        list->beads.push_back(search.bead());
    }
    list->beads.shrink_to_fit();
    keep(stem, list);
    return list;
}

std::shared_ptr<const WordList> WordLists::find(const std::string& stem) {
    const std::lock_guard lock{m_mutex};
    const auto known = m_lists.find(stem);
    if (known == m_lists.end()) {
        return nullptr;
    }
    known->second.used = ++m_clock;
    return known->second.list;
}

/// Those that were not used for longest make way.
void WordLists::keep(const std::string& stem, const std::shared_ptr<const WordList>& list) {
    constexpr std::size_t k_most_kept = 16'000'000; // pairs: 128 MB
    const std::lock_guard lock{m_mutex};
    if (!m_lists.try_emplace(stem, Kept{list, ++m_clock}).second) {
        return; // another thread was faster
    }
    m_kept += list->beads.size();
    if (m_kept <= k_most_kept) {
        return;
    }
    std::vector<std::pair<std::uint64_t, std::string>> by_use;
    for (const auto& [word, kept] : m_lists) {
        by_use.emplace_back(kept.used, word);
    }
    std::sort(by_use.begin(), by_use.end());
    for (std::size_t i = 0; i + 1 < by_use.size() && m_kept > k_most_kept / 2; ++i) {
        const auto oldest = m_lists.find(by_use[i].second);
        m_kept -= oldest->second.list->beads.size();
        m_lists.erase(oldest);
    }
}

} // namespace diptych::pipeline
