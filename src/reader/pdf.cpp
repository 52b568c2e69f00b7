#include "reader/pdf.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "layout/furniture/line_numbers.hpp"
#include "layout/furniture/page_numbers.hpp"
#include "layout/furniture/running_lines.hpp"
#include "layout/kinds/blocks.hpp"
#include "layout/line_ends.hpp"
#include "layout/order/reading_order.hpp"
#include "layout/paragraphs/measures.hpp"
#include "layout/paragraphs/notes.hpp"
#include "layout/paragraphs/paragraphs.hpp"
#include "reader/pdf_file.hpp"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace diptych::reader {

namespace {

/// \param unreadable  of `letters`
bool is_unreadable(std::size_t unreadable, std::size_t letters) {
    constexpr double k_most = 0.6;        // a page of figures has less
    constexpr std::size_t k_fewest = 100; // letters: a formula alone says nothing
    return letters >= k_fewest && static_cast<double>(unreadable) > k_most * static_cast<double>(letters);
}

/// Reads the pages one after the other; a page's words are kept until its neighbours tell its furniture.
class Pages {
public:
    Pages(PdfFile& file, base::ProgressListener* progress) : m_file{file} {
        const std::size_t count = file.page_count();
        base::Progress shown{count >= k_long ? progress : nullptr, "Reading page", count};
        for (std::size_t page = 0; page < count; ++page) {
            shown.advance_to(page + 1);
            load(page);
            if (page >= k_ahead) {
                finish(page - k_ahead);
            }
        }
        for (std::size_t page = count > k_ahead ? count - k_ahead : 0; page < count; ++page) {
            finish(page);
        }
    }

    std::vector<layout::Line> lines;
    std::vector<model::LeftOut> left_out;
    std::vector<std::size_t> empty;      ///< pages without text
    std::vector<std::size_t> unreadable; ///< pages in fonts that do not say which letters they draw
    std::vector<std::size_t> recognised; ///< pages whose text was recognised from a scan

private:
    static constexpr std::size_t k_ahead = 8;  ///< pages that are asked about furniture
    static constexpr std::size_t k_long = 100; ///< pages; fewer are read at once

    struct Waiting {
        bool right_to_left = false;
        double width = 0;
        double height = 0;
        std::vector<layout::Row> rows;
    };

    void load(std::size_t page) {
        const PdfTrust before = m_file.trust();
        layout::PageWords words = m_file.words_of_page(page);
        if (words.words.empty()) {
            empty.push_back(page);
        }
        note_trust(page, before);
        const std::vector<layout::Word> numbers = m_line_numbers.take(words);
        if (!numbers.empty()) {
            left_out.push_back({fmt::format("{} … {}", numbers.front().text, numbers.back().text), page + 1,
                                "numbers of lines"});
        }
        Waiting waiting{words.right_to_left, words.width, words.height,
                        layout::rows_of(std::move(words.words))};
        m_edges.push_back(layout::edges_of(waiting.rows));
        m_waiting.push_back(std::move(waiting));
    }

    void note_trust(std::size_t page, const PdfTrust& before) {
        const PdfTrust& now = m_file.trust();
        const std::size_t letters = now.letters - before.letters;
        if (is_unreadable(now.unreadable - before.unreadable, letters)) {
            unreadable.push_back(page);
        }
        if (2 * (now.recognised - before.recognised) > letters) {
            recognised.push_back(page);
        }
    }

    void finish(std::size_t page) {
        Waiting waiting = std::move(m_waiting.front());
        m_waiting.pop_front();
        const layout::RunningRows running = layout::find_running_rows(m_edges, page, m_file.page_count());
        for (std::size_t i = 0; i < running.top.size(); ++i) {
            left_out.push_back({m_edges[page].top[i].text, page + 1, running.top[i]});
        }
        for (std::size_t i = 0; i < running.bottom.size(); ++i) {
            left_out.push_back({m_edges[page].bottom[i].text, page + 1, running.bottom[i]});
        }
        layout::PageWords words;
        words.right_to_left = waiting.right_to_left;
        words.width = waiting.width;
        words.height = waiting.height;
        for (std::size_t i = running.top.size(); i + running.bottom.size() < waiting.rows.size(); ++i) {
            std::move(waiting.rows[i].words.begin(), waiting.rows[i].words.end(),
                      std::back_inserter(words.words));
        }
        for (layout::Word& word : words.words) {
            m_file.expect_widths(word);
        }
        for (layout::Line& line : m_order.read(std::move(words))) {
            line.page = page;
            lines.push_back(std::move(line));
        }
    }

    PdfFile& m_file;
    layout::LineNumbers m_line_numbers;
    layout::ReadingOrder m_order;
    std::vector<layout::PageEdges> m_edges;
    std::deque<Waiting> m_waiting;
};

/// Puts the blocks together as one text: a printed line a line, without the calls of notes.
class Writer {
public:
    Writer(const std::vector<layout::Line>& lines, const layout::Notes& notes, model::SourceText& source)
        : m_lines{lines}, m_source{source} {
        for (const layout::Note& note : notes.notes) {
            m_labels[lines[note.lines.front()].page].insert(note.label);
            if (note.at_end) {
                m_at_end.insert(note.label);
            }
        }
        std::size_t page = 0;
        std::size_t number = 0;
        for (const layout::Line& line : lines) {
            number = line.page == page ? number + 1 : 1;
            page = line.page;
            m_numbers.push_back(number);
        }
    }

    void write(const layout::PageBlock& from) {
        const std::size_t before = m_source.text.size();
        m_source.text += before == 0 ? "" : "\n"; // an empty line
        model::Block block;
        block.kind = from.kind;
        block.label_length = from.label_length;
        block.text.begin = m_source.text.size();
        for (const std::size_t i : from.lines) {
            const std::size_t end = m_source.text.size();
            m_source.text += end == block.text.begin ? "" : "\n";
            const std::size_t begin = m_source.text.size();
            write_line(i, from, block);
            if (m_source.text.size() == begin) {
                m_source.text.resize(end); // nothing but a call
            }
        }
        block.text.end = m_source.text.size();
        block.line = m_numbers[from.lines.front()];
        if (!block.text.empty()) {
            m_source.blocks.push_back(std::move(block));
            m_source.text += '\n';
        } else {
            m_source.text.resize(before);
        }
    }

private:
    void write_line(std::size_t i, const layout::PageBlock& from, model::Block& block) {
        const layout::Line& line = m_lines[i];
        std::string_view text = line.text;
        const std::size_t begin = m_source.text.size();
        std::string without_leaders;
        if (from.kind == model::UnitKind::contents) {
            const layout::ContentsEnd end = layout::contents_end_of(text);
            if (end.text_end != 0) {
                without_leaders = std::string{text.substr(0, end.text_end)} + " " +
                                  std::string{text.substr(end.page_begin)};
                text = without_leaders;
            }
        }
        std::size_t done = 0;
        for (const layout::RaisedMark& mark : line.raised) {
            const std::string label = layout::bare_mark(text.substr(mark.begin, mark.length));
            const bool of_note = from.kind == model::UnitKind::footnote && mark.begin == 0;
            if (of_note || mark.begin == 0 || !has_note(label, line.page)) {
                continue;
            }
            m_source.text += text.substr(done, mark.begin - done);
            block.note_calls.push_back({m_source.text.size() - block.text.begin, label});
            done = mark.begin + mark.length;
        }
        if (begin == block.text.begin && from.kind == model::UnitKind::footnote &&
            from.label_length < text.size() && text[from.label_length] != ' ' && done == 0) {
            m_source.text += text.substr(0, from.label_length); // a mark that is glued to its note
            m_source.text += ' ';
            done = from.label_length;
        }
        m_source.text += text.substr(done);
        while (m_source.text.size() > begin && m_source.text.back() == ' ') {
            m_source.text.pop_back();
        }
        if (m_source.text.size() > begin) {
            block.lines.push_back({{begin, m_source.text.size()}, line.page + 1, m_numbers[i]});
        }
    }

    /// On this page, the next (a note can be pushed overleaf), or behind the text.
    bool has_note(const std::string& label, std::size_t page) const {
        const auto has = [&](std::size_t p) {
            const auto found = m_labels.find(p);
            return found != m_labels.end() && found->second.contains(label);
        };
        return has(page) || has(page + 1) || m_at_end.contains(label);
    }

    const std::vector<layout::Line>& m_lines;
    model::SourceText& m_source;
    std::map<std::size_t, std::set<std::string>> m_labels; ///< of the notes on each page
    std::set<std::string> m_at_end;                        ///< of the notes behind the text
    std::vector<std::size_t> m_numbers;                    ///< of the lines on their pages
};

/// Addresses one below the other, as some programs print those of a page's links at its foot.
std::vector<bool> find_link_lists(const std::vector<layout::Line>& lines) {
    std::vector<bool> found(lines.size(), false);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (layout::is_address(lines[i].text) && layout::is_address(lines[i + 1].text) &&
            lines[i].page == lines[i + 1].page) {
            found[i] = true;
            found[i + 1] = true;
        }
    }
    return found;
}

/// "2, 5 to 9 and 14"
std::string list_of(const std::vector<std::size_t>& pages) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < pages.size();) {
        std::size_t end = i + 1;
        while (end < pages.size() && pages[end] == pages[end - 1] + 1) {
            ++end;
        }
        parts.push_back(end - i > 2 ? fmt::format("{} to {}", pages[i] + 1, pages[end - 1] + 1)
                                    : fmt::format("{}", pages[i] + 1));
        i = end - i > 2 ? end : i + 1;
    }
    const std::string last = parts.back();
    parts.pop_back();
    return parts.empty() ? last : base::join(parts, ", ") + " and " + last;
}

/// \throws base::InputError when nothing can be made of the text
void check_trust(const PdfFile& file, const Pages& pages, const std::string& name,
                 base::Diagnostics& diagnostics) {
    const PdfTrust& trust = file.trust();
    if (pages.lines.empty()) {
        throw base::InputError{name, "There is no text in the PDF: it is probably a scan. Recognise its text "
                                     "first, for example with 'ocrmypdf FILE.pdf COPY.pdf'."};
    }
    if (is_unreadable(trust.unreadable, trust.letters)) {
        throw base::InputError{name,
                               "The fonts of the PDF do not say which letters they draw, so that its text "
                               "cannot be read. Recognise it from the pages, for example with 'ocrmypdf "
                               "--force-ocr FILE.pdf COPY.pdf'."};
    }
    const auto pages_of = [](const std::vector<std::size_t>& list) {
        return fmt::format("page{} {}", list.size() == 1 ? "" : "s", list_of(list));
    };
    if (!pages.unreadable.empty()) {
        diagnostics.report(
            base::Severity::warning, name, 0,
            fmt::format("The fonts on {} do not say which letters they draw: the text there is "
                        "wrong. Recognise it from the pages, for example with 'ocrmypdf "
                        "--force-ocr FILE.pdf COPY.pdf'.",
                        pages_of(pages.unreadable)));
    }
    if (2 * trust.recognised > trust.letters) {
        diagnostics.report(base::Severity::note, name, 0,
                           "The text was recognised from a scan by a program: expect wrong letters.");
    } else if (!pages.recognised.empty()) {
        diagnostics.report(base::Severity::note, name, 0,
                           fmt::format("The text on {} was recognised from a scan by a program: expect wrong "
                                       "letters.",
                                       pages_of(pages.recognised)));
    }
    if (!pages.empty.empty()) {
        diagnostics.report(
            base::Severity::note, name, 0,
            fmt::format("There is no text on {}: blank, a picture or a scan.", pages_of(pages.empty)));
    }
    const std::vector<std::string> attached = file.attachments();
    if (!attached.empty()) {
        diagnostics.report(
            base::Severity::note, name, 0,
            fmt::format("The PDF has files attached, which are not read: {}.", base::join(attached, ", ")));
    }
}

} // namespace

model::SourceText read_pdf(std::string bytes, const std::string& name, base::Diagnostics& diagnostics,
                           base::ProgressListener* progress) {
    PdfFile file{std::move(bytes), name};
    Pages pages{file, progress};
    check_trust(file, pages, name, diagnostics);
    const std::vector<layout::Line>& lines = pages.lines;
    model::SourceText source;
    source.name = name;
    source.places = model::Places::pages;
    source.left_out = std::move(pages.left_out);
    const layout::Measures measures = layout::measure(lines);
    const layout::Notes notes = layout::find_notes(lines, measures.body_size);
    std::vector<bool> apart = notes.taken;
    const std::vector<bool> links = find_link_lists(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (links[i] && !apart[i]) {
            source.links.push_back({lines[i].text, 0});
        }
        apart[i] = apart[i] || links[i] || layout::is_dash_rule(lines[i].text);
    }
    Writer writer{lines, notes, source};
    for (const layout::PageBlock& block :
         layout::name_blocks(lines, measures, layout::find_paragraphs(lines, measures, apart), notes)) {
        writer.write(block);
    }
    return source;
}

} // namespace diptych::reader
