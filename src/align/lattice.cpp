#include "align/lattice.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace diptych::align {

namespace {

constexpr float k_never = -std::numeric_limits<float>::infinity();
constexpr double k_unlikely = 1e-6; ///< posterior below which a cell is not looked at again

double log_add(double a, double b) {
    if (a < b) {
        std::swap(a, b);
    }
    const double d = b - a;
    return d >= -30 ? a + std::log1p(std::exp(d)) : a; // also when one or both are minus infinity
}

constexpr std::uint8_t k_unreached = 0xFF;
constexpr std::uint8_t k_pinned = 0xFE;

class Search {
public:
    Search(const Features& features, BeadScorer& scorer, const Band& band,
           const std::vector<model::Bead>& pins, std::size_t shapes)
        : m_features{features}, m_scorer{scorer}, m_band{band}, m_pins{pins}, m_shapes{shapes}, m_index{band},
          m_reachable{reachable(pins, features.source.size(), features.target.size())},
          m_best(m_index.cells(), -std::numeric_limits<double>::infinity()),
          m_forward(m_index.cells(), -std::numeric_limits<double>::infinity()),
          m_shape(m_index.cells(), k_unreached), m_scores(m_index.cells() * shapes, k_never),
          m_source_free(features.source.size(), true), m_target_free(features.target.size(), true) {
        for (const model::Bead& pin : pins) {
            std::fill_n(m_source_free.begin() + static_cast<std::ptrdiff_t>(pin.source.begin),
                        pin.source.size(), false);
            std::fill_n(m_target_free.begin() + static_cast<std::ptrdiff_t>(pin.target.begin),
                        pin.target.size(), false);
        }
    }

    BestPath run(const std::function<void(std::size_t)>& progress) {
        run_forward(progress);
        run_backward();
        return trace_back();
    }

private:
    std::size_t source_size() const { return m_features.source.size(); }

    std::size_t target_size() const { return m_features.target.size(); }

    /// The target sentences that beads with a source sentence may take.
    model::Range targets_of(std::size_t source) const {
        const std::size_t first = source + 1 > k_largest_side ? source + 1 - k_largest_side : 0;
        return {m_band.rows[first].begin, std::min(target_size(), m_band.rows[source].end + k_largest_side)};
    }

    void run_forward(const std::function<void(std::size_t)>& progress) {
        m_best[m_index.at(0, 0)] = 0;
        m_forward[m_index.at(0, 0)] = 0;
        std::size_t prepared = 0;
        for (std::size_t i = 0; i < m_band.rows.size(); ++i) {
            for (; prepared < std::min(i + k_largest_side, source_size()); ++prepared) {
                m_scorer.prepare(prepared, targets_of(prepared));
            }
            for (std::size_t j = m_band.rows[i].begin; j <= m_band.rows[i].end; ++j) {
                const std::size_t from = m_index.at(i, j);
                if (m_shape[from] != k_unreached || from == m_index.at(0, 0)) {
                    extend(i, j, from);
                }
            }
            progress(i);
        }
    }

    /// Whether the bead takes no sentence of a pin.
    bool is_free(std::size_t i, std::size_t j, BeadShape shape) const {
        if (m_pins.empty()) {
            return true;
        }
        for (std::size_t s = i; s < i + shape.source; ++s) {
            if (!m_source_free[s]) {
                return false;
            }
        }
        for (std::size_t t = j; t < j + shape.target; ++t) {
            if (!m_target_free[t]) {
                return false;
            }
        }
        return true;
    }

    /// Pins are in order on both sides, so there is one at most that begins, or ends, at a cell.
    const model::Bead* pin_from(std::size_t i, std::size_t j) const {
        const auto pin = std::lower_bound(m_pins.begin(), m_pins.end(), std::pair{i, j},
                                          [](const model::Bead& p, std::pair<std::size_t, std::size_t> at) {
                                              return std::pair{p.source.begin, p.target.begin} < at;
                                          });
        return pin != m_pins.end() && pin->source.begin == i && pin->target.begin == j ? &*pin : nullptr;
    }

    const model::Bead* pin_to(std::size_t i, std::size_t j) const {
        const auto pin = std::lower_bound(m_pins.begin(), m_pins.end(), std::pair{i, j},
                                          [](const model::Bead& p, std::pair<std::size_t, std::size_t> at) {
                                              return std::pair{p.source.end, p.target.end} < at;
                                          });
        return pin != m_pins.end() && pin->source.end == i && pin->target.end == j ? &*pin : nullptr;
    }

    void extend(std::size_t i, std::size_t j, std::size_t from) {
        if (const model::Bead* pin = pin_from(i, j)) {
            const std::size_t to = m_index.at(pin->source.end, pin->target.end);
            m_forward[to] = m_forward[from];
            m_best[to] = m_best[from];
            m_shape[to] = k_pinned;
            return;
        }
        for (std::size_t k = 0; k < m_shapes; ++k) {
            const std::size_t to_i = i + k_shapes[k].source;
            const std::size_t to_j = j + k_shapes[k].target;
            if (!m_index.has(to_i, to_j) || !is_free(i, j, k_shapes[k])) {
                continue;
            }
            const std::size_t to = m_index.at(to_i, to_j);
            const double score = m_scorer.score(i, j, k);
            if (score == -std::numeric_limits<double>::infinity()) {
                continue;
            }
            m_scores[from * m_shapes + k] = static_cast<float>(score);
            m_forward[to] = log_add(m_forward[to], m_forward[from] + k_temper * score);
            if (m_best[from] + score > m_best[to]) {
                m_best[to] = m_best[from] + score;
                m_shape[to] = static_cast<std::uint8_t>(k);
            }
        }
    }

    void run_backward() {
        m_backward.assign(m_index.cells(), -std::numeric_limits<double>::infinity());
        m_backward[m_index.at(source_size(), target_size())] = 0;
        for (std::size_t i = source_size() + 1; i-- > 0;) {
            for (std::size_t j = m_band.rows[i].end + 1; j-- > m_band.rows[i].begin;) {
                const std::size_t from = m_index.at(i, j);
                double value = m_backward[from];
                if (const model::Bead* pin = pin_from(i, j)) {
                    value = m_backward[m_index.at(pin->source.end, pin->target.end)];
                }
                for (std::size_t k = 0; k < m_shapes; ++k) {
                    const float score = m_scores[from * m_shapes + k];
                    if (score != k_never) {
                        const std::size_t to = m_index.at(i + k_shapes[k].source, j + k_shapes[k].target);
                        value = log_add(value, m_backward[to] + k_temper * static_cast<double>(score));
                    }
                }
                m_backward[from] = value;
            }
        }
    }

    BestPath trace_back() const {
        BestPath path;
        std::size_t i = source_size();
        std::size_t j = target_size();
        const double total = m_forward[m_index.at(i, j)];
        path.score = m_best[m_index.at(i, j)];
        path.near_edge.assign(m_band.rows.size(), false);
        path.likely = likely(total);
        include(path.likely, i, j);
        while (i != 0 || j != 0) {
            const std::size_t to = m_index.at(i, j);
            const std::uint8_t k = m_shape[to];
            if (k == k_pinned) {
                path.beads.push_back(*pin_to(i, j));
                path.scores.push_back(0);
                i = path.beads.back().source.begin;
                j = path.beads.back().target.begin;
                include(path.likely, i, j);
                continue;
            }
            model::Bead bead;
            bead.source = {i - k_shapes[k].source, i};
            bead.target = {j - k_shapes[k].target, j};
            i = bead.source.begin;
            j = bead.target.begin;
            const std::size_t from = m_index.at(i, j);
            const double score = static_cast<double>(m_scores[from * m_shapes + k]);
            bead.probability =
                std::clamp(std::exp(m_forward[from] + k_temper * score + m_backward[to] - total), 0.0, 1.0);
            path.beads.push_back(bead);
            path.scores.push_back(score);
            include(path.likely, i, j);
            if (near_edge(i, j)) {
                path.near_edge[i] = true;
                path.touches_edge = true;
            }
        }
        std::reverse(path.beads.begin(), path.beads.end());
        std::reverse(path.scores.begin(), path.scores.end());
        make_room(path.likely);
        return path;
    }

    /// Near an edge beyond which there are cells that the pins leave to be reached.
    bool near_edge(std::size_t i, std::size_t j) const {
        constexpr std::size_t k_margin = 2;
        const model::Range row = m_band.rows[i];
        const model::Range most = m_reachable.rows[i];
        return (row.begin > most.begin && j < row.begin + k_margin) ||
               (row.end < most.end && j + k_margin > row.end);
    }

    Band likely(double total) const {
        Band band;
        band.rows.assign(m_band.rows.size(), {target_size() + 1, 0});
        for (std::size_t i = 0; i < m_band.rows.size(); ++i) {
            for (std::size_t j = m_band.rows[i].begin; j <= m_band.rows[i].end; ++j) {
                const std::size_t cell = m_index.at(i, j);
                if (m_forward[cell] + m_backward[cell] - total > std::log(k_unlikely)) {
                    include(band, i, j);
                }
            }
        }
        return band;
    }

    static void include(Band& band, std::size_t i, std::size_t j) {
        band.rows[i].begin = std::min(band.rows[i].begin, j);
        band.rows[i].end = std::max(band.rows[i].end, j);
    }

    /// Rows that no likely path stops at get what is between their neighbours; all get some room.
    void make_room(Band& band) const {
        constexpr std::size_t k_room = 1;
        make_passable(band);
        for (model::Range& row : band.rows) {
            row = {row.begin > k_room ? row.begin - k_room : 0, std::min(target_size(), row.end + k_room)};
        }
    }

    const Features& m_features;
    BeadScorer& m_scorer;
    const Band& m_band;
    const std::vector<model::Bead>& m_pins;
    std::size_t m_shapes;
    BandIndex m_index;
    Band m_reachable; ///< in the whole rectangle
    std::vector<double> m_best;
    std::vector<double> m_forward;
    std::vector<double> m_backward;
    std::vector<std::uint8_t> m_shape; ///< of the bead that ends here on the best path
    std::vector<float> m_scores;       ///< of the beads that begin here, a value for each shape
    std::vector<bool> m_source_free;   ///< of pins
    std::vector<bool> m_target_free;
};

} // namespace

BestPath find_best_path(const Features& features, BeadScorer& scorer, const Band& band,
                        const std::vector<model::Bead>& pins, std::size_t shapes,
                        const std::function<void(std::size_t)>& progress) {
    return Search{features, scorer, band, pins, shapes}.run(progress);
}

} // namespace diptych::align
