#include "layout/furniture/line_numbers.hpp"

#include "base/string.hpp"
#include "layout/rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace diptych::layout {

namespace {

std::optional<long> number_of(std::string_view text) {
    constexpr std::size_t k_longest = 4;
    if (text.empty() || text.size() > k_longest ||
        !std::all_of(text.begin(), text.end(), base::is_ascii_digit)) {
        return std::nullopt;
    }
    return std::stol(std::string{text});
}

struct Numbered {
    std::size_t row = 0;
    double right = 0;
    long value = 0;
};

/// The numbers at one end of the rows that stand below each other, most of them.
std::vector<Numbered> column_of_numbers(const std::vector<Row>& rows, bool at_left) {
    std::map<long, std::vector<Numbered>> by_edge; // by points
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Word& word = at_left ? rows[i].words.front() : rows[i].words.back();
        if (const auto value = number_of(word.text)) {
            by_edge[std::lround(at_left ? word.right : word.left)].push_back({i, word.right, *value});
        }
    }
    std::vector<Numbered> best;
    for (const auto& [edge, numbers] : by_edge) {
        std::vector<Numbered> near = numbers;
        if (const auto next = by_edge.find(edge + 1); next != by_edge.end()) {
            near.insert(near.end(), next->second.begin(), next->second.end());
        }
        if (near.size() > best.size()) {
            best = std::move(near);
        }
    }
    std::sort(best.begin(), best.end(), [](const Numbered& a, const Numbered& b) { return a.row < b.row; });
    return best;
}

/// The step by which most of the numbers count on.
long step_of(const std::vector<Numbered>& numbers) {
    std::map<long, std::size_t> steps;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        ++steps[numbers[i].value - numbers[i - 1].value];
    }
    const auto most = std::max_element(steps.begin(), steps.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == steps.end() ? 1 : most->first;
}

/// Whether they number most lines of the page, at a distance that hardly changes: notes at its foot and items
/// of a list count, too.
bool number_the_lines(const std::vector<Numbered>& numbers, const std::vector<Row>& rows) {
    constexpr double k_most = 0.5;   // of the rows
    constexpr double k_even = 0.2;   // of the usual distance
    constexpr double k_evenly = 0.6; // of the distances: paragraphs and headings have room between them
    std::vector<double> distances;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        distances.push_back(rows[numbers[i].row].middle - rows[numbers[i - 1].row].middle);
    }
    if (distances.empty() || static_cast<double>(numbers.size()) * static_cast<double>(step_of(numbers)) <
                                 k_most * static_cast<double>(rows.size())) {
        return false;
    }
    std::vector<double> sorted = distances;
    std::sort(sorted.begin(), sorted.end());
    const double usual = sorted[sorted.size() / 2];
    const auto even = std::count_if(distances.begin(), distances.end(), [&](double distance) {
        return std::abs(distance - usual) <= k_even * usual;
    });
    return static_cast<double>(even) >= k_evenly * static_cast<double>(distances.size());
}

/// Whether the rest of a row has cells: three, or two that leave much of it empty. Two columns of text fill
/// it.
bool has_cells(const Row& row, bool number_at_left) {
    constexpr double k_cell_gap = 1.1; // of the size
    constexpr double k_fill = 0.75;
    Row rest;
    rest.words.assign(row.words.begin() + (number_at_left ? 1 : 0),
                      row.words.end() - (number_at_left ? 0 : 1));
    const std::vector<Chunk> chunks = chunks_of(rest, k_cell_gap * row.size);
    double filled = 0;
    for (const Chunk& chunk : chunks) {
        filled += chunk.right - chunk.left;
    }
    return chunks.size() > 2 ||
           (chunks.size() == 2 && filled < k_fill * (chunks.back().right - chunks.front().left));
}

/// \param share  of the steps from one to the next that have to be the same
bool count_on(const std::vector<Numbered>& numbers, std::size_t fewest, double share) {
    if (numbers.size() < fewest) {
        return false;
    }
    std::map<long, std::size_t> steps;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        ++steps[numbers[i].value - numbers[i - 1].value];
    }
    return numbers.size() == 1 || std::any_of(steps.begin(), steps.end(), [&](const auto& step) {
               const bool usual = step.first == 1 || step.first == 5 || step.first == 10;
               return usual &&
                      static_cast<double>(step.second) >= share * static_cast<double>(numbers.size() - 1);
           });
}

} // namespace

std::vector<Word> LineNumbers::take(PageWords& page) {
    constexpr double k_apart = 0.7;   // of the size: from the text
    constexpr double k_running = 0.6; // of the widest row
    constexpr double k_same_edge = 2; // points
    constexpr std::size_t k_fewest = 5;
    const auto numbers_on_page =
        static_cast<std::size_t>(std::count_if(page.words.begin(), page.words.end(), [](const Word& word) {
            return number_of(word.text).has_value();
        }));
    if (numbers_on_page < (m_known ? 1 : k_fewest)) {
        return {}; // as on most pages: there is nothing to look for
    }
    const std::vector<Row> rows = rows_of(page.words);
    for (const bool at_left : {true, false}) {
        const std::vector<Numbered> numbers = column_of_numbers(rows, at_left);
        if (numbers.empty()) {
            continue;
        }
        const auto own = [&](const Numbered& number) -> const Word& {
            return at_left ? rows[number.row].words.front() : rows[number.row].words.back();
        };
        const double edge = at_left ? own(numbers.front()).right : own(numbers.front()).left;
        const bool known =
            m_known && m_known->at_left == at_left && std::abs(m_known->edge - edge) <= k_same_edge;
        if (!count_on(numbers, known ? 1 : k_fewest, known ? 0.5 : 0.8)) {
            continue;
        }
        std::vector<double> widths;
        std::size_t tabular = 0;
        bool apart = true;
        for (const Numbered& number : numbers) {
            const Row& row = rows[number.row];
            if (row.words.size() == 1) {
                continue;
            }
            const Word& beside = at_left ? row.words[1] : row.words[row.words.size() - 2];
            const double gap = at_left ? beside.left - own(number).right : own(number).left - beside.right;
            apart = apart && gap >= k_apart * row.size;
            tabular += has_cells(row, at_left) ? 1U : 0U;
            widths.push_back(at_left ? row.right() - beside.left : beside.right - row.left());
        }
        std::sort(widths.begin(), widths.end());
        const bool table = 3 * tabular > widths.size();
        if (!apart || widths.empty() ||
            (!known && (table || !number_the_lines(numbers, rows) ||
                        widths[widths.size() / 2] < k_running * widths.back()))) {
            continue;
        }
        m_known = Place{at_left, edge};
        // All numbers of the column are taken, those that do not count on, too: heads are numbered by some
        // programs.
        std::vector<Word> taken;
        const auto is_taken = [&](const Word& word) {
            return std::any_of(numbers.begin(), numbers.end(), [&](const Numbered& number) {
                const Word& other = own(number);
                return other.left == word.left && other.top == word.top && other.text == word.text;
            });
        };
        std::copy_if(page.words.begin(), page.words.end(), std::back_inserter(taken), is_taken);
        std::erase_if(page.words, is_taken);
        return taken;
    }
    return {};
}

} // namespace diptych::layout
