#pragma once

#include "align/crossings.hpp"
#include "align/embeddings.hpp"
#include "lexicon/lexicon.hpp"
#include "model/bitext.hpp"
#include "model/document.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace diptych::align {

struct Options {
    /// From the source's language to the target's; none of them nullptr. What the texts themselves tell is
    /// learnt on top of these.
    std::vector<const lexicon::Lexicon*> lexicons;
    /// Beads that a user knows to be right, and that stay as they are, of any shape: in order on both sides,
    /// without a sentence in two of them, and none empty on both sides.
    std::vector<model::Bead> pins;
    /// Sentence embeddings of the source and the target, both or none. They must outlive the call.
    const Embeddings* source_embeddings = nullptr;
    const Embeddings* target_embeddings = nullptr;
    /// Called now and then with how much of the work is done, and of how much.
    std::function<void(std::size_t done, std::size_t total)> progress;
};

struct Alignment {
    std::vector<model::Bead> beads;
    std::vector<Crossing> crossings; ///< what seems to stand in another order on the other side
    /// Whether the texts look like translations of each other. Without a lexicon and without words in common
    /// nobody can tell, and they get the benefit of the doubt.
    bool related = true;
};

/// Pairs the sentences of a document with those of its translation: every sentence of both sides in exactly
/// one bead, in order. Nothing is assumed about the languages. The same arguments always give the same beads.
///
/// IDEA  A coarse way through both texts is found first (coarse_to_fine.hpp). Around it the most likely beads
/// are
///       searched (lattice.hpp) with what lexicons and equal words tell (translation.hpp, bead_score.hpp).
///       From the beads that are nearly certain, word translations, lengths and habits of these two texts
///       are learnt, and the search is made again with them, where the first one left doubts. Where it paired
///       little, the coarse way too is looked for again with the words learnt, a few times if need be.
/// Time and memory are proportional to the number of sentences.
///
/// \throws base::InputError when a sentence has no embedding, or one that is no direction
Alignment align(const model::Document& source, const model::Document& target, const Options& options);

} // namespace diptych::align
