#include "cli/render_lookup.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/render_concept.hpp"
#include "cli/wrap.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <optional>
#include <ostream>
#include <utility>

namespace diptych::cli {

namespace {

using model::Range;
using model::Relation;

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
        out << (first ? "" : std::string(indent, ' ')) << highlighted(text, line, side.matches, style)
            << '\n';
        first = false;
    }
}

/// "A/AC.290/2021/L.1 ¶ 12."
std::string place_of(const model::PairHit& pair) {
    const model::PairSide& side = pair.found_in_source ? pair.source : pair.target;
    std::string place = printable(pair.symbol);
    if (side.kind == model::UnitKind::footnote) {
        place += side.label.empty() ? ", footnote" : ", footnote " + printable(side.label);
    } else if (!side.label.empty()) {
        place += " ¶ " + printable(side.label);
    }
    return pair.probability < k_doubtful ? place + " (doubtful pairing)" : place;
}

void print_pair(std::ostream& out, const model::PairHit& pair, const Style& style, std::size_t columns) {
    const std::size_t language_width =
        std::max(pair.source.language.str().size(), pair.target.language.str().size());
    out << style.dim(place_of(pair)) << '\n';
    print_side(out, pair.source, language_width, style, columns);
    print_side(out, pair.target, language_width, style, columns);
}

/// Things with a comma behind each but the last, on lines of their own width; colours are not counted.
class Enumeration {
public:
    Enumeration(std::ostream& out, const std::string& title, std::size_t columns)
        : m_out{out}, m_columns{columns}, m_used{k_margin + text::display_width(title)} {
        m_out << std::string(k_margin, ' ') << title;
    }

    void add(const std::string& plain, const std::string& coloured) {
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

private:
    std::ostream& m_out;
    std::size_t m_columns;
    std::size_t m_used;
    bool m_any = false;
};

/// "  Rendered in en as: open-ended working group (12), working group (1), otherwise (2)"
void print_renderings(const model::ConceptHit& hit, const model::LookupResult& result, const Style& style,
                      std::size_t columns, std::ostream& out) {
    for (const model::Renderings& renderings : hit.renderings) {
        Enumeration list{out, fmt::format("Rendered in {} as:", renderings.language.str()), columns};
        for (const model::RenderingCount& count : renderings.terms) {
            const std::string plain = fmt::format("{} ({})", printable(count.term), count.pairs);
            list.add(plain, count.status && model::is_to_avoid(*count.status) ? style.bad(plain) : plain);
        }
        if (renderings.otherwise > 0) {
            const std::string plain = fmt::format("otherwise ({})", renderings.otherwise);
            list.add(plain, style.dim(plain));
        }
        out << '\n';
        if (result.total_pairs > result.counted_pairs) {
            out << std::string(k_margin + 2, ' ')
                << style.dim(fmt::format("(in {} of {} pairs)", renderings.pairs, result.total_pairs))
                << '\n';
        }
    }
}

/// "differs by accent, inflection"; nothing when the letters are the same.
std::string remark_on(const model::ConceptHit& hit) {
    const bool matches = hit.relation == Relation::whole || hit.relation == Relation::part;
    return matches && hit.kind != model::MatchKind::exact
               ? "differs by " + base::join(hit.differences.names(), ", ")
               : "";
}

/// What stands above the first card of its kind; nothing when that goes without saying.
std::string heading_of(Relation relation, const model::LookupResult& result) {
    const auto count = std::count_if(result.concepts.begin(), result.concepts.end(),
                                     [&](const model::ConceptHit& hit) { return hit.relation == relation; });
    const std::string query = printable(result.query);
    switch (relation) {
    case Relation::whole:
        return count > 1 ? fmt::format("Several concepts: '{}' is a term of {}{}.", query, count,
                                       result.more_concepts ? " and more" : "")
                         : "";
    case Relation::part:
        return fmt::format("Terms in '{}':", query);
    case Relation::completion:
        return fmt::format("Terms that begin with '{}':", query);
    case Relation::similar:
        break;
    }
    return "Similar terms:";
}

} // namespace

void render_lookup(const model::LookupResult& result, const Style& style, std::size_t columns,
                   std::ostream& out) {
    const char* separator = "";
    std::optional<Relation> relation;
    for (const model::ConceptHit& hit : result.concepts) {
        out << std::exchange(separator, "\n");
        if (relation != hit.relation) {
            relation = hit.relation;
            const std::string heading = heading_of(hit.relation, result);
            out << style.heading(heading.empty() ? "" : wrapped(heading, columns, 0))
                << (heading.empty() ? "" : "\n\n");
        }
        const MarkedTerm marked{hit.language, hit.term, remark_on(hit)};
        render_concept(hit.entry, &marked, style, columns, out);
        print_renderings(hit, result, style, columns, out);
    }
    for (const model::PairHit& pair : result.pairs) {
        out << std::exchange(separator, "\n");
        print_pair(out, pair, style, columns);
    }
    if (result.total_pairs > result.pairs.size()) {
        const std::size_t more = result.total_pairs - result.pairs.size();
        out << separator
            << style.dim(fmt::format("and {} more {}; use --limit {} to see {}", more,
                                     more == 1 ? "pair" : "pairs", result.total_pairs,
                                     more == 1 ? "it" : "them"))
            << '\n';
    }
}

} // namespace diptych::cli
