#include "align/symmetrize.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace diptych::align {

namespace {

// IDEA    Begin with what both directions say. Take in what only one says where it is next to a link already
//         there and joins a word that has none yet; at the end also links apart between two words that have
//         none.
// SOURCE  P. Koehn, F. J. Och, D. Marcu. Statistical Phrase-Based Translation. NAACL 2003, section 4.1; the
//         variant that ends with "and": P. Koehn et al. Edinburgh System Description for the 2005 IWSLT
//         Speech Translation Evaluation. IWSLT 2005.
class Growth {
public:
    Growth(const AlignmentMatrix& forward, const AlignmentMatrix& backward)
        : m_forward{forward}, m_backward{backward}, m_links{forward.source_words(), forward.target_words()},
          m_source_linked(forward.source_words()), m_target_linked(forward.target_words()) {
        for_each_cell([&](std::size_t i, std::size_t j) {
            if (forward.at(i, j) && backward.at(i, j)) {
                link(i, j);
            }
        });
    }

    void grow_diagonally() {
        constexpr std::array<std::pair<int, int>, 8> k_neighbours{
            {{-1, 0}, {0, -1}, {1, 0}, {0, 1}, {-1, -1}, {-1, 1}, {1, -1}, {1, 1}}};
        for (bool grown = true; std::exchange(grown, false);) {
            for_each_cell([&](std::size_t i, std::size_t j) {
                if (!m_links.at(i, j)) {
                    return;
                }
                for (const auto& [down, right] : k_neighbours) {
                    const std::size_t a = i + static_cast<std::size_t>(down); // wraps round below 0
                    const std::size_t b = j + static_cast<std::size_t>(right);
                    if (a < m_links.source_words() && b < m_links.target_words() && !m_links.at(a, b) &&
                        (m_forward.at(a, b) || m_backward.at(a, b)) &&
                        (!m_source_linked[a] || !m_target_linked[b])) {
                        link(a, b);
                        grown = true;
                    }
                }
            });
        }
    }

    void finish(const AlignmentMatrix& direction) {
        for_each_cell([&](std::size_t i, std::size_t j) {
            if (direction.at(i, j) && !m_source_linked[i] && !m_target_linked[j]) {
                link(i, j);
            }
        });
    }

    AlignmentMatrix links() && { return std::move(m_links); }

private:
    template <typename Function>
    void for_each_cell(const Function& function) const {
        for (std::size_t i = 0; i < m_forward.source_words(); ++i) {
            for (std::size_t j = 0; j < m_forward.target_words(); ++j) {
                function(i, j);
            }
        }
    }

    void link(std::size_t i, std::size_t j) {
        m_links.link(i, j);
        m_source_linked[i] = true;
        m_target_linked[j] = true;
    }

    const AlignmentMatrix& m_forward;
    const AlignmentMatrix& m_backward;
    AlignmentMatrix m_links;
    std::vector<bool> m_source_linked;
    std::vector<bool> m_target_linked;
};

} // namespace

bool AlignmentMatrix::is_target_linked(std::size_t target) const {
    for (std::size_t i = 0; i < m_source_words; ++i) {
        if (at(i, target)) {
            return true;
        }
    }
    return false;
}

AlignmentMatrix symmetrize(const AlignmentMatrix& forward, const AlignmentMatrix& backward,
                           Symmetrization how) {
    Growth growth{forward, backward};
    if (how == Symmetrization::grow_diag_final_and) {
        growth.grow_diagonally();
        growth.finish(forward);
        growth.finish(backward);
    }
    return std::move(growth).links();
}

AlignmentMatrix symmetrize(const DirectedLinks& links, Symmetrization how, float least) {
    const std::size_t source_words = links.forward.source_words();
    const std::size_t target_words = links.forward.target_words();
    AlignmentMatrix forward{source_words, target_words};
    AlignmentMatrix backward{source_words, target_words};
    if (how == Symmetrization::agreement) {
        for (std::size_t i = 0; i < source_words; ++i) {
            for (std::size_t j = 0; j < target_words; ++j) {
                if (std::sqrt(links.forward.at(i, j) * links.backward.at(i, j)) >= least) {
                    forward.link(i, j);
                }
            }
        }
        return forward;
    }
    for (std::size_t j = 0; j < target_words; ++j) {
        std::size_t best = 0;
        float nothing = 1;
        for (std::size_t i = 0; i < source_words; ++i) {
            nothing -= links.forward.at(i, j);
            best = links.forward.at(i, j) > links.forward.at(best, j) ? i : best;
        }
        if (source_words > 0 && links.forward.at(best, j) > nothing) {
            forward.link(best, j);
        }
    }
    for (std::size_t i = 0; i < source_words; ++i) {
        std::size_t best = 0;
        float nothing = 1;
        for (std::size_t j = 0; j < target_words; ++j) {
            nothing -= links.backward.at(i, j);
            best = links.backward.at(i, j) > links.backward.at(i, best) ? j : best;
        }
        if (target_words > 0 && links.backward.at(i, best) > nothing) {
            backward.link(i, best);
        }
    }
    return symmetrize(forward, backward, how);
}

} // namespace diptych::align
