#include "layout/paragraphs/contents.hpp"

#include "base/string.hpp"
#include "layout/line_ends.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

namespace diptych::layout {

namespace {

/// The number in a cell of its own at the end of a line whose text has letters; nothing otherwise.
std::optional<long> page_at_end(const Line& line) {
    constexpr std::size_t k_longest = 4; // digits
    if (line.cells.size() < 2 || line.in_table || line.in_margin) {
        return std::nullopt;
    }
    const std::string_view number = std::string_view{line.text}.substr(line.cells.back().begin);
    const bool digits = !number.empty() && number.size() <= k_longest &&
                        std::all_of(number.begin(), number.end(), base::is_ascii_digit);
    const std::string_view before = std::string_view{line.text}.substr(0, line.cells.back().begin);
    bool letters = false;
    for (std::size_t i = 0; i < before.size() && !letters;) {
        const text::CodePoint c = text::code_point_at(before, i);
        letters = text::is_letter(c.value);
        i += c.length;
    }
    return digits && letters ? std::optional{std::stol(std::string{number})} : std::nullopt;
}

bool stand_together(const Line& above, const Line& below) {
    constexpr double k_near = 4; // of the size: a chapter has room above it
    return above.page == below.page && above.region == below.region &&
           below.baseline - above.baseline < k_near * below.size;
}

bool same_edge(const Line& a, const Line& b) {
    return std::abs(a.right - b.right) <= 0.5 * a.size;
}

} // namespace

std::vector<bool> find_contents(const std::vector<Line>& lines) {
    constexpr std::size_t k_fewest = 5; // entries of a table without dots; a small table has fewer rows
    std::vector<bool> contents(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        contents[i] = !lines[i].in_table && contents_end_of(lines[i].text).text_end != 0;
    }
    // Chapters above and below sections with dots, an entry of two lines or three between them.
    constexpr std::size_t k_furthest = 3; // lines
    const auto is_like = [&](std::size_t i, std::size_t other) {
        return contents[other] && lines[i].page == lines[other].page &&
               lines[i].region == lines[other].region && same_edge(lines[i], lines[other]);
    };
    const auto consider = [&](std::size_t i) {
        if (contents[i] || !page_at_end(lines[i])) {
            return;
        }
        for (std::size_t far = 1; far <= k_furthest && !contents[i]; ++far) {
            contents[i] =
                (i >= far && is_like(i, i - far)) || (i + far < lines.size() && is_like(i, i + far));
        }
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        consider(i);
    }
    for (std::size_t i = lines.size(); i-- > 0;) {
        consider(i);
    }
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t end = i;
        long before = 0;
        while (end < lines.size() && !contents[end] &&
               (end == i ||
                (stand_together(lines[end - 1], lines[end]) && same_edge(lines[end - 1], lines[end])))) {
            const auto page = page_at_end(lines[end]);
            const bool two_cells = lines[end].cells.size() <= 3; // a label, a title and a page
            if (!page || *page < before || !two_cells) {
                break;
            }
            before = *page;
            ++end;
        }
        if (end - i >= k_fewest) {
            std::fill(contents.begin() + static_cast<std::ptrdiff_t>(i),
                      contents.begin() + static_cast<std::ptrdiff_t>(end), true);
        }
        i = std::max(end, i + 1);
    }
    return contents;
}

} // namespace diptych::layout
