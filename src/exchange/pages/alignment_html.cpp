#include "exchange/pages/alignment_html.hpp"

#include "base/format.hpp"
#include "exchange/pages/alignment_style.hpp"
#include "exchange/pages/html_text.hpp"
#include "exchange/records/alignment_formats.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <utility>

namespace diptych::exchange {

namespace {

/// ` lang="fr"`; nothing for a language nobody has named
std::string language_attribute(const model::LanguageTag& language) {
    return language.is_undetermined() ? std::string{} : fmt::format(" lang=\"{}\"", language.str());
}

/// "red", "amber" or nothing: how much a bead needs a look.
std::string_view alarm_of(const model::Bead& bead) {
    if (bead.origin == model::BeadOrigin::corrected) {
        return {};
    }
    if (bead.probability < k_improbable_below) {
        return "red";
    }
    return bead.probability < k_doubtful_below ? "amber" : "";
}

/// One language of the page.
class Side {
public:
    explicit Side(const model::Document& document)
        : m_document{document}, m_sentences{model::sentences_of(document)} {}

    const model::Document& document() const { return m_document; }

    /// Whether the first sentence of the range begins a unit.
    bool begins_unit(model::Range range) const {
        return !range.empty() && m_sentences[range.begin].sentence == 0;
    }

    void write_cell(model::Range range, std::ostream& out) const {
        out << "<td" << language_attribute(m_document.language) << " dir=\"auto\">";
        if (range.empty()) {
            out << "<p class=\"absent\" lang=\"en\">no counterpart</p>";
        }
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
};

/// "report.fr.txt (fr)"
std::string name_of(const model::Document& document) {
    return fmt::format("{} ({})", html_text(document.name), document.language.str());
}

std::string title_of(const model::Bitext& bitext) {
    return bitext.symbol.empty() ? bitext.source.name + " \u2013 " + bitext.target.name : bitext.symbol;
}

void write_counts(const std::vector<model::Bead>& beads, const BeadNumbers& chosen, std::ostream& out) {
    std::map<std::string, std::size_t> by_type;
    std::size_t doubtful = 0;
    std::size_t improbable = 0;
    for (const std::size_t i : chosen) {
        const model::Bead& bead = beads[i];
        ++by_type[type_of(bead)];
        doubtful += alarm_of(bead).empty() ? 0U : 1U;
        improbable += alarm_of(bead) == "red" ? 1U : 0U;
    }
    std::vector<std::pair<std::string, std::size_t>> types{by_type.begin(), by_type.end()};
    std::stable_sort(types.begin(), types.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    out << "<ul class=\"counts\">\n<li><b>" << chosen.size() << "</b> pairs</li>\n";
    for (const auto& [type, count] : types) {
        out << "<li>" << type << ": <b>" << count << "</b></li>\n";
    }
    if (doubtful > 0) {
        out << "<li class=\"amber\">below " << k_doubtful_below << ": <b>" << doubtful << "</b></li>\n";
    }
    if (improbable > 0) {
        out << "<li class=\"red\">below " << k_improbable_below << ": <b>" << improbable << "</b></li>\n";
    }
    out << "</ul>\n";
}

void write_head(const model::Bitext& bitext, const BeadNumbers& chosen, std::ostream& out) {
    out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"generator\" content=\"Diptych\">\n<title>"
        << html_text(title_of(bitext)) << "</title>\n<style>" << k_alignment_style
        << "</style>\n</head>\n<body>\n"
        << "<header>\n<h1>" << html_text(title_of(bitext)) << "</h1>\n<p>" << name_of(bitext.source)
        << " \u2194 " << name_of(bitext.target) << "</p>\n";
    write_counts(bitext.beads, chosen, out);
    out << "</header>\n";
}

void write_marks(const model::Bead& bead, std::ostream& out) {
    if (bead.source.size() != 1 || bead.target.size() != 1) {
        out << "<span class=\"mark\" title=\"sentences on each side\">" << bead.source.size() << "\u2013"
            << bead.target.size() << "</span>";
    }
    const std::string_view alarm = alarm_of(bead);
    if (!alarm.empty()) {
        out << "<span class=\"mark " << alarm << "\" title=\"probability\">"
            << fmt::format("{:.2f}", bead.probability) << "</span>";
    }
    if (bead.origin == model::BeadOrigin::corrected) {
        out << "<span class=\"mark\">corrected</span>";
    }
}

void write_row(const model::Bead& bead, std::size_t number, const Side& source, const Side& target,
               std::ostream& out) {
    const std::string_view alarm = alarm_of(bead);
    const bool begins =
        source.begins_unit(bead.source) || (bead.source.empty() && target.begins_unit(bead.target));
    out << "<tr id=\"pair-" << number << "\" class=\"" << (alarm.empty() ? "sure" : alarm)
        << (begins ? " begins" : "") << "\"><td class=\"number\"><a href=\"#pair-" << number << "\">"
        << number << "</a></td>";
    source.write_cell(bead.source, out);
    target.write_cell(bead.target, out);
    out << "<td class=\"marks\">";
    write_marks(bead, out);
    out << "</td></tr>\n";
}

} // namespace

void write_alignment_html(const model::Bitext& bitext, const BeadNumbers& chosen, std::ostream& out) {
    const Side source{bitext.source};
    const Side target{bitext.target};
    write_head(bitext, chosen, out);
    out << "<main>\n<input type=\"checkbox\" id=\"only-doubtful\">"
           "<label class=\"filter\" for=\"only-doubtful\">Only doubtful pairs</label>\n"
           "<table>\n<caption class=\"hidden\">Sentence pairs</caption>\n"
           "<colgroup><col class=\"number\"><col><col><col class=\"marks\"></colgroup>\n"
           "<thead><tr><th scope=\"col\"><span class=\"hidden\">Number</span></th><th scope=\"col\">"
        << name_of(bitext.source) << "</th><th scope=\"col\">" << name_of(bitext.target)
        << "</th><th scope=\"col\"><span class=\"hidden\">Remarks</span></th></tr></thead>\n<tbody>\n";
    for (const std::size_t i : chosen) {
        write_row(bitext.beads[i], i + 1, source, target, out);
    }
    out << "</tbody>\n</table>\n</main>\n</body>\n</html>\n";
}

} // namespace diptych::exchange
