#include "reader/pdf_margins.hpp"

#include "base/string.hpp"
#include "language/language.hpp"
#include "language/roman.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace diptych::reader {

namespace {

constexpr std::size_t k_deepest = 3;       ///< lines of a running head or foot
constexpr double k_height_tolerance = 2.0; ///< points between the same head on two pages

/// The words with digits masked, in an order that does not depend on the side of the page.
std::string key_of(std::string_view text) {
    std::vector<std::string> words;
    for (const std::string_view word : base::split(text, ' ')) {
        std::string masked;
        for (const char c : word) {
            if (!base::is_ascii_digit(c)) {
                masked += c;
            } else if (!masked.ends_with('#')) {
                masked += '#';
            }
        }
        words.push_back(std::move(masked));
    }
    std::sort(words.begin(), words.end());
    return base::join(words, " ");
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), base::is_ascii_digit);
}

bool is_small_roman(std::string_view text) {
    return text.size() <= 6 && language::has_roman_small(text) &&
           text.find('c') == std::string_view::npos; // "civic"
}

/// "12", "- 12 -", "xii", "3/17", "Page 3 of 17", "p. 3": a page's number, and nothing else.
bool is_page_number(std::string_view text) {
    static const language::Words around = [] {
        language::Words words = language::in_any_language(&language::Language::page_words);
        words.insert({"-", "–", "—", "|", "/"});
        return words;
    }();
    std::size_t numbers = 0;
    for (const std::string_view word : base::split(text, ' ')) {
        const std::string lower = base::to_lower_ascii(word);
        const std::size_t slash = lower.find('/');
        const std::string_view first = std::string_view{lower}.substr(0, slash);
        const bool pair = slash != std::string::npos && is_number(first) &&
                          is_number(std::string_view{lower}.substr(slash + 1));
        if (pair || is_number(lower) || is_small_roman(lower)) {
            ++numbers;
        } else if (!around.contains(lower)) {
            return false;
        }
    }
    return numbers == 1 || numbers == 2;
}

/// "20-16352", as printed on "20-16352 (F) 051220 061220" and "*2016352*": the number of a print job.
bool is_job_number_line(std::string_view text) {
    bool job = false;
    for (const std::string_view word : base::split(text, ' ')) {
        const bool hyphened = word.size() == 8 && word[2] == '-';
        const bool starred = word.size() == 9 && word.front() == '*' && word.back() == '*';
        job = job || hyphened || starred;
        const bool digits = word.find_first_not_of("0123456789-*/") == std::string_view::npos;
        const bool language = word.size() == 3 && word.front() == '(' && word.back() == ')';
        if (!digits && !language) {
            return false;
        }
    }
    return job;
}

/// "A/AC.290/2020/L.1", "S/2021/12": one word with capitals, digits and strokes.
bool is_symbol(std::string_view text) {
    return text.find('/') != std::string_view::npos && text.find(' ') == std::string_view::npos &&
           text.front() >= 'A' && text.front() <= 'Z' &&
           std::any_of(text.begin(), text.end(), base::is_ascii_digit);
}

/// The numbers in a line, as far as they could be those of pages.
std::vector<long> numbers_in(std::string_view text) {
    constexpr std::size_t k_longest = 5;
    std::vector<long> numbers;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        long number = 0;
        while (end < text.size() && base::is_ascii_digit(text[end]) && end - i <= k_longest) {
            number = 10 * number + (text[end] - '0');
            ++end;
        }
        if (end > i && end - i <= k_longest) {
            numbers.push_back(number);
        }
        i = end + 1;
    }
    return numbers;
}

/// The outermost lines of each page, from the edge inwards.
struct Edges {
    std::vector<std::size_t> top;
    std::vector<std::size_t> bottom;
};

Edges edges_of(const PdfPage& page) {
    std::vector<std::size_t> by_height(page.size());
    std::iota(by_height.begin(), by_height.end(), std::size_t{0});
    std::stable_sort(by_height.begin(), by_height.end(),
                     [&](std::size_t a, std::size_t b) { return page[a].baseline < page[b].baseline; });
    const auto count = static_cast<std::ptrdiff_t>(std::min(k_deepest, page.size()));
    return {{by_height.begin(), by_height.begin() + count}, {by_height.rbegin(), by_height.rbegin() + count}};
}

class RunningLines {
public:
    explicit RunningLines(std::vector<PdfPage>& pages) : m_pages{pages} {
        for (std::size_t p = 0; p < pages.size(); ++p) {
            const Edges edges = edges_of(pages[p]);
            for (const std::size_t line : edges.top) {
                note(m_heads, pages[p][line], p);
                note_symbols(pages[p][line].text, p);
            }
            for (const std::size_t line : edges.bottom) {
                note(m_feet, pages[p][line], p);
            }
        }
    }

    void remove() {
        for (std::size_t p = 0; p < m_pages.size(); ++p) {
            PdfPage& page = m_pages[p];
            const Edges edges = edges_of(page);
            std::vector<bool> gone(page.size(), false);
            peel(edges.top, gone, [&](std::size_t i) { return is_head(page[edges.top[i]], p); });
            peel(edges.bottom, gone, [&](std::size_t i) { return is_foot(page, edges.bottom, i, p); });
            PdfPage kept;
            for (std::size_t line = 0; line < page.size(); ++line) {
                if (!gone[line]) {
                    kept.push_back(std::move(page[line]));
                }
            }
            page = std::move(kept);
        }
    }

private:
    struct Occurrence {
        std::size_t page = 0;
        std::vector<long> numbers;
    };

    /// The words and the height at which they stand.
    using Place = std::pair<std::string, long>;
    using Occurrences = std::map<Place, std::vector<Occurrence>>;

    static Place place_of(const PdfLine& line) {
        return {key_of(line.text), std::lround(line.baseline / k_height_tolerance)};
    }

    void note(Occurrences& occurrences, const PdfLine& line, std::size_t page) {
        Occurrence occurrence{page, numbers_in(line.text)};
        for (const long number : occurrence.numbers) {
            ++m_offsets[number - static_cast<long>(page)];
        }
        occurrences[place_of(line)].push_back(std::move(occurrence));
    }

    /// Whether the one number of a line counts on with those of half of the pages.
    bool is_number_of_page(std::string_view text, std::size_t page) const {
        const std::vector<long> numbers = numbers_in(text);
        if (numbers.empty() || !is_page_number(text)) {
            return false;
        }
        const auto found = m_offsets.find(numbers.front() - static_cast<long>(page));
        return found != m_offsets.end() && found->second >= 3 && 2 * found->second >= m_pages.size();
    }

    void note_symbols(std::string_view text, std::size_t page) {
        for (const std::string_view word : base::split(text, ' ')) {
            if (!word.empty() && is_symbol(word)) {
                m_symbols[std::string{word}].insert(page);
            }
        }
    }

    /// Whether the line of a page nearby counts on with it: "Chapter 3 17" and "18 Chapter 3".
    static bool counts_on(const std::vector<long>& numbers, std::size_t page, const Occurrence& other) {
        const long distance = static_cast<long>(other.page) - static_cast<long>(page);
        return distance != 0 && std::abs(distance) <= 2 &&
               std::any_of(numbers.begin(), numbers.end(), [&](long number) {
                   return std::find(other.numbers.begin(), other.numbers.end(), number + distance) !=
                          other.numbers.end();
               });
    }

    bool is_repeated(const Occurrences& all, const PdfLine& line, std::size_t page) const {
        const Place place = place_of(line);
        const std::vector<long> numbers = numbers_in(line.text);
        std::size_t pages = 0;
        bool elsewhere = false; // the same words can stand in two columns
        for (const long near : {-1L, 0L, 1L}) {
            const auto found = all.find({place.first, place.second + near});
            if (found == all.end()) {
                continue;
            }
            const std::vector<Occurrence>& same = found->second;
            pages += same.size();
            elsewhere = elsewhere || same.front().page != page || same.back().page != page;
            // They are in order: only those around this page can count on with it.
            auto other = std::lower_bound(same.begin(), same.end(), page,
                                          [](const Occurrence& o, std::size_t p) { return o.page + 2 < p; });
            for (; other != same.end() && other->page <= page + 2; ++other) {
                if (counts_on(numbers, page, *other)) {
                    return true;
                }
            }
        }
        return elsewhere && 10 * pages >= 3 * m_pages.size();
    }

    bool is_head(const PdfLine& line, std::size_t page) const {
        if (is_repeated(m_heads, line, page) || is_number_of_page(line.text, page)) {
            return true;
        }
        // The first page has the symbol in its title block, lower or beside other words.
        const auto found = m_symbols.find(line.text);
        return page > 0 && is_symbol(line.text) && found != m_symbols.end() && found->second.size() >= 2;
    }

    bool is_foot(const PdfPage& page, const std::vector<std::size_t>& bottom, std::size_t i,
                 std::size_t number) const {
        const PdfLine& line = page[bottom[i]];
        if (is_repeated(m_feet, line, number) || (m_pages.size() > 1 && is_job_number_line(line.text))) {
            return true;
        }
        constexpr double k_gap = 1.8; // of the size: more than between two lines of text
        const bool set_off = i + 1 >= bottom.size() || page.size() == 1 ||
                             line.baseline - page[bottom[i + 1]].baseline > k_gap * line.size;
        return is_page_number(line.text) && set_off && page.size() > 1;
    }

    /// From the edge inwards, until a line stays.
    template <typename Predicate>
    static void peel(const std::vector<std::size_t>& edge, std::vector<bool>& gone, Predicate is_running) {
        for (std::size_t i = 0; i < edge.size() && is_running(i); ++i) {
            gone[edge[i]] = true;
        }
    }

    std::vector<PdfPage>& m_pages;
    Occurrences m_heads;
    Occurrences m_feet;
    std::map<long, std::size_t> m_offsets; ///< of the numbers at head and foot from the page's index
    std::map<std::string, std::set<std::size_t>> m_symbols; ///< at the head, and their pages
};

} // namespace

void remove_running_lines(std::vector<PdfPage>& pages) {
    RunningLines{pages}.remove();
}

} // namespace diptych::reader
