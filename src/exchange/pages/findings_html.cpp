#include "exchange/pages/findings_html.hpp"

#include "base/format.hpp"
#include "exchange/pages/alignment_style.hpp"
#include "exchange/pages/html_text.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <string_view>

namespace diptych::exchange {

namespace {

/// Of this page alone, behind k_alignment_style.
constexpr const char* k_findings_style = R"css(
mark { padding: 0 .15em; border-radius: .2em; background: var(--badge); color: var(--badge-ink); }
mark.error { background: var(--red); color: var(--red-ink); }
mark.warning { background: var(--amber); color: var(--amber-ink); }
td.document { padding-top: 1.2rem; color: var(--quiet); font-size: .875rem; }
tr.findings td { padding-top: 0; padding-bottom: .8rem; }
ul.findings { margin: .2rem 0 0; padding: 0; list-style: none; font: .875rem/1.5 system-ui, sans-serif; }
ul.findings code { color: var(--quiet); font-size: .75rem; user-select: all; }
fieldset { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; margin: 1rem 0; padding: .5rem .8rem;
  border: 1px solid var(--rule); border-radius: .4rem; font: .875rem/1.5 system-ui, sans-serif; }
fieldset input { accent-color: var(--accent); }
[hidden] { display: none !important; }
)css";

/// Hides the findings of rules that are not checked, and pairs without any other. Without scripts all stay.
constexpr const char* k_script = R"js(
for (const box of document.querySelectorAll("fieldset input")) {
  box.addEventListener("change", () => {
    const off = new Set();
    for (const other of document.querySelectorAll("fieldset input")) {
      if (!other.checked) { off.add(other.value); }
    }
    for (const row of document.querySelectorAll("tr.findings")) {
      let shown = 0;
      for (const item of row.querySelectorAll("li")) {
        item.hidden = off.has(item.dataset.rule);
        shown += item.hidden ? 0 : 1;
      }
      row.hidden = shown === 0;
      row.previousElementSibling.hidden = row.hidden;
    }
  });
}
)js";

/// A part of a text to be marked.
struct Mark {
    model::Range span;
    base::Severity severity = base::Severity::note;
};

std::vector<Mark> marks_of(const model::CheckedPair& pair, model::Range model::Finding::*side) {
    std::vector<Mark> marks;
    for (const model::Finding& finding : pair.findings) {
        if (!(finding.*side).empty()) {
            marks.push_back({finding.*side, finding.severity});
        }
    }
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.severity > b.severity;
    });
    return marks;
}

void write_side(const std::string& text, const model::LanguageTag& language, const std::vector<Mark>& marks,
                std::ostream& out) {
    out << "<td lang=\"" << language.str() << "\" dir=\"auto\">";
    if (text.empty()) {
        out << "<p class=\"absent\" lang=\"en\">no counterpart</p></td>";
        return;
    }
    out << "<p>";
    const std::string_view whole = text;
    std::size_t done = 0;
    for (const auto& [span, severity] : marks) {
        if (span.begin < done || span.end > whole.size()) {
            continue; // two findings at one place
        }
        out << html_text(whole.substr(done, span.begin - done)) << "<mark class=\"" << base::name_of(severity)
            << "\">" << html_text(model::slice(whole, span)) << "</mark>";
        done = span.end;
    }
    out << html_text(whole.substr(done)) << "</p></td>";
}

std::string place_of(const model::CheckedPair& pair) {
    std::string place = fmt::format("pair {}", pair.number);
    for (const model::PairPlace* side : {&pair.source, &pair.target}) {
        if (side->line != 0) {
            place += side->page == 0
                         ? fmt::format(" \u00b7 {}:{}", side->file, side->line)
                         : fmt::format(" \u00b7 {}, page {}, line {}", side->file, side->page, side->line);
        }
        if (pair.source.file == pair.target.file && pair.source.line == pair.target.line) {
            break;
        }
    }
    return place;
}

void write_findings(const model::CheckedPair& pair, std::ostream& out) {
    out << "<tr class=\"findings\"><td class=\"number\"></td><td colspan=\"2\"><ul class=\"findings\">\n";
    for (const model::Finding& finding : pair.findings) {
        const std::string_view severity = base::name_of(finding.severity);
        const std::string_view colour = finding.severity == base::Severity::error     ? " red"
                                        : finding.severity == base::Severity::warning ? " amber"
                                                                                      : "";
        out << "<li data-rule=\"" << html_text(finding.rule) << "\"><span class=\"mark" << colour << "\">"
            << severity << " \u00b7 " << html_text(finding.rule) << "</span> " << html_text(finding.message)
            << " <code title=\"the key by which it can be dismissed\">" << html_text(finding.key)
            << "</code></li>\n";
    }
    out << "</ul></td></tr>\n";
}

using RuleCounts = std::map<std::string, std::size_t, std::less<>>;

void write_head(const std::vector<model::CheckRule>& rules, const RuleCounts& counts, std::size_t findings,
                std::size_t checked, std::ostream& out) {
    out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"generator\" content=\"Diptych\">\n<title>Findings</title>\n<style>"
        << k_alignment_style << k_findings_style
        << "</style>\n</head>\n<body>\n<header>\n<h1>Findings</h1>\n<p>"
        << fmt::format("{} in {} checked {}", findings, checked, checked == 1 ? "pair" : "pairs")
        << "</p>\n</header>\n<main>\n<fieldset><legend>Rules</legend>\n";
    for (const model::CheckRule& rule : rules) {
        const auto count = counts.find(rule.name);
        if (count != counts.end()) {
            out << "<label title=\"" << html_text(rule.what) << "\"><input type=\"checkbox\" checked value=\""
                << html_text(rule.name) << "\"> " << html_text(rule.name) << " (" << count->second
                << ")</label>\n";
        }
    }
    out << "</fieldset>\n";
}

} // namespace

void write_findings_html(const std::vector<model::CheckedPair>& pairs,
                         const std::vector<model::CheckRule>& rules, std::size_t checked, std::ostream& out) {
    RuleCounts counts;
    std::size_t all = 0;
    for (const model::CheckedPair& pair : pairs) {
        for (const model::Finding& finding : pair.findings) {
            ++counts[finding.rule];
            ++all;
        }
    }
    write_head(rules, counts, all, checked, out);
    out << "<table>\n<caption class=\"hidden\">Pairs with findings</caption>\n"
           "<colgroup><col class=\"number\"><col><col></colgroup>\n<tbody>\n";
    std::size_t number = 0;
    const std::string* document = nullptr;
    for (const model::CheckedPair& pair : pairs) {
        if (document == nullptr || *document != pair.document) {
            document = &pair.document;
            out << "<tr class=\"begins\"><td class=\"number\"></td><td class=\"document\" colspan=\"2\"><b>"
                << html_text(pair.document) << "</b></td></tr>\n";
        }
        ++number;
        out << "<tr id=\"pair-" << number << "\"><td class=\"number\"><a href=\"#pair-" << number
            << "\" title=\"" << html_text(place_of(pair)) << "\">" << pair.number << "</a></td>";
        write_side(pair.source_text, pair.source_language, marks_of(pair, &model::Finding::source), out);
        write_side(pair.target_text, pair.target_language, marks_of(pair, &model::Finding::target), out);
        out << "</tr>\n";
        write_findings(pair, out);
    }
    out << "</tbody>\n</table>\n</main>\n<script>" << k_script << "</script>\n</body>\n</html>\n";
}

} // namespace diptych::exchange
