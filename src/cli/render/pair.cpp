#include "cli/render/pair.hpp"

#include "base/figures.hpp"
#include "base/format.hpp"
#include "cli/render/concept.hpp"
#include "cli/terminal/printable.hpp"
#include "cli/terminal/wrap.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

namespace diptych::cli {

namespace {

using model::Range;

/// Below this a pairing is shown as doubtful: it is less likely right than wrong.
constexpr double k_doubtful = 0.5;

void print_side(std::ostream& out, const model::PairSide& side, std::size_t language_width,
                const Style& style, std::size_t columns) {
    const std::size_t indent = k_margin + language_width + 2;
    out << language_column(side.language.str(), language_width);
    if (side.text.empty()) {
        out << style.dim("(no counterpart)") << '\n';
        return;
    }
    const std::string text = printable(side.text);
    bool first = true;
    for (const Range line : wrap(text, columns > indent ? columns - indent : 1)) {
        out << (first ? "" : std::string(indent, ' ')) << highlighted(text, line, side.marks, style) << '\n';
        first = false;
    }
}

/// "A/AC.290/2021/L.1, page 3 ¶ 12."
std::string place_of(const model::PairHit& pair) {
    const model::PairSide& side = pair.asked();
    std::string place = printable(pair.document.known_as());
    if (side.place.page != 0) {
        place += fmt::format(", page {}", side.place.page);
    }
    if (side.kind == model::UnitKind::footnote) {
        place += side.label.empty() ? ", footnote" : ", footnote " + printable(side.label);
    } else if (!side.label.empty()) {
        place += " ¶ " + printable(side.label);
    }
    return pair.probability < k_doubtful ? place + " (doubtful pairing)" : place;
}

/// "1234  A/AC.290/2021/L.1 ¶ 12.  2021-03-12  0.42  confirmed"
std::string heading_of(const model::PairHit& pair) {
    std::string heading = fmt::format("{}  {}", pair.id, place_of(pair));
    if (!pair.document.date.empty()) {
        heading += "  " + printable(pair.document.date);
    }
    heading += "  " + base::short_probability(pair.probability);
    heading += pair.confirmed ? "  confirmed" : "";
    return pair.flag.empty() ? heading : heading + "  flagged: " + printable(pair.flag);
}

} // namespace

void render_pair(const model::PairHit& pair, const Style& style, std::size_t columns, std::ostream& out) {
    out << style.dim(wrapped(heading_of(pair), columns, k_margin)) << '\n';
    render_sides(pair, style, columns, out);
}

void render_sides(const model::Pair& pair, const Style& style, std::size_t columns, std::ostream& out) {
    const std::size_t language_width =
        std::max(pair.source.language.str().size(), pair.target.language.str().size());
    print_side(out, pair.source, language_width, style, columns);
    print_side(out, pair.target, language_width, style, columns);
}

Enumeration::Enumeration(std::ostream& out, const std::string& title, std::size_t columns)
    : m_out{out}, m_columns{columns}, m_used{k_margin + text::display_width(title)} {
    m_out << std::string(k_margin, ' ') << title;
}

void Enumeration::add(const std::string& plain, const std::string& coloured) {
    const std::size_t width = text::display_width(plain);
    m_out << (std::exchange(m_any, true) ? "," : "");
    if (m_used + width + 2 > m_columns) {
        m_out << '\n' << std::string(k_margin + 2, ' ') << coloured;
        m_used = k_margin + 2 + width;
    } else {
        m_out << ' ' << coloured;
        m_used += width + 2;
    }
}

} // namespace diptych::cli
