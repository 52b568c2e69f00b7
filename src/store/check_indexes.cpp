#include "store/check_indexes.hpp"

#include "store/pair_index.hpp"
#include "store/pair_tokenizer.hpp"
#include "store/pairs_writer.hpp"
#include "store/stem_index.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <map>

namespace diptych::store {

namespace {

/// A sum over things in any order, by which two lots of them are compared without keeping either.
class Checksum {
public:
    void add(std::string_view text, std::initializer_list<std::int64_t> numbers) {
        std::uint64_t hash = 0xcbf29ce484222325U; // FNV-1a, 64 bits
        for (const char c : text) {
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        }
        for (const std::int64_t number : numbers) {
            hash = mixed(hash ^ static_cast<std::uint64_t>(number));
        }
        m_sum += mixed(hash);
        ++m_count;
    }

    friend bool operator==(const Checksum&, const Checksum&) = default;

private:
    /// Spreads each bit over all of them: the finalizer of MurmurHash3.
    static std::uint64_t mixed(std::uint64_t bits) {
        bits = (bits ^ (bits >> 33U)) * 0xff51afd7ed558ccdU;
        bits = (bits ^ (bits >> 33U)) * 0xc4ceb9fe1a85ec53U;
        return bits ^ (bits >> 33U);
    }

    std::uint64_t m_sum = 0;
    std::uint64_t m_count = 0;
};

/// The language of a tag, parsed once for each.
const model::LanguageTag& language_of(std::map<std::string, model::LanguageTag, std::less<>>& known,
                                      const Database& database, std::string_view tag) {
    auto language = known.find(tag);
    if (language == known.end()) {
        language = known.emplace(tag, stored_language(database, tag)).first;
    }
    return language->second;
}

} // namespace

void check_term_index(const Database& database, std::vector<Problem>& problems) {
    Checksum wanted;
    Checksum found;
    StemKeys keys;
    std::map<std::string, model::LanguageTag, std::less<>> languages;
    Statement terms{database, "SELECT l.language, t.text, l.concept_id, l.ordinal, t.ordinal FROM lang_sec l "
                              "CROSS JOIN term t ON t.concept_id = l.concept_id AND t.lang_sec = l.ordinal"};
    while (terms.step()) {
        const model::LanguageTag& language = language_of(languages, database, terms.text(0));
        const std::string stems = keys.of(language, terms.text(1));
        if (!stems.empty()) {
            wanted.add(std::string{language.primary()} + '\0' + stems,
                       {terms.integer(2), terms.integer(3), terms.integer(4)});
        }
    }
    Statement rows{database, "SELECT language, stem_key, concept_id, lang_sec, term FROM term_key"};
    while (rows.step()) {
        found.add(std::string{rows.text(0)} + '\0' + std::string{rows.text(1)},
                  {rows.integer(2), rows.integer(3), rows.integer(4)});
    }
    Statement languages_differ{
        database,
        "WITH counted AS (SELECT l.language, count(DISTINCT l.concept_id || '/' || l.ordinal) AS n, "
        "count(t.ordinal) AS terms FROM lang_sec l LEFT JOIN term t ON t.concept_id = l.concept_id "
        "AND t.lang_sec = l.ordinal GROUP BY l.language), "
        "kept AS (SELECT language, lang_secs, terms FROM glossary_language WHERE lang_secs > 0) "
        "SELECT (SELECT count(*) FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept)) + "
        "(SELECT count(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted))"};
    languages_differ.step();
    const bool counts_differ = languages_differ.integer(0) > 0;
    if (!(wanted == found) && counts_differ) { // which were not damaged both at a time
        problems.push_back({"There are other terms than were stored, and another number of them.", false});
    } else if (!(wanted == found)) {
        problems.push_back({"The index of terms does not have the terms of the glossary.", true});
    } else if (counts_differ) {
        problems.push_back(
            {"The list of the glossary's languages does not say how many terms there are.", true});
    }
}

namespace {

/// What the index has to have: each form of each word, at its place in its pair.
Checksum wanted_words(const Database& database) {
    Checksum wanted;
    for_each_stored_bead(database, [&](std::int64_t bead, const std::string& words) {
        std::int64_t position = 0;
        for (std::size_t begin = 0; begin < words.size();) {
            const std::size_t end = std::min(
                words.find_first_of(std::string{k_next_position, k_same_position}, begin), words.size());
            wanted.add(std::string_view{words}.substr(begin, end - begin), {bead, position});
            position += end < words.size() && words[end] == k_next_position ? 1 : 0;
            begin = end + 1;
        }
    });
    return wanted;
}

} // namespace

namespace {

/// While it lives, who only reads may make temporary tables.
class TemporaryTables {
public:
    explicit TemporaryTables(Database& database) : m_database{database} {
        m_database.execute("PRAGMA query_only = OFF");
    }

    ~TemporaryTables() {
        if (m_database.reads()) {
            sqlite3_exec(m_database.handle(), "PRAGMA query_only = ON", nullptr, nullptr, nullptr);
        }
    }

    TemporaryTables(const TemporaryTables&) = delete;
    TemporaryTables& operator=(const TemporaryTables&) = delete;

private:
    Database& m_database;
};

} // namespace

void check_pair_index(Database& database, std::vector<Problem>& problems) {
    if (!database.reads()) { // it is asked by an insertion
        const char* command = "INSERT INTO pair_words (pair_words) VALUES ('integrity-check')";
        if (sqlite3_exec(database.handle(), command, nullptr, nullptr, nullptr) != SQLITE_OK) {
            problems.push_back({"The index of pairs is damaged.", true});
            return;
        }
    }
    const TemporaryTables allowed{database};
    Checksum found;
    database.execute("CREATE VIRTUAL TABLE temp.pair_word USING fts5vocab('main', 'pair_words', 'instance')");
    {
        Statement words{database, "SELECT term, doc, \"offset\" FROM temp.pair_word"};
        while (words.step()) {
            found.add(words.text(0), {words.integer(1), words.integer(2)});
        }
    }
    database.execute("DROP TABLE temp.pair_word");
    if (!(wanted_words(database) == found)) {
        problems.push_back({"The index of pairs does not have the words of the pairs.", true});
    }
}

} // namespace diptych::store
