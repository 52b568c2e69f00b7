#include "align/lattice.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

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

/// How the best path came to a state of a cell: the shape of the bead, and the state before it.
constexpr std::uint8_t k_shape_bits = 0x1F;
constexpr std::uint8_t k_state_shift = 5;
constexpr std::uint8_t k_unreached = 0xFF;
constexpr std::uint8_t k_pinned = 0xFE;

/// A value for each state in which a path can be at a cell.
using Values = std::array<double, k_states>;
constexpr double k_never_reached = -std::numeric_limits<double>::infinity();
constexpr Values k_impossible{k_never_reached, k_never_reached};

double sum_of(const Values& values) {
    return log_add(values[after_pair], values[after_null]);
}

State best_of(const Values& values) {
    return values[after_null] > values[after_pair] ? after_null : after_pair;
}

/// The values of a row, and of those after it that a bead reaches, as long as they grow.
class RowsAhead {
public:
    explicit RowsAhead(const Band& band) : m_band{band} {}

    /// \pre row i was started, as were all before it in the order of the search
    Values& at(std::size_t i, std::size_t j) { return m_rows[i % m_rows.size()][j - m_band.rows[i].begin]; }

    void start(std::size_t i) {
        m_rows[i % m_rows.size()].assign(m_band.rows[i].end - m_band.rows[i].begin + 1, k_impossible);
    }

private:
    const Band& m_band;
    std::array<std::vector<Values>, k_largest_side + 1> m_rows;
};

/// The values of all cells: as many digits as matter, counted from the greatest of each row.
class StoredValues {
public:
    explicit StoredValues(const Band& band, const BandIndex& index)
        : m_band{band}, m_index{index}, m_values(index.cells()), m_base(band.rows.size()) {}

    void store(std::size_t i, RowsAhead& rows) {
        const model::Range row = m_band.rows[i];
        double base = k_never_reached;
        for (std::size_t j = row.begin; j <= row.end; ++j) {
            const Values& values = rows.at(i, j);
            base = std::max(base, *std::max_element(values.begin(), values.end()));
        }
        m_base[i] = base == k_never_reached ? 0 : base;
        for (std::size_t j = row.begin; j <= row.end; ++j) {
            const Values& values = rows.at(i, j);
            std::array<float, k_states>& stored = m_values[m_index.at(i, j)];
            for (std::size_t s = 0; s < k_states; ++s) {
                stored[s] = static_cast<float>(values[s] - m_base[i]);
            }
        }
    }

    Values at(std::size_t i, std::size_t j) const {
        const std::array<float, k_states>& stored = m_values[m_index.at(i, j)];
        Values values{};
        for (std::size_t s = 0; s < k_states; ++s) {
            values[s] = m_base[i] + static_cast<double>(stored[s]);
        }
        return values;
    }

private:
    const Band& m_band;
    const BandIndex& m_index;
    std::vector<std::array<float, k_states>> m_values;
    std::vector<double> m_base;
};

class Search {
public:
    Search(const Features& features, BeadScorer& scorer, const Band& band,
           const std::vector<model::Bead>& pins, std::size_t shapes)
        : m_features{features}, m_scorer{scorer}, m_band{band}, m_pins{pins}, m_shapes{shapes}, m_index{band},
          m_reachable{reachable(pins, features.source.size(), features.target.size())},
          m_forward{band, m_index}, m_backward{band, m_index},
          m_came(m_index.cells(), {k_unreached, k_unreached}), m_scores(m_index.cells() * shapes, k_never),
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

    /// What all paths to a cell are worth together, and the best of them.
    struct Reached {
        RowsAhead all;
        RowsAhead best;

        void start(std::size_t i) {
            all.start(i);
            best.start(i);
        }
    };

    /// A pin that a path went through, till the row where it ends.
    struct Pending {
        std::size_t source = 0;
        std::size_t target = 0;
        double all = 0;
        double best = 0;
    };

    void run_forward(const std::function<void(std::size_t)>& progress) {
        Reached reached{RowsAhead{m_band}, RowsAhead{m_band}};
        for (std::size_t i = 0; i <= std::min(k_largest_side, source_size()); ++i) {
            reached.start(i);
        }
        reached.all.at(0, 0)[after_pair] = 0;
        reached.best.at(0, 0)[after_pair] = 0;
        std::size_t prepared = 0;
        for (std::size_t i = 0; i < m_band.rows.size(); ++i) {
            for (; prepared < std::min(i + k_largest_side, source_size()); ++prepared) {
                m_scorer.prepare(prepared, targets_of(prepared));
            }
            if (m_pending && m_pending->source == i) {
                take_pin(*m_pending, reached);
                m_pending.reset();
            }
            for (std::size_t j = m_band.rows[i].begin; j <= m_band.rows[i].end; ++j) {
                if (reached.all.at(i, j) != k_impossible) {
                    extend(i, j, reached);
                }
            }
            m_forward.store(i, reached.all);
            if (i == source_size()) {
                m_total = sum_of(reached.all.at(i, target_size()));
                m_last = best_of(reached.best.at(i, target_size()));
                m_score = reached.best.at(i, target_size())[m_last];
            }
            if (i + k_largest_side + 1 < m_band.rows.size()) {
                reached.start(i + k_largest_side + 1);
            }
            progress(i);
        }
    }

    void take_pin(const Pending& pin, Reached& reached) {
        reached.all.at(pin.source, pin.target)[after_pair] = pin.all;
        reached.best.at(pin.source, pin.target)[after_pair] = pin.best;
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

    void extend(std::size_t i, std::size_t j, Reached& reached) {
        const Values all = reached.all.at(i, j);
        const Values best = reached.best.at(i, j);
        const std::size_t from = m_index.at(i, j);
        if (const model::Bead* pin = pin_from(i, j)) {
            m_came[m_index.at(pin->source.end, pin->target.end)][after_pair] = k_pinned;
            m_before_pins.push_back(best_of(best));
            m_pending = {pin->source.end, pin->target.end, sum_of(all), best[best_of(best)]};
            if (pin->source.empty()) {
                take_pin(*m_pending, reached);
                m_pending.reset();
            }
            return;
        }
        // What all beads of two sides that begin here have in common.
        Values pair_all{};
        Values pair_best{};
        for (std::size_t s = 0; s < k_states; ++s) {
            const double price = m_scorer.pair_price(static_cast<State>(s));
            pair_all[s] = all[s] + k_temper * price;
            pair_best[s] = best[s] + price;
        }
        const double pairs = sum_of(pair_all);
        const State before_pair = best_of(pair_best);
        for (std::size_t k = 0; k < m_shapes; ++k) {
            const std::size_t to_i = i + k_shapes[k].source;
            const std::size_t to_j = j + k_shapes[k].target;
            if (!m_index.has(to_i, to_j) || !is_free(i, j, k_shapes[k])) {
                continue;
            }
            Values& to_all = reached.all.at(to_i, to_j);
            Values& to_best = reached.best.at(to_i, to_j);
            const auto take = [&](State state, double value, State before) {
                if (value > to_best[state]) {
                    to_best[state] = value;
                    m_came[m_index.at(to_i, to_j)][state] =
                        static_cast<std::uint8_t>(k | static_cast<std::size_t>(before) << k_state_shift);
                }
            };
            if (is_null(k)) {
                m_scores[from * m_shapes + k] = 0;
                for (const State before : {after_pair, after_null}) {
                    const double price = m_scorer.null_price(k, before);
                    to_all[after_null] = log_add(to_all[after_null], all[before] + k_temper * price);
                    take(after_null, best[before] + price, before);
                }
                continue;
            }
            const double score = m_scorer.score(i, j, k);
            if (score == k_never_reached) {
                continue;
            }
            m_scores[from * m_shapes + k] = static_cast<float>(score);
            to_all[after_pair] = log_add(to_all[after_pair], pairs + k_temper * score);
            take(after_pair, pair_best[before_pair] + score, before_pair);
        }
    }

    void run_backward() {
        RowsAhead rows{m_band};
        for (std::size_t i = source_size() + 1; i-- > 0;) {
            rows.start(i);
            for (std::size_t j = m_band.rows[i].end + 1; j-- > m_band.rows[i].begin;) {
                rows.at(i, j) = backward_of(i, j, rows);
            }
            m_backward.store(i, rows);
        }
    }

    Values backward_of(std::size_t i, std::size_t j, RowsAhead& rows) const {
        if (i == source_size() && j == target_size()) {
            return {0, 0};
        }
        if (const model::Bead* pin = pin_from(i, j)) {
            const double value = pin->source.empty()
                                     ? rows.at(i, pin->target.end)[after_pair]
                                     : m_backward.at(pin->source.end, pin->target.end)[after_pair];
            return {value, value};
        }
        double pairs = k_never_reached;
        Values values = k_impossible;
        for (std::size_t k = 0; k < m_shapes; ++k) {
            const float score = m_scores[m_index.at(i, j) * m_shapes + k];
            if (score == k_never) {
                continue;
            }
            const Values& next = rows.at(i + k_shapes[k].source, j + k_shapes[k].target);
            if (!is_null(k)) {
                pairs = log_add(pairs, next[after_pair] + k_temper * static_cast<double>(score));
                continue;
            }
            for (const State before : {after_pair, after_null}) {
                values[before] =
                    log_add(values[before], next[after_null] + k_temper * m_scorer.null_price(k, before));
            }
        }
        for (std::size_t s = 0; s < k_states; ++s) {
            values[s] = log_add(values[s], pairs + k_temper * m_scorer.pair_price(static_cast<State>(s)));
        }
        return values;
    }

    BestPath trace_back() const {
        BestPath path;
        std::size_t i = source_size();
        std::size_t j = target_size();
        State state = m_last;
        path.score = m_score;
        path.near_edge.assign(m_band.rows.size(), false);
        path.likely = likely();
        include(path.likely, i, j);
        std::size_t pins = m_before_pins.size();
        while (i != 0 || j != 0) {
            const std::uint8_t came = m_came[m_index.at(i, j)][state];
            if (came == k_pinned) {
                path.beads.push_back(*pin_to(i, j));
                path.scores.push_back(0);
                i = path.beads.back().source.begin;
                j = path.beads.back().target.begin;
                state = m_before_pins[--pins];
                include(path.likely, i, j);
                continue;
            }
            const std::size_t k = came & k_shape_bits;
            state = static_cast<State>(came >> k_state_shift);
            model::Bead bead;
            bead.source = {i - k_shapes[k].source, i};
            bead.target = {j - k_shapes[k].target, j};
            i = bead.source.begin;
            j = bead.target.begin;
            const auto score = static_cast<double>(m_scores[m_index.at(i, j) * m_shapes + k]);
            bead.probability = std::clamp(std::exp(joint(i, j, k, score) - m_total), 0.0, 1.0);
            path.beads.push_back(bead);
            path.scores.push_back(score +
                                  (is_null(k) ? m_scorer.null_price(k, state) : m_scorer.pair_price(state)));
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

    /// The logarithm of what all paths with this bead are worth, whatever their states.
    double joint(std::size_t i, std::size_t j, std::size_t k, double score) const {
        const Values before = m_forward.at(i, j);
        const Values after = m_backward.at(i + k_shapes[k].source, j + k_shapes[k].target);
        double sum = k_never_reached;
        for (const State state : {after_pair, after_null}) {
            const double price = is_null(k) ? m_scorer.null_price(k, state) : m_scorer.pair_price(state);
            sum = log_add(sum, before[state] + k_temper * (price + score));
        }
        sum += after[is_null(k) ? after_null : after_pair];
        return sum;
    }

    /// Near an edge beyond which there are cells that the pins leave to be reached.
    bool near_edge(std::size_t i, std::size_t j) const {
        constexpr std::size_t k_margin = 2;
        const model::Range row = m_band.rows[i];
        const model::Range most = m_reachable.rows[i];
        return (row.begin > most.begin && j < row.begin + k_margin) ||
               (row.end < most.end && j + k_margin > row.end);
    }

    Band likely() const {
        Band band;
        band.rows.assign(m_band.rows.size(), {target_size() + 1, 0});
        for (std::size_t i = 0; i < m_band.rows.size(); ++i) {
            for (std::size_t j = m_band.rows[i].begin; j <= m_band.rows[i].end; ++j) {
                Values both = m_forward.at(i, j);
                const Values backward = m_backward.at(i, j);
                for (std::size_t s = 0; s < k_states; ++s) {
                    both[s] += backward[s];
                }
                if (both[best_of(both)] - m_total > std::log(k_unlikely)) {
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
    StoredValues m_forward;
    StoredValues m_backward;
    std::vector<std::array<std::uint8_t, k_states>> m_came;
    std::vector<float> m_scores;      ///< of the beads that begin here, a value for each shape
    std::optional<Pending> m_pending; ///< the pin that paths go through at the moment
    std::vector<State> m_before_pins; ///< of the best path, in order
    double m_total = 0;               ///< what all paths are worth together
    double m_score = 0;               ///< of the best path
    State m_last = after_pair;        ///< in which it ends
    std::vector<bool> m_source_free;  ///< of pins
    std::vector<bool> m_target_free;
};

} // namespace

BestPath find_best_path(const Features& features, BeadScorer& scorer, const Band& band,
                        const std::vector<model::Bead>& pins, std::size_t shapes,
                        const std::function<void(std::size_t)>& progress) {
    return Search{features, scorer, band, pins, shapes}.run(progress);
}

} // namespace diptych::align
