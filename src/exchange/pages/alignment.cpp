#include "exchange/pages/alignment.hpp"

#include "base/format.hpp"
#include "exchange/pages/page.hpp"
#include "exchange/records/alignment_formats.hpp"
#include "model/probability.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <ostream>
#include <utility>

namespace diptych::exchange {

namespace {

Alarm alarm_of(const model::Bead& bead) {
    return exchange::alarm_of(bead.probability, bead.origin == model::BeadOrigin::corrected);
}

/// One language of the page.
class Side {
public:
    explicit Side(const model::Document& document)
        : m_document{document}, m_sentences{model::sentences_of(document)}, m_attributes{language_attributes(
                                                                                document.language)} {}

    /// Whether the first sentence of the range begins a unit.
    bool begins_unit(model::Range range) const {
        return !range.empty() && m_sentences[range.begin].sentence == 0;
    }

    void write_cell(model::Range range, std::ostream& out) const {
        out << "<td" << m_attributes << '>' << (range.empty() ? k_no_counterpart : "");
        for (std::size_t i = range.begin; i < range.end;) {
            std::size_t end = i + 1;
            while (end < range.end && m_sentences[end].unit == m_sentences[i].unit) {
                ++end;
            }
            write_paragraph({i, end}, out);
            i = end;
        }
        out << "</td>";
    }

    /// When the sentences are shown, of subtitles: "00:01:02".
    std::string time_of(model::Range range) const {
        if (range.empty()) {
            return {};
        }
        const model::SentenceIndex first = m_sentences[range.begin];
        const auto& time = m_document.units[first.unit].sentences[first.sentence].time;
        constexpr std::size_t k_to_seconds = 8;
        return time ? model::clock_text(time->begin).substr(0, k_to_seconds) : std::string{};
    }

private:
    /// Sentences of one unit.
    void write_paragraph(model::Range range, std::ostream& out) const {
        const model::Unit& unit = m_document.units[m_sentences[range.begin].unit];
        out << "<p class=\"" << model::name_of(unit.kind) << '"';
        if (unit.kind == model::UnitKind::title || unit.kind == model::UnitKind::heading) {
            out << " role=\"heading\" aria-level=\"" << (unit.kind == model::UnitKind::title ? 2 : 3) << '"';
        }
        out << '>';
        for (std::size_t i = range.begin; i < range.end; ++i) {
            out << (i == range.begin ? "" : " ");
            std::string_view text = model::text_of(m_document, m_sentences[i]);
            if (m_sentences[i].sentence == 0 && !unit.label.empty() && text.starts_with(unit.label)) {
                out << "<span class=\"label\">" << html_text(unit.label) << "</span>";
                text.remove_prefix(unit.label.size());
            }
            out << html_text(text);
        }
        out << "</p>";
    }

    const model::Document& m_document;
    std::vector<model::SentenceIndex> m_sentences;
    std::string m_attributes; ///< of its cells
};

/// "report.fr.txt (fr)"
std::string name_of(const model::Document& document) {
    return fmt::format("{} ({})", html_text(document.name), document.language.str());
}

/// The symbol; without one, the files without their folders.
std::string title_of(const model::Bitext& bitext) {
    const auto file = [](const std::string& name) { return std::filesystem::path{name}.filename().string(); };
    return bitext.symbol.empty() ? file(bitext.source.name) + " \u2013 " + file(bitext.target.name)
                                 : bitext.symbol;
}

std::vector<PageCount> counts_of(const std::vector<model::Bead>& beads, const BeadNumbers& chosen) {
    std::map<std::string, std::size_t> by_type;
    std::size_t doubtful = 0;
    std::size_t improbable = 0;
    for (const std::size_t i : chosen) {
        ++by_type[model::shape_of(beads[i].source, beads[i].target)];
        doubtful += alarm_of(beads[i]) == Alarm::none ? 0U : 1U;
        improbable += alarm_of(beads[i]) == Alarm::red ? 1U : 0U;
    }
    std::vector<std::pair<std::string, std::size_t>> types{by_type.begin(), by_type.end()};
    std::stable_sort(types.begin(), types.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<PageCount> counts{{"pairs", std::to_string(chosen.size())}};
    for (const auto& [type, count] : types) {
        counts.push_back({type, std::to_string(count)});
    }
    if (doubtful > 0) {
        counts.push_back(
            {fmt::format("below {}", model::k_doubtful_below), std::to_string(doubtful), Alarm::amber});
    }
    if (improbable > 0) {
        counts.push_back(
            {fmt::format("below {}", model::k_improbable_below), std::to_string(improbable), Alarm::red});
    }
    return counts;
}

std::string marks_of(const model::Bead& bead, const std::string& time) {
    std::string marks = time.empty() ? std::string{} : mark(time, Alarm::none, "when it is shown");
    if (bead.source.size() != 1 || bead.target.size() != 1) {
        marks += mark(fmt::format("{}\u2013{}", bead.source.size(), bead.target.size()), Alarm::none,
                     "sentences on each side");
    }
    return marks + marks_of_pair(bead.probability, bead.origin == model::BeadOrigin::corrected);
}

} // namespace

void write_alignment_html(const model::Bitext& bitext, const BeadNumbers& chosen, std::ostream& out) {
    const Side source{bitext.source};
    const Side target{bitext.target};
    const std::string source_name = name_of(bitext.source);
    const std::string target_name = name_of(bitext.target);
    Page page{out, {.title = title_of(bitext)}};
    out << "<p>" << source_name << " \u2194 " << target_name << "</p>\n";
    page.write_counts(counts_of(bitext.beads, chosen));
    page.begin_rows();
    page.begin_table({source_name, target_name});
    for (const std::size_t i : chosen) {
        const model::Bead& bead = bitext.beads[i];
        page.begin_row({.id = fmt::format("pair-{}", i + 1),
                        .number = std::to_string(i + 1),
                        .alarm = alarm_of(bead),
                        .marks = marks_of(bead, bead.source.empty() ? target.time_of(bead.target)
                                                                    : source.time_of(bead.source)),
                        .begins = source.begins_unit(bead.source) ||
                                  (bead.source.empty() && target.begins_unit(bead.target))});
        source.write_cell(bead.source, out);
        target.write_cell(bead.target, out);
        page.end_row();
    }
    page.end_table();
    page.end();
}

} // namespace diptych::exchange
