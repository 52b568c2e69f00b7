#include "exchange/pages/pair_html.hpp"

#include "base/format.hpp"
#include "exchange/pages/alignment_html.hpp"
#include "exchange/pages/alignment_style.hpp"
#include "exchange/pages/html_text.hpp"

#include <ostream>

namespace diptych::exchange {

namespace {

/// Of this page alone, behind k_alignment_style.
constexpr const char* k_pair_style = R"css(
mark { padding: 0 .15em; border-radius: .2em; background: var(--badge); color: var(--badge-ink); }
td.document { padding-top: 1.2rem; color: var(--quiet); font-size: .875rem; }
td.document b { color: var(--ink); }
)css";

/// The text with its matches in mark elements.
void write_marked(const model::PairSide& side, std::ostream& out) {
    const std::string_view text = side.text;
    std::size_t done = 0;
    for (const model::Range match : side.matches) {
        if (match.begin < done || match.end > text.size() || match.begin >= match.end) {
            continue;
        }
        out << html_text(text.substr(done, match.begin - done)) << "<mark>"
            << html_text(text.substr(match.begin, match.end - match.begin)) << "</mark>";
        done = match.end;
    }
    out << html_text(text.substr(done));
}

void write_side(const model::PairSide& side, std::ostream& out) {
    out << "<td";
    if (!side.language.is_undetermined()) {
        out << " lang=\"" << side.language.str() << '"';
    }
    out << " dir=\"auto\">";
    if (side.text.empty()) {
        out << "<p class=\"absent\" lang=\"en\">no counterpart</p>";
    } else {
        out << "<p>";
        write_marked(side, out);
        out << "</p>";
    }
    out << "</td>";
}

class HtmlWriter : public PairWriter {
public:
    HtmlWriter(std::ostream& out, const PairWriterOptions& options) : m_out{out} {
        const std::string title = html_text(options.title);
        m_out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                 "<meta name=\"generator\" content=\"Diptych\">\n<title>"
              << title << "</title>\n<style>" << k_alignment_style << k_pair_style
              << "</style>\n</head>\n<body>\n<header>\n<h1>" << title << "</h1>\n";
        for (const std::string& note : options.notes) {
            m_out << "<p>" << html_text(note) << "</p>\n";
        }
        m_out << "</header>\n<main>\n<table>\n<caption class=\"hidden\">Sentence pairs</caption>\n"
                 "<colgroup><col class=\"number\"><col><col><col class=\"marks\"></colgroup>\n<tbody>\n";
    }

    void add(const model::PairHit& pair) override {
        if (m_written == 0 || pair.document != m_document) {
            write_document(pair);
            m_document = pair.document;
        }
        m_out << "<tr id=\"bead-" << pair.bead << "\"><td class=\"number\"><a href=\"#bead-" << pair.bead
              << "\">" << pair.bead << "</a></td>";
        write_side(pair.source, m_out);
        write_side(pair.target, m_out);
        m_out << "<td class=\"marks\">";
        write_marks(pair);
        m_out << "</td></tr>\n";
        ++m_written;
    }

    void finish() override { m_out << "</tbody>\n</table>\n</main>\n</body>\n</html>\n"; }

private:
    void write_document(const model::PairHit& pair) {
        m_out << "<tr class=\"begins\"><td class=\"number\"></td><td class=\"document\" colspan=\"3\"><b>"
              << html_text(pair.symbol) << "</b>";
        for (const std::string& detail : {pair.title, pair.date}) {
            if (!detail.empty()) {
                m_out << " \u00b7 " << html_text(detail);
            }
        }
        m_out << "</td></tr>\n";
    }

    void write_marks(const model::PairHit& pair) {
        if (pair.pinned) {
            m_out << "<span class=\"mark\">confirmed</span>";
        } else if (pair.probability < k_doubtful_below) {
            m_out << "<span class=\"mark " << (pair.probability < k_improbable_below ? "red" : "amber")
                  << "\" title=\"probability\">" << fmt::format("{:.2f}", pair.probability) << "</span>";
        }
        if (!pair.flag.empty()) {
            m_out << "<span class=\"mark amber\" title=\"" << html_text(pair.flag) << "\">flagged</span>";
        }
    }

    std::ostream& m_out;
    std::int64_t m_document = 0;
};

} // namespace

std::unique_ptr<PairWriter> make_pair_html_writer(std::ostream& out, const PairWriterOptions& options) {
    return std::make_unique<HtmlWriter>(out, options);
}

} // namespace diptych::exchange
