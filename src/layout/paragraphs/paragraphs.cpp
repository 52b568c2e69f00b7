#include "layout/paragraphs/paragraphs.hpp"

#include "layout/label.hpp"
#include "layout/line_ends.hpp"
#include "layout/paragraphs/contents.hpp"
#include "layout/paragraphs/margin_notes.hpp"
#include "layout/paragraphs/small_tables.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace diptych::layout {

namespace {

// What speaks for a new paragraph, in points that were set by eye: what decides alone has two or more, what
// decides only together with something else has less. Their sum is compared with k_enough.
constexpr double k_enough = 2.0;
constexpr double k_decides = 5.0;

class Joiner {
public:
    Joiner(const std::vector<Line>& lines, const Measures& measures, const std::vector<bool>& left_out)
        : m_lines{lines}, m_measures{measures}, m_left_out{left_out},
          m_contents{find_contents(lines)}, m_rows{find_rows(lines, m_contents)} {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (!left_out[i] && !m_rows[i] && !lines[i].in_margin) {
                m_text.push_back(i);
            }
        }
        m_place.assign(lines.size(), m_text.size());
        for (std::size_t t = 0; t < m_text.size(); ++t) {
            m_place[m_text[t]] = t;
        }
    }

    std::vector<Paragraph> join() {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (m_left_out[i] || line(i).in_margin) {
                continue;
            }
            if (m_rows[i]) {
                m_paragraphs.push_back({{i}, 0, 0, true, false, false});
                m_row_between = true;
                continue;
            }
            take(i);
            m_row_between = false;
        }
        set_room();
        put_margin_notes(m_lines, m_left_out, m_paragraphs);
        return std::move(m_paragraphs);
    }

private:
    const Line& line(std::size_t i) const { return m_lines[i]; }

    const Margins& margins(std::size_t i) const { return m_measures.margins[i]; }

    /// Whether `b` stands right below `a` in one column.
    bool is_below(std::size_t a, std::size_t b) const {
        return line(a).page == line(b).page && line(a).region == line(b).region &&
               line(a).column == line(b).column && line(b).baseline > line(a).baseline && !m_row_between;
    }

    double distance(std::size_t a, std::size_t b) const { return line(b).baseline - line(a).baseline; }

    static bool same_size(const Line& a, const Line& b) {
        constexpr double k_same = 0.06;
        return std::abs(a.size - b.size) <= std::max(0.3, k_same * std::max(a.size, b.size));
    }

    void take(std::size_t i) {
        const auto label = label_at(line(i).text);
        const bool contents = m_contents[i];
        bool begins = !m_current;
        if (!begins) {
            begins = weigh(i, label) >= k_enough;
        }
        if (begins) {
            m_paragraphs.push_back({{i}, 0, 0, false, contents, false});
            m_current = m_paragraphs.size() - 1;
            if (label) {
                note_label(*label, i);
            }
        } else {
            const std::size_t above = last();
            if (const auto first = label_at(line(above).text); first && block().size() == 1) {
                m_hanging[first->readings.front().style] =
                    (line(i).left - margins(i).left) - (line(above).left - margins(above).left);
            }
            m_paragraphs[*m_current].lines.push_back(i);
            m_paragraphs[*m_current].contents = m_paragraphs[*m_current].contents || contents;
            if (is_below(above, i) && same_size(line(above), line(i))) {
                m_recent[std::lround(2 * line(i).size)] = distance(above, i);
            }
        }
    }

    const std::vector<std::size_t>& block() const { return m_paragraphs[*m_current].lines; }

    std::size_t last() const { return block().back(); }

    /// How much speaks for a new paragraph at line `b`.
    double weigh(std::size_t b, const std::optional<LabelCandidate>& label) const {
        const std::size_t a = last();
        const bool below = is_below(a, b);
        if (m_paragraphs[*m_current].contents || line(b).drop_cap) {
            return k_decides;
        }
        if (line(b).page > line(a).page + 1 && !begins_lower(line(b).text)) {
            return k_decides; // over a page without text
        }
        if (m_contents[b] && below && is_broken_entry(a, b)) {
            return -k_decides;
        }
        double sum = 0;
        sum += below ? weigh_room(a, b) : 0;
        sum += weigh_type(a, b);
        sum += weigh_edge(a, b);
        sum += weigh_indent(a, b, below);
        sum += label ? weigh_label(*label, b) : 0;
        sum += weigh_words(a, b, below, label.has_value());
        return sum;
    }

    /// An entry of a table of contents that is too long for its line: it stops short of the numbers, and its
    /// next word would have run among them.
    bool is_broken_entry(std::size_t a, std::size_t b) const {
        constexpr double k_leading = 1.5; // of the size
        constexpr double k_number = 3.5;  // of the size: room for the number, and for a few dots before it
        const double size = line(a).size;
        return same_size(line(a), line(b)) && distance(a, b) <= k_leading * size &&
               line(a).right < line(b).right - 0.8 * size && line(b).left >= line(a).left &&
               line(a).right + line(b).first_word > line(b).right - k_number * size;
    }

    double weigh_room(std::size_t a, std::size_t b) const {
        constexpr double k_clear = 1.22; // lines with raised figures stand up to a tenth further apart
        constexpr double k_some = 1.09;
        constexpr double k_lift = 0.25; // of the size: browsers make room for raised letters
        const double lift = line(b).lifted ? k_lift * line(b).size : 0;
        const double leading = leading_at(a, b);
        const double ratio = std::max(leading, distance(a, b) - lift) / leading;
        return ratio > 1.6 ? k_decides : ratio > k_clear ? 4.5 : ratio > k_some ? 1.2 : 0;
    }

    /// The distance of lines of one paragraph hereabouts.
    double leading_at(std::size_t a, std::size_t b) const {
        std::optional<double> near;
        const auto consider = [&](double d) { near = near ? std::min(*near, d) : d; };
        if (block().size() > 1 && is_below(block()[block().size() - 2], a) &&
            same_size(line(block()[block().size() - 2]), line(a))) {
            consider(distance(block()[block().size() - 2], a));
        }
        const std::size_t place = m_place[b];
        if (place + 1 < m_text.size()) {
            const std::size_t next = m_text[place + 1];
            const bool goes_on = is_below(b, next) && same_size(line(b), line(next)) && !has_room(b, next) &&
                                 line(b).right >= margins(b).block_right - 2 * line(b).size &&
                                 (!label_at(line(next).text) || begins_lower(line(next).text));
            if (goes_on) {
                consider(distance(b, next));
            }
        }
        if (near) {
            return *near;
        }
        // Of what is known of this size, what is nearest to it.
        const double d = distance(a, b);
        const long size = std::lround(2 * std::min(line(a).size, line(b).size));
        double best = 1.25 * std::min(line(a).size, line(b).size);
        bool known = false;
        for (const auto* leadings : {&m_recent, &m_measures.leading}) {
            const auto found = leadings->find(size);
            if (found != leadings->end() && (!known || std::abs(found->second - d) < std::abs(best - d))) {
                best = found->second;
                known = true;
            }
        }
        return best;
    }

    double weigh_type(std::size_t a, std::size_t b) const {
        constexpr double k_all = 0.9;
        constexpr double k_little = 0.5;
        if (!same_size(line(a), line(b))) {
            return k_decides;
        }
        const bool bold_ends =
            line(a).bold > k_all && line(b).bold < k_little && line(block().front()).bold > k_all;
        const bool bold_begins = line(b).bold > k_all && line(a).bold < 0.1;
        const bool italic_ends =
            line(a).italic > k_all && line(b).italic < 0.1 && line(block().front()).italic > k_all;
        const bool italic_begins = line(b).italic > k_all && line(a).italic < 0.1;
        const bool capitals = is_in_capitals(line(a).text) != is_in_capitals(line(b).text) &&
                              text::count_code_points(line(a).text) > 6 &&
                              text::count_code_points(line(b).text) > 6;
        return (bold_ends     ? 4.0
                : bold_begins ? 3.0
                              : 0) +
               (italic_ends || italic_begins ? 1.5 : 0) + (capitals ? 1.0 : 0);
    }

    /// Whether the first word of `b` would have fitted behind `a`.
    bool has_room(std::size_t a, std::size_t b) const {
        constexpr double k_space = 0.3; // of the size
        constexpr double k_play = 0.3;
        const double room = margins(a).block_right - line(a).right +
                            (margins(a).at_right ? line(a).left - margins(a).left : 0);
        return room > line(b).first_word + (k_space + k_play) * line(a).size;
    }

    double weigh_edge(std::size_t a, std::size_t b) const {
        const Line& above = line(a);
        const double room = margins(a).block_right - above.right;
        if (is_centred(a) && is_centred(b) && 2 * room < line(b).first_word) {
            return -0.5; // the room is on both sides
        }
        if (has_room(a, b)) {
            if (margins(a).at_right && margins(b).at_right) {
                return k_decides; // lines that are moved to the right edge are broken where they were meant
                                  // to
            }
            return room > line(b).first_word + 4 * above.size ? 4.0 : 3.0;
        }
        if (!margins(a).justified) {
            return -0.5;
        }
        // Signs of full width have half of their room left out at an edge.
        const bool full_width = text::code_point_at(line(b).text, 0).value >= 0x2E80;
        const double exact = (full_width ? 1.1 : 0.35) * above.size;
        return room > exact ? 1.5 : -1.0;
    }

    /// Centred between the edges, with room on both sides.
    bool is_centred(std::size_t i) const {
        const double before = line(i).left - margins(i).left;
        const double behind = margins(i).right - line(i).right;
        const double size = line(i).size;
        return before > 0.6 * size && behind > 0.6 * size && std::abs(before - behind) < 1.2 * size;
    }

    double weigh_indent(std::size_t a, std::size_t b, bool below) const {
        const double play = 0.4 * line(b).size;
        if ((is_centred(a) && is_centred(b)) || (margins(a).at_right && margins(b).at_right)) {
            return 0;
        }
        const double above = line(a).left - margins(a).left;
        const double here = line(b).left - margins(b).left;
        const double more = here - above;
        if (block().size() == 1) {
            const double behind_label = text_left(line(a)) - margins(a).left;
            if (behind_label - above > play && std::abs(here - behind_label) <= play) {
                return -1.5; // under its text, not under its label
            }
            const bool at_margin_below = below && m_place[b] + 1 < m_text.size() &&
                                         is_below(b, m_text[m_place[b] + 1]) &&
                                         line(m_text[m_place[b] + 1]).left < line(b).left - play &&
                                         same_size(line(b), line(m_text[m_place[b] + 1]));
            if (std::abs(more) <= play && here > play && at_margin_below) {
                return 3.0; // two first lines, the upper of a paragraph of one line
            }
            constexpr double k_deepest = 0.4; // of the width: what begins further in is moved to the right
            if (more < 0 && above > k_deepest * (margins(a).right - margins(a).left)) {
                return 3.0;
            }
            if (more <= play) {
                return 0; // an indented first line, or none
            }
            if (const auto label = label_at(line(a).text)) {
                const auto hanging = m_hanging.find(label->readings.front().style);
                const bool like_others =
                    hanging == m_hanging.end() || std::abs(more - hanging->second) <= play;
                return like_others ? -0.5 : 2.5; // a hanging indent, or not that of the list
            }
            // The line is an indented first one if the next stands where the line above does.
            const std::size_t place = m_place[b];
            if (below && place + 1 < m_text.size() && is_below(b, m_text[place + 1])) {
                const double next = line(m_text[place + 1]).left - margins(b).left;
                return next < here - play ? 3.0 : 1.0;
            }
            return 2.0;
        }
        if (more > play) {
            return 3.0;
        }
        return more < -play ? 3.0 : 0;
    }

    double weigh_label(const LabelCandidate& label, std::size_t b) const {
        const bool apart = first_cell(line(b)) == 1;
        const bool listed = ends_with_stop(line(last()).text) || line(last()).text.ends_with(',');
        double best = 0;
        for (const LabelReading& reading : label.readings) {
            double sum = (apart ? 1.5 : 0) + (listed ? 0.7 : 0);
            const auto open = m_labels.find(reading.style);
            const bool same_place =
                open != m_labels.end() &&
                std::abs(open->second.left - (line(b).left - margins(b).left)) < line(b).size;
            if (reading.style == LabelStyle::bullet) {
                const char32_t sign = text::code_point_at(line(b).text, 0).value;
                const bool dash = sign == U'-' || sign == U'–' || sign == U'—';
                sum += dash ? (same_place ? 2.0 : 0.8) : 3.0;
            } else if (open != m_labels.end() && reading.value == open->second.value + 1) {
                sum += same_place ? 2.5 : 1.2;
            } else if (reading.value == 1) {
                sum += is_counted_on(reading, b) ? 2.2 : listed ? 1.3 : 0.3;
            } else {
                sum += 0.3;
            }
            best = std::max(best, sum);
        }
        return best;
    }

    /// Whether the next number of the list stands below, at the same place.
    bool is_counted_on(const LabelReading& reading, std::size_t b) const {
        constexpr std::size_t k_longest = 40; // lines of an item
        for (std::size_t t = m_place[b] + 1; t < std::min(m_text.size(), m_place[b] + k_longest); ++t) {
            const std::size_t i = m_text[t];
            if (std::abs((line(i).left - margins(i).left) - (line(b).left - margins(b).left)) >
                0.5 * line(b).size) {
                continue;
            }
            const auto label = label_at(line(i).text);
            if (label &&
                std::any_of(label->readings.begin(), label->readings.end(), [&](const LabelReading& r) {
                    return r.style == reading.style && r.value == reading.value + 1;
                })) {
                return true;
            }
        }
        return false;
    }

    void note_label(const LabelCandidate& label, std::size_t i) {
        for (const LabelReading& reading : label.readings) {
            m_labels[reading.style] = {reading.value, line(i).left - margins(i).left};
        }
    }

    double weigh_words(std::size_t a, std::size_t b, bool below, bool labelled) const {
        const bool stop = ends_with_stop(line(a).text);
        const bool lower = begins_lower(line(b).text);
        double sum = stop ? 0.4 : 0;
        if (ends_with_hyphen(line(a).text) && (lower || !below)) {
            sum -= 4.0;
        } else if (ends_with_glued_dash(line(a).text) && !labelled) {
            sum -= 2.0;
        } else if (!stop && lower && !labelled) {
            sum -= below ? 1.2 : 3.0;
        } else if (!stop) {
            sum -= 0.3;
        }
        if (!below && m_row_between && stop) {
            sum += 2.0; // a table stands between
        }
        return sum;
    }

    void set_room() {
        std::vector<std::size_t> owner(m_lines.size(), m_paragraphs.size());
        for (std::size_t p = 0; p < m_paragraphs.size(); ++p) {
            for (const std::size_t i : m_paragraphs[p].lines) {
                owner[i] = p;
            }
        }
        for (std::size_t i = 1; i < m_lines.size(); ++i) {
            const bool adjacent =
                owner[i] != owner[i - 1] && owner[i] < m_paragraphs.size() &&
                owner[i - 1] < m_paragraphs.size() && line(i).page == line(i - 1).page &&
                line(i).baseline > line(i - 1).baseline &&
                (line(i).region == line(i - 1).region || line(i).column == line(i - 1).column);
            if (adjacent) {
                const double room = distance(i - 1, i) / std::max(1.0, m_measures.body_size);
                m_paragraphs[owner[i]].room_above = room;
                m_paragraphs[owner[i - 1]].room_below = room;
            }
        }
    }

    struct OpenLabel {
        std::size_t value = 0;
        double left = 0; ///< from the margin
    };

    const std::vector<Line>& m_lines;
    const Measures& m_measures;
    const std::vector<bool>& m_left_out;
    std::vector<bool> m_contents;
    std::vector<bool> m_rows;
    std::vector<std::size_t> m_text;  ///< the lines that are text, in order
    std::vector<std::size_t> m_place; ///< of each line among them
    std::vector<Paragraph> m_paragraphs;
    std::optional<std::size_t> m_current;
    bool m_row_between = false;      ///< rows of a table since the last line of text
    std::map<long, double> m_recent; ///< the last leading met, for each size in halves of a point
    std::map<LabelStyle, OpenLabel> m_labels;
    std::map<LabelStyle, double> m_hanging; ///< how much further in the lines of an item stand than its label
};

} // namespace

std::vector<Paragraph> find_paragraphs(const std::vector<Line>& lines, const Measures& measures,
                                       const std::vector<bool>& left_out) {
    return Joiner{lines, measures, left_out}.join();
}

} // namespace diptych::layout
