// Documents that are removed and come back, and what is let go.

#include "base/error.hpp"
#include "sample.hpp"
#include "store/bead_store.hpp"
#include "store/check.hpp"
#include "store/compact.hpp"
#include "store/glossary_history.hpp"
#include "store/removed_documents.hpp"
#include "support/catch.hpp"

#include <vector>

using namespace diptych;
using store::Database;
using store::Mode;
using store::sample::count;
using store::sample::Folder;
using store::sample::message_of;

namespace {

std::string value_at(const store::Statement& row, int column) {
    if (row.is_null(column) || row.is_text(column)) {
        return row.is_null(column) ? "NULL" : std::string{row.bytes(column)};
    }
    try {
        return std::to_string(row.integer(column));
    } catch (const base::Error&) {
        return std::to_string(row.real(column));
    }
}

/// All that there is of a document, row by row.
std::vector<std::string> rows_of(const Database& database, std::int64_t document) {
    std::vector<std::string> rows;
    const std::string id = std::to_string(document);
    for (const std::string& sql :
         {"document WHERE id = " + id, "bead WHERE document_id = " + id + " ORDER BY ordinal",
          "correction WHERE document_id = " + id + " ORDER BY id",
          "correction_bead WHERE correction_id IN (SELECT id FROM correction WHERE document_id = " + id +
              ") ORDER BY correction_id, state, ordinal",
          "unit WHERE id IN (SELECT u.id FROM side d JOIN unit u ON u.id >= d.first_unit AND u.id < "
          "d.first_unit + "
          "d.units WHERE d.document_id = " +
              id + ") ORDER BY id",
          "sentence WHERE id IN (SELECT s.id FROM side d JOIN sentence s ON s.id >= d.first_sentence AND "
          "s.id < "
          "d.first_sentence + d.sentences WHERE d.document_id = " +
              id + ") ORDER BY id",
          std::string{
              "(SELECT document_id, role, language, name, path, sha256, first_unit, units, first_sentence, "
              "sentences FROM side WHERE document_id = "} +
              id + " ORDER BY role)"}) {
        store::Statement query{database, "SELECT * FROM " + sql};
        while (query.step()) {
            std::string row;
            for (int column = 0; column < query.columns(); ++column) {
                row += value_at(query, column) + '|';
            }
            rows.push_back(row);
        }
    }
    return rows;
}

struct Fixture {
    Folder folder;
    Database database{folder.file("test.db"), Mode::create};
    store::DocumentStore documents{database};
    store::RemovedDocuments removed{database};
    store::GlossaryHistory history{database};

    Fixture() {
        documents.add(store::sample::bitext("one"));
        documents.add(store::sample::bitext("two"));
        store::BeadStore beads{database};
        std::vector<store::StoredBead> all = beads.list(2);
        store::StoredBead pinned = all[0];
        pinned.pinned = true;
        pinned.flag = "à revoir";
        beads.apply(2, {"confirm 1", {all[0]}, {pinned}});
    }

    std::size_t found() {
        const model::LanguageTag french = store::sample::language("fr");
        return documents.find_sentences(french, text::Analyzer{french}.analyze("politiques nationales"), {})
            .total;
    }
};

} // namespace

TEST_CASE("removed_documents: a document comes back as it was, corrections and their log included") {
    Fixture f;
    const std::vector<std::string> before = rows_of(f.database, 2);
    REQUIRE(before.size() > 10);
    const std::size_t found = f.found();
    const std::int64_t change = f.removed.remove({2}, "tester", "remove two");
    CHECK(rows_of(f.database, 2).empty());
    CHECK(f.documents.list().size() == 1);
    CHECK(f.found() == found / 2);
    CHECK(store::check(f.database).sound());
    CHECK(f.history.find(change).value().documents == 1);
    CHECK(f.history.last_to_undo() == change);
    f.documents.add(store::sample::bitext("three")); // takes none of its numbers
    f.history.undo(change, "tester");
    CHECK(rows_of(f.database, 2) == before);
    CHECK(f.found() == found / 2 * 3);
    CHECK(store::check(f.database).sound());
    store::sample::check_full_text(f.database);
    CHECK(store::BeadStore{f.database}.undo(2).value().action == "confirm 1");
    CHECK(count(f.database, "SELECT count(*) FROM removed_sentence") == 0);
}

TEST_CASE("removed_documents: an undoing is undone, and one removal goes before another") {
    Fixture f;
    const std::int64_t first = f.removed.remove({1}, "a", "remove one");
    const std::int64_t back = f.history.undo(first, "b");
    CHECK(f.history.find(first).value().undone_by == back);
    CHECK(f.history.find(back).value().documents == 1);
    f.history.undo(back, "c");
    CHECK(f.documents.list().size() == 1);
    CHECK_FALSE(f.history.find(first).value().undone_by);
    f.history.undo(first, "d");
    CHECK(f.documents.list().size() == 2);
    const std::int64_t second = f.removed.remove({1, 2}, "e", "remove one two");
    CHECK(f.history.find(second).value().documents == 2);
    CHECK_THAT(message_of<base::Error>([&] { f.history.undo(back, "f"); }),
               Catch::Contains("is undone already"));
    f.history.undo(second, "g");
    CHECK(f.documents.list().size() == 2);
    CHECK(store::check(f.database).sound());
}

TEST_CASE("removed_documents: one that is not there removes none") {
    Fixture f;
    CHECK_THAT(message_of<base::Error>([&] {
                   f.removed.remove({1, 9}, "a", "remove");
               }),
               Catch::Contains("There is no document 9."));
    CHECK(f.documents.list().size() == 2);
    CHECK_FALSE(f.history.last_to_undo());
}

TEST_CASE("removed_documents: a symbol that another one has got is in the way") {
    Fixture f;
    const std::int64_t change = f.removed.remove({2}, "a", "remove two");
    f.documents.add(store::sample::bitext("two"));
    CHECK_THAT(
        message_of<base::Error>([&] { f.history.undo(change, "a"); }),
        Catch::Contains(
            "Document 2 cannot come back: document 3 has its symbol 'two' now. Remove that one first."));
    CHECK(f.documents.list().size() == 2);
    CHECK(f.history.last_to_undo() == change);
}

TEST_CASE("removed_documents: a version that made way is kept with its corrections, under another number") {
    Fixture f;
    const model::DocumentSummary before = f.documents.find_id(2).value();
    const std::size_t found = f.found();
    const std::int64_t change = f.removed.keep_version(2, "tester", "replace two");
    model::Bitext newer = store::sample::bitext("two");
    newer.source.sha256 = "c3";
    f.documents.replace(2, newer);
    CHECK(f.documents.find_id(2).value().added == before.added);
    CHECK(store::BeadStore{f.database}.log(2).empty());
    CHECK(f.found() == found);
    CHECK(store::check(f.database).sound());
    CHECK_THAT(message_of<base::Error>([&] { f.history.undo(change, "a"); }),
               Catch::Contains("document 2 has its symbol 'two' now. Remove that one first."));
    f.removed.remove({2}, "tester", "remove two");
    f.history.undo(change, "tester");
    const model::DocumentSummary back = f.documents.find("two").value();
    CHECK(back.id == 3);
    CHECK(back.source_sha256 == before.source_sha256);
    CHECK(store::BeadStore{f.database}.undo(3).value().action == "confirm 1");
    CHECK(f.found() == found);
    CHECK(store::check(f.database).sound());
    store::sample::check_full_text(f.database);
    CHECK(f.documents.add(store::sample::bitext("three")) == 4); // no number is given twice
    CHECK_THAT(message_of<base::Error>([&] { f.removed.keep_version(9, "a", "replace"); }),
               Catch::Contains("There is no document 9."));
}

TEST_CASE("removed_documents: what is let go does not come back, and the file is smaller") {
    Fixture f;
    for (int i = 0; i < 200; ++i) {
        f.documents.add(store::sample::bitext("many " + std::to_string(i)));
    }
    std::vector<std::int64_t> many;
    for (std::int64_t id = 3; id <= 202; ++id) {
        many.push_back(id);
    }
    const std::int64_t change = f.removed.remove(many, "a", "remove many");
    f.database.shorten_log(0);
    const auto before = store::bytes_of(f.database);
    const store::RemovedCounts counts = f.removed.counts();
    CHECK(counts.documents == 200);
    CHECK(counts.pairs == 200 * store::sample::bitext().beads.size());
    CHECK(f.removed.let_go() == counts);
    CHECK(f.removed.counts() == store::RemovedCounts{});
    CHECK(store::compact_file(f.database) < before * 2 / 3);
    CHECK(store::unused_bytes(f.database) == 0);
    CHECK_FALSE(f.history.last_to_undo());
    CHECK_THAT(message_of<base::Error>([&] { f.history.undo(change, "a"); }),
               Catch::Contains("let go since"));
    CHECK(f.documents.list().size() == 2);
    CHECK(f.found() > 0);
    CHECK(store::check(f.database).sound());
}

TEST_CASE("removed_documents: the check finds what could not come back") {
    const std::string damage =
        GENERATE(as<std::string>{},
                 "DELETE FROM removed_sentence WHERE id IN (SELECT max(id) FROM "
                 "removed_sentence)",
                 "DELETE FROM removed_side WHERE role = 'source'", "DELETE FROM change_document");
    CAPTURE(damage);
    Fixture f;
    f.removed.remove({2}, "a", "remove two");
    f.database.execute(damage.c_str());
    std::string all;
    for (const store::Problem& problem : store::check(f.database).problems) {
        all += problem.what + '\n';
    }
    CHECK_THAT(all, Catch::Contains("removed document"));
}
