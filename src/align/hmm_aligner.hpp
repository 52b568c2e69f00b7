#pragma once

#include "align/hmm_sentence.hpp"
#include "align/hmm_training.hpp"
#include "align/word_alignment.hpp"

namespace diptych::align {

/// What each direction of a model says of a pair.
struct DirectedLinks {
    WordLinks forward;  ///< P(target word comes from source word); what is left to 1 comes from nothing
    WordLinks backward; ///< P(source word comes from target word), by source, then target, too
};

/// Links words by a model that was learnt from sentence pairs. Words that were not in them are told by their
/// looks and their place.
class HmmAligner : public WordAligner {
public:
    /// \param model  must outlive it
    explicit HmmAligner(const HmmModel& model) : m_model{model} {}

    /// The square root of the product of the two directions. Pairs with more than
    /// JumpWidths::k_longest_sentence words on a side have no links.
    WordLinks links(std::span<const std::string> source, std::span<const std::string> target) override;

    DirectedLinks directed_links(std::span<const std::string> source, std::span<const std::string> target);

private:
    HmmSentence m_sentence;
    const HmmModel& m_model;
};

} // namespace diptych::align
