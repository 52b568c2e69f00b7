#include "store/pair_search.hpp"

#include "store/pair_filter.hpp"
#include "store/pair_index.hpp"
#include "store/pair_tokenizer.hpp"
#include "store/stored_values.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace diptych::store {

namespace {

/// Strings with `between` between them, in brackets; nothing when there are none.
std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string expression;
    for (const std::string& part : parts) {
        expression += expression.empty() ? "(" : between;
        expression += part;
    }
    return expression.empty() ? expression : expression + ')';
}

/// A phrase as FTS5 reads it; empty when it has no words.
std::string phrase(const std::string& prefix, const model::WordQuery& query) {
    std::string words;
    for (const std::string& word : query.words) {
        if (!words.empty()) {
            words += k_next_position;
        }
        append_index_word(words, prefix, word);
    }
    if (words.empty()) {
        return words;
    }
    std::string quoted = "\"";
    for (const char c : words) {
        quoted += c;
        if (c == '"') {
            quoted += c;
        }
    }
    quoted += query.prefix ? "\" *" : "\"";
    return quoted;
}

/// \returns an FTS5 expression; empty for one that nothing fulfils
std::string expression(const std::string& prefix, const model::WordQuery& query) {
    using Kind = model::WordQuery::Kind;
    if (query.kind == Kind::phrase) {
        return phrase(prefix, query);
    }
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < query.parts.size(); ++i) {
        std::string part = expression(prefix, query.parts[i]);
        const bool needed = query.kind == Kind::all || (query.kind == Kind::but && i == 0);
        if (part.empty() && needed) {
            return {};
        }
        if (!part.empty()) {
            parts.push_back(std::move(part));
        }
    }
    switch (query.kind) {
    case Kind::all:
        return joined(parts, " AND ");
    case Kind::any:
        return joined(parts, " OR ");
    default:
        return joined(parts, " NOT "); // of several NOT the leftmost binds first
    }
}

std::string expression(const PairQuery& query) {
    std::vector<std::string> alternatives;
    for (const std::vector<SideQuery>& conditions : query) {
        std::vector<std::string> sides;
        bool possible = true;
        for (const SideQuery& condition : conditions) {
            sides.push_back(expression(
                index_prefix(condition.side.role == Role::source, condition.side.language), condition.words));
            possible = possible && !sides.back().empty();
        }
        if (possible && !sides.empty()) {
            alternatives.push_back(joined(sides, " AND "));
        }
    }
    return joined(alternatives, " OR ");
}

} // namespace

struct PairSearch::Parts {
    Parts(Database& opened, const PairQuery& query, const PairFilter& filter);

    /// Begins, or goes on, at the first match not before `bead`.
    void start(std::int64_t bead);
    bool step();
    bool has_probability();

    const Database& database;
    std::string match;
    PairFilter filter;
    std::optional<BeadRanges> ranges;
    std::size_t range = 0; ///< the one in which the last match is, or the next
    Statement index;
    std::optional<Statement> probability;
    std::int64_t bead = 0;
    bool started = false;
    bool ended = false;
};

PairSearch::Parts::Parts(Database& opened, const PairQuery& query, const PairFilter& wanted)
    : database{opened}, match{expression(query)}, filter{wanted}, ranges{BeadRanges::of(opened, wanted)},
      index{opened, "SELECT rowid FROM pair_words WHERE pair_words MATCH ? AND rowid >= ? AND rowid <= ? "
                      "ORDER BY rowid"} {
    if (filter.least_probability || filter.most_probability) {
        probability.emplace(opened, "SELECT probability FROM bead WHERE id = ?");
    }
    ended = match.empty() || (ranges && ranges->ranges().empty());
}

void PairSearch::Parts::start(std::int64_t first) {
    const std::int64_t last =
        ranges ? ranges->ranges().back().last : std::numeric_limits<std::int64_t>::max();
    index.bind(match, first, last);
}

/// To the next match in the ranges. A few outside of them are passed over one by one, because beginning anew
/// costs as much as some dozens of steps.
bool PairSearch::Parts::step() {
    if (!started) {
        started = true;
        start(ranges ? ranges->ranges().front().first : 0);
    }
    constexpr int k_most_passed = 32;
    int passed = 0;
    while (index.step()) {
        bead = index.integer(0);
        if (!ranges) {
            return true;
        }
        const std::vector<BeadRanges::Range>& all = ranges->ranges();
        while (range < all.size() && all[range].last < bead) {
            ++range;
        }
        if (range == all.size()) {
            break;
        }
        if (all[range].first <= bead) {
            return true;
        }
        if (++passed == k_most_passed) {
            passed = 0;
            start(all[range].first);
        }
    }
    index.reset();
    ended = true;
    return false;
}

bool PairSearch::Parts::has_probability() {
    if (!probability) {
        return true;
    }
    probability->bind(bead);
    const Place place{database, "pair", bead};
    if (!probability->step()) {
        database.damaged("it is missing");
    }
    const double p = probability_of(*probability, 0);
    probability->reset();
    return p >= filter.least_probability.value_or(p) && p <= filter.most_probability.value_or(p);
}

PairSearch::PairSearch(Database& database, const PairQuery& query, const PairFilter& filter)
    : m_parts{std::make_unique<Parts>(database, query, filter)} {}

PairSearch::~PairSearch() = default;

bool PairSearch::next() {
    while (!m_parts->ended && m_parts->step()) {
        if (m_parts->has_probability()) {
            return true;
        }
    }
    return false;
}

std::int64_t PairSearch::bead() const {
    return m_parts->bead;
}

std::vector<SideKind> side_kinds(const Database& database) {
    // By way of the index, from one language to the next: a list of all sides would take long.
    Statement query{database, "WITH RECURSIVE known (language) AS (SELECT min(language) FROM side UNION ALL "
                              "SELECT (SELECT min(language) FROM side WHERE language > known.language) "
                              "FROM known WHERE known.language IS NOT NULL) "
                              "SELECT k.language, r.role FROM known k, (SELECT 'source' AS role UNION ALL "
                              "SELECT 'target') r WHERE k.language IS NOT NULL AND EXISTS "
                              "(SELECT 1 FROM side s WHERE s.language = k.language AND s.role = r.role)"};
    std::vector<SideKind> kinds;
    while (query.step()) {
        kinds.push_back({query.text(1) == "source" ? Role::source : Role::target,
                         std::string{query.text(0).substr(0, query.text(0).find('-'))}});
    }
    std::sort(kinds.begin(), kinds.end());
    kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
    return kinds;
}

} // namespace diptych::store
