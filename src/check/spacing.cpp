#include "check/spacing.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace diptych::check {

namespace {

using model::Range;

constexpr std::string_view k_no_break_space = "\u00a0";
constexpr std::size_t k_few = 2;          // letters that make a word of what may be an abbreviation
constexpr std::size_t k_fewest_marks = 5; // from which a document's habit is more than the language's

enum class Fault { doubled, before, behind_missing, inside_brackets, before_bracket, before_missing, after_missing };

/// A text taken apart by code points, with what stands beside each.
class Scanner {
public:
    Scanner(std::string_view text, const language::Language& language, const std::vector<Item>& items,
            const std::vector<Range>& codes)
        : m_text{text}, m_language{language}, m_items{items}, m_codes{codes} {}

    /// Calls report(fault, range, replacement) for each.
    template <typename Report>
    void scan(const Report& report) const {
        char32_t before = 0;
        for (std::size_t at = 0; at < m_text.size();) {
            const text::CodePoint point = text::code_point_at(m_text, at);
            const std::size_t end = at + point.length;
            const char32_t after = end < m_text.size() ? text::code_point_at(m_text, end).value : 0;
            if (text::is_white_space(point.value)) {
                at = scan_spaces(at, report);
                before = U' ';
                continue;
            }
            if (!text::is_letter(point.value) && !text::is_digit(point.value) && !is_shielded(at, m_items, m_codes)) {
                scan_mark({at, end}, point.value, before, after, report);
            }
            before = point.value;
            at = end;
        }
    }

private:
    std::size_t end_of_spaces(std::size_t at) const {
        while (at < m_text.size()) {
            const text::CodePoint point = text::code_point_at(m_text, at);
            if (!text::is_white_space(point.value)) {
                break;
            }
            at += point.length;
        }
        return at;
    }

    template <typename Report>
    std::size_t scan_spaces(std::size_t at, const Report& report) const {
        const std::size_t end = end_of_spaces(at);
        const bool inside = at > 0 && end < m_text.size();
        if (inside && text::count_code_points(m_text.substr(at, end - at)) > 1) {
            report(Fault::doubled, Range{at, end}, std::string{" "});
        }
        return end;
    }

    bool wants_space_before(std::string_view mark) const { return m_language.spaces_before.contains(mark); }

    template <typename Report>
    void scan_mark(Range where, char32_t mark, char32_t before, char32_t after, const Report& report) const {
        const std::string_view written = model::slice(m_text, where);
        const bool starts_text = where.begin == 0;
        if (wants_space_before(written)) {
            // "10:30", « (?) », « ?! », « 5%ige »
            const bool figures = (text::is_digit(before) && text::is_digit(after)) || text::is_lower(after);
            if (!starts_text && before != U' ' && !figures && (text::is_letter(before) || text::is_digit(before) ||
                                                               before == U')' || before == U'»' || before == U'”')) {
                report(Fault::before_missing, where, std::string{k_no_break_space}.append(written));
            }
        } else if (is_attached_mark(mark) && before == U' ' && !starts_text && may_not_begin(mark, after)) {
            const std::size_t begin = m_text.find_last_not_of(' ', where.begin - 1) + 1;
            const std::size_t next = end_of_spaces(where.end);
            const bool ratio = mark == U':' && next < m_text.size() && base::is_ascii_digit(m_text[next]); // "1 : 10"
            if (begin < where.begin && begin > 0 && !ratio) {
                report(Fault::before, Range{begin, where.end}, std::string{written} + (text::is_letter(after) ? " " : ""));
            }
        }
        if (m_language.spaces_behind.contains(written) && after != U' ' && after != 0 && !text::is_white_space(after)) {
            report(Fault::behind_missing, where, std::string{written}.append(k_no_break_space));
        }
        scan_brackets(where, mark, before, after, report);
        scan_joined(where, mark, before, report);
    }

    /// Punctuation that stands close to the word before it in a language that has no space there.
    static bool is_attached_mark(char32_t mark) {
        constexpr std::array<char32_t, 6> k_marks{U',', U'.', U';', U':', U'?', U'!'};
        return std::find(k_marks.begin(), k_marks.end(), mark) != k_marks.end();
    }

    /// Not ".NET", ". . .", "1 : 10", ":-)"
    static bool may_not_begin(char32_t mark, char32_t after) {
        if (mark == U'.') {
            return after == 0 || after == U' ' || text::is_closing(after);
        }
        if (mark == U':') {
            return after == 0 || after == U' ';
        }
        return !text::is_digit(after);
    }

    template <typename Report>
    void scan_brackets(Range where, char32_t mark, char32_t before, char32_t after, const Report& report) const {
        if ((mark == U'(' || mark == U'[') && after == U' ') {
            const std::size_t end = end_of_spaces(where.end);
            report(Fault::inside_brackets, Range{where.begin, end}, std::string{model::slice(m_text, where)});
        } else if ((mark == U')' || mark == U']') && before == U' ' && where.begin > 0) {
            const std::size_t begin = m_text.find_last_not_of(' ', where.begin - 1) + 1;
            report(Fault::inside_brackets, Range{begin, where.end}, std::string{model::slice(m_text, where)});
        } else if (mark == U'(' && text::is_letter(before) && !text::is_unspaced(before) && has_words_inside(where.end)) {
            report(Fault::before_bracket, where, std::string{" ("});
        }
    }

    /// "council(elected yesterday)", not "State(s)" or "section(iv)"
    bool has_words_inside(std::size_t at) const {
        constexpr std::size_t k_longest = 300; // bytes
        const std::string_view behind = m_text.substr(at, k_longest);
        const std::size_t close = behind.find(')');
        const std::string_view inside = behind.substr(0, close == std::string_view::npos ? 0 : close);
        return inside.find(' ') != std::string_view::npos;
    }

    /// "salt,oil", "stopped.The", "apples;he": letters on both sides.
    template <typename Report>
    void scan_joined(Range where, char32_t mark, char32_t before, const Report& report) const {
        const text::CodePoint next = where.end < m_text.size() ? text::code_point_at(m_text, where.end) : text::CodePoint{};
        if (!text::is_letter(before) || !text::is_letter(next.value) || text::is_unspaced(next.value) ||
            text::is_unspaced(before)) {
            return;
        }
        const bool small_before = small_letters_before(where.begin) >= k_few;
        const bool word_behind = letters_behind(where.end) >= k_few;
        const bool ends = mark == U'.' ? small_before && text::is_upper(next.value) && letters_behind(where.end) >= k_few
                          : mark == U'?' || mark == U'!' ? text::is_upper(next.value) && small_before
                          : mark == U',' || mark == U';' ? small_before || word_behind
                                                         : mark == U':' && small_before && word_behind;
        if (ends) {
            report(Fault::after_missing, where, std::string{model::slice(m_text, where)} + " ");
        }
    }

    std::size_t small_letters_before(std::size_t at) const {
        std::size_t count = 0;
        while (at > 0 && count < k_few) {
            const text::CodePoint point = text::code_point_before(m_text, at);
            if (!text::is_lower(point.value)) {
                break;
            }
            at -= point.length;
            ++count;
        }
        return count;
    }

    std::size_t letters_behind(std::size_t at) const {
        std::size_t count = 0;
        while (at < m_text.size() && count < k_few) {
            const text::CodePoint point = text::code_point_at(m_text, at);
            if (!text::is_letter(point.value)) {
                break;
            }
            at += point.length;
            ++count;
        }
        return count;
    }

    std::string_view m_text;
    const language::Language& m_language;
    const std::vector<Item>& m_items;
    const std::vector<Range>& m_codes;
};

const char* message_of(Fault fault) {
    switch (fault) {
    case Fault::doubled:
        return "There is more than one space between two words.";
    case Fault::before:
        return "There is a space before a mark that has none in this language.";
    case Fault::before_missing:
        return "A space is missing before a mark that has one in this language.";
    case Fault::behind_missing:
        return "A space is missing behind a mark that has one in this language.";
    case Fault::inside_brackets:
        return "There is a space inside brackets.";
    case Fault::before_bracket:
        return "A space is missing before a bracket.";
    case Fault::after_missing:
        break;
    }
    return "A space is missing behind a mark.";
}

/// Whether the source has the same fault, so that the target only follows it.
std::vector<Fault> faults_of_source(const Subject& pair) {
    std::vector<Fault> faults;
    Scanner{pair.source, pair.source_language, pair.source_items, pair.source_codes}.scan(
        [&](Fault fault, Range, const std::string&) { faults.push_back(fault); });
    return faults;
}

void check_ends(const Subject& pair) {
    const auto spaces = [](std::string_view text) {
        const std::size_t first = std::min(text.find_first_not_of(" \t"), text.size());
        const std::size_t last = text.find_last_not_of(" \t");
        return std::pair{first, last == std::string_view::npos ? text.size() : last + 1};
    };
    const auto [begin, end] = spaces(pair.target);
    const auto [source_begin, source_end] = spaces(pair.source);
    if (begin > 0 && source_begin == 0) {
        pair.report(Rule::spacing, {0, begin}, "The target begins with a space, which the source does not.", "");
    }
    if (end < pair.target.size() && source_end == pair.source.size()) {
        pair.report(Rule::spacing, {end, pair.target.size()}, "The target ends with a space, which the source does not.",
                    "");
    }
}

} // namespace

void check_spacing(const Subject& pair) {
    check_ends(pair);
    const bool never_spaced = pair.habits.unspaced >= k_fewest_marks && pair.habits.unspaced > pair.habits.spaced;
    std::optional<std::vector<Fault>> of_source;
    Scanner{pair.target, pair.target_language, pair.target_items, pair.target_codes}.scan(
        [&](Fault fault, Range where, std::string replacement) {
            if (never_spaced && (fault == Fault::before_missing || fault == Fault::behind_missing)) {
                return;
            }
            if (!of_source) {
                of_source = faults_of_source(pair);
            }
            if (std::find(of_source->begin(), of_source->end(), fault) == of_source->end()) {
                pair.report(Rule::spacing, where, message_of(fault), std::move(replacement));
            }
        });
}

void count_spacing(std::string_view target, const language::Language& language, Habits& habits) {
    char32_t before = 0;
    for (std::size_t at = 0; at < target.size();) {
        const text::CodePoint point = text::code_point_at(target, at);
        if (point.value >= 0x80 || (point.value < U'0' && point.value > U' ') || (point.value > U'9' && point.value < U'A')) {
            if (language.spaces_before.contains(target.substr(at, point.length))) {
                habits.spaced += text::is_white_space(before) ? 1U : 0U;
                habits.unspaced += text::is_letter(before) ? 1U : 0U;
            }
        }
        before = point.value;
        at += point.length;
    }
}

} // namespace diptych::check
