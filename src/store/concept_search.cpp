#include "base/format.hpp"
#include "store/concept_store.hpp"
#include "store/edit_distance.hpp"
#include "store/statement.hpp"
#include "store/stem_index.hpp"
#include "store/transaction.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace diptych::store {

namespace {

/// For match_of(), behind what a query looks for. LEFT JOIN keeps the order of the tables: the index leads. What
/// it leads to has to be there.
constexpr std::string_view k_match_columns =
    "k.concept_id, c.entry_id, k.lang_sec, k.term, t.text, l.language ";
constexpr std::string_view k_match_tables =
    "FROM term_key k LEFT JOIN concept c ON c.id = k.concept_id "
    "LEFT JOIN lang_sec l ON l.concept_id = k.concept_id AND l.ordinal = k.lang_sec "
    "LEFT JOIN term t ON t.concept_id = k.concept_id AND t.lang_sec = k.lang_sec AND t.ordinal = k.term ";

std::string select_matches(std::string_view condition) {
    return fmt::format("SELECT {}{}{}", k_match_columns, k_match_tables, condition);
}

/// The first key behind all that begin so; \returns empty when there is none.
std::string end_of_prefix(std::string_view prefix) {
    std::string end{prefix};
    while (!end.empty() && static_cast<unsigned char>(end.back()) == 0xFF) {
        end.pop_back();
    }
    if (!end.empty()) {
        end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
    }
    return end;
}

struct SimilarKey {
    std::size_t edits;
    std::string key;

    friend bool operator<(const SimilarKey& a, const SimilarKey& b) {
        return std::tie(a.edits, a.key) < std::tie(b.edits, b.key);
    }
};

} // namespace

TermMatch ConceptStore::match_of(const Statement& row, int first) const {
    const Place place{m_database, "glossary row", row.integer(first)};
    return {row.integer(first),
            std::string{row.text(first + 1)},
            row.size(first + 2),
            row.size(first + 3),
            std::string{row.text(first + 4)},
            stored_language(m_database, row.text(first + 5)),
            0};
}

std::vector<TermMatch> ConceptStore::find_by_key(const model::LanguageTag& language,
                                                 std::string_view stem_key) {
    if (!m_by_key) {
        m_by_key = std::make_unique<Statement>(m_database,
                                               select_matches("WHERE k.language = ? AND k.stem_key = ? "
                                                              "ORDER BY k.concept_id, k.lang_sec, k.term"));
    }
    std::vector<TermMatch> matches;
    for (m_by_key->bind(language.primary(), stem_key); m_by_key->step();) {
        matches.push_back(match_of(*m_by_key, 0));
    }
    m_by_key->reset();
    return matches;
}

std::vector<TermMatch> ConceptStore::find_by_prefix(const model::LanguageTag& language,
                                                    std::string_view prefix, std::size_t limit) {
    std::vector<TermMatch> matches;
    Statement query{m_database, select_matches("WHERE k.language = ? AND k.stem_key >= ? AND k.stem_key < ? "
                                               "ORDER BY k.stem_key, k.concept_id, k.lang_sec, k.term")};
    const std::string end = end_of_prefix(prefix);
    if (end.empty()) {
        return matches;
    }
    for (query.bind(language.primary(), prefix, end); matches.size() < limit && query.step();) {
        matches.push_back(match_of(query, 0));
    }
    return matches;
}

std::vector<TermMatch> ConceptStore::find_similar(const model::LanguageTag& language,
                                                  std::string_view stem_key, std::size_t most_edits,
                                                  std::size_t limit) {
    const Snapshot snapshot{m_database};
    const EditDistance distance{stem_key};
    std::set<SimilarKey> nearest;
    std::string last;
    Statement keys{m_database, "SELECT stem_key FROM term_key WHERE language = ?"};
    for (keys.bind(language.primary()); limit > 0 && keys.step();) {
        const std::string_view key = keys.text(0);
        if (key == last) {
            continue; // another term of the same key
        }
        // When there are enough of them, only nearer ones matter.
        const bool full = nearest.size() == limit;
        const std::size_t most = full ? std::min(most_edits, nearest.rbegin()->edits) : most_edits;
        const auto edits = distance.to(key, most);
        if (!edits || (full && *edits >= most)) {
            continue;
        }
        last = key;
        nearest.insert({*edits, last});
        if (nearest.size() > limit) {
            nearest.erase(std::prev(nearest.end()));
        }
    }
    std::vector<TermMatch> matches;
    for (const SimilarKey& near : nearest) {
        for (TermMatch& match : find_by_key(language, near.key)) {
            if (matches.size() < limit) {
                match.edits = near.edits;
                matches.push_back(std::move(match));
            }
        }
    }
    return matches;
}

std::vector<TermMatch> ConceptStore::find_sharing(const model::Concept& entry) {
    const Snapshot snapshot{m_database};
    StemKeys keys;
    std::set<std::tuple<std::int64_t, std::size_t, std::size_t>> seen;
    std::vector<TermMatch> matches;
    for (const model::LanguageSection& section : entry.languages) {
        for (const model::Term& term : section.terms) {
            const std::string key = keys.of(section.language, term.text);
            if (key.empty()) {
                continue;
            }
            for (TermMatch& match : find_by_key(section.language, key)) {
                if (match.entry_id != entry.id &&
                    seen.emplace(match.concept_row, match.section, match.term).second) {
                    matches.push_back(std::move(match));
                }
            }
        }
    }
    return matches;
}

void ConceptStore::for_each_duplicate(const std::function<void(const DuplicateTerms&)>& visit) {
    const Snapshot snapshot{m_database};
    Statement keys{m_database, "SELECT language, stem_key, concept_id FROM term_key "
                               "ORDER BY language, stem_key, concept_id, lang_sec, term"};
    DuplicateTerms group;
    std::int64_t first_row = 0;
    bool several = false;
    const auto finish = [&] {
        const auto language = several ? model::LanguageTag::parse(group.language) : std::nullopt;
        if (language) {
            group.terms = find_by_key(*language, group.stem_key);
            visit(group);
        }
    };
    while (keys.step()) {
        if (keys.text(1) == group.stem_key && keys.text(0) == group.language) {
            several = several || keys.integer(2) != first_row;
            continue;
        }
        finish();
        group.language = keys.text(0);
        group.stem_key = keys.text(1);
        first_row = keys.integer(2);
        several = false;
    }
    finish();
}

} // namespace diptych::store
