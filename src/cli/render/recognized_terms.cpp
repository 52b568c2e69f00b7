#include "cli/render/recognized_terms.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/render/concept.hpp"
#include "cli/terminal/wrap.hpp"

#include <ostream>
#include <set>
#include <string>
#include <vector>

namespace diptych::cli {

namespace {

using model::RecognizedTerm;
using model::WayToWrite;

std::string place_of(const model::RecognizedText& found) {
    const std::string file = printable(found.place.file);
    return found.place.page == 0
               ? fmt::format("{}:{}", file, found.place.line)
               : fmt::format("{}, page {}, line {}", file, found.place.page, found.place.line);
}

/// "  en  open-ended working group; OEWG; not: open working group", a line for each language.
void print_ways(const std::vector<WayToWrite>& ways, const Style& style, std::size_t columns,
                std::ostream& out) {
    constexpr std::size_t k_indent = 4;
    for (std::size_t i = 0; i < ways.size();) {
        const model::LanguageTag& language = ways[i].language;
        std::vector<std::string> write;
        std::vector<std::string> avoid;
        for (; i < ways.size() && ways[i].language == language; ++i) {
            const model::Term& term = *ways[i].term;
            (term.status && model::is_to_avoid(*term.status) ? avoid : write).push_back(printable(term.text));
        }
        const std::string title = std::string(k_indent, ' ') + language.str() + "  ";
        if (!write.empty()) {
            out << title << style.good(wrapped(base::join(write, "; "), columns, title.size())) << '\n';
        }
        if (!avoid.empty()) {
            out << title
                << style.bad(wrapped("do not use: " + base::join(avoid, "; "), columns, title.size()))
                << '\n';
        }
    }
}

void print_term(const model::RecognizedText& found, const RecognizedTerm& hit,
                const std::optional<model::LanguageTag>& other, const Style& style, std::size_t columns,
                std::ostream& out) {
    std::string line = printable(hit.term);
    if (hit.differences.kind() != model::MatchKind::exact) {
        line += fmt::format(" (in the text: {}; {})", printable(model::slice(found.text, hit.match)),
                            base::join(hit.differences.names(), ", "));
    }
    line += fmt::format(", {}{}", printable(hit.entry->id), hit.nested ? ", in a longer term" : "");
    out << std::string(k_margin, ' ') << wrapped(line, columns, k_margin + 2) << '\n';
    if (hit.status && model::is_to_avoid(*hit.status)) {
        const model::Term* const better = model::instead_of(hit);
        const std::string advice =
            fmt::format("{}{}", *hit.status == model::Status::deprecated ? "do not use" : "superseded",
                        better == nullptr ? "" : "; use instead: " + printable(better->text));
        out << std::string(k_margin + 2, ' ') << style.bad(wrapped(advice, columns, k_margin + 2)) << '\n';
    }
    print_ways(model::ways_to_write(*hit.entry, hit.language, other), style, columns, out);
}

} // namespace

void render_recognized(const model::RecognizedText& found, const std::optional<model::LanguageTag>& other,
                       const Style& style, std::size_t columns, std::ostream& out) {
    out << style.dim(place_of(found)) << '\n';
    const std::string text = printable(found.text);
    std::vector<model::Range> matches;
    for (const RecognizedTerm& hit : found.terms) {
        if (!hit.nested && (matches.empty() || !(matches.back() == hit.match))) {
            matches.push_back(hit.match);
        }
    }
    for (const model::Range line : wrap(text, columns)) {
        out << highlighted(text, line, matches, style) << '\n';
    }
    std::set<std::pair<std::string, std::string>> said;
    for (const RecognizedTerm& hit : found.terms) {
        const std::string form{model::slice(found.text, hit.match)};
        if (said.emplace(hit.entry->id, form).second) {
            print_term(found, hit, other, style, columns, out);
        }
    }
}

} // namespace diptych::cli
