#include "align/lattice.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace diptych::align {

namespace {

constexpr double k_never = -std::numeric_limits<double>::infinity();

double log_add(double a, double b) {
    if (a < b) {
        std::swap(a, b);
    }
    return b == k_never ? a : a + std::log1p(std::exp(b - a));
}

/// One value for every cell of a band.
template <typename T>
class BandTable {
public:
    BandTable(const Band& band, T initial) : m_band{band} {
        m_offsets.reserve(band.rows.size());
        std::size_t cells = 0;
        for (const model::Range& row : band.rows) {
            m_offsets.push_back(cells);
            cells += row.end - row.begin + 1;
        }
        m_values.assign(cells, initial);
    }

    bool has(std::size_t i, std::size_t j) const {
        return i < m_band.rows.size() && j >= m_band.rows[i].begin && j <= m_band.rows[i].end;
    }

    T& at(std::size_t i, std::size_t j) { return m_values[m_offsets[i] + (j - m_band.rows[i].begin)]; }

    const T& at(std::size_t i, std::size_t j) const {
        return m_values[m_offsets[i] + (j - m_band.rows[i].begin)];
    }

private:
    const Band& m_band;
    std::vector<std::size_t> m_offsets;
    std::vector<T> m_values;
};

constexpr std::uint8_t k_unreached = 0xFF;

struct Tables {
    BandTable<double> best;
    BandTable<double> forward;
    BandTable<std::uint8_t> shape; ///< index into k_shape_priors of the bead that ends here on the best path
};

void run_forward(const BeadScorer& scorer, const Band& band, Tables& tables,
                 const std::function<void(std::size_t)>& progress) {
    tables.best.at(0, 0) = 0;
    tables.forward.at(0, 0) = 0;
    for (std::size_t i = 0; i < band.rows.size(); ++i) {
        for (std::size_t j = band.rows[i].begin; j <= band.rows[i].end; ++j) {
            const double best = tables.best.at(i, j);
            if (best == k_never) {
                continue;
            }
            const double forward = tables.forward.at(i, j);
            for (std::size_t k = 0; k < k_shape_priors.size(); ++k) {
                const BeadShape shape = k_shape_priors[k].shape;
                const std::size_t to_i = i + shape.source;
                const std::size_t to_j = j + shape.target;
                if (!tables.best.has(to_i, to_j)) {
                    continue;
                }
                const double score = scorer.score(i, j, k_shape_priors[k]);
                double& to_forward = tables.forward.at(to_i, to_j);
                to_forward = log_add(to_forward, forward + score);
                double& to_best = tables.best.at(to_i, to_j);
                if (best + score > to_best) {
                    to_best = best + score;
                    tables.shape.at(to_i, to_j) = static_cast<std::uint8_t>(k);
                }
            }
        }
        progress(i);
    }
}

struct Step {
    std::size_t i = 0; ///< where the bead begins
    std::size_t j = 0;
    std::uint8_t shape = 0;
};

std::vector<Step> trace_back(const Tables& tables, std::size_t n, std::size_t m) {
    std::vector<Step> steps;
    while (n != 0 || m != 0) {
        const std::uint8_t k = tables.shape.at(n, m);
        n -= k_shape_priors[k].shape.source;
        m -= k_shape_priors[k].shape.target;
        steps.push_back({n, m, k});
    }
    std::reverse(steps.begin(), steps.end());
    return steps;
}

/// The backward probabilities of the cells at which the path's beads end; rows that no longer matter are let
/// go.
std::vector<double> backward_along(const BeadScorer& scorer, const Band& band, const Tables& tables,
                                   const std::vector<Step>& steps, std::size_t n, std::size_t m) {
    constexpr std::size_t k_rows = 4; // as many as the tallest bead needs, and one
    std::vector<std::vector<double>> rows(k_rows);
    std::vector<double> along(steps.size(), 0);
    std::size_t step = steps.size();
    for (std::size_t i = n + 1; i-- > 0;) {
        const model::Range row = band.rows[i];
        std::vector<double>& values = rows[i % k_rows];
        values.assign(row.end - row.begin + 1, k_never);
        for (std::size_t j = row.end + 1; j-- > row.begin;) {
            double value = i == n && j == m ? 0 : k_never;
            if (tables.forward.at(i, j) != k_never) {
                for (const ShapePrior& prior : k_shape_priors) {
                    const std::size_t to_i = i + prior.shape.source;
                    const std::size_t to_j = j + prior.shape.target;
                    if (!tables.best.has(to_i, to_j)) {
                        continue;
                    }
                    const double next = rows[to_i % k_rows][to_j - band.rows[to_i].begin];
                    if (next != k_never) {
                        value = log_add(value, next + scorer.score(i, j, prior));
                    }
                }
            }
            values[j - row.begin] = value;
        }
        while (step > 0) { // every bead of the path that ends in this row
            const Step& s = steps[step - 1];
            const BeadShape shape = k_shape_priors[s.shape].shape;
            if (s.i + shape.source != i) {
                break;
            }
            along[--step] = values[s.j + shape.target - row.begin];
        }
    }
    return along;
}

bool near_edge(const Band& band, const Step& step, std::size_t target_sentences) {
    constexpr std::size_t k_margin = 10;
    const model::Range row = band.rows[step.i];
    return (row.begin != 0 && step.j < row.begin + k_margin) ||
           (row.end != target_sentences && step.j + k_margin > row.end);
}

} // namespace

Band full_band(std::size_t source_sentences, std::size_t target_sentences) {
    return {std::vector<model::Range>(source_sentences + 1, model::Range{0, target_sentences})};
}

Band diagonal_band(const Features& features, std::size_t half_width) {
    const std::size_t n = features.source.size();
    const std::size_t m = features.target.size();
    double source_total = 0;
    double target_total = 0;
    for (const SentenceFeatures& s : features.source) {
        source_total += s.length + 1;
    }
    for (const SentenceFeatures& t : features.target) {
        target_total += t.length + 1;
    }
    Band band;
    double source_done = 0;
    double target_done = 0;
    std::size_t center = 0;
    for (std::size_t i = 0; i <= n; ++i) {
        while (center < m && target_done * source_total < source_done * target_total) {
            target_done += features.target[center++].length + 1;
        }
        band.rows.push_back(
            {center > half_width ? center - half_width : 0, std::min(m, center + half_width)});
        if (i < n) {
            source_done += features.source[i].length + 1;
        }
    }
    band.rows.front().begin = 0;
    band.rows.back().end = m;
    return band;
}

Band band_around(const std::vector<model::Bead>& path, std::size_t source_sentences,
                 std::size_t target_sentences, std::size_t half_width) {
    std::vector<model::Range> along(source_sentences + 1); // where the path crosses each row
    for (const model::Bead& bead : path) {
        along[bead.source.begin].end = std::max(along[bead.source.begin].end, bead.target.end);
        for (std::size_t i = bead.source.begin + 1; i <= bead.source.end; ++i) {
            along[i] = {bead.target.begin, bead.target.end};
        }
    }
    Band band;
    for (const model::Range& crossed : along) {
        band.rows.push_back({crossed.begin > half_width ? crossed.begin - half_width : 0,
                             std::min(target_sentences, crossed.end + half_width)});
    }
    band.rows.front().begin = 0;
    band.rows.back().end = target_sentences;
    return band;
}

BestPath find_best_path(const Features& features, const BeadScorer& scorer, const Band& band,
                        const std::function<void(std::size_t)>& progress) {
    const std::size_t n = features.source.size();
    const std::size_t m = features.target.size();
    Tables tables{BandTable<double>{band, k_never}, BandTable<double>{band, k_never},
                  BandTable<std::uint8_t>{band, k_unreached}};
    run_forward(scorer, band, tables, progress);
    const std::vector<Step> steps = trace_back(tables, n, m);
    const std::vector<double> backward = backward_along(scorer, band, tables, steps, n, m);
    const double total = tables.forward.at(n, m);
    BestPath path;
    for (std::size_t s = 0; s < steps.size(); ++s) {
        const Step& step = steps[s];
        const ShapePrior& prior = k_shape_priors[step.shape];
        const double log_posterior =
            tables.forward.at(step.i, step.j) + scorer.score(step.i, step.j, prior) + backward[s] - total;
        model::Bead bead;
        bead.source = {step.i, step.i + prior.shape.source};
        bead.target = {step.j, step.j + prior.shape.target};
        bead.probability = std::clamp(std::exp(log_posterior), 0.0, 1.0);
        path.beads.push_back(bead);
        path.touches_edge = path.touches_edge || near_edge(band, step, m);
    }
    return path;
}

} // namespace diptych::align
