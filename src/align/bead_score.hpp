#pragma once

#include "align/bead_shape.hpp"
#include "align/embeddings.hpp"
#include "align/features.hpp"
#include "align/parameters.hpp"
#include "align/translation.hpp"
#include "model/range.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace diptych::align {

/// What the bead before was: what the next one costs depends on it.
enum State : std::uint8_t {
    after_pair, ///< of sentences of both sides, or none
    after_null  ///< a sentence left alone
};

inline constexpr std::size_t k_states = 2;

/// IDEA  The score of a bead is the logarithm of how much more likely its sentences are as translations of
///       each other than side by side by chance, plus the logarithm of its shape's prior. The kinds of
///       evidence are taken to be independent:
///       - length: the target's is normal around c times the source's, with a variance that grows with it
///         (Gale & Church 1993, section 3); by chance it is what sentences of that text are;
///       - words: each word of one side is drawn from the translations of the words of the other (IBM Model
///       1,
///         Brown et al. 1993), or, with a share that is estimated, from the words of the text at large; by
///         chance it is always the latter (Moore 2002). See k_word_weight for how much they count;
///       - punctuation: how the sentences end, and whether one may go on in the next;
///       - sentence embeddings, when the user has them: vecalign's cost against that of a chance pair;
///       - structure: labels, headings and the beginnings of units that agree or do not.
/// Scores of 1-0 and 0-1 beads are their prices: leaving a sentence alone explains nothing. After another one
/// it is cheaper, since what is missing on the other side is often missing in one piece.
///
/// prepare() computes what the source sentence has in common with each of a range of target sentences, in
/// time proportional to the words of the range; score() then only adds up.
class BeadScorer {
public:
    /// \param rough  for a first look: words are compared in one direction only, in a fraction of the time
    BeadScorer(const Features& features, const Knowledge& knowledge, const Parameters& parameters,
               bool rough);

    /// Also scores by what a neural network says of the sentences. \param cost  must outlive this object
    void use(const EmbeddingCost& cost) { m_embedding_cost = &cost; }

    /// \param source   a sentence; those four before it are forgotten
    /// \param targets  sentences with which beads of this one will be scored
    void prepare(std::size_t source, model::Range targets);

    /// Natural logarithm, without pair_price(). Finite, but minus infinity for a large bead
    /// whose lengths are so far apart that there is no need to look at it.
    ///
    /// \pre the source sentences were prepared with the target sentences; the shape has two sides
    double score(std::size_t source, std::size_t target, std::size_t shape) const;

    /// What it costs in a state that the next bead has two sides. Natural logarithm, as all prices.
    double pair_price(State before) const { return m_pair_price[before]; }

    /// What a sentence left alone costs.
    double null_price(std::size_t shape, State before) const {
        return m_null_price[before] + m_side_price[shape == k_source_alone ? 0 : 1];
    }

    /// The share of known words that stand without a translation in the beads of a path with words on both
    /// sides: between 0 and 1, both excluded.
    double unexplained_share(const std::vector<model::Bead>& beads);

private:
    /// What one source sentence has in common with a range of target sentences.
    struct Row {
        model::Range targets;
        std::size_t first_word = 0; ///< of the range, in the target's words
        /// For each target word: the sum over the source words of p(t | s) / p(t).
        std::vector<float> forward;
        std::vector<std::uint8_t> forward_support;  ///< how many source words may be rendered so
        std::vector<std::uint8_t> backward_support; ///< likewise
        std::vector<float> backward; ///< for each target sentence, each source word: sum of p(s | t) / p(s)
    };

    struct Occurrence {
        std::uint32_t word = 0; ///< of the source sentence
        float probability = 0;
        std::uint32_t next = 0; ///< 1 more than the index of the next one; 0 for none
    };

    bool lengths_are_far_apart(double source_length, double target_length) const;
    double length_evidence(double source_length, double target_length, std::size_t target_sentences) const;
    double word_evidence(std::size_t source, std::size_t target, BeadShape shape) const;
    double embedding_evidence(std::size_t source, std::size_t target, BeadShape shape) const;
    double punctuation_evidence(std::size_t source, std::size_t target, BeadShape shape) const;
    double structure_evidence(std::size_t source, std::size_t target, BeadShape shape) const;

    const Row& row(std::size_t source) const { return m_rows[source % k_largest_side]; }

    const Features& m_features;
    Parameters m_parameters;
    bool m_rough;
    const EmbeddingCost* m_embedding_cost = nullptr; ///< not owned; often none
    lexicon::TranslationTable m_forward;             ///< p(t | s) / p(t), by source word
    lexicon::TranslationTable m_backward; ///< p(s | t) / p(s), by source word s: pairs of t and the value
    std::vector<float> m_source_floor;    ///< by word: what it counts for without a translation
    std::vector<float> m_target_floor;
    double m_mean_target = 1;                           ///< code points of a target sentence
    std::array<double, k_shapes.size()> m_log_priors{}; ///< of those with two sides, among themselves
    std::array<double, k_states> m_pair_price{};        ///< by state before
    std::array<double, k_states> m_null_price{};
    std::array<double, 2> m_side_price{}; ///< that it is of the source, of the target
    std::array<Row, k_largest_side> m_rows;
    mutable std::vector<std::uint16_t> m_source_seen; ///< by word, all 0 but while a bead is scored
    mutable std::vector<std::uint16_t> m_target_seen;

    /// What a target word has in common with the source sentence that is being prepared.
    struct Common {
        float sum = 0;            ///< of p(t | s) / p(t)
        std::uint32_t chain = 0;  ///< 1 more than the index of its first one in m_occurrences
        std::uint8_t support = 0; ///< how many source words it may render
    };

    std::vector<Common> m_common; ///< by target word
    std::vector<Occurrence> m_occurrences;
    /// By source word, 1 more than where it first stands in the sentence; all 0 but while one is prepared.
    std::vector<std::uint32_t> m_first_place;
    std::vector<std::uint32_t> m_firsts; ///< of each word of that sentence, where the same one first stands
};

} // namespace diptych::align
