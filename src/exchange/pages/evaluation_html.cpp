#include "exchange/pages/evaluation_html.hpp"

#include "base/format.hpp"
#include "exchange/pages/alignment_style.hpp"
#include "exchange/pages/html_text.hpp"

#include <algorithm>
#include <ostream>
#include <string_view>

namespace diptych::exchange {

namespace {

/// What the alignment page has no use for.
constexpr const char* k_difference_style = R"css(
h2 { margin: 1.5rem 0 .5rem; font-size: 1.125rem; font-weight: 600; overflow-wrap: anywhere; }
.bead { padding-inline-start: .75rem; border-inline-start: 3px solid var(--rule); }
.bead + .bead { margin-top: .6rem; }
.missing { border-inline-start-style: dashed; border-color: var(--red-bar); }
.wrong { border-color: var(--red-bar); }
.partly { border-color: var(--amber-bar); }
@media (max-width: 46rem) {
  td[data-side]::before { content: attr(data-side); display: block; color: var(--quiet);
    font: 600 .6875rem/1.6 system-ui, sans-serif; }
}
.numbers { font: .75rem/1.6 ui-monospace, monospace; color: var(--quiet); }
)css";

enum class Side { gold, test };

/// A text, or its absence.
class Sentences {
public:
    explicit Sentences(const std::optional<model::Document>& document) {
        if (document) {
            m_document = &*document;
            m_sentences = model::sentences_of(*document);
        }
    }

    /// A paragraph with the sentences; nothing without a text or numbers.
    void write(const std::vector<std::size_t>& numbers, std::ostream& out) const {
        if (m_document == nullptr || numbers.empty()) {
            return;
        }
        out << "<p dir=\"auto\"";
        if (!m_document->language.is_undetermined()) {
            out << " lang=\"" << m_document->language.str() << '"';
        }
        out << '>';
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            out << (i == 0 ? "" : " ") << html_text(model::text_of(*m_document, m_sentences[numbers[i]]));
        }
        out << "</p>";
    }

private:
    const model::Document* m_document = nullptr;
    std::vector<model::SentenceIndex> m_sentences;
};

std::string listed(const std::vector<std::size_t>& numbers) {
    std::string list;
    for (const std::size_t number : numbers) {
        list += (list.empty() ? "" : ",") + std::to_string(number);
    }
    return '[' + list + ']';
}

/// What is the matter with a bead: the words shown, and its class.
struct Remark {
    std::string_view words;
    std::string_view name;
    std::string_view alarm; ///< "red" or "amber", as in the style of the alignment page
};

/// Nothing when it is in both.
std::optional<Remark> remark_on(const ComparedBead& bead, Side side) {
    if (bead.agreement == Agreement::full) {
        return std::nullopt;
    }
    if (side == Side::gold) {
        return bead.agreement == Agreement::partial ? Remark{"missing, found in part", "missing", "amber"}
                                                    : Remark{"missing", "missing", "red"};
    }
    return bead.agreement == Agreement::partial ? Remark{"wrong, right in part", "partly", "amber"}
                                                : Remark{"wrong", "wrong", "red"};
}

bool is_same(const ComparedRow& row) {
    const auto agrees = [](const ComparedBead& bead) { return bead.agreement == Agreement::full; };
    return std::all_of(row.gold.begin(), row.gold.end(), agrees) &&
           std::all_of(row.test.begin(), row.test.end(), agrees);
}

/// The table of two files.
class Table {
public:
    Table(const ComparedFiles& files, std::ostream& out)
        : m_files{files}, m_source{files.source}, m_target{files.target}, m_out{out} {}

    /// \param number  of the table, for the names of its rows
    void write(std::size_t number) {
        m_out << "<h2>" << html_text(m_files.gold) << " \u2194 " << html_text(m_files.test) << "</h2>\n"
              << "<table>\n<caption class=\"hidden\">Beads of both alignments</caption>\n"
                 "<colgroup><col class=\"number\"><col><col></colgroup>\n<thead><tr><th scope=\"col\">"
                 "<span class=\"hidden\">Number</span></th><th scope=\"col\">Gold: "
              << html_text(m_files.gold) << "</th><th scope=\"col\">Test: " << html_text(m_files.test)
              << "</th></tr></thead>\n<tbody>\n";
        for (std::size_t i = 0; i < m_files.rows.size(); ++i) {
            write_row(m_files.rows[i], i + 1, fmt::format("row-{}-{}", number, i + 1));
        }
        m_out << "</tbody>\n</table>\n";
    }

private:
    void write_row(const ComparedRow& row, std::size_t number, const std::string& id) {
        const bool same = is_same(row);
        m_out << "<tr id=\"" << id << "\" class=\"begins " << (same ? "sure" : alarm_of(row))
              << "\"><td class=\"number\"><a href=\"#" << id << "\">" << number << "</a></td>";
        if (same) {
            // The test has the probabilities.
            write_cell(row.test.empty() ? row.gold : row.test, Side::test, " colspan=\"2\"");
        } else {
            write_cell(row.gold, Side::gold, " data-side=\"Gold\"");
            write_cell(row.test, Side::test, " data-side=\"Test\"");
        }
        m_out << "</tr>\n";
    }

    static std::string_view alarm_of(const ComparedRow& row) {
        const auto is_lost = [](const ComparedBead& bead) { return bead.agreement == Agreement::none; };
        return std::any_of(row.gold.begin(), row.gold.end(), is_lost) ||
                       std::any_of(row.test.begin(), row.test.end(), is_lost)
                   ? "red"
                   : "amber";
    }

    void write_cell(const std::vector<ComparedBead>& beads, Side side, std::string_view attributes) {
        m_out << "<td" << attributes << '>';
        if (beads.empty()) {
            m_out << "<p class=\"absent\">no bead</p>";
        }
        for (const ComparedBead& bead : beads) {
            write_bead(bead, side);
        }
        m_out << "</td>";
    }

    void write_bead(const ComparedBead& bead, Side side) {
        const std::optional<Remark> remark = remark_on(bead, side);
        m_out << "<div class=\"bead" << (remark ? " " : "") << (remark ? remark->name : "")
              << "\"><span class=\"numbers\">" << listed(bead.source) << " : " << listed(bead.target)
              << "</span>";
        if (remark) {
            m_out << "<span class=\"mark " << remark->alarm << "\">" << remark->words << "</span>";
        }
        if (bead.probability) {
            m_out << "<span class=\"mark\" title=\"probability\">" << fmt::format("{:.2f}", *bead.probability)
                  << "</span>";
        }
        m_source.write(bead.source, m_out);
        m_target.write(bead.target, m_out);
        m_out << "</div>";
    }

    const ComparedFiles& m_files;
    Sentences m_source;
    Sentences m_target;
    std::ostream& m_out;
};

/// How many beads of a side are marked.
std::size_t count_marked(const std::vector<ComparedFiles>& files, Side side) {
    std::size_t marked = 0;
    for (const ComparedFiles& compared : files) {
        for (const ComparedRow& row : compared.rows) {
            for (const ComparedBead& bead : side == Side::gold ? row.gold : row.test) {
                marked += bead.agreement == Agreement::full ? 0U : 1U;
            }
        }
    }
    return marked;
}

void write_head(const EvaluationReport& report, const std::vector<ComparedFiles>& files, std::ostream& out) {
    out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"generator\" content=\"Diptych\">\n<title>Differences between alignments</title>\n"
           "<style>"
        << k_alignment_style << k_difference_style
        << "</style>\n</head>\n<body>\n<header>\n<h1>Differences between alignments</h1>\n"
           "<ul class=\"counts\">\n";
    for (const Measure& measure : report.measures) {
        out << "<li>" << html_text(measure.name) << ": precision <b>"
            << fmt::format("{:.4f}</b>, recall <b>{:.4f}</b>, F1 <b>{:.4f}", measure.precision,
                           measure.recall, measure.f1)
            << "</b></li>\n";
    }
    if (report.calibration_error) {
        out << "<li>calibration error: <b>" << fmt::format("{:.4f}", *report.calibration_error)
            << "</b></li>\n";
    }
    out << "<li>missing: <b>" << count_marked(files, Side::gold) << "</b></li>\n<li>wrong: <b>"
        << count_marked(files, Side::test) << "</b></li>\n</ul>\n</header>\n";
}

} // namespace

void write_evaluation_html(const EvaluationReport& report, const std::vector<ComparedFiles>& files,
                           std::ostream& out) {
    write_head(report, files, out);
    // The style of the alignment page hides rows by this name.
    out << "<main>\n<input type=\"checkbox\" id=\"only-doubtful\" checked>"
           "<label class=\"filter\" for=\"only-doubtful\">Only differences</label>\n";
    for (std::size_t i = 0; i < files.size(); ++i) {
        Table{files[i], out}.write(i + 1);
    }
    out << "</main>\n</body>\n</html>\n";
}

} // namespace diptych::exchange
