#include "segment/candidate.hpp"

#include "base/string.hpp"
#include "language/roman.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace diptych::segment {

namespace {

using text::code_point_at;
using text::code_point_before;
using text::CodePoint;

/// A soft hyphen or a mark of direction: as if it were not there (UAX #29, SB5).
bool is_format(char32_t c) {
    return c == U'\u00AD' || c == U'\u200E' || c == U'\u200F' || c == U'\u061C';
}

bool is_ascii_quote(char32_t c) {
    return c == U'"' || c == U'\'';
}

/// Stops after which no space is written.
bool is_wide_stop(char32_t c) {
    return c == U'。' || c == U'！' || c == U'？' || c == U'．';
}

/// A quote or bracket that closes here: a straight quote does when something other than a word follows it.
bool closes(std::string_view text, std::size_t i, const CodePoint& c) {
    const std::size_t after = i + c.length;
    if (c.value == U'“' || c.value == U'«' || c.value == U'‘') { // German closes with them
        return after >= text.size() || text::is_white_space(code_point_at(text, after).value);
    }
    if (!text::is_closing(c.value)) {
        return false;
    }
    if (!is_ascii_quote(c.value) || after >= text.size()) {
        return true;
    }
    const char32_t next = code_point_at(text, after).value;
    return !text::is_letter(next) && !text::is_digit(next);
}

bool is_superscript(char32_t c) {
    return c == U'¹' || c == U'²' || c == U'³' || (c >= U'⁰' && c <= U'⁹');
}

/// The end of a call in brackets behind a space, "law. [12] The"; `i` when there is none. The brackets of a
/// list of references stand at its beginning, where no stop is before them.
std::size_t skip_call_apart(std::string_view text, std::size_t i) {
    if (i + 1 >= text.size() || text[i] != ' ' || text[i + 1] != '[') {
        return i;
    }
    const std::size_t end = text.find_first_not_of("0123456789", i + 2);
    const bool closed = end != std::string_view::npos && end > i + 2 && text[end] == ']';
    return closed && (end + 1 == text.size() || text[end + 1] == ' ') ? end + 1 : i;
}

/// The end of footnote calls glued to the stop: "martyr.[1] The", and behind a whole word "consensus.5 The".
/// \param quoted  whether a quotation or a bracket was closed behind the stop
std::size_t skip_note_call(std::string_view text, std::size_t stop, std::size_t i, bool quoted) {
    std::size_t end = skip_call_apart(text, i);
    while (end < text.size() && text[end] == '[') {
        std::size_t digits = end + 1;
        while (digits < text.size() && base::is_ascii_digit(text[digits])) {
            ++digits;
        }
        if (digits == end + 1 || digits >= text.size() || text[digits] != ']') {
            return end;
        }
        end = digits + 1;
    }
    std::size_t marks = end;
    while (marks < text.size() && (text[marks] == '*' || is_superscript(code_point_at(text, marks).value))) {
        marks += code_point_at(text, marks).length;
    }
    const bool glued = marks < text.size() && text::is_letter(code_point_at(text, marks).value);
    end = glued ? end : marks; // "*In the beginning" is what the mark belongs to
    constexpr std::size_t k_most_digits = 3;
    constexpr std::size_t k_shortest_word = 4; // "art.5" is no end of a sentence
    std::size_t digits = end;
    while (digits < text.size() && base::is_ascii_digit(text[digits])) {
        ++digits;
    }
    if (digits == end) {
        return end;
    }
    const std::string_view word = word_before_stop(text, stop, 0);
    const bool whole_word = word.size() >= k_shortest_word && word.find('.') == std::string_view::npos &&
                            text::is_lower(code_point_before(word, word.size()).value);
    const bool number_ends = digits >= text.size() || text[digits] == ' ';
    const std::size_t first_call = digits;
    while (digits + 1 < text.size() && text[digits] == ' ' && base::is_ascii_digit(text[digits + 1])) {
        std::size_t next = digits + 1; // "consultation.11 12 Take": calls one behind the other
        while (next < text.size() && base::is_ascii_digit(text[next])) {
            ++next;
        }
        if (next - digits > k_most_digits || next >= text.size() || text[next] != ' ') {
            break;
        }
        digits = next;
    }
    const bool behind_bracket = stop > 0 && (text[stop - 1] == ')' || text[stop - 1] == ']');
    return (whole_word || quoted || behind_bracket) && first_call - end <= k_most_digits && number_ends
               ? digits
               : end;
}

bool one_of(std::string_view text, std::size_t i, std::string_view characters) {
    return i < text.size() && characters.find(text[i]) != std::string_view::npos;
}

/// ":-)" and its like, behind a space: they belong to the sentence they comment on.
std::size_t skip_emoticon(std::string_view text, std::size_t i) {
    std::size_t end = skip_white_space(text, i);
    if (!one_of(text, end, ":;=")) {
        return i;
    }
    ++end;
    end += one_of(text, end, "-'") ? 1U : 0U;
    if (!one_of(text, end, ")(DPp|/*")) {
        return i;
    }
    ++end;
    while (one_of(text, end, ")(")) {
        ++end;
    }
    return end >= text.size() || text[end] == ' ' ? end : i;
}

/// Marks of scripts without spaces that close and never open.
bool is_wide_closing(char32_t c) {
    return c == U'」' || c == U'』' || c == U'》' || c == U'〉' || c == U'】' || c == U'）';
}

/// Behind the white space before a closing mark that belongs to what it closes: », as French is set, and the marks of
/// full width, which texts that were cut into words have apart; `i` when there is none.
/// \param wide  whether the stop is one of full width
std::size_t skip_to_closing(std::string_view text, std::size_t i, bool wide) {
    const std::size_t after = skip_white_space(text, i);
    if (after == i || after >= text.size()) {
        return i;
    }
    const CodePoint c = code_point_at(text, after);
    const std::size_t behind = after + c.length;
    const bool glued = behind < text.size() && text::is_letter(code_point_at(text, behind).value);
    const bool closes = is_wide_closing(c.value) || (wide && c.value == U'”') ||
                        (c.value == U'»' && !glued); // but German has »so«
    return closes ? after : i;
}

/// Behind further marks that stand apart from the stop, as in "? !" and "toits ! ...": they are no sentence.
/// \param single  whether the stop so far is one "."  \returns `i` when there are none
std::size_t skip_marks_apart(std::string_view text, std::size_t i, bool single) {
    const std::size_t begin = skip_white_space(text, i);
    if (begin == i) {
        return i;
    }
    std::size_t end = begin;
    std::size_t dots = 0;
    bool others = false;
    while (end < text.size()) {
        const CodePoint c = code_point_at(text, end);
        if (c.value == U'.') {
            ++dots;
        } else if (c.value == U'!' || c.value == U'?' || c.value == U'…') {
            others = true;
        } else {
            break;
        }
        end += c.length;
    }
    const bool alone = end == text.size() || text::is_white_space(code_point_at(text, end).value);
    const bool marks = others ? dots == 0 : dots >= 2 && !single; // dots behind a full stop begin something
    return alone && marks ? end : i;
}

/// ". . ." as typewriters set an ellipsis: behind its last dot, or `stop` when there are fewer than three.
std::size_t end_of_spaced_dots(std::string_view text, std::size_t stop) {
    std::size_t end = stop;
    std::size_t dots = 0;
    while (end < text.size() && text[end] == '.') {
        ++dots;
        ++end;
        if (end + 1 < text.size() && text[end] == ' ' && text[end + 1] == '.') {
            ++end;
        } else {
            break;
        }
    }
    return dots >= 3 ? end : stop;
}

/// Whether what stands behind a full stop does not begin a sentence.
bool goes_on_behind(std::string_view text, std::size_t i) {
    const std::size_t next = skip_white_space(text, i);
    if (next >= text.size()) {
        return false;
    }
    const char32_t c = code_point_at(text, next).value;
    return text::is_lower(c) || text::is_digit(c) || (next == i && !text::is_closing(c)) || c == U'&' ||
           c == U'\'' || c == U'\u2019';
}

/// Whether there is a digit or a slash up to the next white space.
bool has_number(std::string_view text, std::size_t i) {
    constexpr std::size_t k_longest = 64; // of what a document is called
    for (const char c : text.substr(i, k_longest)) {
        if (c == ' ' || c == '/' || base::is_ascii_digit(c)) {
            return c != ' ';
        }
    }
    return false;
}

/// Whether the number at `i` is a label ("1. Toute") or stands before a capital or a section mark ("38
/// U.S.C.").
bool number_begins(std::string_view text, std::size_t i) {
    std::size_t end = text.find_first_not_of("0123456789", i);
    if (end == std::string_view::npos) {
        return false;
    }
    end += text[end] == '.' || text[end] == ')' ? 1U : 0U;
    const std::size_t next = skip_white_space(text, end);
    if (next == end || next >= text.size()) {
        return false;
    }
    const char32_t c = code_point_at(text, next).value;
    return text::is_upper(c) || c == U'\u00a7';
}

bool is_dash(char32_t c) {
    return c == U'-' || c == U'–' || c == U'—' || c == U'―';
}

bool all_upper(std::string_view word) {
    for (std::size_t i = 0; i < word.size();) {
        const CodePoint c = code_point_at(word, i);
        if (!text::is_upper(c.value)) {
            return false;
        }
        i += c.length;
    }
    return true;
}

} // namespace

bool is_stop(char32_t c) {
    switch (c) {
    case U'.':
    case U'!':
    case U'?':
    case U'…':
    case U'‼':
    case U'؟':
    case U'۔':
    case U'\u037E': // Greek question mark
    case U'।':
    case U'。':
    case U'！':
    case U'？':
    case U'．':
        return true;
    default:
        return false;
    }
}

bool is_stop_at(std::string_view text, std::size_t i) {
    const char32_t c = code_point_at(text, i).value;
    if (c != U';' || i == 0) {
        return is_stop(c);
    }
    const char32_t before = code_point_before(text, i).value;
    return (before >= 0x0386 && before < 0x03E2) || (before >= 0x1F00 && before < 0x2000);
}

std::size_t skip_white_space(std::string_view text, std::size_t i) {
    while (i < text.size()) {
        if (text[i] == ' ') {
            ++i;
            continue;
        }
        const CodePoint c = code_point_at(text, i);
        if (!text::is_white_space(c.value)) {
            break;
        }
        i += c.length;
    }
    return i;
}

Candidate candidate_at(std::string_view text, std::size_t stop) {
    Candidate candidate;
    const std::size_t dots_end = end_of_spaced_dots(text, stop);
    candidate.stop = stop;
    std::size_t stops = 0;
    bool wide = false;
    bool single_dots = true;
    std::size_t i = stop;
    if (dots_end != stop) {
        candidate.spaced_dots = true;
        stops = (dots_end - stop + 1) / 2;
        i = dots_end;
    }
    while (i < text.size()) {
        const CodePoint c = code_point_at(text, i);
        if (is_stop_at(text, i)) {
            ++stops;
            wide = wide || is_wide_stop(c.value);
            single_dots = single_dots && c.value == U'.';
            candidate.ellipsis = candidate.ellipsis || c.value == U'…';
        } else if (const bool format = is_format(c.value); format || closes(text, i, c)) {
            candidate.closed = candidate.closed || !format;
        } else {
            const std::size_t apart = skip_marks_apart(text, i, stops == 1 && single_dots);
            const std::size_t behind = apart != i ? apart : skip_to_closing(text, i, wide);
            if (behind == i) {
                break;
            }
            single_dots = single_dots && apart == i;
            candidate.ellipsis = candidate.ellipsis || text.substr(i, apart - i).find("…") != text.npos;
            i = behind;
            continue;
        }
        i += c.length;
    }
    candidate.full_stop = stops == 1 && single_dots && !candidate.ellipsis;
    candidate.ellipsis = candidate.ellipsis || (single_dots && stops >= 2);
    candidate.dots = single_dots ? stops : 0;
    candidate.end = skip_emoticon(text, skip_note_call(text, stop, i, candidate.closed));
    candidate.next = skip_white_space(text, candidate.end);
    candidate.spaced = candidate.next > candidate.end || candidate.next == text.size() || wide;
    return candidate;
}

Follower follower_at(std::string_view text, std::size_t next) {
    Follower follower;
    std::size_t i = next;
    while (i < text.size()) {
        const CodePoint c = code_point_at(text, i);
        const bool opens =
            text::is_opening(c.value) || is_ascii_quote(c.value) || c.value == U'¿' || c.value == U'¡';
        const bool dash = is_dash(c.value);
        if (!opens && !dash && !is_format(c.value) &&
            !((follower.opening || follower.dash) && text::is_white_space(c.value))) {
            break;
        }
        follower.opening = follower.opening || opens;
        follower.bracket = follower.bracket || c.value == U'(' || c.value == U'[';
        follower.dash = follower.dash || dash;
        i += c.length;
    }
    if (i >= text.size()) {
        follower.none = true;
        return follower;
    }
    const CodePoint first = code_point_at(text, i);
    follower.upper = text::is_upper(first.value);
    follower.lower = text::is_lower(first.value);
    follower.digit = text::is_digit(first.value);
    follower.unspaced = text::is_unspaced(first.value);
    follower.rest = text.substr(i, std::min<std::size_t>(text.size() - i, Follower::k_longest_rest));
    std::size_t end = i;
    std::size_t letters = 0;
    while (end < text.size()) {
        const CodePoint c = code_point_at(text, end);
        if (!text::is_letter(c.value) && !text::is_mark(c.value)) {
            break;
        }
        ++letters;
        end += c.length;
    }
    follower.word = text.substr(i, end - i);
    follower.punctuation =
        letters == 0 && std::string_view{",:;=)]}>%^~+&"}.find(text[i]) != std::string_view::npos;
    follower.token_has_number = has_number(text, i);
    follower.number_begins = follower.digit && number_begins(text, i);
    follower.capitals = letters >= 2 && all_upper(follower.word);
    const char32_t after = end < text.size() ? code_point_at(text, end).value : U' ';
    follower.abbreviated = after == U'.';
    follower.goes_on = follower.abbreviated && goes_on_behind(text, end + 1);
    const bool elided = after == U'\'' || after == U'\u2019';
    follower.single_letter = letters == 1 && !elided;
    follower.roman = language::has_roman_capitals(follower.word) && !elided;
    return follower;
}

std::string_view word_before_stop(std::string_view text, std::size_t stop, std::size_t lowest) {
    constexpr std::size_t k_longest = 256;
    std::size_t begin = stop;
    while (begin > lowest && stop - begin < k_longest) {
        if (base::is_ascii_letter(text[begin - 1])) { // nearly always
            --begin;
            continue;
        }
        const CodePoint c = code_point_before(text, begin);
        if (text::is_white_space(c.value) || text::is_opening(c.value) || is_ascii_quote(c.value) ||
            c.value == U'\u2019' || c.value == U'/' || c.value == U'–' || c.value == U'—') {
            break;
        }
        begin -= c.length;
    }
    return text.substr(begin, stop - begin);
}

bool is_initial(std::string_view word) {
    const std::size_t hyphen = word.rfind('-');
    const std::string_view last =
        hyphen == std::string_view::npos || word.size() > 6 ? word : word.substr(hyphen + 1); // J.-P
    return !last.empty() && last.size() <= 4 && text::count_code_points(last) == 1 &&
           text::is_upper(code_point_at(last, 0).value);
}

bool is_dotted_acronym(std::string_view word) {
    if (word.size() < 3 || word.find('.') == std::string_view::npos) {
        return false;
    }
    bool letter_expected = true;
    for (std::size_t i = 0; i < word.size();) {
        const CodePoint c = code_point_at(word, i);
        if (letter_expected != text::is_letter(c.value) || (!letter_expected && c.value != U'.')) {
            return false;
        }
        letter_expected = !letter_expected;
        i += c.length;
    }
    return !letter_expected;
}

} // namespace diptych::segment
