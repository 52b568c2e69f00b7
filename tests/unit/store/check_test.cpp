#include "base/error.hpp"
#include "sample.hpp"
#include "store/backup.hpp"
#include "store/bead_store.hpp"
#include "store/check.hpp"
#include "store/concept_store.hpp"
#include "store/corpus_counts.hpp"
#include "store/document_store.hpp"
#include "store/stem_index.hpp"
#include "support/catch.hpp"

using namespace diptych;
using store::sample::count;
using store::sample::message_of;

namespace {

struct Fixture {
    store::sample::Folder folder;
    store::Database database{folder.file("test.db"), store::Mode::create};
    store::DocumentStore documents{database};

    Fixture() {
        documents.add(store::sample::bitext());
        documents.add(store::sample::bitext(""));
        store::sample::add(database, store::sample::entry());
    }
};

} // namespace

TEST_CASE("check: finds nothing in a sound database, to write or to read") {
    Fixture f;
    CHECK(store::check(f.database).sound());
    store::Database reading{f.folder.file("test.db"), store::Mode::read};
    CHECK(store::check(reading).sound());
    store::Database empty{f.folder.file("empty.db"), store::Mode::create};
    CHECK(store::check(empty).sound());
}

TEST_CASE("check: tells what is not as it has to be") {
    struct Case {
        const char* damage;
        const char* told;
    };

    const auto [damage, told] = GENERATE(
        Case{"DELETE FROM sentence WHERE id = 2",
             "Document 1: of the source, 3 sentences are there and not 4."},
        Case{"INSERT INTO sentence VALUES (99, 1, 'x', 0, 0, 1, 0)", "1 sentence belong to no document."},
        Case{"UPDATE sentence SET unit_id = 99 WHERE id = 2",
             "Document 1: a sentence is in no paragraph of it."},
        Case{"DELETE FROM unit WHERE id = 1", "Document 1: of the source, 2 units are there and not 3."},
        Case{"UPDATE bead SET source_end = 2 WHERE id = 2", "Document 1: its pairs do not hold each"},
        Case{"UPDATE bead SET target_begin = 9 WHERE id = 2", "Document 1: 'target_begin' is behind the end."},
        Case{"UPDATE bead SET ordinal = 7 WHERE id = 8", "Document 2: its pairs do not hold each"},
        Case{"UPDATE document SET beads = 3 WHERE id = 1", "1 pair that nobody added to their document."},
        Case{"UPDATE document SET first_bead = 4 WHERE id = 2", "1 pair with a number of another document."},
        Case{"PRAGMA foreign_keys = OFF; INSERT INTO side SELECT 9, 77, role, language, name, path, sha256, "
             "1, 0, 1, "
             "0 FROM side WHERE id = 1",
             "1 row of the table 'side' without its row of 'document'."},
        Case{"DELETE FROM side WHERE id = 4", "Document 2: it has no target."});
    CAPTURE(damage);
    Fixture f;
    f.database.execute(damage);
    std::string all;
    for (const store::Problem& problem : store::check(f.database).problems) {
        all += problem.what + '\n';
    }
    CHECK_THAT(all, Catch::Contains(told));
}

TEST_CASE("check: what is wrong with an index can be mended by making it anew") {
    const std::string sql = GENERATE(as<std::string>{}, "DELETE FROM term_key WHERE language = 'en'",
                                     "UPDATE glossary_language SET terms = 9",
                                     "UPDATE sentence SET text = 'autre chose' WHERE id = 2",
                                     "INSERT INTO pair_words (rowid, words) VALUES (99, 'sfr:x')",
                                     "INSERT INTO pair_words (pair_words) VALUES ('delete-all')");
    CAPTURE(sql);
    Fixture f;
    f.database.execute(sql.c_str());
    const std::vector<store::Problem> problems = store::check(f.database).problems;
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].reindex_mends_it);
    store::rebuild_indexes(f.database);
    CHECK(store::check(f.database).sound());
}

TEST_CASE("backup: a copy is whole, and replaces a file only when that is wanted") {
    Fixture f;
    const std::string to = f.folder.file("copy.db");
    std::int64_t last = 0;
    store::backup(f.database, to, false, [&](std::int64_t done, std::int64_t all) {
        CHECK(done <= all);
        last = done;
    });
    CHECK(last > 0);
    {
        store::Database copy{to, store::Mode::read};
        CHECK(store::check(copy).sound());
        CHECK(store::DocumentStore{copy}.list() == f.documents.list());
    }
    CHECK_THAT(message_of<base::Error>([&] { store::backup(f.database, to); }),
               Catch::Contains("copy.db: There is already a file of that name."));
    f.documents.remove(1);
    store::backup(f.database, to, true);
    CHECK(count({to, store::Mode::read}, "SELECT count(*) FROM document") == 1);
    CHECK_THAT(message_of<base::Error>([&] { store::backup(f.database, f.folder.file("test.db"), true); }),
               Catch::Contains("This is the database itself."));
    CHECK_THAT(message_of<base::Error>([&] { store::backup(f.database, f.folder.path().string(), true); }),
               Catch::Contains("This is not a regular file."));
    CHECK_FALSE(
        message_of<base::Error>([&] { store::backup(f.database, f.folder.file("no/copy.db")); }).empty());
}

TEST_CASE("backup: nothing is left of one that ends in an exception") {
    Fixture f;
    const std::size_t before = f.folder.entries();
    CHECK_THROWS_AS(store::backup(f.database, f.folder.file("copy.db"), false,
                                  [](std::int64_t, std::int64_t) { throw std::runtime_error{"stop"}; }),
                    std::runtime_error);
    CHECK(f.folder.entries() == before);
}

TEST_CASE("corpus_counts: documents, sentences, shapes, probabilities and marks") {
    Fixture f;
    store::BeadStore beads{f.database};
    store::Correction flag{"flag 1", {*beads.find(1, 1)}, {*beads.find(1, 1)}};
    flag.after[0].flag = "why";
    beads.apply(1, flag);
    const store::CorpusCounts counts = store::corpus_counts(f.database);
    CHECK(counts.documents == 2);
    CHECK(counts.sentences == std::vector<std::pair<std::string, std::int64_t>>{{"en-GB", 6}, {"fr", 8}});
    CHECK(counts.beads == 8);
    REQUIRE(counts.shapes.size() == 4);
    CHECK(counts.shapes[0].beads == 2);
    CHECK(counts.shapes[0].source == 0);
    CHECK(counts.shapes[0].target == 1);
    CHECK(counts.by_probability == std::array<std::int64_t, 5>{2, 4, 0, 0, 2}); // 0.25; 0.5 and 0.75; 0.99
    CHECK(counts.pinned == 2);
    CHECK(counts.corrected == 2);
    CHECK(counts.flagged == 1);
    CHECK(counts.file_size > 0);
}
