#pragma once

#include "align/hmm_aligner.hpp"

#include <cstddef>
#include <vector>

namespace diptych::align {

/// Which words of a pair are linked.
class AlignmentMatrix {
public:
    AlignmentMatrix(std::size_t source_words, std::size_t target_words)
        : m_source_words{source_words}, m_target_words{target_words}, m_links(source_words * target_words) {}

    bool at(std::size_t source, std::size_t target) const {
        return m_links[source * m_target_words + target] != 0;
    }

    void link(std::size_t source, std::size_t target) { m_links[source * m_target_words + target] = 1; }

    bool is_target_linked(std::size_t target) const;

    std::size_t source_words() const { return m_source_words; }

    std::size_t target_words() const { return m_target_words; }

    friend bool operator==(const AlignmentMatrix&, const AlignmentMatrix&) = default;

private:
    std::size_t m_source_words;
    std::size_t m_target_words;
    std::vector<char> m_links;
};

/// How two directions become one alignment.
enum class Symmetrization {
    intersection,        ///< what both say
    grow_diag_final_and, ///< Koehn, Och and Marcu 2003
    agreement            ///< where the product of both is large: Liang, Taskar and Klein 2006
};

/// \param forward   of each target word at most one source word; backward the other way round
AlignmentMatrix symmetrize(const AlignmentMatrix& forward, const AlignmentMatrix& backward,
                           Symmetrization how);

/// Of each word the most probable source, unless it is more probable that there is none. For `agreement` the
/// links whose probabilities' geometric mean is at least `least`.
AlignmentMatrix symmetrize(const DirectedLinks& links, Symmetrization how, float least = 0.3F);

} // namespace diptych::align
