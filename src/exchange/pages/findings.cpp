#include "exchange/pages/findings.hpp"

#include "base/format.hpp"
#include "exchange/pages/page.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <string_view>

namespace diptych::exchange {

namespace {

Alarm alarm_of(base::Severity severity) {
    return severity == base::Severity::error     ? Alarm::red
           : severity == base::Severity::warning ? Alarm::amber
                                                 : Alarm::note;
}

/// What the findings of a side point at; of two that begin at one place the graver one first.
std::vector<TextMark> marks_of(const model::CheckedPair& pair, model::Range model::Finding::*side) {
    std::vector<TextMark> marks;
    for (const model::Finding& finding : pair.findings) {
        marks.push_back({finding.*side, alarm_of(finding.severity)});
    }
    std::sort(marks.begin(), marks.end(), [](const TextMark& a, const TextMark& b) {
        return a.bytes.begin != b.bytes.begin ? a.bytes.begin < b.bytes.begin : a.alarm > b.alarm;
    });
    return marks;
}

std::string place_of(const model::CheckedPair& pair) {
    std::string place = fmt::format("pair {}", pair.number);
    for (const model::Place* side : {&pair.source.place, &pair.target.place}) {
        if (side->line != 0) {
            place += side->page == 0
                         ? fmt::format(" \u00b7 {}:{}", side->file, side->line)
                         : fmt::format(" \u00b7 {}, page {}, line {}", side->file, side->page, side->line);
        }
        if (pair.source.place.file == pair.target.place.file &&
            pair.source.place.line == pair.target.place.line) {
            break;
        }
    }
    return place;
}

void write_findings(const model::CheckedPair& pair, std::ostream& out) {
    out << "<td><ul class=\"findings\">\n";
    for (const model::Finding& finding : pair.findings) {
        out << "<li data-kind=\"" << html_text(finding.rule) << "\">"
            << mark(fmt::format("{} \u00b7 {}", base::name_of(finding.severity), html_text(finding.rule)),
                    alarm_of(finding.severity))
            << ' ' << html_text(finding.message) << " <code title=\"the key by which it can be dismissed\">"
            << html_text(finding.key) << "</code></li>\n";
    }
    out << "</ul></td>";
}

using RuleCounts = std::map<std::string, std::size_t, std::less<>>;

void write_rules(const std::vector<model::CheckRule>& rules, const RuleCounts& counts, std::ostream& out) {
    out << "<fieldset class=\"kinds\" hidden=\"\"><legend>Rules</legend>\n";
    for (const model::CheckRule& rule : rules) {
        const auto count = counts.find(rule.name);
        if (count != counts.end()) {
            const std::string name = html_text(rule.name);
            out << "<label title=\"" << html_text(rule.what)
                << "\"><input type=\"checkbox\" name=\"kind\" checked=\"\" value=\"" << name << "\"/> "
                << name << " (" << count->second << ")</label>\n";
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
    Page page{out, {.title = "Findings", .marked = "finding"}};
    out << fmt::format("<p>{} in {} checked {}</p>\n", all, checked, checked == 1 ? "pair" : "pairs");
    write_rules(rules, counts, out);
    page.begin_rows();
    page.begin_table({"Source", "Target", "Findings"});
    std::size_t number = 0;
    const std::string* document = nullptr;
    for (const model::CheckedPair& pair : pairs) {
        if (document == nullptr || *document != pair.document.known_as()) {
            document = &pair.document.known_as();
            page.write_group("<b>" + html_text(pair.document.known_as()) + "</b>");
        }
        Alarm alarm = Alarm::none;
        for (const model::Finding& finding : pair.findings) {
            alarm = std::max(alarm, alarm_of(finding.severity));
        }
        page.begin_row({.id = fmt::format("pair-{}", ++number),
                        .number = std::to_string(pair.number),
                        .alarm = alarm,
                        .title = place_of(pair)});
        out << side_cell(pair.source.text, pair.source.language, marks_of(pair, &model::Finding::source))
            << side_cell(pair.target.text, pair.target.language, marks_of(pair, &model::Finding::target));
        write_findings(pair, out);
        page.end_row();
    }
    page.end_table();
    page.end();
}

} // namespace diptych::exchange
