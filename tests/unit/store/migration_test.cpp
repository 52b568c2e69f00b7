// Databases of older layouts. data/layout_1.sql to layout_4.sql are what schema.sql was in these layouts, and
// data/glossary_2.sql a glossary of the first two; they never change.

#include "base/error.hpp"
#include "sample.hpp"
#include "store/bead_store.hpp"
#include "store/check.hpp"
#include "store/concept_store.hpp"
#include "store/document_store.hpp"
#include "store/layout.hpp"
#include "store/stem_index.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <thread>

using namespace diptych;
using store::Database;
using store::Mode;
using store::Statement;
using store::sample::count;
using store::sample::Folder;
using store::sample::message_of;

namespace {

/// Those with documents in older layouts, each before what refers to it.
constexpr std::array<const char*, 5> k_tables{"document", "side", "unit", "bead", "sentence"};

/// The names of a table's columns, separated by commas.
std::string columns_of(const Database& database, const std::string& table) {
    Statement query{database,
                    "SELECT group_concat(name) FROM pragma_table_info('" + table + "') ORDER BY cid"};
    return query.step() ? std::string{query.text(0)} : "";
}

/// The second entry of glossary_2.sql.
model::Concept second_entry() {
    model::Concept made;
    made.id = "second";
    made.languages.push_back(
        {store::sample::language("fr"),
         {{"un",
           {},
           {{"partOfSpeech", "noun", "", {}}, {"termType", "acronym", "", {}}, {"note", "n", "", {}}},
           {}},
          {"deux", {}, {{"termType", "acronym", "", {}}, {"partOfSpeech", "noun", "", {}}}, {}},
          {"trois", {}, {{"partOfSpeech", "noun", "", {{"source", "s", "", {}}}}}, {}}},
         {},
         {}});
    return made;
}

/// What an older layout had in a table, as a query of one of this layout that is attached as `filled`.
std::string older_rows(const std::string& table, int layout) {
    if (layout == 4) {
        return "SELECT * FROM filled." + table;
    }
    const std::string side_of = "(SELECT d.id FROM filled.side d WHERE ";
    const std::string of_unit = side_of + "x.id >= d.first_unit AND x.id < d.first_unit + d.units)";
    const std::string of_sentence =
        side_of + "x.id >= d.first_sentence AND x.id < d.first_sentence + d.sentences)";
    if (table == "document") {
        return "SELECT id, symbol, added FROM filled.document";
    }
    if (table == "side") {
        return "SELECT id, document_id, role, language, name FROM filled.side";
    }
    if (table == "unit") {
        return "SELECT x.id, " + of_unit +
               ", x.id - (SELECT first_unit FROM filled.side WHERE id = " + of_unit +
               "), kind, label FROM filled.unit x";
    }
    if (table == "sentence") {
        return "SELECT x.id, s.id, x.id - s.first_sentence, x.unit_id, (SELECT b.id FROM filled.bead b WHERE "
               "b.document_id = s.document_id AND CASE s.role WHEN 'source' THEN x.id - s.first_sentence >= "
               "b.source_begin AND x.id - s.first_sentence < b.source_end ELSE x.id - s.first_sentence >= "
               "b.target_begin AND x.id - s.first_sentence < b.target_end END), x.text, x.source_begin, "
               "x.source_end, x.line FROM filled.sentence x JOIN filled.side s ON s.id = " +
               of_sentence;
    }
    const std::string columns =
        "id, document_id, ordinal, source_begin, source_end, target_begin, target_end, probability, origin";
    return "SELECT " + columns + (layout == 1 ? "" : ", pinned, automatic_probability") + " FROM filled.bead";
}

/// A database of an older layout with three documents, the first of them removed again; before layout 3 with
/// two entries.
void make_older(const Folder& folder, const std::string& path, int layout) {
    const std::string filled = folder.file("filled.db");
    {
        Database database{filled, Mode::create};
        store::DocumentStore documents{database};
        model::Bitext plain = store::sample::bitext();
        plain.title.clear();
        plain.date.clear();
        for (model::Document* side : {&plain.source, &plain.target}) {
            side->path.clear();
            side->sha256.clear();
        }
        for (const char* symbol : {"gone", "A/AC.290/2021/L.1", ""}) {
            plain.symbol = symbol;
            documents.add(plain);
        }
        documents.remove(1);
    }
    Database database{path, Mode::create};
    database.execute(
        "PRAGMA foreign_keys = OFF; DROP VIEW glossary; DROP VIEW pair; DROP TABLE pair_words; DROP TRIGGER "
        "side_deleted");
    for (const char* table :
         {"change", "change_concept", "former_entry_id", "term_key", "glossary_language", "transac",
          "data_category", "term", "lang_sec", "concept", "correction_bead", "correction", "sentence", "bead",
          "unit", "side", "document", "finding_dismissal", "candidate_decision"}) {
        database.execute(("DROP TABLE " + std::string{table}).c_str());
    }
    const std::string data = DIPTYCH_LAYOUT_FOLDER;
    database.execute(store::sample::content_of(data + "/layout_" + std::to_string(layout) + ".sql").c_str());
    database.execute(("PRAGMA user_version = " + std::to_string(layout)).c_str());
    if (layout < 3) {
        database.execute(store::sample::content_of(data + "/glossary_2.sql").c_str());
    }
    database.execute(("ATTACH '" + filled + "' AS filled").c_str());
    for (const std::string table : k_tables) {
        database.execute(("INSERT INTO main." + table + " " + older_rows(table, layout)).c_str());
    }
    database.execute("DETACH filled");
    if (layout == 4) {
        store::rebuild_indexes(database); // as they were kept up to date then
    }
}

/// All rows of a table, their values as SQL literals. \param columns  separated by commas
std::vector<std::string> rows_of(const Database& database, const std::string& table,
                                 const std::string& columns) {
    const std::string quoted =
        "quote(" + std::regex_replace(columns, std::regex{","}, ") || ',' || quote(") + ")";
    std::vector<std::string> rows;
    Statement query{database, "SELECT " + quoted + " FROM " + table + " ORDER BY 1"};
    while (query.step()) {
        rows.emplace_back(query.text(0));
    }
    return rows;
}

/// What makes the tables and indexes, without comments, quotation marks and the width of spaces.
std::vector<std::string> statements_of(const Database& database) {
    std::vector<std::string> statements;
    Statement query{database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"};
    while (query.step()) {
        std::string sql{query.text(0)};
        sql = std::regex_replace(sql, std::regex{"--[^\n]*"}, "");
        sql = std::regex_replace(sql, std::regex{"\"(bead|concept)\""}, "$1");
        statements.push_back(std::regex_replace(sql, std::regex{"\\s+"}, " "));
    }
    return statements;
}

} // namespace

TEST_CASE("migration: an older layout keeps all it had, and becomes what a new database is") {
    const int layout = GENERATE(1, 2, 3, 4);
    CAPTURE(layout);
    const Folder folder;
    const std::string path = folder.file("old.db");
    make_older(folder, path, layout);
    std::vector<std::pair<std::string, std::string>> columns;
    std::vector<std::vector<std::string>> before;
    {
        const Database filled{folder.file("filled.db"), Mode::read};
        for (const std::string table : k_tables) {
            const std::string all = columns_of(filled, table);
            columns.emplace_back(table, all);
            before.push_back(rows_of(filled, table, all));
        }
    }
    CHECK_THAT(message_of<base::InputError>([&] {
                   const Database reading{path, Mode::read};
               }),
               Catch::Contains("made by an older diptych"));

    Database database{path, Mode::write};
    CHECK(count(database, "PRAGMA user_version") == 5);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        CAPTURE(columns[i].first);
        CHECK(rows_of(database, columns[i].first, columns[i].second) == before[i]);
        CHECK_FALSE(before[i].empty());
    }
    const Database made{folder.file("new.db"), Mode::create};
    CHECK(statements_of(database) == statements_of(made));
    Statement integrity{database, "PRAGMA integrity_check"};
    REQUIRE(integrity.step());
    CHECK(integrity.text(0) == "ok");
    CHECK(count(database, "SELECT count(*) FROM pragma_foreign_key_check") == 0);
    CHECK(store::check(database).empty());
    store::DocumentStore documents{database};
    const model::LanguageTag french = store::sample::language("fr");
    CHECK(documents.find_sentences(french, text::Analyzer{french}.analyze("politique nationale"), {}).total ==
          4);
    documents.add(store::sample::bitext("new"));
    CHECK(count(database, "SELECT max(id) FROM document") == 4);
    CHECK(count(database, "SELECT max(id) FROM bead") == 16);
    if (layout >= 3) {
        return;
    }
    store::ConceptStore concepts{database};
    CHECK(concepts.find("un-1").value() == store::sample::entry());
    CHECK(concepts.find("second").value() == second_entry());
    CHECK(concepts.entry_ids() == std::vector<std::string>{"un-1", "second"});
    CHECK(concepts.languages() == std::vector<std::string>{"en-GB", "fr"});
    CHECK(concepts.size().terms == 8);
    CHECK(concepts.find_by_key(store::sample::language("en"), "assembly").size() == 1);
    CHECK(count(database, "SELECT count(*) FROM term WHERE part_of_speech = 'noun'") == 2);
    CHECK(count(database, "SELECT count(*) FROM term WHERE term_type = 'acronym'") == 2);
    CHECK(store::sample::add(database, store::sample::entry("new")) == 8);
}

TEST_CASE("migration: the beads of layout 1 can be corrected, and new ones get new numbers") {
    const Folder folder;
    const std::string path = folder.file("old.db");
    make_older(folder, path, 1);
    Database database{path, Mode::write};
    store::DocumentStore documents{database};
    CHECK(documents.load(2)->beads == store::sample::bitext().beads);
    CHECK(documents.find("3")->beads == 4);
    store::BeadStore beads{database};
    const std::vector<store::StoredBead> stored = beads.list(2);
    REQUIRE(stored.size() == 4);
    CHECK(stored[0].id == 5); // document 1 had the first four
    CHECK_FALSE(stored[0].pinned);
    CHECK(stored[0].automatic_probability == 0.99);
    CHECK(stored[1].pinned); // corrected before it was added
    CHECK_FALSE(stored[1].automatic_probability);
    const std::int64_t added = documents.add(store::sample::bitext("new"));
    CHECK(beads.list(added).front().id == 13);
    CHECK(documents.remove(2));
    CHECK(beads.list(2).empty());
}

TEST_CASE("migration: two programs that open an older database at once both find it up to date") {
    const Folder folder;
    const std::string path = folder.file("old.db");
    make_older(folder, path, 1);
    std::thread other{[&] { const Database database{path, Mode::write}; }};
    const Database database{path, Mode::write};
    other.join();
    CHECK(count(database, "SELECT count(*) FROM bead") == 8);
    CHECK(count(database, "PRAGMA user_version") == store::k_layout_version);
}
