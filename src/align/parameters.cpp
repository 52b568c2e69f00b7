#include "align/parameters.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace diptych::align {

namespace {

// SOURCE  W. A. Gale and K. W. Church. A Program for Aligning Sentences in Bilingual Corpora. Computational
//         Linguistics 19(1), 1993, table 5. https://aclanthology.org/J93-1004/
// WHERE WE DIFFER  The printed mass of a category is shared by its two directions. Larger shapes have a
//         place, taken from 1-1. They are where the estimation from the text begins.
constexpr std::array<double, k_shapes.size()> k_first_priors{0.8691, 0.008,  0.008,  0.042,  0.042,  0.010,
                                                             0.006,  0.006,  0.002,  0.002,  0.001,  0.001,
                                                             0.001,  0.0005, 0.0005, 0.0003, 0.0003, 0.0003};

constexpr double k_usual_variance = 6.8; ///< Gale & Church 1993, section 3.1

/// How often sentences end so and so: it begins with what counts before a text is looked at, which is equal
/// endings, and beads that end where sentences do.
struct PunctuationCounts {
    std::array<std::array<double, k_endings>, k_endings> endings{}; ///< of the last sentences of a bead
    std::array<double, Punctuation::k_boundaries> inside{};         ///< between sentences of a bead
    std::array<double, Punctuation::k_boundaries> outside{};        ///< between beads

    PunctuationCounts() {
        constexpr double k_equal = 4;
        constexpr double k_other = 0.25;
        for (std::size_t a = 0; a < k_endings; ++a) {
            endings[a].fill(k_other);
            endings[a][a] = k_equal;
        }
        inside.fill(2);
        // A heading or a name is no part of the sentence behind it.
        inside[static_cast<std::size_t>(Ending::open)] = 0.7;
        outside.fill(2);
    }
};

Punctuation log_ratios(const PunctuationCounts& counts) {
    Punctuation result;
    std::array<double, k_endings> source{};
    std::array<double, k_endings> target{};
    double all = 0;
    for (std::size_t a = 0; a < k_endings; ++a) {
        for (std::size_t b = 0; b < k_endings; ++b) {
            source[a] += counts.endings[a][b];
            target[b] += counts.endings[a][b];
            all += counts.endings[a][b];
        }
    }
    for (std::size_t a = 0; a < k_endings; ++a) {
        for (std::size_t b = 0; b < k_endings; ++b) {
            result.endings[a][b] = std::log(counts.endings[a][b] * all / (source[a] * target[b]));
        }
    }
    const double inside = std::accumulate(counts.inside.begin(), counts.inside.end(), 0.0);
    const double outside = std::accumulate(counts.outside.begin(), counts.outside.end(), 0.0);
    for (std::size_t k = 0; k < counts.inside.size(); ++k) {
        result.boundaries[k] = std::log((counts.inside[k] / inside) / (counts.outside[k] / outside));
    }
    return result;
}

} // namespace

Parameters first_parameters(const Features& features) {
    Parameters parameters;
    parameters.priors = k_first_priors;
    parameters.variance = k_usual_variance;
    parameters.punctuation = punctuation_of(features, {});
    const double source = features.source.length({0, features.source.size()});
    const double target = features.target.length({0, features.target.size()});
    if (source > 0 && target > 0) {
        parameters.ratio =
            std::clamp(target / source, 0.3, 3.0); // a text half missing must not bend it further
    }
    return parameters;
}

void estimate_priors(const std::vector<model::Bead>& beads, const Parameters& first, Parameters& parameters) {
    constexpr double k_first = 100;      // beads for which the first priors count
    constexpr double k_first_nulls = 10; // sentences alone for which the first one counts
    double total = k_first;
    std::array<double, k_shapes.size()> counts{};
    for (std::size_t k = 0; k < k_shapes.size(); ++k) {
        counts[k] = k_first * first.priors[k];
    }
    double nulls = k_first_nulls;
    double again = k_first_nulls * first.null_again;
    bool after_null = false;
    for (const model::Bead& bead : beads) {
        const BeadShape shape{bead.source.size(), bead.target.size()};
        const bool null = shape.source == 0 || shape.target == 0;
        if (after_null) {
            nulls += 1;
            again += null ? 1 : 0;
        }
        const auto k = std::find(k_shapes.begin(), k_shapes.end(), shape);
        if (k != k_shapes.end() && !(after_null && null)) { // pins can have any shape
            counts[static_cast<std::size_t>(k - k_shapes.begin())] += 1;
            total += 1;
        }
        after_null = null;
    }
    for (std::size_t k = 0; k < k_shapes.size(); ++k) {
        parameters.priors[k] = counts[k] / total;
    }
    parameters.null_again = again / nulls;
}

void estimate_ratio(const Features& features, const std::vector<model::Bead>& beads, Parameters& parameters) {
    double source = 0;
    double target = 0;
    for (const model::Bead& bead : beads) {
        if (bead.source.size() > 0 && bead.target.size() > 0) {
            source += bead.probability * features.source.length(bead.source);
            target += bead.probability * features.target.length(bead.target);
        }
    }
    if (source > 0 && target > 0) {
        parameters.ratio = std::clamp(target / source, 0.1, 10.0);
    }
}

void estimate_variance(const Features& features, const std::vector<model::Bead>& beads,
                       Parameters& parameters) {
    constexpr double k_first = 50; // beads for which the usual variance counts
    constexpr double k_most = 9;   // times the usual one, of a bead: three deviations; more are surprises
    double sum = k_first * k_usual_variance;
    double count = k_first;
    for (const model::Bead& bead : beads) {
        if (bead.source.size() > 0 && bead.target.size() > 0) {
            const double expected = features.source.length(bead.source) * parameters.ratio;
            const double length = features.target.length(bead.target);
            const double d = length - expected;
            const double each = d * d / ((expected + length + 2) / 2);
            sum += bead.probability * std::min(each, k_most * k_usual_variance);
            count += bead.probability;
        }
    }
    parameters.variance = sum / count;
}

Punctuation punctuation_of(const Features& features, const std::vector<model::Bead>& beads) {
    PunctuationCounts counts;
    const auto count_side = [&](const Side& side, model::Range range, double weight) {
        for (std::size_t i = range.begin; i < range.end && i + 1 < side.size(); ++i) {
            (i + 1 < range.end ? counts.inside : counts.outside)[Punctuation::boundary(side, i)] += weight;
        }
    };
    for (const model::Bead& bead : beads) {
        count_side(features.source, bead.source, bead.probability);
        count_side(features.target, bead.target, bead.probability);
        if (bead.source.size() > 0 && bead.target.size() > 0) {
            counts.endings[static_cast<std::size_t>(features.source.endings[bead.source.end - 1])]
                          [static_cast<std::size_t>(features.target.endings[bead.target.end - 1])] +=
                bead.probability;
        }
    }
    return log_ratios(counts);
}

} // namespace diptych::align
