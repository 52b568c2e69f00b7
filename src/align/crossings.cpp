#include "align/crossings.hpp"

#include <algorithm>

namespace diptych::align {

namespace {

/// A sentence without a sure counterpart, and which bead it is in.
struct Doubtful {
    std::size_t sentence = 0;
    std::size_t bead = 0;
};

struct Best {
    std::size_t other = 0; ///< index among the doubtful ones of the other side
    double score = 0;
};

constexpr std::size_t k_far = 150;   ///< beads between sentences that are compared
constexpr double k_doubtful = 0.5;   ///< probability of a bead
constexpr double k_weak = 3.0;       ///< log of how much more likely than chance a pair is
constexpr double k_convincing = 4.0; ///< log of how much more likely than chance a crossing has to be

std::vector<bool> doubtful_beads(const std::vector<model::Bead>& beads, const std::vector<double>& scores) {
    std::vector<bool> doubtful(beads.size());
    for (std::size_t b = 0; b < beads.size(); ++b) {
        const model::Bead& bead = beads[b];
        // A weak pair is there because nothing better is left between its neighbours.
        const bool weak = bead.source.size() == 1 && bead.target.size() == 1 && scores[b] < k_weak;
        doubtful[b] = bead.origin == model::BeadOrigin::automatic &&
                      (bead.source.empty() || bead.target.empty() || bead.probability < k_doubtful || weak);
    }
    return doubtful;
}

std::vector<Doubtful> doubtful_sentences(const std::vector<model::Bead>& beads,
                                         const std::vector<bool>& which, model::Range model::Bead::*side) {
    std::vector<Doubtful> doubtful;
    for (std::size_t b = 0; b < beads.size(); ++b) {
        if (which[b]) {
            for (std::size_t s = (beads[b].*side).begin; s < (beads[b].*side).end; ++s) {
                doubtful.push_back({s, b});
            }
        }
    }
    return doubtful;
}

} // namespace

std::vector<Crossing> find_crossings(BeadScorer& scorer, const std::vector<model::Bead>& beads,
                                     const std::vector<double>& scores) {
    const std::vector<bool> doubtful = doubtful_beads(beads, scores);
    const std::vector<Doubtful> sources = doubtful_sentences(beads, doubtful, &model::Bead::source);
    const std::vector<Doubtful> targets = doubtful_sentences(beads, doubtful, &model::Bead::target);
    std::vector<Best> best_of_source(sources.size());
    std::vector<Best> best_of_target(targets.size());
    std::size_t first = 0;
    for (std::size_t s = 0; s < sources.size(); ++s) {
        while (first < targets.size() && targets[first].bead + k_far < sources[s].bead) {
            ++first;
        }
        std::size_t last = first;
        while (last < targets.size() && targets[last].bead <= sources[s].bead + k_far) {
            ++last;
        }
        if (first == last) {
            continue;
        }
        scorer.prepare(sources[s].sentence, {targets[first].sentence, targets[last - 1].sentence + 1});
        for (std::size_t t = first; t < last; ++t) {
            if (sources[s].bead == targets[t].bead) {
                continue; // in order
            }
            const double score = scorer.score(sources[s].sentence, targets[t].sentence, 0);
            if (score > best_of_source[s].score) {
                best_of_source[s] = {t, score};
            }
            if (score > best_of_target[t].score) {
                best_of_target[t] = {s, score};
            }
        }
    }
    std::vector<Crossing> crossings;
    for (std::size_t s = 0; s < sources.size(); ++s) {
        const Best& best = best_of_source[s];
        if (best.score >= k_convincing && best_of_target[best.other].other == s) {
            crossings.push_back({sources[s].sentence, targets[best.other].sentence});
        }
    }
    return crossings;
}

} // namespace diptych::align
