#include "cli/render/lookup_result.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/render/concept.hpp"
#include "cli/render/pair.hpp"
#include "cli/terminal/wrap.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <optional>
#include <ostream>
#include <utility>

namespace diptych::cli {

namespace {

using model::Relation;

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
                << style.dim(fmt::format("(in {} of {}{} pairs)", renderings.pairs,
                                         result.total_is_bound ? "at least " : "", result.total_pairs))
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
        render_pair(pair, style, columns, out);
    }
    if (result.total_pairs > result.pairs.size()) {
        const std::size_t more = result.total_pairs - result.pairs.size();
        out << separator
            << style.dim(
                   result.total_is_bound
                       ? fmt::format("and at least {} more pairs; use --limit to see more of them", more)
                       : fmt::format("and {} more {}; use --limit {} to see {}", more,
                                     more == 1 ? "pair" : "pairs", result.total_pairs,
                                     more == 1 ? "it" : "them"))
            << '\n';
    }
}

} // namespace diptych::cli
