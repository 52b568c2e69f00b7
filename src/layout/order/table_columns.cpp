#include "layout/order/table_columns.hpp"

#include "layout/label.hpp"

#include <algorithm>
#include <string>

namespace diptych::layout {

namespace {

/// A bullet, a number or a letter with its stop: it belongs to what stands behind it.
bool is_label(const Row& row, const Chunk& chunk) {
    constexpr std::size_t k_longest = 8; // bytes: "(xviii)"
    const std::string& text = row.words[chunk.begin].text;
    return chunk.end - chunk.begin == 1 && text.size() <= k_longest && label_at(text + " x").has_value();
}

/// The smallest gap between words of a row: letters of one width have spaces as wide.
double space_of(const Row& row) {
    constexpr double k_usual = 0.3;     // of the size
    constexpr double k_no_space = 0.12; // of the size
    double smallest = 0;
    for (std::size_t w = 1; w < row.words.size(); ++w) {
        const double gap = row.words[w].left - row.words[w - 1].right;
        if (gap > k_no_space * row.size && (smallest == 0 || gap < smallest)) {
            smallest = gap;
        }
    }
    return std::max(smallest < k_table_gap * row.size ? smallest : 0, k_usual * row.size);
}

} // namespace

bool divides(const std::vector<Strip>& strips, const Word& before, const Word& after, double size) {
    constexpr double k_space = 0.25; // of the size: nothing is written there
    return after.left - before.right >= k_space * size &&
           std::any_of(strips.begin(), strips.end(), [&](const Strip& strip) {
               return before.right <= strip.right && after.left >= strip.left &&
                      std::min(after.left, strip.right) > std::max(before.right, strip.left);
           });
}

std::vector<Chunk> cells_of(const Row& row, const std::vector<Strip>& strips) {
    std::vector<Chunk> cells;
    bool label_before = false;
    for (const Chunk& chunk : chunks_of(row, k_table_gap * row.size)) {
        // Text stands close behind its label; a unit in brackets above a column is none.
        constexpr double k_behind_label = 3.0; // of the size
        if (label_before && chunk.left - cells.back().right <= k_behind_label * row.size) {
            cells.back().end = chunk.end;
            cells.back().right = chunk.right;
        } else {
            cells.push_back(chunk);
        }
        label_before = is_label(row, chunk);
        for (std::size_t w = chunk.begin + 1; w < chunk.end; ++w) {
            if (divides(strips, row.words[w - 1], row.words[w], row.size)) {
                const std::size_t end = cells.back().end;
                const double right = cells.back().right;
                cells.back().end = w;
                cells.back().right = row.words[w - 1].right;
                cells.push_back({w, end, row.words[w].left, right});
            }
        }
    }
    return cells;
}

std::vector<Strip> strips_of(const std::vector<Row>& rows, TableRows table) {
    constexpr double k_narrowest = 0.4; // of the size: wider than a space, so that two do not make one

    struct Edge {
        double x = 0;
        int step = 0;
    };

    std::vector<Edge> edges;
    double size = 0;
    for (std::size_t i = table.begin; i < table.end; ++i) {
        size = std::max(size, rows[i].size);
        for (const Chunk& chunk :
             chunks_of(rows[i], 1.2 * space_of(rows[i]))) { // words a space apart are one
            edges.push_back({chunk.left, 1});
            edges.push_back({chunk.right, -1});
        }
    }
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.x < b.x; });
    const int most = static_cast<int>(table.end - table.begin) / 10;
    std::vector<Strip> strips;
    int covered = 0;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        covered += edges[i].step;
        if (covered > most) {
            continue;
        }
        if (!strips.empty() && strips.back().right == edges[i].x) {
            strips.back().right = edges[i + 1].x;
        } else {
            strips.push_back({edges[i].x, edges[i + 1].x});
        }
    }
    std::erase_if(strips, [&](const Strip& s) { return s.right - s.left < k_narrowest * size; });
    return strips;
}

} // namespace diptych::layout
