#include "reader/pdf.hpp"

#include "base/error.hpp"
#include "reader/pdf_file.hpp"
#include "reader/pdf_lines.hpp"
#include "reader/pdf_margins.hpp"
#include "reader/pdf_notes.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>

namespace diptych::reader {

namespace {

constexpr const char* k_note_rule = "__________\n";
constexpr std::size_t k_widest_indent = 60; ///< spaces; a text far out to the right needs no more to tell it

/// How often each length occurs, to the half point; nearby lengths count together.
class Lengths {
public:
    void add(double length) {
        ++m_counts[std::lround(2 * length)];
        ++m_total;
    }

    std::size_t total() const { return m_total; }

    /// \pre total() > 0
    double most_frequent() const {
        long best = 0;
        std::size_t most = 0;
        for (const auto& [length, count] : m_counts) {
            const std::size_t near = count + count_at(length - 1) + count_at(length + 1);
            if (near > most) {
                most = near;
                best = length;
            }
        }
        return static_cast<double>(best) / 2;
    }

    /// The least that is no exception: it, with its neighbours, makes up `share` of all. \pre total() > 0
    double least_frequent_enough(double share) const {
        for (const auto& [length, count] : m_counts) {
            const auto near = static_cast<double>(count + count_at(length + 1) + count_at(length + 2));
            if (near >= std::max(1.0, share * static_cast<double>(m_total))) {
                return static_cast<double>(length) / 2;
            }
        }
        return static_cast<double>(m_counts.begin()->first) / 2;
    }

private:
    std::size_t count_at(long length) const {
        const auto found = m_counts.find(length);
        return found == m_counts.end() ? 0 : found->second;
    }

    std::map<long, std::size_t> m_counts;
    std::size_t m_total = 0;
};

/// What the lines of a document have in common.
struct Measures {
    double body_size = 10;
    double character_width = 5;                          ///< the mean, of body_size
    std::map<std::pair<std::size_t, bool>, double> left; ///< of each column, on odd and even pages
};

Measures measure(const std::vector<PdfPage>& pages) {
    std::map<long, std::size_t> letters; // by halves of a point
    std::map<long, double> widths;
    std::map<std::pair<std::size_t, bool>, Lengths> lefts;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        for (const PdfLine& line : pages[p]) {
            const std::size_t count = text::count_code_points(line.text);
            const long size = std::lround(2 * line.size);
            letters[size] += count;
            widths[size] += line.right - line.left;
            lefts[{line.column, p % 2 == 1}].add(line.left);
        }
    }
    Measures result;
    const auto most = std::max_element(letters.begin(), letters.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != letters.end()) {
        result.body_size = static_cast<double>(most->first) / 2;
        result.character_width = std::max(0.5, widths[most->first] / static_cast<double>(most->second));
    }
    for (const auto& [place, lengths] : lefts) {
        constexpr double k_share = 0.05;
        result.left[place] = lengths.least_frequent_enough(k_share);
    }
    return result;
}

/// IDEA  Behind a line that fills its column the same paragraph mostly goes on, so the distance to the next
///       line is the leading; on a page of short items all other distances are between paragraphs.
Lengths distances_behind_full_lines(const PdfPage& page, double body_size) {
    constexpr double k_full = 0.9;
    std::map<std::size_t, std::pair<double, double>> extent; // of each column
    for (const PdfLine& line : page) {
        const auto [column, added] = extent.try_emplace(line.column, line.left, line.right);
        column->second.first = std::min(column->second.first, line.left);
        column->second.second = std::max(column->second.second, line.right);
    }
    Lengths distances;
    for (std::size_t i = 0; i + 1 < page.size(); ++i) {
        const PdfLine& line = page[i];
        const auto [left, right] = extent.at(line.column);
        const double distance = page[i + 1].baseline - line.baseline;
        const bool same_column = line.column == page[i + 1].column && distance > 0;
        const bool body = std::abs(line.size - body_size) < 1 && distance < 4 * body_size;
        if (same_column && body && line.right - left >= k_full * (right - left)) {
            distances.add(distance);
        }
    }
    return distances;
}

/// The leading of each page: its own where it has enough lines to tell, else the document's.
std::vector<double> leadings(const std::vector<PdfPage>& pages, double body_size) {
    constexpr std::size_t k_enough = 4;
    constexpr double k_usual = 1.2; // of the size, when there is nothing to go by
    Lengths all;
    std::vector<double> result;
    for (const PdfPage& page : pages) {
        const Lengths distances = distances_behind_full_lines(page, body_size);
        result.push_back(distances.total() >= k_enough ? distances.most_frequent() : 0);
        if (distances.total() > 0) {
            all.add(distances.most_frequent());
        }
    }
    const double common = all.total() > 0 ? all.most_frequent() : k_usual * body_size;
    std::replace(result.begin(), result.end(), 0.0, common);
    return result;
}

/// Whether there is more room between two lines than between lines of one paragraph.
bool is_gap(const PdfLine& above, const PdfLine& below, double leading, double body_size) {
    constexpr double k_more = 1.22; // lines with raised figures stand up to a tenth further apart
    if (above.column != below.column || below.baseline <= above.baseline) {
        return false; // the top of the next column
    }
    const double scale = std::min(above.size, below.size) / body_size; // headings and small print
    return below.baseline - above.baseline > k_more * leading * scale;
}

class Writer {
public:
    Writer(const std::vector<PdfPage>& pages, Measures measures) : m_measures{std::move(measures)} {
        const std::vector<double> leading = leadings(pages, m_measures.body_size);
        const std::vector<PdfPageParts> parts = split_notes(pages, m_measures.body_size);
        for (std::size_t p = 0; p < pages.size(); ++p) {
            if (p > 0) {
                m_text += '\f';
            }
            write(parts[p], leading[p], p % 2 == 1);
        }
    }

    std::string take() { return std::move(m_text); }

private:
    void write(const PdfPageParts& parts, double leading, bool even) {
        const PdfLine* above = nullptr;
        for (const PdfLine& line : parts.body) {
            if (above != nullptr && is_gap(*above, line, leading, m_measures.body_size)) {
                m_text += '\n';
            }
            const double indent =
                (line.left - m_measures.left.at({line.column, even})) / m_measures.character_width;
            const long spaces = std::clamp(std::lround(indent), 0L, static_cast<long>(k_widest_indent));
            m_text.append(static_cast<std::size_t>(spaces), ' ');
            m_text += line.text;
            m_text += '\n';
            above = &line;
        }
        if (!parts.notes.empty()) {
            m_text += above == nullptr ? "" : "\n";
            m_text += k_note_rule;
        }
        for (const PdfLine& line : parts.notes) {
            m_text += line.text;
            m_text += '\n';
        }
        if (parts.body.empty() && parts.notes.empty()) {
            m_text += '\n';
        }
    }

    Measures m_measures;
    std::string m_text;
};

/// The lines of all pages as one text: a line each, an empty line where the gap is larger than the page's
/// leading, spaces for indentation, a form feed before the first line of every further page (alone when the
/// page has no line), footnotes at the end of their page under "__________".
std::string text_of(const std::vector<PdfPage>& pages) {
    return Writer{pages, measure(pages)}.take();
}

} // namespace

model::SourceText read_pdf(std::string bytes, const std::string& name) {
    const PdfFile file{std::move(bytes), name};
    std::vector<PdfPage> pages;
    for (std::size_t page = 0; page < file.page_count(); ++page) {
        pages.push_back(lines_of(file.words_of_page(page)));
    }
    remove_running_lines(pages);
    if (std::all_of(pages.begin(), pages.end(), [](const PdfPage& page) { return page.empty(); })) {
        throw base::InputError{name, "There is no text in the PDF: it is probably a scan. Recognise its text "
                                     "first, for example with 'ocrmypdf FILE.pdf COPY.pdf'."};
    }
    model::SourceText source;
    source.name = name;
    source.places = model::Places::pages;
    source.text = text_of(pages);
    return source;
}

} // namespace diptych::reader
