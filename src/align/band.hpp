#pragma once

#include "align/features.hpp"
#include "model/bitext.hpp"
#include "model/range.hpp"

#include <cstddef>
#include <vector>

namespace diptych::align {

/// For each number of source sentences taken, which numbers of target sentences are looked at: [begin, end].
/// Neither end ever falls from one row to the next.
struct Band {
    std::vector<model::Range> rows; ///< source sentences + 1 of them; end is included
};

/// Where the cells of each row of a band begin in an array of them all.
class BandIndex {
public:
    explicit BandIndex(const Band& band) : m_band{band} {
        m_offsets.reserve(band.rows.size());
        for (const model::Range& row : band.rows) {
            m_offsets.push_back(m_cells - row.begin); // may wrap around; at() comes back
            m_cells += row.end - row.begin + 1;
        }
    }

    bool has(std::size_t i, std::size_t j) const {
        return i < m_band.rows.size() && j >= m_band.rows[i].begin && j <= m_band.rows[i].end;
    }

    std::size_t at(std::size_t i, std::size_t j) const { return m_offsets[i] + j; }

    std::size_t cells() const { return m_cells; }

private:
    const Band& m_band;
    std::vector<std::size_t> m_offsets;
    std::size_t m_cells = 0;
};

/// Widens rows so that neither end falls from one to the next, and each has a cell in common with the next:
/// then sentences that stay alone make a way from any cell to the last.
/// \param band  an empty row (its begin after its end) gets what is between its neighbours; the last is not
///              empty
void make_passable(Band& band);

/// The cells that a path through the pins can reach.
/// \param pins  in order on both sides; none is empty on both
Band reachable(const std::vector<model::Bead>& pins, std::size_t source_sentences,
               std::size_t target_sentences);

/// Without the cells that no path through the pins can reach, and with those that it must go through.
Band constrained(const Band& band, const std::vector<model::Bead>& pins, std::size_t target_sentences);

/// The whole rectangle.
Band full_band(std::size_t source_sentences, std::size_t target_sentences);

/// Around the diagonal, where both sides have the same share of their length behind them.
/// \param half_width  in target sentences
Band diagonal_band(const Features& features, std::size_t half_width);

/// Wider by so many target sentences on both sides, where `which` says so (a value for each row).
Band widened(const Band& band, const std::vector<bool>& which, std::size_t by, std::size_t target_sentences);

} // namespace diptych::align
