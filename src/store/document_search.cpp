#include "store/document_store.hpp"
#include "store/pair_search.hpp"
#include "store/transaction.hpp"

#include <algorithm>

namespace diptych::store {

namespace {

/// So many matches are counted for a total, whatever the page.
constexpr std::size_t k_most_counted = 10'000;

struct Hit {
    std::int64_t bead = 0;
    bool in_source = true;
};

PairQuery condition_on(Role role, const std::string& language, const model::WordQuery& words) {
    SideQuery condition;
    condition.side.role = role;
    condition.side.language = language;
    condition.words = words;
    PairQuery query(1);
    query[0].push_back(std::move(condition));
    return query;
}

/// Pairs with a phrase in the source, and those with it in the target, in the order of their numbers.
class EitherSide {
public:
    EitherSide(Database& database, const std::string& language, const model::WordQuery& words)
        : m_source{database, condition_on(Role::source, language, words), {}},
          m_target{database, condition_on(Role::target, language, words), {}}, m_more_source{m_source.next()},
          m_more_target{m_target.next()} {}

    bool next(Hit& hit) {
        if (!m_more_source && !m_more_target) {
            return false;
        }
        const bool in_source = m_more_source && (!m_more_target || m_source.bead() <= m_target.bead());
        const bool in_target = m_more_target && (!m_more_source || m_target.bead() <= m_source.bead());
        hit = {in_source ? m_source.bead() : m_target.bead(), in_source};
        m_more_source = in_source ? m_source.next() : m_more_source;
        m_more_target = in_target ? m_target.next() : m_more_target;
        return true;
    }

private:
    PairSearch m_source;
    PairSearch m_target;
    bool m_more_source;
    bool m_more_target;
};

} // namespace

FoundPairs DocumentStore::find_sentences(const model::LanguageTag& language,
                                         const std::vector<text::Token>& phrase, const Page& page) {
    FoundPairs found;
    model::WordQuery words;
    for (const text::Token& token : phrase) {
        words.words.push_back(token.stem);
    }
    if (words.words.empty()) {
        return found;
    }
    const std::size_t left = std::numeric_limits<std::size_t>::max() - page.offset;
    const std::size_t end = page.offset + std::min(page.limit, left);
    const Snapshot snapshot{m_database};
    EitherSide matches{m_database, std::string{language.primary()}, words};
    PairReader reader{m_database};
    for (Hit hit; matches.next(hit); ++found.total) {
        if (found.total >= std::max(end, k_most_counted)) {
            found.total_is_bound = true;
            break;
        }
        if (found.total < page.offset || found.total >= end) {
            continue;
        }
        found.pairs.push_back(reader.require(hit.bead));
        reader.require_in_place(found.pairs.back());
        found.pairs.back().found_in_source = hit.in_source;
    }
    return found;
}

} // namespace diptych::store
