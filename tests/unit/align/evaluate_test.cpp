#include "align/evaluate.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <random>

using namespace diptych::align;

namespace {

using Groups = std::vector<SentenceGroup>;

Evaluation evaluated(const Groups& gold, const Groups& test) {
    Evaluation evaluation;
    evaluation.add(compare(gold, test));
    return evaluation;
}

/// An alignment of `sentences` on each side, made at random.
Groups random_alignment(std::mt19937& random, std::size_t sentences) {
    std::uniform_int_distribution<std::size_t> up_to_two{0, 2};
    Groups groups;
    std::size_t source = 0;
    std::size_t target = 0;
    while (source < sentences || target < sentences) {
        SentenceGroup group;
        for (std::size_t n = up_to_two(random); n > 0 && source < sentences; --n) {
            group.source.push_back(source++);
        }
        for (std::size_t n = up_to_two(random); n > 0 && target < sentences; --n) {
            group.target.push_back(target++);
        }
        groups.push_back(group);
    }
    return groups;
}

} // namespace

TEST_CASE("evaluate: an alignment is right in every way against itself") {
    const Groups groups{{{0}, {0}}, {{1, 2}, {1}}, {{3}, {}}, {{}, {2}}};
    const Evaluation evaluation = evaluated(groups, groups);
    CHECK(evaluation.strict.precision.value() == 1.0);
    CHECK(evaluation.strict.f1() == 1.0);
    CHECK(evaluation.lax.f1() == 1.0);
    CHECK(evaluation.unpaired.f1() == 1.0);
    CHECK_FALSE(evaluation.calibration_error().has_value());
}

TEST_CASE("evaluate: precision is over all beads, recall over those with two sides") {
    const Groups gold{{{0}, {0}}, {{1}, {1}}, {{2}, {}}};
    const Groups test{{{0}, {0}}, {{1}, {}}, {{}, {1}}, {{2}, {}}};
    const Evaluation evaluation = evaluated(gold, test);
    CHECK(evaluation.strict.precision.right == 2);
    CHECK(evaluation.strict.precision.all == 4);
    CHECK(evaluation.strict.recall.right == 1);
    CHECK(evaluation.strict.recall.all == 2);
    CHECK(evaluation.strict.f1() == Approx(0.5));
    CHECK(evaluation.unpaired.precision.right == 1); // source sentence 2; 1 and target 1 have counterparts
    CHECK(evaluation.unpaired.precision.all == 3);
    CHECK(evaluation.unpaired.recall.value() == 1.0);
}

TEST_CASE("evaluate: lax wants a link in common, not only sentences") {
    // The same sentences, crosswise: no source sentence has its own target.
    const Groups gold{{{0}, {0}}, {{1}, {1}}};
    CHECK(evaluated(gold, {{{0}, {1}}, {{1}, {0}}}).lax.f1() == 0.0);
    const Evaluation joined = evaluated(gold, {{{0, 1}, {0, 1}}});
    CHECK(joined.strict.f1() == 0.0);
    CHECK(joined.lax.precision.value() == 1.0);
    CHECK(joined.lax.recall.value() == 1.0);
}

TEST_CASE("compare: beads are sets of sets") {
    const Comparison comparison =
        compare({{{3, 1}, {0}}, {{}, {}}, {{1, 3}, {0}}}, {{{1, 3, 3}, {0}}, {{5}, {5}}, {{}, {}}});
    REQUIRE(comparison.gold.size() == 1);
    CHECK(comparison.gold[0].verdict == Verdict::right);
    REQUIRE(comparison.test.size() == 2);
    CHECK(comparison.test[0].verdict == Verdict::right);
    CHECK(comparison.test[1].verdict == Verdict::wrong);
    CHECK(compare({{{0, 1}, {0}}}, {{{0}, {0}}}).gold[0].verdict == Verdict::partly);
}

TEST_CASE("evaluate: nothing is 0 of everything, and no number") {
    const Evaluation nothing = evaluated({}, {});
    CHECK(nothing.strict.f1() == 0.0);
    CHECK(nothing.unpaired.f1() == 0.0);
    CHECK(evaluated({{{0}, {0}}}, {}).strict.f1() == 0.0);
}

TEST_CASE("evaluate: counts of several texts are pooled, not averaged") {
    Evaluation evaluation;
    evaluation.add(compare({{{0}, {0}}, {{1}, {1}}, {{2}, {2}}}, {{{0}, {0}}, {{1}, {1}}, {{2}, {2}}}));
    evaluation.add(compare({{{0}, {0}}}, {{{0}, {1}}}));
    CHECK(evaluation.strict.precision.value() == Approx(0.75));
    CHECK(evaluation.strict.recall.value() == Approx(0.75));
}

TEST_CASE("evaluate: the calibration error is the distance of each bin from its share, by beads") {
    const Groups gold{{{0}, {0}}, {{1}, {1}}, {{2}, {2}}, {{3}, {3}}};
    const Groups test{{{0}, {0}, 1.0}, {{1}, {1}, 0.95}, {{2}, {3}, 0.92}, {{3}, {2}, 0.0}, {{}, {4}}};
    const Evaluation evaluation = evaluated(gold, test);
    CHECK(evaluation.beads_with_probability() == 4);
    const ReliabilityBin& last = evaluation.bins.back();
    CHECK(last.beads == 3); // 1 belongs to the last bin
    CHECK(last.right == 2);
    CHECK(last.mean_probability() == Approx(2.87 / 3));
    CHECK(last.share_right() == Approx(2.0 / 3));
    CHECK(evaluation.bins.front().beads == 1);
    CHECK(evaluation.calibration_error().value() == Approx((2.87 - 2) / 4));
}

TEST_CASE("evaluate: precision and recall change places when gold and test do, on beads with two sides") {
    std::mt19937 random{5};
    for (int round = 0; round < 200; ++round) {
        Groups a = random_alignment(random, 12);
        Groups b = random_alignment(random, 12);
        for (Groups* groups : {&a, &b}) {
            std::erase_if(*groups, [](const SentenceGroup& group) {
                return group.source.empty() || group.target.empty();
            });
        }
        const Evaluation forth = evaluated(a, b);
        const Evaluation back = evaluated(b, a);
        CHECK(forth.strict.precision.value() == back.strict.recall.value());
        CHECK(forth.lax.precision.value() == back.lax.recall.value());
        CHECK(forth.strict.precision.right <= forth.lax.precision.right);
    }
}
