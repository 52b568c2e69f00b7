#pragma once

#include "align/hmm_jumps.hpp"
#include "align/hmm_table.hpp"
#include "lexicon/lexicon.hpp"
#include "lexicon/sentence_pairs.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace diptych::align {

/// One direction of a word alignment model: p(to sentence | from sentence).
struct HmmDirection {
    LexicalTable words;
    JumpWidths jumps;
};

/// Which words of sentence pairs answer to each other, as far as it could be learnt from many pairs.
struct HmmModel {
    lexicon::SentencePairs pairs; ///< that it was learnt from, and the numbers of their words
    HmmDirection forward;         ///< from source to target
    HmmDirection backward;        ///< from target to source
};

/// How far training is.
struct HmmProgress {
    int done = 0; ///< iterations
    int all = 0;
    bool with_places = false; ///< the one that is done was of the hidden Markov model
    double bits_per_word = 0; ///< mean of the two directions; less is better
    std::size_t words = 0;    ///< of both sides, that it went through
    std::size_t entries = 0;  ///< of both tables
};

struct HmmOptions {
    int lexical_iterations = 5;      ///< of IBM Model 1
    int hmm_iterations = 4;          ///< of the hidden Markov model
    bool agree = true;               ///< learn from links that both directions see; else each by itself
    std::size_t most_entries = 1500; ///< of one word, in the beginning
    /// What is known of words before, in the direction of the pairs, and for how many occurrences of a word
    /// it counts.
    std::vector<const lexicon::Lexicon*> lexicons = {};
    float lexicon_strength = 5;
    float looks_strength = 2; ///< likewise, of words that look alike
    std::size_t jobs = 1;
    std::function<void(const HmmProgress&)> progress = {};
};

/// Learns by expectation maximisation: IBM Model 1 (Brown et al. 1993), then the hidden Markov model (Vogel,
/// Ney and Tillmann 1996), both directions at once. The same for every number of jobs.
///
/// Pairs with more than 200 words on a side are passed over. Time is proportional to the sum over the pairs
/// of the product of their lengths (with places: times their lengths). Memory: 12 bytes for each entry of the
/// tables, at most `most_entries` for a word, and some 100 MB.
/// \throws base::Error when the words that meet are too many to number
HmmModel train_hmm(lexicon::SentencePairs pairs, const HmmOptions& options);

} // namespace diptych::align
