// How a database of an older layout is brought up to date, with made-up steps.

#include "base/error.hpp"
#include "sample.hpp"
#include "store/check.hpp"
#include "store/concept_store.hpp"
#include "store/document_store.hpp"
#include "store/layout.hpp"
#include "support/catch.hpp"

#include <thread>
#include <vector>

using namespace diptych;
using store::Database;
using store::Layout;
using store::LayoutStep;
using store::Mode;
using store::sample::count;
using store::sample::Folder;
using store::sample::message_of;

namespace {

constexpr std::int64_t k_now = store::k_layout_version;

/// Two steps behind those there are: a column, then the index of pairs lost, so that it has to be made anew.
const std::vector<LayoutStep> k_steps = [] {
    std::vector<LayoutStep> steps{store::layout_steps().begin(), store::layout_steps().end()};
    steps.push_back({"ALTER TABLE document ADD COLUMN place TEXT NOT NULL DEFAULT 'UNOG'", false});
    steps.push_back({"UPDATE document SET place = place || '!'; INSERT INTO pair_words (pair_words) VALUES "
                     "('delete-all')",
                     true});
    return steps;
}();
const std::span<const LayoutStep> k_first{k_steps.data(), k_steps.size() - 1};

/// A database of the layout that there is, with a document and an entry.
struct Older {
    Folder folder;
    std::string path = folder.file("older.db");
    Database database{path, Mode::create};

    Older() {
        store::DocumentStore{database}.add(store::sample::bitext());
        store::sample::add(database, store::sample::entry());
    }

    std::int64_t version() const { return count(database, "PRAGMA user_version"); }
};

} // namespace

TEST_CASE("layout: steps are taken one after the other, and all stays that was there") {
    Older older;
    REQUIRE(older.version() == k_now);
    CHECK(store::layout_of(older.database) == Layout::current);
    CHECK(store::layout_of(older.database, k_steps) == Layout::older);
    const bool by_one = GENERATE(false, true);
    if (by_one) {
        store::bring_up_to_date(older.database, k_first);
        CHECK(older.version() == k_now + 1);
        CHECK(count(older.database, "SELECT count(*) FROM document WHERE place = 'UNOG'") == 1);
        CHECK(store::layout_of(older.database, k_steps) == Layout::older);
    }
    store::bring_up_to_date(older.database, k_steps);
    CHECK(older.version() == k_now + 2);
    CHECK(store::layout_of(older.database, k_steps) == Layout::current);
    store::bring_up_to_date(older.database, k_steps); // nothing is left to do
    CHECK(count(older.database, "SELECT count(*) FROM document WHERE place = 'UNOG!'") == 1);
    CHECK(store::check(older.database).sound()); // the index of pairs too
    store::DocumentStore documents{older.database};
    CHECK(documents.load(1)->beads == store::sample::bitext().beads);
    const model::LanguageTag french = store::sample::language("fr");
    CHECK(documents.find_sentences(french, text::Analyzer{french}.analyze("politique nationale"), {}).total ==
          2);
    CHECK(store::ConceptStore{older.database}.find("un-1").value() == store::sample::entry());
}

TEST_CASE("layout: who only reads is told that the database is of an older layout, or has none") {
    Older older;
    store::require_current(older.database);
    CHECK(message_of<base::InputError>([&] { store::require_current(older.database, k_steps); }) ==
          older.path + ": This database was made by an older diptych. 'diptych add' or 'diptych import' "
                       "brings it up to date.");
}

TEST_CASE("layout: a program that does not know the steps leaves the database alone") {
    Older older;
    store::bring_up_to_date(older.database, k_steps);
    const std::string message = message_of<base::InputError>([&] {
        const Database again{older.path, Mode::write};
    });
    CHECK_THAT(message, Catch::Contains("made by a newer diptych (layout 4; this one knows up to 2)."));
    CHECK_THAT(message_of<base::InputError>([&] { store::bring_up_to_date(older.database, k_first); }),
               Catch::Contains("made by a newer diptych (layout 4; this one knows up to 3)."));
}

TEST_CASE("layout: a step that fails leaves the database as it was") {
    Older older;
    std::vector<LayoutStep> failing = k_steps;
    failing.back() = {"UPDATE nothing SET place = ''", true};
    CHECK_THROWS_AS(store::bring_up_to_date(older.database, failing), base::Error);
    CHECK(older.version() == k_now);
    CHECK(count(older.database, "SELECT count(*) FROM pragma_table_info('document') WHERE name = 'place'") ==
          0);
    CHECK(store::check(older.database).sound());
}

TEST_CASE("layout: two programs that bring a database up to date at once both find it so") {
    Older older;
    Database second{older.path, Mode::write};
    std::thread other{[&] { store::bring_up_to_date(second, k_steps); }};
    store::bring_up_to_date(older.database, k_steps);
    other.join();
    CHECK(count(second, "SELECT count(*) FROM document WHERE place = 'UNOG!'") == 1);
    CHECK(older.version() == k_now + 2);
}

TEST_CASE("layout: a database of the first release gets what it lacks, and keeps what it has") {
    Older older;
    for (const char* table : {"bead_detail", "change_document", "removed_document", "removed_side", "removed_unit",
                              "removed_sentence", "removed_bead", "removed_correction", "removed_correction_bead"}) {
        older.database.execute((std::string{"DROP TABLE "} + table).c_str());
    }
    older.database.execute("CREATE TEMP TABLE kept AS SELECT * FROM sentence");
    older.database.execute("DROP TABLE sentence");
    older.database.execute("CREATE TABLE sentence (\n    id           INTEGER PRIMARY KEY,\n"
                           "    unit_id      INTEGER NOT NULL, -- 0: none\n    text         TEXT NOT NULL,\n"
                           "    source_begin INTEGER NOT NULL,\n    source_end   INTEGER NOT NULL,\n"
                           "    line         INTEGER NOT NULL   -- of the file, from 1\n) STRICT");
    older.database.execute("INSERT INTO sentence SELECT id, unit_id, text, source_begin, source_end, line FROM kept");
    older.database.execute("PRAGMA user_version = 1");
    CHECK_THAT(message_of<base::InputError>([&] {
                   const Database reading{older.path, Mode::read};
               }),
               Catch::Contains("This database was made by an older diptych."));
    Database again{older.path, Mode::write};
    CHECK(older.version() == 2);
    CHECK(store::check(again).sound());
    CHECK(store::DocumentStore{again}.list().size() == 1);
}
