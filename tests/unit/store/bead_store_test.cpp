#include "base/error.hpp"
#include "sample.hpp"
#include "store/bead_store.hpp"
#include "store/check.hpp"
#include "store/document_store.hpp"
#include "store/transaction.hpp"
#include "support/catch.hpp"

using namespace diptych;
using store::BeadStore;
using store::Correction;
using store::StoredBead;
using store::sample::count;
using store::sample::message_of;

namespace {

/// Two documents of four beads: 1 to 4 and 5 to 8.
struct Fixture {
    store::sample::Folder folder;
    store::Database database{folder.file("test.db"), store::Mode::create};
    store::DocumentStore documents{database};
    BeadStore beads{database};

    Fixture() {
        documents.add(store::sample::bitext());
        documents.add(store::sample::bitext(""));
    }

    /// What is not as it has to be, the index of pairs included.
    std::vector<store::Problem> problems() { return store::check(database).problems; }

    /// Beads 3 and 4 of document 1, which are 1-0 and 0-1, as one.
    Correction merge() const {
        Correction correction{"merge 3 4", {*beads.find(1, 3), *beads.find(1, 4)}, {}};
        StoredBead merged = correction.before[0];
        merged.bead = {{3, 4}, {2, 3}, 1.0, model::BeadOrigin::corrected};
        merged.pinned = true;
        merged.automatic_probability.reset();
        correction.after = {merged};
        return correction;
    }
};

} // namespace

TEST_CASE("bead_store: beads are found by number and by place, in their document only") {
    const Fixture f;
    const std::vector<StoredBead> all = f.beads.list(2);
    REQUIRE(all.size() == 4);
    for (std::size_t i = 0; i < all.size(); ++i) {
        CHECK(all[i].id == static_cast<std::int64_t>(i) + 5);
        CHECK(all[i].ordinal == i);
        CHECK(all[i].bead == store::sample::bitext().beads[i]);
        CHECK(f.beads.find(2, all[i].id) == all[i]);
        CHECK(f.beads.at(2, i) == all[i]);
        CHECK_FALSE(f.beads.find(1, all[i].id));
    }
    CHECK_FALSE(f.beads.at(2, 4));
    CHECK(f.beads.list(9).empty());
    CHECK(f.beads.list(2, 0.5).size() == 1);
    CHECK(f.beads.list(2, 0.25).empty());
    CHECK(f.beads.list(2, 1.0) == all);
    REQUIRE(f.beads.list_pinned(2).size() == 1); // the one that came corrected
    CHECK(f.beads.list_pinned(2)[0] == all[1]);
}

TEST_CASE("bead_store: sentences come by side and range") {
    const Fixture f;
    CHECK(f.beads.sentences(1, &model::Bead::source, {1, 3}) ==
          std::vector<std::string>{"1. L’Assemblée générale a adopté la résolution A/RES/73/27.",
                                   "Les politiques nationales seront examinées."});
    CHECK(f.beads.sentences(1, &model::Bead::target, {2, 3}) == std::vector<std::string>{"1 An added note."});
    CHECK(f.beads.sentences(1, &model::Bead::target, {2, 2}).empty());
}

TEST_CASE("bead_store: a correction changes beads, places and sentences, and undo gives all back") {
    Fixture f;
    const std::vector<StoredBead> before = f.beads.list(1);
    const std::vector<StoredBead> other = f.beads.list(2);
    const Correction done = f.beads.apply(1, f.merge());
    CHECK(done.after[0].id == 3);
    std::vector<StoredBead> now = f.beads.list(1);
    REQUIRE(now.size() == 3);
    CHECK(now[0] == before[0]);
    CHECK(now[1] == before[1]);
    CHECK(now[2] == done.after[0]);
    CHECK(f.problems().empty());
    CHECK(f.documents.find("1")->beads == 3);

    // Split it: the second part is new, and what is behind moves on.
    Correction split{"split 2", {now[1]}, {now[1], now[1]}};
    split.after[0].bead.source.end = 2;
    split.after[1].bead.source.begin = 2;
    split.after[1].bead.target.begin = 2;
    split.after[1].id = 0;
    split.after[1].ordinal = 2;
    CHECK(f.beads.apply(1, split).after[1].id == 9);
    CHECK(f.beads.list(1).back().ordinal == 3);
    CHECK(f.problems().empty());
    CHECK(f.beads.list(2) == other);

    CHECK(f.beads.last(1)->action == "split 2");
    CHECK(f.beads.undo(1)->action == "split 2");
    CHECK(f.beads.list(1) == now);
    CHECK(f.beads.undo(1)->action == "merge 3 4");
    CHECK(f.beads.list(1) == before);
    CHECK(f.problems().empty());
    CHECK_FALSE(f.beads.undo(1));
    CHECK_FALSE(f.beads.last(1));
    store::sample::check_full_text(f.database);

    // The number that was taken back is not given again.
    f.beads.apply(1, f.merge());
    CHECK(f.beads.apply(1, split).after[1].id == 10);
    CHECK(f.beads.log(1).size() == 4);
    CHECK(f.beads.log(1)[0].undone);
    CHECK_FALSE(f.beads.log(1)[3].undone);
    CHECK(f.beads.log(2).empty());
}

TEST_CASE("bead_store: what does not hold each sentence once, or is no longer so, is refused") {
    Fixture f;
    const std::vector<StoredBead> before = f.beads.list(1);
    const auto refused = [&](const Correction& correction) {
        const std::string message = message_of<base::Error>([&] { f.beads.apply(1, correction); });
        CHECK(f.beads.list(1) == before);
        CHECK(f.beads.log(1).empty());
        return message;
    };
    Correction lost = f.merge();
    lost.after[0].bead.target = {2, 2};
    CHECK_THAT(refused(lost), Catch::Contains("do not hold each sentence exactly once"));
    Correction more = f.merge();
    more.after[0].bead.source = {2, 4};
    CHECK_THAT(refused(more), Catch::Contains("do not hold each sentence exactly once"));
    Correction twice = f.merge();
    twice.after.push_back(twice.after[0]);
    twice.after[1].ordinal = 3;
    CHECK_THAT(refused(twice), Catch::Contains("do not hold each sentence exactly once"));
    Correction apart{"merge 1 4", {before[0], before[3]}, {before[0]}};
    apart.after[0].bead.target = {0, 1};
    CHECK_FALSE(refused(apart).empty());
    Correction order{"swap", {before[0], before[1]}, {before[0], before[1]}};
    std::swap(order.after[0].bead.source, order.after[1].bead.source);
    CHECK_THAT(refused(order), Catch::Contains("in order"));
    CHECK_FALSE(refused({"nothing", {}, {}}).empty());
    Correction stale = f.merge();
    stale.before[0].pinned = true;
    CHECK_THAT(refused(stale), Catch::Contains("have been changed meanwhile"));
    Correction foreign = f.merge();
    foreign.before[0].id = 7;
    CHECK_THAT(refused(foreign), Catch::Contains("have been changed meanwhile"));
}

TEST_CASE("bead_store: undo does not overwrite beads that something else has changed") {
    Fixture f;
    f.beads.apply(1, f.merge());
    f.database.execute("UPDATE bead SET probability = 0.125 WHERE id = 3");
    const std::vector<StoredBead> before = f.beads.list(1);
    CHECK_THAT(message_of<base::Error>([&] { f.beads.undo(1); }),
               Catch::Contains("have been changed meanwhile"));
    CHECK(f.beads.list(1) == before);
    CHECK_FALSE(f.beads.log(1)[0].undone);
}

TEST_CASE("bead_store: a correction goes with its transaction, and with its document") {
    Fixture f;
    const std::vector<StoredBead> before = f.beads.list(1);
    {
        const store::Transaction transaction{f.database};
        f.beads.apply(1, f.merge());
    }
    CHECK(f.beads.list(1) == before);
    CHECK(f.beads.log(1).empty());
    f.beads.apply(1, f.merge());
    f.documents.remove(1);
    CHECK(count(f.database, "SELECT count(*) FROM correction") == 0);
    CHECK(count(f.database, "SELECT count(*) FROM correction_bead") == 0);
    CHECK(f.beads.list(2).size() == 4);
}

TEST_CASE("bead_store: a search finds the sentences of a corrected bead") {
    Fixture f;
    f.beads.apply(1, f.merge());
    const model::LanguageTag english = store::sample::language("en");
    const store::FoundPairs found =
        f.documents.find_sentences(english, text::Analyzer{english}.analyze("added note"), {});
    REQUIRE(found.pairs.size() == 2);
    CHECK(found.pairs[0].id == 3);
    CHECK(f.beads.document_of(3) == 1);
    CHECK_FALSE(f.beads.document_of(4));
    CHECK(found.pairs[0].source.text == "(a) Une phrase sans traduction sur les politiques nationales.");
}

TEST_CASE("bead_store: a flag is kept, goes through a correction and comes back with undo") {
    Fixture f;
    Correction flag{"flag 2", {*f.beads.find(1, 2)}, {*f.beads.find(1, 2)}};
    flag.after[0].flag = "check the name";
    f.beads.apply(1, flag);
    CHECK(f.beads.find(1, 2)->flag == "check the name");
    CHECK(f.beads.last(1)->after[0].flag == "check the name");
    CHECK_FALSE(f.beads.last(1)->before[0].flag);
    CHECK_FALSE(f.beads.find(1, 1)->flag);
    f.beads.undo(1);
    CHECK_FALSE(f.beads.find(1, 2)->flag);
    CHECK(f.problems().empty());
}
