#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace diptych::align {

/// A bead as evaluation sees it: sets of sentence numbers, which a person who made a gold alignment need not
/// have kept together.
struct SentenceGroup {
    std::vector<std::size_t> source;
    std::vector<std::size_t> target;
    std::optional<double> probability = {}; ///< 0 to 1, when the aligner gave one
};

/// How a bead stands to the beads of the other alignment.
enum class Verdict {
    wrong,
    partly, ///< not among them, but one of its links (a source and a target sentence) is in one of them: lax
    right   ///< among them: strict
};

/// A bead and what became of it.
struct JudgedGroup {
    SentenceGroup group;
    Verdict verdict = Verdict::wrong;
};

/// Two alignments of the same texts held against each other. Each is a set of beads: numbers ascend, a bead
/// stands there once, one with both sides empty not at all.
struct Comparison {
    std::vector<JudgedGroup> gold; ///< judged against all of `test`
    std::vector<JudgedGroup> test; ///< judged against all of `gold`
};

Comparison compare(const std::vector<SentenceGroup>& gold, const std::vector<SentenceGroup>& test);

/// So many of so many.
struct Share {
    std::size_t right = 0;
    std::size_t all = 0;

    /// 0 when there are none.
    double value() const;
};

/// Shares of what was found and of what was to be found.
struct Accuracy {
    Share precision;
    Share recall;

    /// The harmonic mean of both; 0 when both are.
    double f1() const;
};

/// Beads whose probabilities lie in the same tenth.
struct ReliabilityBin {
    std::size_t beads = 0;
    std::size_t right = 0; ///< strict
    double probability_sum = 0;

    /// \pre beads > 0
    double mean_probability() const;
    /// \pre beads > 0
    double share_right() const;
};

inline constexpr std::size_t k_reliability_bins = 10;

// IDEA    Strict counts beads that are the same, lax beads that have a link in common with a right one.
//         Precision is over all beads of the test, recall over those of the gold that have two sides, and
//         against those of the test that have: a sentence without a counterpart is no bead to be found.
// SOURCE  R. Sennrich and M. Volk. Iterative, MT-based Sentence Alignment of Parallel Texts. NODALIDA 2011,
//         pp. 175-182. https://aclanthology.org/W11-4624/ The calibration error is that of C. Guo, G. Pleiss,
//         Y. Sun and K. Weinberger. On Calibration of Modern Neural Networks. ICML 2017.
//         https://proceedings.mlr.press/v70/guo17a.html
// WHERE WE DIFFER  Sentences without a counterpart are counted as well, each by itself: whether a run of them
//         is one bead or several says nothing.

/// Counts over any number of pairs of alignments.
struct Evaluation {
    Accuracy strict;
    Accuracy lax;
    Accuracy unpaired; ///< sentences without a counterpart, of both sides
    std::array<ReliabilityBin, k_reliability_bins> bins = {}; ///< of the test beads that have a probability

    void add(const Comparison& comparison);

    std::size_t beads_with_probability() const;

    /// By how much probabilities miss the share that is right, on average over the beads, by bins. 0 to 1;
    /// nothing when no bead has a probability.
    std::optional<double> calibration_error() const;
};

} // namespace diptych::align
