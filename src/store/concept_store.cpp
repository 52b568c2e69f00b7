#include "store/concept_store.hpp"

#include "base/format.hpp"
#include "store/concept_reader.hpp"
#include "store/require_whole.hpp"
#include "store/statement.hpp"
#include "store/stem_index.hpp"
#include "store/transaction.hpp"

#include <limits>
#include <map>
#include <set>

namespace diptych::store {

namespace {

/// How much was read in each language, to compare with what is stored of that.
class GlossaryCounts {
public:
    void add(const model::Concept& entry) {
        for (const model::LanguageSection& section : entry.languages) {
            auto known = m_counts.find(section.language.str());
            if (known == m_counts.end()) {
                known = m_counts.emplace(section.language.str(), Count{}).first;
            }
            ++known->second.sections;
            known->second.terms += section.terms.size();
        }
    }

    /// \throws Damaged when there was more, or less
    void require(const Database& database) const {
        Statement stored{database, "SELECT language, lang_secs, terms FROM glossary_language WHERE lang_secs <> 0"};
        std::size_t languages = 0;
        for (; stored.step(); ++languages) {
            const auto read = m_counts.find(stored.text(0));
            const Count count = read == m_counts.end() ? Count{} : read->second;
            if (count.sections != stored.size(1) || count.terms != stored.size(2)) {
                database.damaged(fmt::format("in '{}' there are {} terms of {} entries, and not {} of {}",
                                             stored.text(0), count.terms, count.sections, stored.size(2),
                                             stored.size(1)));
            }
        }
        if (languages != m_counts.size()) {
            database.damaged("the glossary has terms in other languages than those that were stored");
        }
    }

private:
    struct Count {
        std::size_t sections = 0;
        std::size_t terms = 0;
    };

    std::map<std::string, Count, std::less<>> m_counts;
};

} // namespace

ConceptStore::ConceptStore(Database& database) : m_database{database} {}

ConceptStore::~ConceptStore() = default;

ConceptReader& ConceptStore::reader() {
    if (!m_reader) {
        m_reader = std::make_unique<ConceptReader>(m_database);
    }
    return *m_reader;
}

std::optional<model::Concept> ConceptStore::find(std::string_view entry_id) {
    const Snapshot snapshot{m_database};
    Statement query{m_database, "SELECT id FROM concept WHERE entry_id = ?"};
    query.bind(entry_id);
    return query.step() ? concept_of(query.integer(0)) : std::nullopt;
}

std::optional<model::Concept> ConceptStore::concept_of(std::int64_t row) {
    const Snapshot snapshot{m_database};
    return reader().read_one(row);
}

void ConceptStore::for_each(const std::function<void(model::Concept&&)>& visit) {
    const Snapshot snapshot{m_database};
    for (const char* table : {"data_category", "transac"}) {
        require_sound(m_database, table);
    }
    std::int64_t previous = std::numeric_limits<std::int64_t>::min();
    GlossaryCounts read;
    while (const auto last = reader().end_of_batch(previous)) {
        for (model::Concept& entry : reader().read(previous + 1, *last)) {
            read.add(entry);
            visit(std::move(entry));
        }
        previous = *last;
    }
    reader().read(previous + 1, std::numeric_limits<std::int64_t>::max()); // nothing, or what belongs to nothing
    read.require(m_database);
}

void ConceptStore::for_each_entry_id(const std::function<void(std::string_view)>& visit) {
    Statement query{m_database, "SELECT entry_id FROM concept ORDER BY id"};
    while (query.step()) {
        visit(query.text(0));
    }
}

std::vector<std::string> ConceptStore::entry_ids() {
    std::vector<std::string> ids;
    for_each_entry_id([&](std::string_view id) { ids.emplace_back(id); });
    return ids;
}

std::vector<StoredCategory> ConceptStore::categories() {
    Statement query{m_database, "SELECT DISTINCT (d.lang_sec >= 0) + (d.term >= 0), coalesce(l.language, ''), d.name "
                                "FROM data_category d LEFT JOIN lang_sec l ON l.concept_id = d.concept_id AND "
                                "l.ordinal = d.lang_sec WHERE d.depth = 0 ORDER BY 1, 2, 3"};
    std::vector<StoredCategory> found;
    while (query.step()) {
        using Level = StoredCategory::Level;
        const std::int64_t level = query.integer(0);
        found.push_back({level == 0 ? Level::entry : level == 1 ? Level::section : Level::term,
                         std::string{query.text(1)}, std::string{query.text(2)}});
    }
    return found;
}

std::vector<std::string> ConceptStore::languages() {
    const Snapshot snapshot{m_database};
    Statement query{m_database,
                    "SELECT language FROM glossary_language WHERE lang_secs > 0 ORDER BY language"};
    std::vector<std::string> found;
    std::set<std::string, std::less<>> primaries;
    while (query.step()) {
        found.emplace_back(query.text(0));
        primaries.emplace(stored_language(m_database, found.back()).primary());
    }
    // By way of the index of terms, from one language to the next.
    Statement indexed{m_database, "WITH RECURSIVE known (language) AS (SELECT min(language) FROM term_key UNION ALL "
                                  "SELECT (SELECT min(language) FROM term_key WHERE language > known.language) "
                                  "FROM known WHERE known.language IS NOT NULL) "
                                  "SELECT language FROM known WHERE language IS NOT NULL"};
    while (indexed.step()) {
        if (!primaries.contains(indexed.text(0))) {
            m_database.damaged(fmt::format("'{}' is missing among the languages of the glossary", indexed.text(0)));
        }
    }
    return found;
}

GlossarySize ConceptStore::size() {
    Statement query{m_database, "SELECT (SELECT count(*) FROM concept), "
                                "(SELECT coalesce(sum(terms), 0) FROM glossary_language)"};
    query.step();
    return {query.size(0), query.size(1)};
}

} // namespace diptych::store
