#include "cli/render/findings.hpp"

#include "base/format.hpp"
#include "cli/render/concept.hpp"
#include "cli/render/pair.hpp"
#include "cli/terminal/printable.hpp"
#include "cli/terminal/wrap.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace diptych::cli {

namespace {

using model::Range;

/// In order, those that overlap as one.
std::vector<Range> spans_of(const model::CheckedPair& pair, Range model::Finding::*side) {
    std::vector<Range> spans;
    for (const model::Finding& finding : pair.findings) {
        const bool whole = finding.rule == "untranslated"; // all of it marked shows nothing
        if (!(finding.*side).empty() && !whole) {
            spans.push_back(finding.*side);
        }
    }
    std::sort(spans.begin(), spans.end(), [](Range a, Range b) { return a.begin < b.begin; });
    std::vector<Range> apart;
    for (const Range span : spans) {
        if (!apart.empty() && span.begin < apart.back().end) {
            apart.back().end = std::max(apart.back().end, span.end);
        } else {
            apart.push_back(span);
        }
    }
    return apart;
}

std::string place_of(const model::Place& place) {
    if (place.line == 0) {
        return printable(place.file);
    }
    return place.page == 0
               ? fmt::format("{}:{}", printable(place.file), place.line)
               : fmt::format("{}, page {}, line {}", printable(place.file), place.page, place.line);
}

std::string place_of(const model::CheckedPair& pair) {
    const std::string source = place_of(pair.source.place);
    const std::string target = place_of(pair.target.place);
    std::string place = source == target ? source : source + " | " + target;
    return pair.id == 0 ? place
                        : fmt::format("{}  {}, pair {}: {}", pair.id, printable(pair.document.known_as()),
                                      pair.number, place);
}

std::string painted(base::Severity severity, const std::string& text, const Style& style) {
    switch (severity) {
    case base::Severity::error:
        return style.bad(text);
    case base::Severity::warning:
        return style.fair(text);
    case base::Severity::note:
        break;
    }
    return style.dim(text);
}

} // namespace

void render_findings(const model::CheckedPair& pair, const Style& style, std::size_t columns,
                     std::ostream& out) {
    out << style.dim(place_of(pair)) << '\n';
    model::Pair sides = pair;
    sides.source.marks = spans_of(pair, &model::Finding::source);
    sides.target.marks = spans_of(pair, &model::Finding::target);
    render_sides(sides, style, columns, out);
    for (const model::Finding& finding : pair.findings) {
        const std::string head =
            fmt::format("{}: {} [{}]", base::name_of(finding.severity), finding.rule, finding.key);
        out << std::string(k_margin, ' ') << painted(finding.severity, head, style) << '\n'
            << std::string(k_margin + 2, ' ') << wrapped(printable(finding.message), columns, k_margin + 2)
            << '\n';
    }
}

void render_dismissal(const model::Dismissal& dismissal, const Style& style, std::size_t columns,
                      std::ostream& out) {
    out << style.heading(dismissal.key) << "  " << dismissal.made << "  "
        << (dismissal.rule.empty() ? "" : dismissal.rule + "  ") << printable(dismissal.reason) << '\n';
    for (const std::string* text : {&dismissal.message, &dismissal.source, &dismissal.target}) {
        if (!text->empty()) {
            out << std::string(k_margin, ' ') << wrapped(printable(*text), columns, k_margin) << '\n';
        }
    }
}

} // namespace diptych::cli
