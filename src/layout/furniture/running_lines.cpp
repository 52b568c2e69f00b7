#include "layout/furniture/running_lines.hpp"

#include "base/string.hpp"
#include "layout/furniture/page_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace diptych::layout {

namespace {

constexpr std::size_t k_deepest = 4;  ///< rows of a running head or foot
constexpr double k_same_height = 2.5; ///< points between the same head on two pages
constexpr std::size_t k_near = 8;     ///< pages before and behind that are asked
constexpr double k_no_room = 1e6;     ///< of a row that stands alone

using Zone = std::vector<EdgeRow> PageEdges::*;

EdgeRow edge_row(const Row& row) {
    constexpr double k_apart = 1.5; // of the size
    EdgeRow edge;
    edge.height = row.middle;
    edge.size = row.size;
    edge.bold = std::all_of(row.words.begin(), row.words.end(), [](const Word& word) { return word.bold; });
    for (const Chunk& chunk : chunks_of(row, k_apart * row.size)) {
        std::string part;
        double right = chunk.left;
        for (std::size_t w = chunk.begin; w < chunk.end; ++w) {
            const bool apart = row.words[w].left - right > 0.12 * row.size;
            part += (part.empty() || !apart ? "" : " ") + row.words[w].text;
            right = row.words[w].right;
        }
        edge.text += (edge.text.empty() ? "" : " ") + part;
        edge.parts.push_back(std::move(part));
    }
    return edge;
}

/// At the same height, and in the same type.
bool same_place(const EdgeRow& a, const EdgeRow& b) {
    return std::abs(a.height - b.height) <= k_same_height && std::abs(a.size - b.size) < 0.6 &&
           a.bold == b.bold;
}

bool same_height(const EdgeRow& a, const EdgeRow& b) {
    return std::abs(a.height - b.height) <= k_same_height;
}

/// The parts in an order that does not depend on the side of the page.
bool same_words(const EdgeRow& a, const EdgeRow& b) {
    return a.text == b.text || (a.parts.size() == b.parts.size() &&
                                std::is_permutation(a.parts.begin(), a.parts.end(), b.parts.begin()));
}

/// Whether some part stands in both, besides what counts pages.
bool share_a_part(const EdgeRow& a, const EdgeRow& b) {
    return std::any_of(a.parts.begin(), a.parts.end(), [&](const std::string& part) {
        return !is_page_number(part) && std::find(b.parts.begin(), b.parts.end(), part) != b.parts.end();
    });
}

/// The number of the page at either end of a row: in a part of its own, or as its first or last word.
struct EndNumbers {
    std::vector<long> apart;
    std::vector<long> inside;
};

EndNumbers end_numbers(const EdgeRow& row) {
    EndNumbers numbers;
    for (const std::string& part : row.parts) {
        if (is_page_number(part)) {
            const std::vector<long> in_part = numbers_in(part);
            numbers.apart.insert(numbers.apart.end(), in_part.begin(), in_part.end());
        }
    }
    const std::vector<std::string_view> words = base::split(row.text, ' ');
    if (words.size() > 1) {
        for (const std::string_view word : {words.front(), words.back()}) {
            const std::vector<long> found = numbers_in(word);
            if (is_page_number(word) && found.size() == 1) {
                numbers.inside.push_back(found.front());
            }
        }
    }
    return numbers;
}

bool count_on(const std::vector<long>& here, const std::vector<long>& there, long distance) {
    return std::any_of(here.begin(), here.end(), [&](long number) {
        return std::find(there.begin(), there.end(), number + distance) != there.end();
    });
}

/// Asks the pages around one.
class Neighbours {
public:
    Neighbours(const std::vector<PageEdges>& pages, std::size_t page, std::size_t page_count, Zone zone)
        : m_pages{pages}, m_page{page}, m_page_count{page_count}, m_zone{zone} {}

    std::vector<std::string_view> find() const {
        std::vector<std::string_view> reasons;
        for (const EdgeRow& row : m_pages[m_page].*m_zone) {
            const std::string_view reason = why(row);
            if (reason.empty()) {
                break;
            }
            reasons.push_back(reason);
        }
        // Pages that are alike all through are forms, and their text is text.
        const std::vector<EdgeRow>& rows = m_pages[m_page].*m_zone;
        constexpr double k_apart = 1.35; // leadings
        while (reasons.size() == k_deepest && !reasons.empty()) {
            std::size_t head = 0;
            for (std::size_t i = 0; i < reasons.size(); ++i) {
                head = set_off(rows[i], here(), k_apart) ? i + 1 : head;
            }
            reasons.resize(std::min(head, k_deepest - 1));
        }
        return reasons;
    }

private:
    const PageEdges& here() const { return m_pages[m_page]; }

    bool set_off(const EdgeRow& row, const PageEdges& page, double leadings) const {
        return row.room >= leadings * std::min(page.leading, 1.8 * page.size) &&
               row.room >= leadings * 1.15 * page.size;
    }

    /// What it is, or nothing.
    std::string_view why(const EdgeRow& row) const {
        if (is_number_here(row)) {
            return "page number";
        }
        if (m_zone == &PageEdges::bottom && m_page_count > 1 && is_job_number_line(row.text)) {
            return "job number";
        }
        if (is_signature_here(row)) {
            return "signature of a sheet";
        }
        if (is_printed_by_browser(row)) {
            return "added in printing";
        }
        if (says_the_same(row)) {
            return "repeated on neighbouring pages";
        }
        if (is_symbol_elsewhere(row)) {
            return "symbol of the document";
        }
        return stands_where_heads_stand(row) ? "set off at the height of the neighbours'" : "";
    }

    template <typename Visit>
    void for_neighbours(std::size_t near, Visit visit) const {
        const std::size_t begin = m_page > near ? m_page - near : 0;
        const std::size_t end = std::min(m_pages.size(), m_page + near + 1);
        for (std::size_t p = begin; p < end; ++p) {
            if (p != m_page) {
                visit(p, m_pages[p]);
            }
        }
    }

    bool is_number_here(const EdgeRow& row) const {
        const EndNumbers numbers = end_numbers(row);
        const bool alone = is_page_number(row.text);
        std::size_t apart = 0;
        std::size_t inside = 0;
        std::size_t roman = 0;
        for_neighbours(3, [&](std::size_t p, const PageEdges& page) {
            const long distance = static_cast<long>(p) - static_cast<long>(m_page);
            for (const EdgeRow& other : page.*m_zone) {
                if (!same_height(row, other)) {
                    continue;
                }
                const EndNumbers theirs = end_numbers(other);
                apart += count_on(numbers.apart, theirs.apart, distance) ? 1U : 0U;
                inside += count_on(numbers.inside, theirs.inside, distance) ? 1U : 0U;
                roman += alone && is_page_number(other.text) && numbers.apart.empty() && theirs.apart.empty()
                             ? 1U
                             : 0U;
            }
        });
        constexpr double k_like_a_head = 1.3; // leadings: "Section 3" may begin a page's text
        if (apart > 0 || roman > 0 || (inside > 1 && set_off(row, here(), k_like_a_head))) {
            return true;
        }
        const bool counted = std::any_of(row.parts.begin(), row.parts.end(), [&](const std::string& part) {
            return counts_pages(part, m_page, m_page_count);
        });
        // "3/17" of the third page says it; a number in dashes nearly does; another only where it is set off.
        constexpr double k_gap = 1.5; // leadings: more than between two lines of text
        constexpr double k_some_gap = 1.0;
        const std::vector<long> own = numbers_in(row.text);
        const bool this_page = own.size() == 1 && own.front() == static_cast<long>(m_page) + 1;
        const bool dashed = alone && this_page && !is_page_number_plain(row.text);
        if (here().rows < 2) {
            return false;
        }
        return (counted && set_off(row, here(), k_some_gap)) ||
               ((dashed || (alone && m_zone == &PageEdges::bottom)) && set_off(row, here(), k_gap));
    }

    /// Alone at the foot, below the text, in a document of some pages; the next sheet begins pages later, so
    /// the neighbours have none or another leaf of the same.
    bool is_signature_here(const EdgeRow& row) const {
        constexpr std::size_t k_fewest_pages = 4; // of the smallest sheet
        constexpr double k_apart = 1.15;          // leadings
        constexpr std::size_t k_fewest_rows = 5;
        return m_zone == &PageEdges::bottom && m_page_count >= k_fewest_pages && row.parts.size() == 1 &&
               is_signature(row.text) && here().rows >= k_fewest_rows && row.size <= 1.03 * here().size &&
               row.room >= k_apart * here().leading;
    }

    /// Digits and nothing else.
    static bool is_page_number_plain(std::string_view text) {
        return std::all_of(text.begin(), text.end(), base::is_ascii_digit);
    }

    /// A date or an address, and the title again or the number of pages: what browsers print around a page.
    bool is_printed_by_browser(const EdgeRow& row) const {
        const bool address = std::any_of(row.parts.begin(), row.parts.end(),
                                         [](const std::string& part) { return is_address(part); });
        const bool counted = std::any_of(row.parts.begin(), row.parts.end(), [&](const std::string& part) {
            return counts_pages(part, m_page, m_page_count);
        });
        const bool small = row.size < 0.93 * here().size;
        return row.parts.size() > 1 && small && ((address && counted) || row.repeats_larger);
    }

    /// The same words at the same height on two pages nearby; of two pages in all, the one other has to be as
    /// far from its text, and in no larger type: what stands twice may be meant to.
    bool says_the_same(const EdgeRow& row) const {
        constexpr double k_far = 1.7; // leadings
        std::size_t same = 0;
        bool all_far = set_off(row, here(), k_far) && row.size <= 1.03 * here().size;
        std::size_t partly = 0;
        std::size_t different = 0; // as the first lines of text are
        for_neighbours(k_near, [&](std::size_t, const PageEdges& page) {
            for (const EdgeRow& other : page.*m_zone) {
                if (same_place(row, other) && !same_words(row, other) && !share_a_part(row, other)) {
                    ++different;
                }
                if (same_place(row, other) && same_words(row, other)) {
                    ++same;
                    all_far = all_far && set_off(other, page, k_far);
                    break;
                }
                if (same_place(row, other) && share_a_part(row, other)) {
                    ++partly;
                    break;
                }
            }
        });
        constexpr double k_some = 1.25; // leadings
        const bool small = row.size < 0.95 * here().size;
        const bool like_a_head = set_off(row, here(), k_some) || (small && 2 * different <= same + partly) ||
                                 (different == 0 && same >= 4);
        return ((same >= 2 || partly >= 2) && like_a_head) || (same == 1 && all_far);
    }

    /// The first page has the symbol in its title block, lower or beside other words.
    bool is_symbol_elsewhere(const EdgeRow& row) const {
        constexpr double k_far = 1.5; // leadings
        if (m_zone != &PageEdges::top || !is_symbol(row.text)) {
            return false;
        }
        if (set_off(row, here(), k_far) && row.size <= 1.03 * here().size && m_page_count == 1) {
            return true; // in the margin of a document of one page
        }
        if (m_page == 0) {
            return false;
        }
        bool elsewhere = false;
        for_neighbours(k_near, [&](std::size_t, const PageEdges& page) {
            for (const EdgeRow& other : page.top) {
                const std::vector<std::string_view> words = base::split(other.text, ' ');
                elsewhere = elsewhere || std::find(words.begin(), words.end(), row.text) != words.end();
            }
        });
        return elsewhere;
    }

    /// On most pages around, of this side at least, a row stands at this height and is set off as this one
    /// is.
    bool stands_where_heads_stand(const EdgeRow& row) const {
        constexpr double k_apart = 1.35; // leadings
        constexpr double k_larger = 1.1;
        if (!set_off(row, here(), k_apart) || row.size > k_larger * here().size) {
            return false;
        }
        constexpr double k_further_out = 3.5; // of the size: no second line of a head
        std::size_t like = 0;
        std::size_t unlike = 0; // part of the text is there, or further out
        for_neighbours(k_near, [&](std::size_t, const PageEdges& page) {
            if (page.rows < 4) {
                return;
            }
            for (const EdgeRow& other : page.*m_zone) {
                if (same_height(row, other)) {
                    const bool is_like = same_place(row, other) && set_off(other, page, k_apart);
                    (is_like ? like : unlike) += 1;
                    return;
                }
            }
            const double out = row.height - (page.*m_zone).front().height;
            unlike += (m_zone == &PageEdges::top ? out : -out) > k_further_out * page.size ? 1U : 0U;
        });
        return like >= 2 && unlike * 4 <= like;
    }

    const std::vector<PageEdges>& m_pages;
    std::size_t m_page;
    std::size_t m_page_count;
    Zone m_zone;
};

/// The distance of most rows.
double leading_of(const std::vector<Row>& rows, double size) {
    std::vector<double> distances;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const double distance = rows[i].middle - rows[i - 1].middle;
        if (distance > 0.75 * size) {
            distances.push_back(distance);
        }
    }
    if (distances.size() < 3) {
        return 1.2 * size;
    }
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return *middle;
}

} // namespace

PageEdges edges_of(const std::vector<Row>& rows) {
    PageEdges edges;
    edges.rows = rows.size();
    edges.size = body_size_of(rows);
    edges.leading = leading_of(rows, edges.size);
    const std::size_t count = std::min(k_deepest, rows.size());
    for (std::size_t i = 0; i < count; ++i) {
        EdgeRow top = edge_row(rows[i]);
        top.room = i + 1 < rows.size() ? rows[i + 1].middle - rows[i].middle : k_no_room;
        for (std::size_t j = i + 1; j < std::min<std::size_t>(rows.size(), i + 12) && top.parts.size() > 1;
             ++j) {
            const EdgeRow other = edge_row(rows[j]);
            top.repeats_larger =
                top.repeats_larger || (other.size > top.size && std::find(top.parts.begin(), top.parts.end(),
                                                                          other.text) != top.parts.end());
        }
        edges.top.push_back(std::move(top));
        const std::size_t last = rows.size() - 1 - i;
        EdgeRow bottom = edge_row(rows[last]);
        bottom.room = last > 0 ? rows[last].middle - rows[last - 1].middle : k_no_room;
        edges.bottom.push_back(std::move(bottom));
    }
    return edges;
}

RunningRows find_running_rows(const std::vector<PageEdges>& pages, std::size_t page, std::size_t page_count) {
    RunningRows running{Neighbours{pages, page, page_count, &PageEdges::top}.find(),
                        Neighbours{pages, page, page_count, &PageEdges::bottom}.find()};
    // What is both is counted once, at the top.
    while (running.top.size() + running.bottom.size() > pages[page].rows) {
        running.bottom.pop_back();
    }
    return running;
}

} // namespace diptych::layout
