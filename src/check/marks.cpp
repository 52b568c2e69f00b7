#include "check/marks.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace diptych::check {

namespace {

using model::Range;

struct Mark {
    char32_t value = 0;
    Range bytes;
};

/// "a)", "12)", "iv)": a bracket that closes a label without having been opened.
bool closes_label(std::string_view text, std::size_t bracket) {
    constexpr std::size_t k_longest = 5;
    std::size_t begin = bracket;
    while (begin > 0 && (base::is_ascii_letter(text[begin - 1]) || base::is_ascii_digit(text[begin - 1]))) {
        --begin;
    }
    const bool apart = begin == 0 || std::string_view{" \t;,.:\xA0\xAF"}.find(text[begin - 1]) != std::string_view::npos;
    return apart && begin < bracket && bracket - begin <= k_longest;
}

/// The first bracket that is not closed, or closes none.
std::optional<Mark> unbalanced_bracket(std::string_view text, const std::vector<Range>& codes) {
    std::vector<Mark> open;
    for (std::size_t at = text.find_first_of("()[]{}"); at != std::string_view::npos;
         at = text.find_first_of("()[]{}", at + 1)) {
        const char bracket = text[at];
        const Mark mark{static_cast<unsigned char>(bracket), {at, at + 1}};
        if (is_inside(at, codes)) {
            continue;
        }
        if (bracket == '(' || bracket == '[' || bracket == '{') {
            open.push_back(mark);
            continue;
        }
        const char wanted = bracket == ')' ? '(' : bracket == ']' ? '[' : '{';
        if (!open.empty() && open.back().value == static_cast<unsigned char>(wanted)) {
            open.pop_back();
        } else if (bracket != ')' || !closes_label(text, at)) {
            return mark;
        }
    }
    return open.empty() ? std::nullopt : std::optional{open.front()};
}

/// Quotation marks of a text by their kinds.
struct Quotation {
    std::vector<Mark> opening; ///< « “ „ ‹, and ” where it opens
    std::vector<Mark> closing;
    std::vector<Mark> straight;
    std::vector<char32_t> kinds;
};

/// Of double marks; single ones are apostrophes too.
Quotation quotation_of(std::string_view text, const std::vector<Range>& codes) {
    Quotation found;
    const bool low = text.find("\u201e") != std::string_view::npos; // „ opens, and “ or ” closes
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint point = text::code_point_at(text, at);
        const Mark mark{point.value, {at, at + point.length}};
        const bool straight = point.value == U'"' && !is_inside(at, codes) && !text::is_digit(before);
        if (straight) {
            found.straight.push_back(mark);
        } else if (point.value == U'«' || point.value == U'»') {
            // Which of the two opens is a matter of the language.
            (point.value == U'«' ? found.opening : found.closing).push_back(mark);
        } else if (point.value == U'„' || (point.value == U'“' && !low)) {
            found.opening.push_back(mark);
        } else if (point.value == U'”' || (point.value == U'“' && low)) {
            found.closing.push_back(mark);
        } else {
            before = point.value;
            at += point.length;
            continue;
        }
        found.kinds.push_back(point.value);
        before = point.value;
        at += point.length;
    }
    return found;
}

/// A mark too many; nothing when they go together. ”so” has no opening ones.
std::optional<Mark> unbalanced_mark(const Quotation& quotation) {
    if (quotation.straight.size() % 2 != 0) {
        return quotation.straight.back();
    }
    const std::size_t opening = quotation.opening.size();
    const std::size_t closing = quotation.closing.size();
    if (opening == closing || (opening == 0 && closing % 2 == 0)) {
        return std::nullopt;
    }
    return opening > closing ? quotation.opening.back() : quotation.closing.back();
}

std::string utf8(char32_t value) {
    std::string written;
    text::append_utf8(written, value);
    return written;
}

/// Whether the language's file names marks, and this is none of them.
bool is_foreign(char32_t mark, const language::Language& language) {
    const language::WordPairs& pairs = language.sentences.quotation_marks;
    const std::string written = utf8(mark);
    return !pairs.empty() && mark != U'"' && std::none_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
        return pair.first == written || pair.second == written;
    });
}

/// What a text ends with.
enum class End { nothing, stop, question, exclamation, colon, semicolon, comma, ellipsis };

End end_of(char32_t mark) {
    constexpr std::array<std::pair<std::u32string_view, End>, 7> k_marks{{
        {U".\u3002\uff0e\u0964\u06d4\u0589", End::stop},
        {U"?\uff1f\u061f\u037e", End::question},
        {U"!\uff01", End::exclamation},
        {U":\uff1a", End::colon},
        {U";\uff1b\u061b", End::semicolon},
        {U",\uff0c\u060c\u3001", End::comma},
        {U"…", End::ellipsis},
    }};
    const auto found = std::find_if(k_marks.begin(), k_marks.end(),
                                    [&](const auto& marks) { return marks.first.find(mark) != std::u32string_view::npos; });
    return found == k_marks.end() ? End::nothing : found->second;
}

/// The mark that ends a text, inside closing brackets and quotation marks too. Ranges of codes are passed over.
std::pair<End, Range> end_of(std::string_view text, const std::vector<Range>& codes,
                             const language::Language& language) {
    std::size_t at = text.size();
    while (at > 0) {
        const auto code = std::find_if(codes.begin(), codes.end(), [&](Range range) { return range.end == at; });
        if (code != codes.end()) {
            at = code->begin;
            continue;
        }
        const text::CodePoint point = text::code_point_before(text, at);
        const bool asks = point.value == U';' && language.semicolon_asks;
        const End end = asks ? End::question : end_of(point.value);
        if (end != End::nothing) {
            const bool dots = end == End::stop && text.substr(0, at).ends_with("...");
            return {dots ? End::ellipsis : end, {at - (dots ? 3 : point.length), at}};
        }
        if (!text::is_white_space(point.value) && !text::is_closing(point.value) && point.value != U'”' && point.value != U'“') {
            break;
        }
        at -= point.length;
    }
    return {End::nothing, {at, at}};
}

/// "etc.", "12 p.m.": the stop of an abbreviation may be all there is.
bool ends_with_abbreviation(std::string_view text, Range stop, const language::Language& language) {
    const std::size_t space = text.find_last_of(" (\xA0", stop.begin == 0 ? 0 : stop.begin - 1);
    const std::string_view word = text.substr(space == std::string_view::npos ? 0 : space + 1);
    const std::string_view written = word.substr(0, stop.end - (space == std::string_view::npos ? 0 : space + 1));
    const auto& list = language.sentences.abbreviation_list;
    return written.find('.') + 1 < written.size() ||
           std::any_of(list.begin(), list.end(), [&](const auto& entry) { return entry.first == written; });
}

} // namespace

void check_brackets(const Subject& pair) {
    const std::optional<Mark> wrong = unbalanced_bracket(pair.target, pair.target_codes);
    if (wrong && !unbalanced_bracket(pair.source, pair.source_codes)) {
        const std::string_view bracket = model::slice(pair.target, wrong->bytes);
        const bool opens = bracket == "(" || bracket == "[" || bracket == "{";
        pair.report(Rule::brackets, wrong->bytes,
                    opens ? "The bracket is not closed." : "The bracket closes none that is open.");
    }
}

void check_quotation_marks(const Subject& pair) {
    const Quotation target = quotation_of(pair.target, pair.target_codes);
    if (target.kinds.empty()) {
        return;
    }
    const Quotation source = quotation_of(pair.source, pair.source_codes);
    const std::optional<Mark> wrong = unbalanced_mark(target);
    if (wrong && !unbalanced_mark(source)) {
        pair.report(Rule::quotation_marks, wrong->bytes, "The quotation mark has no other one that goes with it.");
        return;
    }
    for (const std::vector<Mark>* const marks : {&target.opening, &target.closing}) {
        for (const Mark& mark : *marks) {
            if (is_foreign(mark.value, pair.target_language)) {
                pair.report(Rule::quotation_marks, mark.bytes, "The quotation mark is none of the target's language.");
                return;
            }
        }
    }
}

void check_end(const Subject& pair) {
    const auto [source, source_bytes] = end_of(pair.source, pair.source_codes, pair.source_language);
    const auto [target, target_bytes] = end_of(pair.target, pair.target_codes, pair.target_language);
    if (source == target) {
        return;
    }
    const bool only_abbreviation =
        (target == End::nothing && source == End::stop &&
         ends_with_abbreviation(pair.source, source_bytes, pair.source_language)) ||
        (source == End::nothing && target == End::stop &&
         ends_with_abbreviation(pair.target, target_bytes, pair.target_language));
    if (only_abbreviation) {
        return;
    }
    const std::string_view wanted = model::slice(pair.source, source_bytes);
    const std::string_view there = model::slice(pair.target, target_bytes);
    const std::string message = target == End::nothing ? fmt::format("The source ends with {}, the target does not.", in_quotes(wanted))
                                : source == End::nothing
                                    ? fmt::format("The target ends with {}, the source does not.", in_quotes(there))
                                    : fmt::format("The source ends with {}, the target with {}.", in_quotes(wanted),
                                                  in_quotes(there));
    model::Finding& finding = pair.report(Rule::end_punctuation, target_bytes, message);
    finding.source = source_bytes;
    finding.expected = wanted;
}

} // namespace diptych::check
