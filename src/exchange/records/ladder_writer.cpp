#include "base/figures.hpp"
#include "exchange/records/alignment_formats.hpp"
#include "exchange/records/bead_choice.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::exchange {

namespace {

// IDEA    The beads, in the order of their source sentences, that form the longest sequence in which the
// target
//         sentences never go back. A sequence of k beads is remembered by its last one, the one that ends
//         earliest; each bead continues the longest sequence that it can.
// SOURCE  C. Schensted. Longest Increasing and Decreasing Subsequences. Canadian Journal of Mathematics 13,
//         1961, pp. 179-191.
BeadNumbers longest_ladder(const std::vector<model::Bead>& beads) {
    constexpr std::size_t k_none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> last; ///< of the best sequence of each length
    std::vector<std::size_t> before(beads.size(), k_none);
    for (std::size_t i = 0; i < beads.size(); ++i) {
        const auto place = std::upper_bound(last.begin(), last.end(), beads[i].target.begin,
                                            [&](std::size_t target_begin, std::size_t other) {
                                                return target_begin < beads[other].target.end;
                                            });
        before[i] = place == last.begin() ? k_none : *(place - 1);
        if (place == last.end()) {
            last.push_back(i);
        } else if (beads[i].target.end < beads[*place].target.end) {
            *place = i;
        }
    }
    BeadNumbers ladder;
    for (std::size_t i = last.empty() ? k_none : last.back(); i != k_none; i = before[i]) {
        ladder.push_back(i);
    }
    std::reverse(ladder.begin(), ladder.end());
    return ladder;
}

/// Writes the lines and knows how far they have come.
class Ladder {
public:
    explicit Ladder(std::ostream& out) : m_out{out} {}

    /// Whether the bead lies ahead.
    bool can_take(const model::Bead& bead) const {
        return bead.source.begin >= m_source && bead.target.begin >= m_target;
    }

    void take(const model::Bead& bead) {
        skip_to(bead.source.begin, bead.target.begin);
        write(bead.probability);
        m_source = bead.source.end;
        m_target = bead.target.end;
    }

    /// The sentences on the way have no counterpart.
    void skip_to(std::size_t source, std::size_t target) {
        for (; m_source < source; ++m_source) {
            write(0);
        }
        for (; m_target < target; ++m_target) {
            write(0);
        }
    }

    void write(double probability) {
        m_out << m_source << '\t' << m_target << '\t' << base::probability_text(probability) << '\n';
    }

private:
    std::ostream& m_out;
    std::size_t m_source = 0;
    std::size_t m_target = 0;
};

} // namespace

std::size_t write_ladder(const std::vector<model::Bead>& beads, std::size_t source_sentences,
                         std::size_t target_sentences, std::ostream& out) {
    Ladder ladder{out};
    std::size_t crossing = beads.size();
    for (const std::size_t i : longest_ladder(beads)) {
        if (ladder.can_take(beads[i])) {
            ladder.take(beads[i]);
            --crossing;
        }
    }
    ladder.skip_to(source_sentences, target_sentences);
    ladder.write(0);
    return crossing;
}

} // namespace diptych::exchange
