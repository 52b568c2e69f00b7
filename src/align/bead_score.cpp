#include "align/bead_score.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace diptych::align {

namespace {

constexpr double k_variance_per_character = 6.8; ///< s^2 of Gale & Church 1993, section 3.1
constexpr double k_length_surprise = 0.02;       ///< share of translations whose length tells nothing

constexpr double k_heaviest_match = 6.0;  ///< of one anchor
constexpr double k_word_weight = 0.5;     ///< of an equal word against a number: some are false friends
constexpr double k_missing_number = -1.2; ///< about log(1 - 0.7): seven in ten numbers are kept as they are
constexpr double k_least_anchors = -3.0;

constexpr double k_same_label = 3.0;
constexpr double k_other_label = -4.0;
constexpr double k_label_on_one_side = -1.5;
constexpr double k_heading_on_one_side = -2.0;
constexpr double k_unit_on_one_side = -1.2;
constexpr double k_unit_on_both_sides = 0.3;
constexpr double k_across_units = -2.5;

double normal_density(double x, double mean, double variance) {
    const double d = x - mean;
    return std::exp(-d * d / (2 * variance)) / std::sqrt(2 * std::numbers::pi * variance);
}

/// The sum of n independent exponential lengths: gamma with shape n.
double chance_density(double length, double mean, std::size_t sentences) {
    const double x = length / mean;
    double density = std::exp(-x) / mean;
    for (std::size_t k = 1; k < sentences; ++k) {
        density *= x / static_cast<double>(k);
    }
    return std::max(density, 1e-12);
}

double total_length(const std::vector<SentenceFeatures>& sentences) {
    double total = 0;
    for (const SentenceFeatures& s : sentences) {
        total += s.length;
    }
    return total;
}

void gather(const std::vector<SentenceFeatures>& sentences, std::size_t begin, std::size_t count,
            std::vector<Anchor>& anchors) {
    anchors.clear();
    for (std::size_t i = begin; i < begin + count; ++i) {
        anchors.insert(anchors.end(), sentences[i].anchors.begin(), sentences[i].anchors.end());
    }
    if (count > 1) {
        std::sort(anchors.begin(), anchors.end(),
                  [](const Anchor& a, const Anchor& b) { return a.id < b.id; });
    }
}

} // namespace

BeadScorer::BeadScorer(const Features& features) : m_features{features} {
    const double source = total_length(features.source);
    const double target = total_length(features.target);
    if (source > 0 && target > 0) {
        m_ratio = std::clamp(target / source, 0.3, 3.0); // a text half missing must not bend it further
        m_mean_target = target / static_cast<double>(features.target.size());
    }
    m_match_weight.resize(features.target_share.size());
    for (std::size_t id = 0; id < m_match_weight.size(); ++id) {
        const double share = std::max(features.target_share[id], features.source_share[id]);
        m_match_weight[id] = share > 0 ? std::clamp(-std::log(share), 0.0, k_heaviest_match) : 0.0;
    }
}

double BeadScorer::length_evidence(double source_length, double target_length,
                                   std::size_t target_sentences) const {
    const double expected = source_length * m_ratio;
    const double variance = k_variance_per_character * (expected + target_length + 2) / 2;
    const double chance = chance_density(target_length, m_mean_target, target_sentences);
    const double match = (1 - k_length_surprise) * normal_density(target_length, expected, variance) +
                         k_length_surprise * chance;
    return std::log(match / chance);
}

double BeadScorer::compare(const std::vector<Anchor>& left, const std::vector<Anchor>& right) const {
    double evidence = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < left.size() || j < right.size()) {
        if (j == right.size() || (i < left.size() && left[i].id < right[j].id)) {
            evidence += left[i++].firm ? k_missing_number : 0.0;
        } else if (i == left.size() || right[j].id < left[i].id) {
            evidence += right[j++].firm ? k_missing_number : 0.0;
        } else {
            evidence += m_match_weight[left[i].id] * (left[i].firm ? 1.0 : k_word_weight);
            ++i;
            ++j;
        }
    }
    return std::max(evidence, k_least_anchors);
}

double BeadScorer::anchor_evidence(std::size_t source, std::size_t target, BeadShape shape) const {
    const std::vector<Anchor>* left = &m_features.source[source].anchors;
    const std::vector<Anchor>* right = &m_features.target[target].anchors;
    thread_local std::vector<Anchor> gathered_left;
    thread_local std::vector<Anchor> gathered_right;
    if (shape.source > 1) {
        gather(m_features.source, source, shape.source, gathered_left);
        left = &gathered_left;
    }
    if (shape.target > 1) {
        gather(m_features.target, target, shape.target, gathered_right);
        right = &gathered_right;
    }
    return compare(*left, *right);
}

double BeadScorer::structure_evidence(std::size_t source, std::size_t target, BeadShape shape) const {
    if (!m_features.structured) {
        return 0;
    }
    const SentenceFeatures& s = m_features.source[source];
    const SentenceFeatures& t = m_features.target[target];
    double evidence = 0;
    if (!s.label.empty() && !t.label.empty()) {
        evidence += s.label == t.label ? k_same_label : k_other_label;
    } else if (s.label.empty() != t.label.empty()) {
        evidence += k_label_on_one_side;
    }
    if (s.heading != t.heading) {
        evidence += k_heading_on_one_side;
    }
    if (s.begins_unit != t.begins_unit) {
        evidence += k_unit_on_one_side;
    } else if (s.begins_unit) {
        evidence += k_unit_on_both_sides;
    }
    for (std::size_t i = 1; i < shape.source; ++i) {
        evidence += m_features.source[source + i].begins_unit ? k_across_units : 0.0;
    }
    for (std::size_t i = 1; i < shape.target; ++i) {
        evidence += m_features.target[target + i].begins_unit ? k_across_units : 0.0;
    }
    return evidence;
}

double BeadScorer::score(std::size_t source, std::size_t target, const ShapePrior& prior) const {
    const BeadShape shape = prior.shape;
    const double log_prior = std::log(prior.probability);
    if (shape.source == 0 || shape.target == 0) {
        return log_prior;
    }
    double source_length = 0;
    for (std::size_t i = 0; i < shape.source; ++i) {
        source_length += m_features.source[source + i].length;
    }
    double target_length = 0;
    for (std::size_t i = 0; i < shape.target; ++i) {
        target_length += m_features.target[target + i].length;
    }
    return log_prior + length_evidence(source_length, target_length, shape.target) +
           anchor_evidence(source, target, shape) + structure_evidence(source, target, shape);
}

} // namespace diptych::align
