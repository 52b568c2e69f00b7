#include "exchange/pages/evaluation.hpp"

#include "base/figures.hpp"
#include "base/format.hpp"
#include "exchange/pages/page.hpp"
#include "model/probability.hpp"

#include <algorithm>
#include <ostream>
#include <string_view>

namespace diptych::exchange {

namespace {

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
        out << "<p" << language_attributes(m_document->language) << '>';
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
    Alarm alarm;
};

/// Nothing when it is in both.
std::optional<Remark> remark_on(const ComparedBead& bead, Side side) {
    if (bead.agreement == Agreement::full) {
        return std::nullopt;
    }
    if (side == Side::gold) {
        return bead.agreement == Agreement::partial
                   ? Remark{"missing, found in part", "missing", Alarm::amber}
                   : Remark{"missing", "missing", Alarm::red};
    }
    return bead.agreement == Agreement::partial ? Remark{"wrong, right in part", "partly", Alarm::amber}
                                                : Remark{"wrong", "wrong", Alarm::red};
}

/// Red when one alignment has nothing of a bead of the other.
Alarm alarm_of(const ComparedRow& row) {
    Alarm alarm = Alarm::none;
    for (const std::vector<ComparedBead>* beads : {&row.gold, &row.test}) {
        for (const ComparedBead& bead : *beads) {
            alarm = std::max(alarm, bead.agreement == Agreement::none      ? Alarm::red
                                    : bead.agreement == Agreement::partial ? Alarm::amber
                                                                           : Alarm::none);
        }
    }
    return alarm;
}

/// The rows of two files.
class Rows {
public:
    Rows(const ComparedFiles& files, Page& page, std::ostream& out)
        : m_files{files}, m_source{files.source}, m_target{files.target}, m_page{page}, m_out{out} {}

    /// \param number  of the files, for the names of the rows
    void write(std::size_t number) {
        m_page.write_group("<b>" + html_text(m_files.gold) + "</b> \u2194 <b>" + html_text(m_files.test) +
                           "</b>");
        for (std::size_t i = 0; i < m_files.rows.size(); ++i) {
            const ComparedRow& row = m_files.rows[i];
            const Alarm alarm = alarm_of(row);
            m_page.begin_row({.id = fmt::format("row-{}-{}", number, i + 1),
                              .number = std::to_string(i + 1),
                              .alarm = alarm});
            if (alarm == Alarm::none) {
                // The test has the probabilities.
                write_cell(row.test.empty() ? row.gold : row.test, Side::test, " colspan=\"2\"");
            } else {
                write_cell(row.gold, Side::gold, " data-side=\"Gold\"");
                write_cell(row.test, Side::test, " data-side=\"Test\"");
            }
            m_page.end_row();
        }
    }

private:
    void write_cell(const std::vector<ComparedBead>& beads, Side side, std::string_view attributes) {
        m_out << "<td" << attributes << '>';
        if (beads.empty()) {
            m_out << "<p class=\"absent\">no pair</p>";
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
            m_out << mark(remark->words, remark->alarm);
        }
        if (bead.probability) {
            m_out << mark(base::short_probability(*bead.probability), Alarm::none, "probability");
        }
        m_source.write(bead.source, m_out);
        m_target.write(bead.target, m_out);
        m_out << "</div>";
    }

    const ComparedFiles& m_files;
    Sentences m_source;
    Sentences m_target;
    Page& m_page;
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

void write_figures(const EvaluationReport& report, const std::vector<ComparedFiles>& files, Page& page,
                   std::ostream& out) {
    out << "<ul class=\"counts\">\n";
    for (const Measure& measure : report.measures) {
        out << fmt::format("<li>{}: precision <b>{:.4f}</b>, recall <b>{:.4f}</b>, F1 <b>{:.4f}</b></li>\n",
                           html_text(measure.name), measure.precision, measure.recall, measure.f1);
    }
    out << "</ul>\n";
    std::vector<PageCount> counts;
    if (report.calibration_error) {
        counts.push_back({"calibration error", fmt::format("{:.4f}", *report.calibration_error)});
    }
    counts.push_back({"missing", std::to_string(count_marked(files, Side::gold))});
    counts.push_back({"wrong", std::to_string(count_marked(files, Side::test))});
    page.write_counts(counts);
}

} // namespace

void write_evaluation_html(const EvaluationReport& report, const std::vector<ComparedFiles>& files,
                           std::ostream& out) {
    Page page{out,
              {.title = "Differences between alignments",
               .row = "row",
               .marked = "difference",
               .only_marked = true}};
    write_figures(report, files, page, out);
    page.begin_rows();
    page.begin_table({"Gold", "Test"});
    for (std::size_t i = 0; i < files.size(); ++i) {
        Rows{files[i], page, out}.write(i + 1);
    }
    page.end_table();
    page.end();
}

} // namespace diptych::exchange
