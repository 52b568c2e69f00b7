#include "align/lattice.hpp"
#include "support/catch.hpp"
#include "unit/align/documents.hpp"

#include <cmath>
#include <functional>
#include <random>
#include <string>

using namespace diptych;

namespace {

/// Every way to cut both sides into beads, tried one after the other.
struct Exhaustive {
    const align::BeadScorer& scorer;
    std::size_t n;
    std::size_t m;
    double best = -1e300;
    double total = 0; ///< of exp(score), over all sequences

    void visit(std::size_t i, std::size_t j, double score) {
        if (i == n && j == m) {
            best = std::max(best, score);
            total += std::exp(score);
            return;
        }
        for (const align::ShapePrior& prior : align::k_shape_priors) {
            if (i + prior.shape.source <= n && j + prior.shape.target <= m) {
                visit(i + prior.shape.source, j + prior.shape.target, score + scorer.score(i, j, prior));
            }
        }
    }
};

} // namespace

TEST_CASE("find_best_path: agrees with trying every sequence of beads") {
    std::mt19937 random{17};
    for (int round = 0; round < 40; ++round) {
        std::vector<std::string> source(1 + random() % 5);
        std::vector<std::string> target(1 + random() % 5);
        for (auto* side : {&source, &target}) {
            for (std::string& sentence : *side) {
                sentence = sentence_of(1 + random() % 100) + (random() % 2 == 0 ? " 12" : "");
            }
        }
        const auto features = align::extract_features(lines("fr", source), lines("en", target));
        const align::BeadScorer scorer{features};
        Exhaustive reference{scorer, source.size(), target.size()};
        reference.visit(0, 0, 0);
        const auto path = align::find_best_path(
            features, scorer, align::full_band(source.size(), target.size()), [](std::size_t) {});
        double score = 0;
        double posterior_of_all = 1;
        for (const model::Bead& bead : path.beads) {
            for (const align::ShapePrior& prior : align::k_shape_priors) {
                if (prior.shape.source == bead.source.size() && prior.shape.target == bead.target.size()) {
                    score += scorer.score(bead.source.begin, bead.target.begin, prior);
                }
            }
            posterior_of_all = std::min(posterior_of_all, bead.probability);
        }
        REQUIRE(score == Approx(reference.best).epsilon(1e-9));
        // A bead is at least as likely as the sequence it is part of.
        REQUIRE(posterior_of_all >= std::exp(reference.best) / reference.total * (1 - 1e-9));
    }
}

TEST_CASE("find_best_path: posteriors are those of an exhaustive sum") {
    const auto features = align::extract_features(lines("fr", {sentence_of(40), sentence_of(50)}),
                                                  lines("en", {sentence_of(45), sentence_of(44)}));
    const align::BeadScorer scorer{features};
    Exhaustive all{scorer, 2, 2};
    all.visit(0, 0, 0);
    const auto path = align::find_best_path(features, scorer, align::full_band(2, 2), [](std::size_t) {});
    REQUIRE(path.beads.size() == 2);
    // The sequences that hold the first 1-1 bead: it, then every way from (1, 1) on.
    const align::ShapePrior one_to_one = align::k_shape_priors[0];
    double with_first = 0;
    for (const align::ShapePrior& prior : align::k_shape_priors) {
        if (prior.shape.source == 1 && prior.shape.target == 1) {
            with_first += std::exp(scorer.score(0, 0, one_to_one) + scorer.score(1, 1, prior));
        }
    }
    for (const bool source_first : {true, false}) {
        const align::ShapePrior& left = align::k_shape_priors[source_first ? 1 : 2];
        const align::ShapePrior& right = align::k_shape_priors[source_first ? 2 : 1];
        with_first += std::exp(scorer.score(0, 0, one_to_one) + scorer.score(1, 1, left) +
                               scorer.score(source_first ? 2 : 1, source_first ? 1 : 2, right));
    }
    CHECK(path.beads[0].probability == Approx(with_first / all.total).epsilon(1e-9));
}

TEST_CASE("find_best_path: a band that holds the best path gives what the whole rectangle gives") {
    std::mt19937 random{4};
    std::vector<std::string> source;
    std::vector<std::string> target;
    for (int i = 0; i < 120; ++i) {
        const std::size_t length = 20 + random() % 150;
        source.push_back(sentence_of(length));
        if (i % 17 != 0) {
            target.push_back(sentence_of(length + random() % 10));
        }
    }
    const auto features = align::extract_features(lines("fr", source), lines("en", target));
    const align::BeadScorer scorer{features};
    const auto nothing = [](std::size_t) {};
    const auto whole =
        align::find_best_path(features, scorer, align::full_band(source.size(), target.size()), nothing);
    const auto banded = align::find_best_path(features, scorer, align::diagonal_band(features, 40), nothing);
    REQUIRE(banded.beads.size() == whole.beads.size());
    for (std::size_t i = 0; i < whole.beads.size(); ++i) {
        CHECK(banded.beads[i].source == whole.beads[i].source);
        CHECK(banded.beads[i].target == whole.beads[i].target);
    }
    CHECK_FALSE(banded.touches_edge);
}
