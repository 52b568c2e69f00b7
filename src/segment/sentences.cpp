#include "segment/sentences.hpp"

#include "text/character.hpp"
#include "text/sentence_iterator.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace diptych::segment {

namespace {

using model::Range;
using text::code_point_at;
using text::code_point_before;
using text::CodePoint;

bool is_stop(char32_t c) {
    switch (c) {
    case U'.':
    case U'!':
    case U'?':
    case U'…':
    case U'‼':
    case U'؟':
    case U'۔':
    case U'।':
    case U'。':
    case U'！':
    case U'？':
        return true;
    default:
        return false;
    }
}

/// Stops after which no space is written.
bool is_east_asian_stop(char32_t c) {
    return c == U'。' || c == U'！' || c == U'？';
}

bool is_ascii_quote(char32_t c) {
    return c == U'"' || c == U'\'';
}

/// A stop and what belongs to it, and what comes next.
struct Candidate {
    std::size_t stop = 0;        ///< byte of the first stop
    std::size_t end = 0;         ///< behind the last stop, closing quotes and brackets
    std::size_t next = 0;        ///< of the next text; the size of the text when there is none
    bool full_stop_only = false; ///< a single "."
    bool closed = false;         ///< quotes or brackets were closed behind the stop
    bool spaced = false;         ///< white space follows, or none is needed
};

std::size_t skip_white_space(std::string_view text, std::size_t i) {
    while (i < text.size()) {
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
    candidate.stop = stop;
    std::size_t i = stop;
    std::size_t stops = 0;
    bool east_asian = false;
    while (i < text.size()) {
        const CodePoint c = code_point_at(text, i);
        if (is_stop(c.value)) {
            ++stops;
            east_asian = east_asian || is_east_asian_stop(c.value);
        } else if (text::is_closing(c.value)) {
            candidate.closed = true;
        } else if (text::is_white_space(c.value) && c.value != U' ') {
            // A (narrow) no-break space before » belongs to the quotation, a breaking one does so too.
            const std::size_t after = skip_white_space(text, i);
            if (after >= text.size() || code_point_at(text, after).value != U'»') {
                break;
            }
            i = after;
            continue;
        } else if (c.value == U' ' && i + 1 < text.size() && code_point_at(text, i + 1).value == U'»') {
            ++i;
            continue;
        } else {
            break;
        }
        i += c.length;
    }
    candidate.end = i;
    candidate.full_stop_only = stops == 1 && text[stop] == '.';
    candidate.next = skip_white_space(text, i);
    candidate.spaced = candidate.next > i || candidate.next == text.size() || east_asian;
    return candidate;
}

/// The word before a full stop, with its inner stops and hyphens: "H.E", "c.-à-d", "no".
std::string_view word_before(std::string_view text, std::size_t end, std::size_t lowest) {
    std::size_t begin = end;
    while (begin > lowest) {
        const CodePoint c = code_point_before(text, begin);
        if (text::is_white_space(c.value) || text::is_opening(c.value) || is_ascii_quote(c.value) ||
            c.value == U'\u2019' || c.value == U'/') {
            break;
        }
        begin -= c.length;
    }
    return text.substr(begin, end - begin);
}

bool is_initial(std::string_view word) {
    const bool hyphened = word.size() > 2 && word.find('-') != std::string_view::npos; // J.-P.
    const std::string_view last = hyphened ? word.substr(word.rfind('-') + 1) : word;
    return !last.empty() && text::count_code_points(last) == 1 &&
           text::is_upper(code_point_at(last, 0).value);
}

/// "U.N", "H.E", "i.e": single letters with stops between them.
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

/// What the text goes on with behind the white space.
struct Follower {
    bool none = false;
    bool upper = false;
    bool lower = false;
    bool digit = false;
    bool opening = false; ///< after an opening quote or bracket; `upper` etc. tell of what it opens
    bool single_letter = false;
};

Follower follower_at(std::string_view text, std::size_t next) {
    Follower follower;
    std::size_t i = next;
    while (i < text.size()) {
        const CodePoint c = code_point_at(text, i);
        if (!text::is_opening(c.value) && !is_ascii_quote(c.value) && c.value != U'¿' && c.value != U'¡' &&
            !(follower.opening && text::is_white_space(c.value))) {
            break;
        }
        follower.opening = true;
        i += c.length;
    }
    if (i >= text.size()) {
        follower.none = true;
        return follower;
    }
    const CodePoint c = code_point_at(text, i);
    follower.upper = text::is_upper(c.value);
    follower.lower = text::is_lower(c.value);
    follower.digit = text::is_digit(c.value);
    const std::size_t after = i + c.length;
    follower.single_letter = text::is_letter(c.value) &&
                             (after >= text.size() || !text::is_letter(code_point_at(text, after).value));
    return follower;
}

/// Whether a full stop after `word` ends the sentence, when the word decides it.
std::optional<bool> decide_by_word(std::string_view word, const Follower& follower,
                                   const LanguageData& data) {
    if (const auto kind = data.abbreviation(std::string{word} + '.')) {
        switch (*kind) {
        case AbbreviationClass::title:
            return false;
        case AbbreviationClass::numeric:
            if (follower.digit || follower.single_letter || follower.opening) {
                return false;
            }
            return word.size() > 3 && follower.upper;
        case AbbreviationClass::soft:
            return false;
        case AbbreviationClass::final:
            return follower.upper || follower.opening;
        }
    }
    if (is_initial(word)) {
        return false;
    }
    if (is_dotted_acronym(word)) {
        return follower.upper && !follower.single_letter && follower.opening;
    }
    return std::nullopt;
}

/// Brackets that opened inside the sentence and are still open at `position`.
bool inside_brackets(std::string_view text, std::size_t begin, std::size_t position) {
    std::size_t depth = 0;
    for (std::size_t i = begin; i < position; ++i) {
        if (text[i] == '(' || text[i] == '[') {
            depth += i == begin ? 0 : 1; // a bracket at its very beginning holds whole sentences
        } else if ((text[i] == ')' || text[i] == ']') && depth > 0) {
            --depth;
        }
    }
    if (depth == 0) {
        return false;
    }
    // One that is never closed holds nothing.
    const std::size_t closed = text.find_first_of(")]", position);
    return closed != std::string_view::npos;
}

bool ends_sentence(std::string_view text, std::size_t begin, std::size_t label_end,
                   const Candidate& candidate, const LanguageData& data) {
    if (!candidate.spaced) {
        return false;
    }
    const Follower follower = follower_at(text, candidate.next);
    if (follower.none) {
        return true;
    }
    if (follower.lower || inside_brackets(text, begin, candidate.end)) {
        return false;
    }
    if (candidate.full_stop_only && !candidate.closed) {
        const std::string_view word = word_before(text, candidate.stop, std::max(begin, label_end));
        if (word.empty()) {
            return candidate.stop > begin;
        }
        if (const auto decided = decide_by_word(word, follower, data)) {
            return *decided;
        }
    }
    return follower.upper || follower.digit || follower.opening ||
           !text::is_letter(code_point_at(text, candidate.next).value) || !follower.lower;
}

std::vector<Range> by_rules(std::string_view text, std::size_t label_end, const LanguageData& data) {
    std::vector<Range> sentences;
    std::size_t begin = skip_white_space(text, 0);
    for (std::size_t i = label_end; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        if (!is_stop(c.value)) {
            i += c.length;
            continue;
        }
        const Candidate candidate = candidate_at(text, i);
        if (candidate.next < text.size() && ends_sentence(text, begin, label_end, candidate, data)) {
            sentences.push_back({begin, candidate.end});
            begin = candidate.next;
        }
        i = candidate.end;
    }
    if (begin < text.size()) {
        sentences.push_back({begin, text.size()});
    }
    return sentences;
}

std::vector<Range> by_iterator(std::string_view text, std::size_t label_end,
                               const model::LanguageTag& language) {
    std::vector<Range> sentences;
    std::size_t begin = skip_white_space(text, 0);
    const auto add_until = [&](std::size_t end) {
        while (end > begin && text::is_white_space(code_point_before(text, end).value)) {
            end -= code_point_before(text, end).length;
        }
        if (end > begin) {
            sentences.push_back({begin, end});
        }
    };
    const std::size_t from = skip_white_space(text, label_end);
    for (const std::size_t position : text::sentence_breaks(text.substr(from), language)) {
        add_until(from + position);
        begin = skip_white_space(text, from + position);
    }
    add_until(text.size());
    return sentences;
}

} // namespace

std::vector<model::Range> find_sentences(std::string_view text, std::size_t label_length,
                                         const model::LanguageTag& language, const LanguageData* data) {
    return data != nullptr ? by_rules(text, label_length, *data) : by_iterator(text, label_length, language);
}

} // namespace diptych::segment
