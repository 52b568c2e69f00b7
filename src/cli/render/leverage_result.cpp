#include "cli/render/leverage_result.hpp"

#include "base/format.hpp"
#include "cli/render/concept.hpp"
#include "cli/terminal/wrap.hpp"

#include <algorithm>
#include <ostream>
#include <string_view>

namespace diptych::cli {

namespace {

using model::MatchClass;
using model::MemoryMatch;
using model::Range;

std::string row_name(MatchClass match_class, unsigned threshold) {
    const auto from = [&](unsigned least, unsigned most) {
        const unsigned first = std::max(least, threshold);
        return first == most ? fmt::format("{} %", most) : fmt::format("{} to {} %", first, most);
    };
    switch (match_class) {
    case MatchClass::context:
        return "100 %, in context";
    case MatchClass::repetition:
        return "repetitions";
    case MatchClass::exact:
        return "100 %";
    case MatchClass::from_95:
        return from(95, 99);
    case MatchClass::from_85:
        return from(85, 94);
    case MatchClass::from_75:
        return from(75, 84);
    case MatchClass::from_50:
        return from(50, 74);
    case MatchClass::none:
        break;
    }
    return "no match";
}

/// Whether a match of the class can be there at all.
bool is_within(MatchClass match_class, unsigned threshold) {
    switch (match_class) {
    case MatchClass::from_95:
        return threshold <= 99;
    case MatchClass::from_85:
        return threshold <= 94;
    case MatchClass::from_75:
        return threshold <= 84;
    case MatchClass::from_50:
        return threshold <= 74;
    default:
        return true;
    }
}

std::string row(std::string_view name, const memory::ClassCount& count, std::size_t all_words) {
    const double share =
        all_words == 0 ? 0.0 : 100.0 * static_cast<double>(count.words) / static_cast<double>(all_words);
    return fmt::format("{:<18} {:>9} {:>9} {:>6.1f} {:>11}\n", name, count.segments, count.words, share,
                       count.characters);
}

bool is_space_at(const std::string& text, std::size_t i) {
    return i < text.size() && text[i] == ' ';
}

/// Old words red, new ones green.
std::string painted(const MarkedDifferences& marked, Range line, const Style& style) {
    std::string shown;
    const auto is_in = [](const std::vector<Range>& ranges, std::size_t i) {
        return std::any_of(ranges.begin(), ranges.end(), [&](Range range) { return range.contains(i); });
    };
    for (std::size_t i = line.begin; i < line.end;) {
        const bool is_old = is_in(marked.old_words, i);
        const bool is_new = !is_old && is_in(marked.new_words, i);
        std::size_t end = i + 1;
        while (end < line.end && is_in(marked.old_words, end) == is_old &&
               is_in(marked.new_words, end) == is_new) {
            ++end;
        }
        const std::string_view run = model::slice(marked.text, {i, end});
        shown += is_old ? style.bad(run) : is_new ? style.good(run) : std::string{run};
        i = end;
    }
    return shown;
}

void print_text(const MarkedDifferences& marked, std::string_view language, std::size_t width,
                const Style& style, std::size_t columns, std::ostream& out) {
    const std::size_t indent = k_margin + width + 2;
    out << language_column(language, width);
    const char* separator = "";
    for (const Range line : wrap(marked.text, columns > indent ? columns - indent : 1)) {
        out << separator << (*separator == '\0' ? "" : std::string(indent, ' '))
            << painted(marked, line, style) << '\n';
        separator = " ";
    }
}

std::string what_there_is(const model::LeveragedSentence& sentence) {
    const std::string again = sentence.match_class == MatchClass::repetition ? "repetition, " : "";
    if (sentence.matches.empty()) {
        return again + "no match";
    }
    const MemoryMatch& best = sentence.matches.front();
    return fmt::format("{}{} %{}, {}{}", again, std::min(best.percent, 100U),
                       best.percent > 100 ? " in context" : "", printable(best.pair.document.known_as()),
                       best.times > 1 ? fmt::format(" ({} times)", best.times) : "");
}

} // namespace

void render_analysis(const memory::Analysis& analysis, unsigned threshold, const Style& style,
                     std::ostream& out) {
    out << style.heading(fmt::format("{:<18} {:>9} {:>9} {:>6} {:>11}", "Match", "Sentences", "Words", "%",
                                     "Characters"))
        << '\n';
    for (const MatchClass match_class : model::k_match_classes) {
        if (is_within(match_class, threshold)) {
            out << row(row_name(match_class, threshold), analysis.of(match_class), analysis.total().words);
        }
    }
    out << row("all", analysis.total(), analysis.total().words);
}

MarkedDifferences mark_differences(const MemoryMatch& match, const std::string& sentence) {
    MarkedDifferences marked;
    const std::string& similar = match.similar().text;
    std::size_t end = 0;
    for (const model::TextDifference& difference : match.differences) {
        marked.text.append(similar, end, difference.match.begin - end);
        end = difference.match.end;
        if (!difference.match.empty()) {
            const std::size_t begin = marked.text.size();
            marked.text += "[-";
            marked.text += model::slice(similar, difference.match);
            marked.text += "-]";
            marked.old_words.push_back({begin, marked.text.size()});
        }
        if (difference.sentence.empty()) {
            continue;
        }
        const bool alone = difference.match.empty();
        if (alone && difference.sentence.begin > 0 && is_space_at(sentence, difference.sentence.begin - 1) &&
            !marked.text.empty() && marked.text.back() != ' ') {
            marked.text += ' ';
        }
        const std::size_t begin = marked.text.size();
        marked.text += "{+";
        marked.text += model::slice(sentence, difference.sentence);
        marked.text += "+}";
        marked.new_words.push_back({begin, marked.text.size()});
        if (alone && is_space_at(sentence, difference.sentence.end) && end < similar.size() &&
            !is_space_at(similar, end)) {
            marked.text += ' ';
        }
    }
    marked.text.append(similar, end, std::string::npos);
    marked.text = printable(marked.text);
    return marked;
}

void render_leveraged(const model::LeveragedSentence& sentence, const model::LanguageTag& language,
                      const Style& style, std::size_t columns, std::ostream& out) {
    const std::string place = sentence.place.page == 0
                                  ? fmt::format("line {}", sentence.place.line)
                                  : fmt::format("page {}, line {}", sentence.place.page, sentence.place.line);
    out << style.dim(fmt::format("{}: {}", place, what_there_is(sentence))) << '\n';
    if (sentence.matches.empty()) {
        print_text({printable(sentence.text), {}, {}}, language.str(), language.str().size(), style, columns,
                   out);
        return;
    }
    const MemoryMatch& best = sentence.matches.front();
    const std::size_t width =
        std::max(best.similar().language.str().size(), best.translation().language.str().size());
    print_text(mark_differences(best, sentence.text), best.similar().language.str(), width, style, columns,
               out);
    print_text({printable(best.translation().text), {}, {}}, best.translation().language.str(), width, style,
               columns, out);
}

} // namespace diptych::cli
