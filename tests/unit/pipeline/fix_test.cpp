#include "base/error.hpp"
#include "fixture.hpp"
#include "support/catch.hpp"

using namespace diptych;
using namespace diptych::pipeline;
using sample::beads_of;
using sample::bitext_of;
using sample::Fixture;
using store::StoredBead;
using store::sample::message_of;

namespace {

/// "1:1-2 2:0-1", with a star for a pinned one
std::string shape_of(const DocumentFixer& fixer) {
    std::string shape;
    for (const StoredBead& b : beads_of(fixer)) {
        shape += (shape.empty() ? "" : " ") + std::to_string(b.id) + ":" +
                 std::to_string(b.bead.source.size()) + "-" + std::to_string(b.bead.target.size()) +
                 (b.pinned ? "*" : "");
    }
    return shape;
}

} // namespace

TEST_CASE("fix: merging keeps the number of the first bead, and asks for every bead between") {
    Fixture f{bitext_of({{1, 1}, {1, 0}, {0, 1}, {1, 1}})};
    DocumentFixer fixer = f.fixer();
    const Fixed done = fixer.apply(MergeBeads{{3, 2}});
    CHECK(done.action == "merge 3 2");
    REQUIRE(done.after.size() == 1);
    CHECK(done.after[0].stored.bead.probability == 1.0);
    CHECK(done.after[0].source == std::vector<std::string>{"phrase 1"});
    CHECK(done.after[0].target == std::vector<std::string>{"sentence 1"});
    CHECK(done.gone == std::vector<std::int64_t>{3});
    CHECK(shape_of(fixer) == "1:1-1 2:1-1* 4:1-1");
    CHECK_THAT(message_of<base::Error>([&] {
                   fixer.apply(MergeBeads{{1, 4}});
               }),
               Catch::StartsWith(f.path + ": Pairs 1 and 4 are not neighbours."));
    CHECK_THAT(message_of<base::Error>([&] {
                   fixer.apply(MergeBeads{{1, 3}});
               }),
               Catch::Contains("There is no pair 3 in document 1. 'diptych fix 1 list' prints"));
    CHECK_THROWS_AS(fixer.apply(MergeBeads{{1}}), base::UsageError);
    CHECK_THROWS_AS(fixer.apply(MergeBeads{{1, 1}}), base::UsageError);
    fixer.apply(MergeBeads{{1, 2, 4}});
    CHECK(shape_of(fixer) == "1:3-3*");
}

TEST_CASE("fix: sentences that the translation has apart cannot become one bead") {
    model::Bitext crossing = bitext_of({{1, 1}, {1, 1}, {1, 1}});
    std::swap(crossing.beads[1].target, crossing.beads[2].target);
    Fixture f{crossing};
    DocumentFixer fixer = f.fixer();
    CHECK_THAT(message_of<base::Error>([&] {
                   fixer.apply(MergeBeads{{1, 2}});
               }),
               Catch::Contains("their target sentences do not follow one another"));
    CHECK_THAT(message_of<base::Error>([&] {
                   fixer.apply(MoveSentences{2, Direction::up, Side::target, 1});
               }),
               Catch::Contains("do not follow one another"));
    fixer.apply(MergeBeads{{2, 3}}); // neighbours, though the other way round
    CHECK(shape_of(fixer) == "1:1-1 2:2-2*");
}

TEST_CASE("fix: a split may leave one side of a part empty, but no part") {
    Fixture f{bitext_of({{1, 1}, {2, 3}})};
    DocumentFixer fixer = f.fixer();
    fixer.apply(SplitBead{1, 1, 0});
    CHECK(shape_of(fixer) == "1:1-0* 3:0-1* 2:2-3");
    fixer.apply(SplitBead{2, 1, 2});
    CHECK(shape_of(fixer) == "1:1-0* 3:0-1* 2:1-2* 4:1-1*");
    CHECK_THAT(message_of<base::Error>([&] {
                   fixer.apply(SplitBead{4, 0, 0});
               }),
               Catch::Contains("the first part would be empty. It has 1 source sentence and 1 target "
                               "sentence."));
    CHECK_THAT(message_of<base::Error>([&] {
                   fixer.apply(SplitBead{4, 1, 1});
               }),
               Catch::Contains("the second part would be empty"));
    CHECK_THAT(message_of<base::Error>([&] {
                   fixer.apply(SplitBead{1, 1, 1});
               }),
               Catch::Contains("Pair 1 has no target sentences, so it cannot be split behind number 1"));
}

TEST_CASE("fix: sentences move to the neighbour on their side, and a bead left empty goes") {
    Fixture f{bitext_of({{1, 1}, {1, 2}, {0, 1}})};
    DocumentFixer fixer = f.fixer();
    fixer.apply(MoveSentences{2, Direction::up, Side::target, 1});
    CHECK(shape_of(fixer) == "1:1-2* 2:1-1* 3:0-1");
    fixer.apply(MoveSentences{2, Direction::down, Side::source, 1});
    CHECK(shape_of(fixer) == "1:1-2* 2:0-1* 3:1-1*");
    const Fixed done = fixer.apply(MoveSentences{2, Direction::down, Side::target, 1});
    CHECK(shape_of(fixer) == "1:1-2* 3:1-2*");
    CHECK(done.gone == std::vector<std::int64_t>{2});
    CHECK(done.after[0].target == std::vector<std::string>{"sentence 2", "sentence 3"});
    CHECK_THAT(message_of<base::Error>([&] {
                   fixer.apply(MoveSentences{1, Direction::up, Side::source, 1});
               }),
               Catch::Contains("Pair 1 is the first of document 1"));
    CHECK_THAT(message_of<base::Error>([&] {
                   fixer.apply(MoveSentences{3, Direction::down, Side::source, 1});
               }),
               Catch::Contains("Pair 3 is the last of document 1"));
    CHECK_THAT(message_of<base::Error>([&] {
                   fixer.apply(MoveSentences{1, Direction::down, Side::target, 3});
               }),
               Catch::Contains("Pair 1 has 2 target sentences, so 3 cannot go to another."));
    CHECK(fixer.undo());
    CHECK(shape_of(fixer) == "1:1-2* 2:0-1* 3:1-1*");
}

TEST_CASE("fix: a pinned bead is certain, and unpinning gives back what the aligner said") {
    Fixture f{bitext_of({{1, 1}, {1, 1}, {1, 1}})};
    DocumentFixer fixer = f.fixer();
    const std::vector<StoredBead> before = beads_of(fixer);
    CHECK(fixer.list_doubtful(0.515).size() == 2);
    CHECK(fixer.apply(PinBeads{{2, 1}}).after.size() == 2);
    CHECK(fixer.list_doubtful(0.515).empty());
    REQUIRE(fixer.list_pinned().size() == 2);
    CHECK(fixer.list_pinned()[1].origin == model::BeadOrigin::corrected);
    CHECK(fixer.list_pinned()[1].probability == 1.0);
    CHECK(fixer.apply(PinBeads{{2, 3}}).after.size() == 1);
    CHECK(fixer.apply(PinBeads{{2, 3}}).empty()); // nothing to do, nothing to undo
    CHECK(fixer.log().size() == 2);
    fixer.apply(UnpinBeads{{1, 2, 3}});
    CHECK(beads_of(fixer) == before);
    fixer.apply(MergeBeads{{1, 2}});
    fixer.apply(UnpinBeads{{1}}); // made by a user: no aligner has an opinion of it
    CHECK(beads_of(fixer)[0].bead.probability == 1.0);
    CHECK(beads_of(fixer)[0].bead.origin == model::BeadOrigin::corrected);
    CHECK(fixer.list_pinned().empty());
}

TEST_CASE("fix: doubtful beads come the least probable first") {
    model::Bitext doubtful = bitext_of({{1, 1}, {1, 1}, {1, 1}, {1, 1}});
    doubtful.beads[0].probability = 0.4;
    doubtful.beads[2].probability = 0.1;
    doubtful.beads[3].probability = 0.4;
    Fixture f{doubtful};
    const std::vector<ShownBead> found = f.fixer().list_doubtful(0.5);
    REQUIRE(found.size() == 3);
    CHECK(found[0].stored.id == 3);
    CHECK(found[1].stored.id == 1);
    CHECK(found[2].stored.id == 4);
}

TEST_CASE("fix: one who only looks can see what would be, and change nothing") {
    Fixture f{bitext_of({{1, 1}, {1, 1}})};
    store::Database to_read{f.path, store::Mode::read};
    DocumentFixer looking{to_read, "1"};
    CHECK(looking.preview(MergeBeads{{1, 2}}).gone.size() == 1);
    CHECK_FALSE(looking.preview_undo());
    CHECK_THROWS_AS(looking.apply(MergeBeads{{1, 2}}), base::Error);
    CHECK(shape_of(looking) == "1:1-1 2:1-1");
    f.fixer().apply(MergeBeads{{1, 2}});
    CHECK(shape_of(looking) == "1:2-2*"); // it stands open while others change
    CHECK(looking.preview_undo()->after.size() == 2);
    CHECK_THAT(message_of<base::Error>([&] { DocumentFixer(f.database, "9"); }),
               Catch::Contains("There is no document '9'."));
}

TEST_CASE("fix: sentences are paired anew as the user says, and what is as it was keeps its number") {
    Fixture f{bitext_of({{1, 1}, {1, 1}, {2, 1}, {1, 1}})};
    DocumentFixer fixer = f.fixer();
    const std::vector<StoredBead> before = beads_of(fixer);
    const Fixed done = fixer.apply(PairAnew{{2, 1, 3}, {{1, 1}, {1, 0}, {1, 2}, {1, 0}}});
    CHECK(done.action == "pair 2 1 3 --as '1-1 1-0 1-2 1-0'");
    CHECK(shape_of(fixer) == "1:1-1* 2:1-0* 3:1-2* 5:1-0* 4:1-1");
    CHECK(beads_of(fixer)[0].automatic_probability == before[0].automatic_probability);
    CHECK(done.gone.empty());
    CHECK(fixer.apply(PairAnew{{1}, {{1, 1}}}).empty());
    fixer.apply(PairAnew{{2, 3, 5}, {{3, 2}}});
    CHECK(shape_of(fixer) == "1:1-1* 2:3-2* 4:1-1");
    CHECK(fixer.undo());
    CHECK(fixer.undo());
    CHECK(beads_of(fixer) == before);
}

TEST_CASE("fix: the new beads of a pairing have all the sentences of the old ones, and no more") {
    Fixture f{bitext_of({{1, 1}, {2, 1}, {1, 1}})};
    DocumentFixer fixer = f.fixer();
    const auto message = [&](PairAnew action) {
        return message_of<base::Error>([&] { fixer.apply(action); });
    };
    CHECK_THAT(
        message({{1, 2}, {{1, 1}, {1, 1}}}),
        Catch::Contains("leave 1 source sentence and no target sentences over. Share out all of 3 source "
                        "sentences and 2 target sentences."));
    CHECK_THAT(message({{1, 2}, {{1, 1}, {2, 2}}}), Catch::Contains("have more sentences than there are"));
    CHECK_THAT(message({{1}, {{1, 1}, {static_cast<std::size_t>(-1), 1}}}),
               Catch::Contains("have more sentences than there are"));
    CHECK_THAT(message({{1, 3}, {{2, 2}}}), Catch::Contains("Pairs 1 and 3 are not neighbours."));
    CHECK_THROWS_AS(fixer.apply(PairAnew{{1}, {{1, 1}, {0, 0}}}), base::UsageError);
    CHECK_THROWS_AS(fixer.apply(PairAnew{{}, {{1, 1}}}), base::UsageError);
    CHECK(shape_of(fixer) == "1:1-1 2:2-1 3:1-1");
}

TEST_CASE("fix: a flag is a remark that says nothing of whether a bead is right") {
    Fixture f{bitext_of({{1, 1}, {1, 1}, {1, 1}})};
    DocumentFixer fixer = f.fixer();
    const std::vector<StoredBead> before = beads_of(fixer);
    CHECK(fixer.apply(FlagBeads{{2, 1}, " it's\nodd "}).action == "flag 2 1 --note 'it'\\''s odd'");
    REQUIRE(fixer.list_flagged().size() == 2);
    CHECK(fixer.list_flagged()[0].stored.flag == "it's odd");
    CHECK(beads_of(fixer)[0].bead == before[0].bead);
    CHECK_FALSE(beads_of(fixer)[0].pinned);
    CHECK(fixer.apply(FlagBeads{{1}, "it's odd"}).empty());
    fixer.apply(FlagBeads{{3}, "look"});
    fixer.apply(MergeBeads{{2, 3}});
    CHECK(fixer.list_flagged()[1].stored.flag == "it's odd; look");
    fixer.apply(SplitBead{2, 1, 1});
    REQUIRE(fixer.list_flagged().size() == 2); // the part that keeps the number keeps it
    fixer.apply(UnflagBeads{{1, 2}});
    CHECK(fixer.list_flagged().empty());
    CHECK(fixer.apply(UnflagBeads{{1}}).empty());
    CHECK_THROWS_AS(fixer.apply(FlagBeads{{1}, " \t"}), base::UsageError);
    CHECK_THROWS_AS(fixer.apply(FlagBeads{{1}, "\xff"}), base::UsageError);
    while (fixer.undo()) {
    }
    CHECK(beads_of(fixer) == before);
}

TEST_CASE("fix: beads say which documents they are in") {
    Fixture f{bitext_of({{1, 1}, {1, 1}})};
    model::Bitext other = bitext_of({{1, 1}});
    other.symbol = "1"; // the number of the first
    store::sample::add_documents(f.path, {other});
    const std::vector<BeadsOfDocument> groups = group_by_document(f.database, {3, 2, 1});
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].document == 2);
    CHECK(groups[0].beads == std::vector<std::int64_t>{3});
    CHECK(groups[1].document == 1);
    CHECK(groups[1].beads == std::vector<std::int64_t>{2, 1});
    CHECK_THAT(message_of<base::Error>([&] {
                   group_by_document(f.database, {1, 4});
               }),
               Catch::Contains("There is no pair 4."));
    CHECK(DocumentFixer{f.database, std::int64_t{1}}.document().beads == 2);
    CHECK(f.fixer().document().beads == 1); // a symbol comes before a number
    CHECK_THROWS_AS((DocumentFixer{f.database, std::int64_t{3}}), base::Error);
}
