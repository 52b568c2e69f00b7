#include "cli/render/search_result.hpp"

#include "base/format.hpp"
#include "cli/render/concept.hpp"
#include "cli/render/pair.hpp"
#include "cli/terminal/printable.hpp"
#include "cli/terminal/wrap.hpp"
#include "concordance/kwic.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::cli {

namespace {

using concordance::KeywordInContext;

constexpr std::size_t k_most_renderings = 12; ///< that are shown; the rest is "other"

/// The terms that are shown and how many pairs have others.
std::size_t shown_renderings(const model::SearchResult& result, std::size_t& others) {
    const std::size_t shown = std::min(result.renderings.size(), k_most_renderings);
    others = 0;
    for (std::size_t i = shown; i < result.renderings.size(); ++i) {
        others += result.renderings[i].pairs;
    }
    return shown;
}

void render_summary(const model::SearchResult& result, std::size_t offset, const Style& style,
                    std::size_t columns, std::ostream& out) {
    out << summary_of(result, offset) << '\n';
    if (result.renderings.empty()) {
        return;
    }
    std::size_t others = 0;
    const std::size_t shown = shown_renderings(result, others);
    Enumeration list{out, fmt::format("Rendered in {} as:", result.rendered_in.str()), columns};
    for (std::size_t i = 0; i < shown; ++i) {
        const model::RenderingCount& count = result.renderings[i];
        const std::string number = fmt::format(" ({})", count.pairs);
        list.add(printable(count.term) + number, style.heading(printable(count.term)) + number);
    }
    for (const auto& [what, count] : {std::pair{"others", others}, {"not told", result.without_rendering}}) {
        if (count > 0) {
            const std::string plain = fmt::format("{} ({})", what, count);
            list.add(plain, style.dim(plain));
        }
    }
    out << '\n';
    if (result.counted_pairs < result.total) {
        out << std::string(k_margin + 2, ' ')
            << style.dim(fmt::format("(in the first {} pairs)", result.counted_pairs)) << '\n';
    }
}

void render_rest(const model::SearchResult& result, std::size_t offset, const Style& style,
                 std::ostream& out) {
    const std::size_t shown = offset + result.pairs.size();
    if (result.total > shown && !result.pairs.empty()) {
        out << '\n' << style.dim(fmt::format("Use --offset {} to see the next ones.", shown)) << '\n';
    }
}

} // namespace

std::string summary_of(const model::SearchResult& result, std::size_t offset) {
    const std::string total = fmt::format("{}{}", result.total_is_bound ? "at least " : "", result.total);
    if (result.pairs.empty()) {
        return fmt::format("{} pairs, none of them behind the first {}.", total, offset);
    }
    if (offset == 0 && result.pairs.size() == result.total && !result.total_is_bound) {
        return fmt::format("{} {}.", result.total, result.total == 1 ? "pair" : "pairs");
    }
    if (result.pairs.size() == 1) {
        return fmt::format("Pair {} of {}.", offset + 1, total);
    }
    return fmt::format("Pairs {} to {} of {}.", offset + 1, offset + result.pairs.size(), total);
}

std::string renderings_of(const model::SearchResult& result) {
    std::size_t others = 0;
    const std::size_t shown = shown_renderings(result, others);
    std::string line = shown == 0 ? "" : fmt::format("Rendered in {} as: ", result.rendered_in.str());
    for (std::size_t i = 0; i < shown; ++i) {
        line += fmt::format("{}{} ({})", i == 0 ? "" : ", ", result.renderings[i].term,
                            result.renderings[i].pairs);
    }
    return line + (others == 0 ? "" : fmt::format(", others ({})", others));
}

void render_search(const model::SearchResult& result, std::size_t offset, const Style& style,
                   std::size_t columns, std::ostream& out) {
    render_summary(result, offset, style, columns, out);
    for (const model::PairHit& pair : result.pairs) {
        out << '\n';
        render_pair(pair, style, columns, out);
    }
    render_rest(result, offset, style, out);
}

void render_kwic(const model::SearchResult& result, std::size_t offset, const Style& style,
                 std::size_t columns, std::ostream& out) {
    render_summary(result, offset, style, columns, out);
    out << '\n';
    std::size_t number_width = 0;
    std::size_t keyword_width = 0;
    for (const model::PairHit& pair : result.pairs) {
        const model::PairSide& side = pair.asked();
        number_width = std::max(number_width, std::to_string(pair.id).size());
        if (!side.marks.empty()) {
            keyword_width =
                std::max(keyword_width, text::display_width(model::slice(side.text, side.marks.front())));
        }
    }
    // The keywords begin in the same column; the context before them is as wide as that behind the widest.
    const std::size_t taken = number_width + 2 + 2 + std::min(keyword_width, columns / 3);
    const std::size_t context = std::max<std::size_t>(columns > taken ? (columns - taken) / 2 : 1, 8);
    for (const model::PairHit& pair : result.pairs) {
        const model::PairSide& side = pair.asked();
        const std::string text = printable(side.text);
        const model::Range match = side.marks.empty() ? model::Range{} : side.marks.front();
        const KeywordInContext line = concordance::keyword_in_context(text, match, context);
        const std::size_t left_width = text::display_width(line.left) + (line.left_space ? 1 : 0);
        out << style.dim(fmt::format("{:>{}}", pair.id, number_width)) << "  "
            << std::string(context + 1 > left_width ? context + 1 - left_width : 0, ' ') << line.left
            << (line.left_space ? " " : "") << style.match(line.keyword) << (line.right_space ? " " : "")
            << line.right << '\n';
    }
    render_rest(result, offset, style, out);
}

} // namespace diptych::cli
