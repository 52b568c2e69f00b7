#include "pipeline/find/search_conditions.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <utility>

namespace diptych::pipeline {

namespace {

using concordance::Match;
using model::LanguageTag;
using model::Range;
using store::Role;
using store::SideKind;
using Conjunction = store::PairQuery::value_type;

LanguageTag tag_of(const std::string& primary) {
    return LanguageTag::parse(primary).value_or(LanguageTag{});
}

void add(Conjunction& conditions, const std::optional<Condition>& condition, const SideKind& side,
         bool apart) {
    if (condition) {
        model::WordQuery words = condition->compiled(side.language);
        conditions.push_back({side, apart ? concordance::taken_apart(words) : std::move(words)});
    }
}

bool is_same(const Conjunction& a, const Conjunction& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const store::SideQuery& x, const store::SideQuery& y) {
                          return x.side == y.side && x.words == y.words;
                      });
}

} // namespace

void mark(std::vector<Range>& matches, const std::vector<Range>& more) {
    for (const Range range : more) {
        const bool is_free = std::none_of(matches.begin(), matches.end(), [&](const Range& match) {
            return range.begin < match.end && match.begin < range.end;
        });
        if (is_free) {
            matches.push_back(range);
        }
    }
    std::sort(matches.begin(), matches.end(), [](Range a, Range b) { return a.begin < b.begin; });
}

Condition::Condition(concordance::Query query, Analyzers& analyzers, concordance::Strictness strictness)
    : m_query{std::move(query)}, m_analyzers{analyzers}, m_strictness{strictness} {}

model::WordQuery Condition::compiled(const std::string& language) const {
    return concordance::compile(m_query, m_analyzers.of(tag_of(language)), m_strictness);
}

std::optional<Match> Condition::find(const model::PairSide& side, const std::vector<text::Token>& tokens) {
    const std::string primary{side.language.primary()};
    auto matcher = m_matchers.find(primary);
    if (matcher == m_matchers.end()) {
        matcher = m_matchers.try_emplace(primary, m_query, m_analyzers.of(side.language), m_strictness).first;
    }
    return matcher->second.find(side.text, tokens);
}

SearchConditions::SearchConditions(const std::string& query, const SearchOptions& options,
                                   const std::vector<SideKind>& sides, Analyzers& analyzers)
    : m_options{options}, m_sides{sides} {
    const auto read = [&](std::optional<Condition>& condition, const std::string& text) {
        if (!text.empty()) {
            condition.emplace(concordance::parse_query(text), analyzers, options.strictness);
        }
    };
    read(m_query, query);
    read(m_source, options.source);
    read(m_target, options.target);
    if (!m_query && !m_source && !m_target) {
        throw base::UsageError{"There is nothing to look for. Give a word or a phrase."};
    }
}

store::PairQuery SearchConditions::compiled(bool apart) const {
    store::PairQuery alternatives;
    for (const SideKind& asked : m_sides) {
        // Without a query there is only one way round.
        if (m_query ? !is_asked(asked) : asked.role != Role::source) {
            continue;
        }
        const bool in_source = asked.role == Role::source;
        for (const SideKind& other : m_sides) {
            if (asked.role == other.role) {
                continue;
            }
            Conjunction conditions;
            add(conditions, m_query, asked, apart);
            add(conditions, in_source ? m_source : m_target, asked, apart);
            add(conditions, in_source ? m_target : m_source, other, apart);
            const bool is_known =
                std::any_of(alternatives.begin(), alternatives.end(),
                            [&](const Conjunction& known) { return is_same(known, conditions); });
            if (!is_known) {
                alternatives.push_back(std::move(conditions));
            }
        }
    }
    return alternatives;
}

bool SearchConditions::fulfilled(SearchedPair& pair) {
    model::PairHit& hit = pair.hit;
    const std::optional<Match> source = m_source ? m_source->find(hit.source, pair.source) : std::nullopt;
    const std::optional<Match> target = m_target ? m_target->find(hit.target, pair.target) : std::nullopt;
    if ((m_source && !source) || (m_target && !target)) {
        return false;
    }
    std::optional<Match> found;
    hit.found_in_source = m_source.has_value();
    if (m_query) {
        found = find(hit.source, pair.source);
        hit.found_in_source = found.has_value();
        found = found ? found : find(hit.target, pair.target);
        if (!found) {
            return false;
        }
        mark(hit.found_in_source ? hit.source.marks : hit.target.marks, found->ranges);
    }
    const Match& best = found ? *found : source ? *source : *target;
    hit.differences = best.differences;
    hit.kind = best.differences.kind();
    if (source) {
        mark(hit.source.marks, source->ranges);
    }
    if (target) {
        mark(hit.target.marks, target->ranges);
    }
    return true;
}

bool SearchConditions::is_asked(const SideKind& side) const {
    return !m_options.language || side.language == m_options.language->primary();
}

std::optional<Match> SearchConditions::find(const model::PairSide& side,
                                            const std::vector<text::Token>& tokens) {
    const bool asked = !m_options.language || side.language.primary() == m_options.language->primary();
    return asked && !side.text.empty() ? m_query->find(side, tokens) : std::nullopt;
}

} // namespace diptych::pipeline
