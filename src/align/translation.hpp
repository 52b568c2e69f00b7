#pragma once

#include "align/features.hpp"
#include "lexicon/lexicon.hpp"
#include "lexicon/translation_table.hpp"
#include "model/bitext.hpp"

#include <vector>

namespace diptych::align {

/// What is known of the words of both sides before their sentences are paired.
struct Knowledge {
    /// p(target | source) and p(source | target) in the numbers of the vocabularies of the features.
    lexicon::TranslationTable forward;
    lexicon::TranslationTable backward;
};

/// What lexicons say of the words of two texts, and what one can guess without: equal words, numbers and
/// marks, and words that look alike (cognates).
Knowledge first_knowledge(const Features& features, const std::vector<const lexicon::Lexicon*>& lexicons);

/// Learns from beads that are nearly certain, on the ground of what is known.
Knowledge learn_from(const Features& features, const std::vector<model::Bead>& beads, const Knowledge& prior);

} // namespace diptych::align
