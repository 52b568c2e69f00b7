#include "layout/paragraphs/measures.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <tuple>

namespace diptych::layout {

namespace {

/// Lengths to the half point, with how often each occurs.
class Lengths {
public:
    void add(double length) {
        ++m_counts[std::lround(2 * length)];
        ++m_total;
    }

    std::size_t total() const { return m_total; }

    /// Nearby lengths count together. \pre total() > 0
    double most_frequent() const {
        long best = m_counts.begin()->first;
        std::size_t most = 0;
        for (const auto& [length, count] : m_counts) {
            const std::size_t near = count + at(length - 1) + at(length + 1);
            if (near > most) {
                most = near;
                best = length;
            }
        }
        return static_cast<double>(best) / 2;
    }

    /// The largest that, with those up to two points smaller, occurs `fewest` times; 0 without one.
    double largest(std::size_t fewest) const {
        constexpr long k_near = 4;
        for (auto i = m_counts.rbegin(); i != m_counts.rend(); ++i) {
            std::size_t near = 0;
            for (auto j = m_counts.lower_bound(i->first - k_near);
                 j != m_counts.end() && j->first <= i->first; ++j) {
                near += j->second;
            }
            if (near >= fewest) {
                return static_cast<double>(i->first) / 2;
            }
        }
        return 0;
    }

    /// The smallest that, with those up to two points larger, occurs `fewest` times.
    double smallest(std::size_t fewest) const {
        constexpr long k_near = 4;
        for (const auto& [length, count] : m_counts) {
            std::size_t near = 0;
            for (auto j = m_counts.find(length); j != m_counts.end() && j->first <= length + k_near; ++j) {
                near += j->second;
            }
            if (near >= fewest) {
                return static_cast<double>(length) / 2;
            }
        }
        return m_counts.empty() ? 0 : static_cast<double>(m_counts.begin()->first) / 2;
    }

private:
    std::size_t at(long length) const {
        const auto found = m_counts.find(length);
        return found == m_counts.end() ? 0 : found->second;
    }

    std::map<long, std::size_t> m_counts;
    std::size_t m_total = 0;
};

/// Lines that stand one below the other.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<Stretch> stretches_of(const std::vector<Line>& lines) {
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool same = i > 0 && lines[i].page == lines[i - 1].page &&
                          lines[i].region == lines[i - 1].region && lines[i].column == lines[i - 1].column;
        if (same) {
            stretches.back().end = i + 1;
        } else {
            stretches.push_back({i, i + 1});
        }
    }
    return stretches;
}

bool is_text(const Line& line) {
    return !line.in_table && !line.in_margin;
}

class Measurer {
public:
    explicit Measurer(const std::vector<Line>& lines) : m_lines{lines} {}

    Measures measure() {
        measure_type();
        const std::vector<Stretch> stretches = stretches_of(m_lines);
        for (const Stretch& stretch : stretches) {
            for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
                if (is_text(m_lines[i])) {
                    m_rights[key_of(m_lines[i])].add(m_lines[i].right);
                    m_lefts[key_of(m_lines[i])].add(m_lines[i].left);
                }
            }
        }
        m_result.margins.resize(m_lines.size());
        for (const Stretch& stretch : stretches) {
            set_margins(stretch);
            set_block_edges(stretch);
        }
        find_justified();
        measure_leading(stretches);
        return std::move(m_result);
    }

private:
    using Key = std::tuple<std::size_t, bool, long>;

    /// Columns of the same number that begin at the same place on pages of one side.
    Key key_of(const Line& line) const { return {line.column, line.page % 2 == 1, 0}; }

    /// The upper parts of pages tell the size: long notes can have more letters than the text above them.
    void measure_type() {
        constexpr double k_upper = 0.4;                           // of the height that a page's lines take
        constexpr std::size_t k_fewest = 10;                      // lines: fewer have no upper part
        std::map<std::size_t, std::size_t> counts;                // of lines, for each page
        std::map<std::size_t, std::pair<double, double>> extents; // of each page
        for (const Line& line : m_lines) {
            auto& [top, bottom] = extents.try_emplace(line.page, line.baseline, line.baseline).first->second;
            top = std::min(top, line.baseline);
            bottom = std::max(bottom, line.baseline);
            ++counts[line.page];
        }
        std::map<long, std::size_t> letters; // by halves of a point
        std::size_t bold = 0;
        std::size_t all = 0;
        for (const Line& line : m_lines) {
            const std::size_t count = text::count_code_points(line.text);
            const auto& [top, bottom] = extents[line.page];
            if (counts[line.page] < k_fewest || line.baseline <= top + k_upper * (bottom - top)) {
                letters[std::lround(2 * line.size)] += count;
            }
            all += count;
            bold += line.bold > 0.5 ? count : 0;
        }
        const auto most = std::max_element(letters.begin(), letters.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most != letters.end()) {
            m_result.body_size = std::max(1.0, static_cast<double>(most->first) / 2);
        }
        m_result.body_is_bold = 2 * bold > all;
    }

    void set_margins(const Stretch& stretch) {
        Lengths lefts;
        Lengths rights;
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
            if (is_text(m_lines[i])) {
                lefts.add(m_lines[i].left);
                rights.add(m_lines[i].right);
            }
        }
        const double size = m_result.body_size;
        const Lengths& all_rights = m_rights[key_of(m_lines[stretch.begin])];
        const Lengths& all_lefts = m_lefts[key_of(m_lines[stretch.begin])];
        const double common_right = all_rights.largest(std::max<std::size_t>(3, all_rights.total() / 50));
        const double common_left = all_lefts.smallest(std::max<std::size_t>(2, all_lefts.total() / 20));
        double right = rights.largest(2);
        double left = lefts.total() > 0 ? lefts.smallest(2) : 0;
        // A region that fills its own width knows its edge; another goes by the pages of its side.
        std::size_t full = 0;
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
            full += is_text(m_lines[i]) && m_lines[i].right >= right - 1.5 * size ? 1U : 0U;
        }
        const bool knows = rights.total() >= 6 && 2 * full >= rights.total();
        if (!knows && common_right > right) {
            right = common_right;
        }
        if (right == 0) {
            right = std::max(common_right, m_lines[stretch.begin].right);
        }
        if (lefts.total() < 6 && common_left < left && common_left > left - 10 * size) {
            left = common_left;
        }
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
            m_result.margins[i] = {left, right, right, false, false};
        }
        if (!knows && lefts.total() < 6) {
            widen(stretch);
        }
    }

    /// A few lines in a column of their own, as the addresses at the head of a letter: they could go on up to
    /// what stands beside them, or to the edges of the page's text.
    void widen(const Stretch& stretch) {
        const Line& first = m_lines[stretch.begin];
        const Line& last = m_lines[stretch.end - 1];
        if (first.column == 0 || !is_text(first)) {
            return;
        }
        double begin = first.left; // of the lines
        double end = first.right;
        bool at_right = stretch.end - stretch.begin >= 3;
        double left = m_result.margins[stretch.begin].left; // of what they could take
        double right = m_result.margins[stretch.begin].right;
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
            begin = std::min(begin, m_lines[i].left);
            end = std::max(end, m_lines[i].right);
        }
        double most = begin; // where the last of the lines below the first begins, and the first of them
        double least = end;
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
            at_right = at_right && m_lines[i].right >= end - 0.3 * m_lines[i].size;
            most = i > stretch.begin ? std::max(most, m_lines[i].left) : most;
            least = i > stretch.begin ? std::min(least, m_lines[i].left) : least;
        }
        at_right = at_right && most - least > first.size; // not only an indented first line
        double nearest_left = 0;
        double nearest_right = 0;
        double furthest = end;
        for (std::size_t i = stretch.begin; i-- > 0 && m_lines[i].page == first.page;) {
            consider_beside(m_lines[i], first, last, begin, end, nearest_left, nearest_right, furthest);
        }
        for (std::size_t i = stretch.end; i < m_lines.size() && m_lines[i].page == first.page; ++i) {
            consider_beside(m_lines[i], first, last, begin, end, nearest_left, nearest_right, furthest);
        }
        constexpr double k_gutter = 1.5; // of the size: the least room between
        right = std::max(right, (nearest_right > 0 ? nearest_right - k_gutter * first.size : furthest));
        left = at_right && nearest_left > 0 ? std::min(left, nearest_left + k_gutter * first.size) : left;
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
            m_result.margins[i] = {left, right, right, at_right, false};
        }
    }

    /// What stands to the left and right of lines that take the width from `begin` to `end`.
    static void consider_beside(const Line& line, const Line& first, const Line& last, double begin,
                                double end, double& nearest_left, double& nearest_right, double& furthest) {
        furthest = std::max(furthest, line.right);
        const bool beside =
            line.baseline > first.baseline - first.size && line.baseline < last.baseline + last.size;
        if (beside && line.right <= begin) {
            nearest_left = std::max(nearest_left, line.right);
        }
        if (beside && line.left >= end) {
            nearest_right = nearest_right == 0 ? line.left : std::min(nearest_right, line.left);
        }
    }

    /// A quotation or a box is narrower than its column: its lines begin at the same place and reach an edge
    /// of their own.
    void set_block_edges(const Stretch& stretch) {
        const double size = m_result.body_size;
        for (std::size_t i = stretch.begin; i < stretch.end;) {
            std::size_t end = i + 1;
            double right = m_lines[i].right;
            while (end < stretch.end && std::abs(m_lines[end].left - m_lines[i].left) < 0.4 * size &&
                   std::abs(m_lines[end].size - m_lines[i].size) < 0.6) {
                right = std::max(right, m_lines[end].right);
                ++end;
            }
            std::size_t full = 0;
            for (std::size_t j = i; j < end; ++j) {
                full += m_lines[j].right >= right - 1.0 * size ? 1U : 0U;
            }
            const double margin = m_result.margins[i].right;
            const bool indented = m_lines[i].left > m_result.margins[i].left + size;
            const std::size_t count = end - i;
            const bool quotation = indented && count >= 3 && full >= 2 && 3 * full >= 2 * (count - 1);
            const bool narrower =
                count >= 4 && full >= count - 1; // a text set narrower than the pages before
            if ((quotation || narrower) && right < margin - 0.8 * size) {
                for (std::size_t j = i; j < end; ++j) {
                    m_result.margins[j].block_right = right;
                }
            }
            i = end;
        }
    }

    /// Of the lines that come near the edge, all but a few end at it.
    void find_justified() {
        constexpr double k_exact = 0.12; // of the size
        constexpr double k_near = 5;     // of the size
        std::map<std::size_t, std::pair<std::size_t, std::size_t>> counts;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const double room = m_result.margins[i].block_right - m_lines[i].right;
            if (is_text(m_lines[i]) && room < k_near * m_lines[i].size) {
                auto& [exact, near] = counts[m_lines[i].column];
                exact += std::abs(room) <= k_exact * m_lines[i].size ? 1U : 0U;
                ++near;
            }
        }
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const auto [exact, near] = counts[m_lines[i].column];
            m_result.margins[i].justified = near >= 5 && 4 * exact >= 3 * near;
        }
    }

    void measure_leading(const std::vector<Stretch>& stretches) {
        std::map<long, Lengths> distances;
        for (const Stretch& stretch : stretches) {
            for (std::size_t i = stretch.begin; i + 1 < stretch.end; ++i) {
                const Line& line = m_lines[i];
                const Line& below = m_lines[i + 1];
                const double distance = below.baseline - line.baseline;
                const bool full = line.right >= m_result.margins[i].block_right - 0.12 * line.width();
                if (full && is_text(line) && is_text(below) && distance > 0 && distance < 4 * line.size &&
                    std::abs(line.size - below.size) < 0.6) {
                    distances[std::lround(2 * line.size)].add(distance);
                }
            }
        }
        for (const auto& [size, lengths] : distances) {
            m_result.leading[size] = lengths.most_frequent();
        }
    }

    const std::vector<Line>& m_lines;
    Measures m_result;
    std::map<Key, Lengths> m_rights;
    std::map<Key, Lengths> m_lefts;
};

} // namespace

Measures measure(const std::vector<Line>& lines) {
    return Measurer{lines}.measure();
}

} // namespace diptych::layout
