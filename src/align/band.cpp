#include "align/band.hpp"

#include <algorithm>
#include <utility>

namespace diptych::align {

void make_passable(Band& band) {
    for (std::size_t r = 1; r < band.rows.size(); ++r) {
        band.rows[r].end = std::max(band.rows[r].end, band.rows[r - 1].end);
    }
    for (std::size_t r = band.rows.size() - 1; r-- > 0;) {
        band.rows[r].begin = std::min(band.rows[r].begin, band.rows[r + 1].begin);
    }
    for (std::size_t r = 0; r < band.rows.size(); ++r) {
        const std::size_t next = r + 1 < band.rows.size() ? band.rows[r + 1].begin : 0;
        band.rows[r].end = std::max({band.rows[r].end, band.rows[r].begin, next});
    }
}

Band reachable(const std::vector<model::Bead>& pins, std::size_t source_sentences,
               std::size_t target_sentences) {
    Band band{std::vector<model::Range>(source_sentences + 1, {target_sentences + 1, 0})};
    const auto allow = [&](model::Range rows, model::Range columns) {
        for (std::size_t i = rows.begin; i <= rows.end; ++i) {
            band.rows[i] = {std::min(band.rows[i].begin, columns.begin),
                            std::max(band.rows[i].end, columns.end)};
        }
    };
    model::Range done; // begin: of the source; end: of the target
    for (const model::Bead& pin : pins) {
        allow({done.begin, pin.source.begin}, {done.end, pin.target.begin});
        allow(pin.source, pin.target);
        done = {pin.source.end, pin.target.end};
    }
    allow({done.begin, source_sentences}, {done.end, target_sentences});
    return band;
}

Band constrained(const Band& band, const std::vector<model::Bead>& pins, std::size_t target_sentences) {
    const std::size_t n = band.rows.size() - 1;
    const Band allowed = reachable(pins, n, target_sentences);
    Band result = band;
    for (std::size_t i = 0; i <= n; ++i) {
        model::Range& row = result.rows[i];
        row.begin = std::clamp(row.begin, allowed.rows[i].begin, allowed.rows[i].end);
        row.end = std::clamp(row.end, row.begin, allowed.rows[i].end);
    }
    for (const model::Bead& pin : pins) {
        for (const auto& [i, j] :
             {std::pair{pin.source.begin, pin.target.begin}, {pin.source.end, pin.target.end}}) {
            result.rows[i].begin = std::min(result.rows[i].begin, j);
            result.rows[i].end = std::max(result.rows[i].end, j);
        }
    }
    make_passable(result);
    return result;
}

Band full_band(std::size_t source_sentences, std::size_t target_sentences) {
    return {std::vector<model::Range>(source_sentences + 1, model::Range{0, target_sentences})};
}

Band diagonal_band(const Features& features, std::size_t half_width) {
    const std::size_t n = features.source.size();
    const std::size_t m = features.target.size();
    double source_total = 0;
    double target_total = 0;
    for (const float length : features.source.lengths) {
        source_total += static_cast<double>(length) + 1;
    }
    for (const float length : features.target.lengths) {
        target_total += static_cast<double>(length) + 1;
    }
    Band band;
    double source_done = 0;
    double target_done = 0;
    std::size_t center = 0;
    for (std::size_t i = 0; i <= n; ++i) {
        while (center < m && target_done * source_total < source_done * target_total) {
            target_done += static_cast<double>(features.target.lengths[center++]) + 1;
        }
        band.rows.push_back(
            {center > half_width ? center - half_width : 0, std::min(m, center + half_width)});
        if (i < n) {
            source_done += static_cast<double>(features.source.lengths[i]) + 1;
        }
    }
    band.rows.front().begin = 0;
    band.rows.back().end = m;
    make_passable(band); // a sentence can be as long as a hundred of the other side
    return band;
}

Band widened(const Band& band, const std::vector<bool>& which, std::size_t by, std::size_t target_sentences) {
    Band wider = band;
    const std::size_t n = band.rows.size();
    for (std::size_t i = 0; i < n; ++i) {
        if (!which[i]) {
            continue;
        }
        // Neighbouring rows too: the path has to get there.
        for (std::size_t r = i > by ? i - by : 0; r < std::min(n, i + by + 1); ++r) {
            wider.rows[r].begin =
                std::min(wider.rows[r].begin, band.rows[i].begin > by ? band.rows[i].begin - by : 0);
            wider.rows[r].end =
                std::max(wider.rows[r].end, std::min(target_sentences, band.rows[i].end + by));
        }
    }
    make_passable(wider);
    return wider;
}

} // namespace diptych::align
