#include "segment/break_rules.hpp"

#include "language/roman.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace diptych::segment {

namespace {

using text::code_point_at;
using text::code_point_before;
using text::CodePoint;

bool all_digits(std::string_view word) {
    return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A capitalised word that begins sentences; not one that is an abbreviation itself here ("No. 5", "A.
/// Simma").
bool is_starter(const LanguageData& data, const Follower& follower) {
    if (!follower.upper || !data.starters.contains(text::fold_case(follower.word))) {
        return false;
    }
    if (follower.single_letter) {
        return !follower.abbreviated && data.one_letter_words.contains(text::fold_case(follower.word));
    }
    return !(follower.abbreviated && data.abbreviation(std::string{follower.word} + '.').has_value());
}

/// "1", "3.1", "2)": what numbers a paragraph.
bool is_numbering(std::string_view word) {
    return !word.empty() && word.size() <= 6 &&
           word.find_first_not_of("0123456789.)") == std::string_view::npos;
}

/// "II", "XIV"
bool is_roman(std::string_view word) {
    constexpr std::size_t k_longest = 6;
    return word.size() <= k_longest && language::has_roman_capitals(word);
}

/// The word before the word that ends at `end`.
std::string_view word_further_before(std::string_view text, std::size_t word_begin, std::size_t lowest) {
    std::size_t end = word_begin;
    while (end > lowest && text::is_white_space(code_point_before(text, end).value)) {
        end -= code_point_before(text, end).length;
    }
    return word_before_stop(text, end, lowest);
}

/// One candidate and its surroundings; the rules are tried in order, the first that knows the case decides.
class Case {
public:
    Case(const Candidate& candidate, const Surroundings& where, const LanguageData& data,
         const DocumentHabits& habits)
        : m_text{where.text}, m_candidate{candidate}, m_sentence{where.sentence},
          m_sentence_begin{where.sentence.begin()}, m_lowest{where.lowest}, m_data{data}, m_habits{habits},
          m_caseless{where.caseless}, m_follower{follower_at(where.text, candidate.next)} {}

    Verdict decide(bool inside_brackets) const {
        if (m_follower.none) {
            return {true, "end of the text"};
        }
        if (!m_candidate.spaced) {
            return decide_without_space();
        }
        if (is_inside_address() || is_name_with_mark()) {
            return {false, "inside an address or a name"};
        }
        if (!m_sentence.has_word(m_candidate.stop)) {
            return {false, "nothing before it yet"};
        }
        if (m_follower.punctuation) {
            return {false, "before punctuation"};
        }
        if (m_candidate.closed && goes_on_behind_quotation()) {
            return {false, "a word that goes on behind a quotation"};
        }
        if (is_behind_title()) {
            return {false, "the title of a work"};
        }
        if (m_candidate.ellipsis && m_follower.unspaced && !m_candidate.closed && !m_follower.opening) {
            return {false, "ellipsis inside a text without spaces"};
        }
        if (is_inside_wide_number()) {
            return {false, "inside a number"};
        }
        if (m_follower.lower && !m_caseless()) {
            return decide_before_small_letter(inside_brackets);
        }
        if (inside_brackets) {
            return {false, "inside brackets"};
        }
        if (is_label_so_far()) {
            return {false, "label at the beginning"};
        }
        if (m_candidate.closed && m_follower.bracket && is_quote_at(m_candidate.end)) {
            return {false, "a source behind a quotation"};
        }
        if (m_candidate.spaced_dots && m_candidate.dots < 4) {
            return {false, "three dots that stand for left-out words"};
        }
        if (m_candidate.full_stop && !m_candidate.closed) {
            if (const auto verdict = decide_by_word()) {
                return *verdict;
            }
        }
        if (m_follower.lower) {
            return {true, "stop in a text without capitals"};
        }
        if (m_candidate.closed && m_follower.dash) {
            return {false, "a dash behind a quotation"};
        }
        return {true, "stop"};
    }

private:
    /// "end.The": only between a word in small letters and a capitalised one, and in no address or file name.
    Verdict decide_without_space() const {
        constexpr Verdict k_no{false, "no space behind the stop"};
        if (!m_candidate.full_stop || m_candidate.closed || !m_follower.upper || m_follower.opening ||
            m_follower.word.size() < 2) {
            return k_no;
        }
        const std::string_view word = word_before_stop(m_text, m_candidate.stop, m_lowest);
        const auto begin = static_cast<std::size_t>(word.data() - m_text.data());
        const bool in_address = begin > 0 && m_text[begin - 1] == '/';
        if (word.find(',') != std::string_view::npos && is_numbering_with_commas(word)) {
            return {text::is_lower(second_letter()), "a capital glued to a number"};
        }
        if (m_follower.abbreviated || m_data.abbreviation(std::string{word} + '.')) {
            return k_no; // "Fed.Reg.", "Inc.The" is left alone, too
        }
        const bool plain = word.size() >= 3 && !in_address &&
                           word.find_first_of(".@:\\_") == std::string_view::npos &&
                           text::is_lower(code_point_before(word, word.size()).value);
        constexpr std::size_t k_longest_token = 256; // of addresses, its beginning tells
        std::string_view token = m_text.substr(m_candidate.next, k_longest_token);
        token = token.substr(0, token.find(' '));
        const bool address = token.find_first_of("@/\\_") != std::string_view::npos ||
                             m_text.substr(0, m_candidate.stop).ends_with("www");
        const bool names_file = token.size() == m_follower.word.size() && token.size() <= 4 &&
                                !m_data.starters.contains(text::fold_case(token));
        if (!plain || !text::is_lower(second_letter()) || address || names_file) {
            return k_no;
        }
        return {true, "a capital glued to the stop"};
    }

    /// "page.cfm? ID=12": an address that was broken behind its question mark.
    bool is_inside_address() const {
        if (m_text[m_candidate.stop] != '?' || m_candidate.closed) {
            return false;
        }
        constexpr std::size_t k_longest = 64;
        const std::string_view before = word_before_stop(m_text, m_candidate.stop, m_lowest);
        const std::string_view behind = m_text.substr(m_candidate.next, k_longest);
        return before.find('.') != std::string_view::npos &&
               behind.substr(0, behind.find(' ')).find('=') != std::string_view::npos;
    }

    /// "Yahoo! Mail"
    bool is_name_with_mark() const {
        const char mark = m_text[m_candidate.stop];
        return mark == '!' && m_candidate.end == m_candidate.stop + 1 && m_follower.upper &&
               !is_starter(m_data, m_follower) &&
               m_data.names_with_marks.contains(
                   text::fold_case(word_before_stop(m_text, m_candidate.stop, m_lowest)));
    }

    /// "「…。」と言った"
    bool goes_on_behind_quotation() const {
        const auto begins_with_any = [&](const language::Words& words) {
            return std::any_of(words.begin(), words.end(),
                               [&](const std::string& word) { return m_follower.rest.starts_with(word); });
        };
        return m_follower.unspaced && !m_follower.opening && begins_with_any(m_data.behind_quotations) &&
               !begins_with_any(m_data.starters);
    }

    /// "《元年？》": a sentence goes on behind a title, whatever mark it ends with.
    bool is_behind_title() const {
        const char32_t last = code_point_before(m_text, m_candidate.end).value;
        return m_follower.unspaced && (last == U'》' || last == U'〉');
    }

    /// "３．１４"
    bool is_inside_wide_number() const {
        return m_follower.digit && m_candidate.next == m_candidate.end && m_candidate.stop > 0 &&
               code_point_at(m_text, m_candidate.stop).value == U'．' &&
               text::is_digit(code_point_before(m_text, m_candidate.stop).value);
    }

    char32_t second_letter() const {
        const std::size_t second = code_point_at(m_follower.word, 0).length;
        return second < m_follower.word.size() ? code_point_at(m_follower.word, second).value : U' ';
    }

    static bool is_numbering_with_commas(std::string_view word) {
        return word.find_first_not_of("0123456789,$") == std::string_view::npos;
    }

    /// A question or exclamation ends even where the next sentence begins carelessly, but not in a quotation,
    /// nor behind a name such as "Yahoo!".
    Verdict decide_before_small_letter(bool inside_brackets) const {
        const char stop = m_text[m_candidate.stop];
        const bool question = stop == '?' || stop == '!';
        if (stop == '.' && is_behind_whole_word(inside_brackets)) {
            return {true, "whole word before a small letter"};
        }
        if (!question || m_candidate.closed || inside_brackets || m_follower.opening || m_follower.dash) {
            return {false, "before a small letter"};
        }
        const std::string_view word = word_before_stop(m_text, m_candidate.stop, m_lowest);
        if (word.empty() || text::is_upper(code_point_at(word, 0).value) ||
            !text::is_letter(code_point_before(word, word.size()).value)) {
            return {false, "before a small letter"};
        }
        return {m_sentence.count_quotes(m_candidate.stop) % 2 == 0,
                "question or exclamation before a small letter"};
    }

    /// Behind a word of so many small letters a full stop ends a sentence, however carelessly the next one
    /// begins; no abbreviation that we do not know is that long.
    bool is_behind_whole_word(bool inside_brackets) const {
        constexpr std::size_t k_shortest = 4; // letters
        if (!m_candidate.full_stop || m_candidate.closed || inside_brackets || m_follower.opening ||
            m_follower.dash) {
            return false;
        }
        const std::string_view word = word_before_stop(m_text, m_candidate.stop, m_lowest);
        std::size_t letters = 0;
        for (std::size_t i = 0; i < word.size(); ++letters) {
            const CodePoint c = code_point_at(word, i);
            if (!text::is_lower(c.value)) {
                return false;
            }
            i += c.length;
        }
        return letters >= k_shortest && !m_data.abbreviation(std::string{word} + '.') &&
               !m_habits.abbreviations.contains(text::fold_case(word));
    }

    /// "1.)", "• 9.", "a.)"
    bool is_label_so_far() const {
        constexpr std::size_t k_longest = 12;
        std::string_view so_far = m_text.substr(m_sentence_begin, m_candidate.end - m_sentence_begin);
        if (so_far.size() > k_longest) {
            return false;
        }
        while (!so_far.empty()) { // a bullet before a number
            const CodePoint c = code_point_at(so_far, 0);
            if (text::is_letter(c.value) || text::is_digit(c.value)) {
                break;
            }
            so_far.remove_prefix(c.length);
        }
        const bool letter = so_far.size() == 3 && so_far.ends_with(".)");
        return letter || is_numbering(so_far);
    }

    bool is_quote_at(std::size_t end) const {
        const char32_t last = code_point_before(m_text, end).value;
        return last == U'"' || last == U'\'' || last == U'”' || last == U'’' || last == U'»';
    }

    std::optional<Verdict> decide_by_word() const {
        const std::string_view word = word_before_stop(m_text, m_candidate.stop, m_lowest);
        if (word.empty()) {
            return std::nullopt;
        }
        const auto begin = static_cast<std::size_t>(word.data() - m_text.data());
        if (begin <= m_sentence_begin && (is_numbering(word) || is_roman(word) || word.size() == 1)) {
            return Verdict{false, "label at the beginning"};
        }
        if (is_numbering(word)) {
            return decide_number(word, begin);
        }
        if (const auto kind = abbreviation_of(word)) {
            return decide_abbreviation(*kind, word);
        }
        if (is_initial(word) || is_initial(word.substr(word.rfind('.') + 1))) {
            if (!is_dotted_acronym(word)) {
                return decide_initial(begin);
            }
        }
        if (is_caseless_acronym(word)) {
            return Verdict{false, "acronym"};
        }
        if (is_dotted_acronym(word)) {
            const bool quoted = m_follower.opening && !m_follower.bracket && m_follower.upper;
            const bool ends = is_starter(m_data, m_follower) || quoted;
            return Verdict{ends, ends ? "acronym before a word that begins sentences" : "acronym"};
        }
        if (!m_habits.abbreviations.empty() && m_habits.abbreviations.contains(text::fold_case(word)) &&
            !is_starter(m_data, m_follower)) {
            return Verdict{false, "abbreviation of this document"};
        }
        const bool behind_abbreviation = word_further_before(m_text, begin, m_sentence_begin).ends_with('.');
        if (m_follower.digit && !m_follower.number_begins &&
            (looks_abbreviated(word) || (behind_abbreviation && is_capitalised(word)))) {
            return Verdict{false,
                           "short capitalised word before a number"}; // "Supp. 635", "26 J. Psychol. 259"
        }
        if (looks_abbreviated(word) && m_follower.goes_on && m_follower.upper &&
            looks_abbreviated(m_follower.word) && !is_starter(m_data, m_follower) && !follower_is_title()) {
            return Verdict{false, "one abbreviation behind another"}; // "Ins. Co.", "R. Civ. P."
        }
        if (looks_abbreviated(word) && all_digits(word_further_before(m_text, begin, m_sentence_begin)) &&
            !is_starter(m_data, m_follower)) {
            return Verdict{false, "short capitalised word behind a number"}; // "12 Vet. App. 369"
        }
        return std::nullopt;
    }

    /// A number mostly ends a sentence as any word does.
    std::optional<Verdict> decide_number(std::string_view word, std::size_t begin) const {
        constexpr std::size_t k_most_digits = 3; // a year ends sentences
        if (m_data.stops_after_ordinals && word.size() <= k_most_digits && !is_starter(m_data, m_follower)) {
            return Verdict{false, "ordinal number"}; // "am 3. Mai"
        }
        const std::string_view before = word_further_before(m_text, begin, m_sentence_begin);
        if (before.ends_with(';') || before.ends_with(':')) {
            return Verdict{false, "label of a list"};
        }
        const auto before_begin = static_cast<std::size_t>(before.data() - m_text.data());
        if (before_begin <= m_sentence_begin && !before.empty() &&
            m_data.abbreviation(before) == AbbreviationClass::numeric) {
            return Verdict{false, "label at the beginning"}; // "Art. 5. Tout ..."
        }
        return std::nullopt;
    }

    /// The class of "art", of "Rep" in "S.Rep"; a single capital is an initial, whatever its small letter is.
    std::optional<AbbreviationClass> abbreviation_of(std::string_view word) const {
        if (is_initial(word) &&
            m_data.abbreviations.find(std::string{word} + '.') == m_data.abbreviations.end()) {
            return std::nullopt;
        }
        constexpr std::size_t k_longest_outer = 3; // bytes; "example.no" is a domain
        const auto whole = m_data.abbreviation(std::string{word} + '.');
        const std::size_t inner = word.rfind('.');
        if (whole || inner == std::string_view::npos || inner + 3 > word.size() ||
            (inner > k_longest_outer && text::is_lower(code_point_at(word, inner + 1).value))) {
            return whole;
        }
        return m_data.abbreviation(std::string{word.substr(inner + 1)} + '.');
    }

    static std::size_t count_letters(std::string_view word) {
        std::size_t letters = 0;
        for (std::size_t i = 0; i < word.size();) {
            const CodePoint c = code_point_at(word, i);
            letters += text::is_letter(c.value) ? 1U : 0U;
            i += c.length;
        }
        return letters;
    }

    /// "ए.ओ.टी.डब्लू": stops inside a word of letters that are neither capital nor small; sentences end with other marks
    /// in most such scripts.
    static bool is_caseless_acronym(std::string_view word) {
        constexpr std::size_t k_longest_part = 2; // letters of the first part, where there are only two
        const std::size_t inner = word.find('.');
        if (inner == std::string_view::npos ||
            (word.find('.', inner + 1) == std::string_view::npos && count_letters(word.substr(0, inner)) > k_longest_part)) {
            return false;
        }
        const char32_t last = code_point_before(word, word.size()).value;
        return (text::is_letter(last) || text::is_mark(last)) && !text::is_upper(last) && !text::is_lower(last) &&
               !text::is_unspaced(last);
    }

    bool follower_is_title() const {
        return m_data.abbreviation(std::string{m_follower.word} + '.') == AbbreviationClass::title;
    }

    Verdict decide_abbreviation(AbbreviationClass kind, std::string_view word) const {
        const bool starter = is_starter(m_data, m_follower);
        switch (kind) {
        case AbbreviationClass::title:
            return {false, "title before a name"};
        case AbbreviationClass::numeric: {
            if (m_follower.digit || m_follower.roman || m_follower.single_letter || m_follower.opening ||
                m_follower.token_has_number) {
                return {false, "abbreviation before a number"};
            }
            const bool word_too = m_data.words_too.contains(text::fold_case(word)); // "no.", "fig."
            return {starter || (word_too && m_follower.upper), "abbreviation that wants a number"};
        }
        case AbbreviationClass::soft:
            return {starter || (is_behind_comma(word) && m_follower.upper && !m_follower.bracket &&
                                !is_known(m_follower)),
                    "abbreviation inside sentences"};
        case AbbreviationClass::final:
            if (is_known(m_follower) && !starter) {
                return {false, "one abbreviation behind another"}; // "Co. Ltd."
            }
            if (m_data.behind_hours.contains(text::fold_case(m_follower.word)) &&
                word.find('.') != word.npos) {
                return {false, "a day or a zone behind an hour"}; // "5 p.m. Friday"
            }
            return {(m_follower.upper || (m_follower.lower && m_caseless())) && !m_follower.bracket &&
                        (starter || !m_follower.capitals) &&
                        !(m_follower.abbreviated && !starter && m_follower.single_letter),
                    "abbreviation that may end a sentence"};
        }
        return {false, "abbreviation"};
    }

    /// "Louisville, Ky. Trains": what stands between a comma and its stop may end a sentence.
    bool is_behind_comma(std::string_view word) const {
        const auto begin = static_cast<std::size_t>(word.data() - m_text.data());
        return begin >= 2 && m_text[begin - 1] == ' ' && m_text[begin - 2] == ',';
    }

    /// An abbreviation that we know.
    bool is_known(const Follower& follower) const {
        return follower.abbreviated && m_data.abbreviation(std::string{follower.word} + '.').has_value();
    }

    static bool is_capitalised(std::string_view word) {
        return !word.empty() && text::is_upper(code_point_at(word, 0).value);
    }

    /// An initial goes on with a name, but "annex B." and "M. A." may end.
    Verdict decide_initial(std::size_t begin) const {
        const std::string_view before = word_further_before(m_text, begin, m_lowest);
        if (m_data.before_letter.contains(text::fold_case(before)) && m_follower.upper) {
            return {true, "letter that is a name"};
        }
        const bool starter = is_starter(m_data, m_follower) &&
                             !m_data.name_particles.contains(text::fold_case(m_follower.word));
        return {starter, starter ? "initial before a word that begins sentences" : "initial"};
    }

    /// "Supp. 635", "Stat. 719": capitalised, short, or without a vowel.
    bool looks_abbreviated(std::string_view word) const {
        constexpr std::size_t k_longest = 5;
        return !word.empty() && word.size() <= k_longest && text::is_upper(code_point_at(word, 0).value) &&
               !m_data.full_words.contains(text::fold_case(word));
    }

    std::string_view m_text;
    const Candidate& m_candidate;
    OpenSentence& m_sentence;
    std::size_t m_sentence_begin;
    std::size_t m_lowest;
    const LanguageData& m_data;
    const DocumentHabits& m_habits;
    const Caseless& m_caseless;
    Follower m_follower;
};

} // namespace

bool OpenSentence::has_word(std::size_t end) {
    while (!m_has_word && m_words_sought < end) {
        const CodePoint c = code_point_at(m_text, m_words_sought);
        m_has_word = text::is_letter(c.value) || text::is_digit(c.value);
        m_words_sought += c.length;
    }
    return m_has_word;
}

std::size_t OpenSentence::count_quotes(std::size_t end) {
    while (m_quotes_sought < end) {
        const std::size_t i = m_quotes_sought;
        const CodePoint c = code_point_at(m_text, i);
        const bool mark =
            c.value == U'"' || c.value == U'“' || c.value == U'”' || c.value == U'«' || c.value == U'»';
        const bool single = (c.value == U'\'' || c.value == U'‘') && (i == m_begin || m_text[i - 1] == ' ');
        const std::string_view written = m_text.substr(i, c.length);
        const bool own =
            !mark && c.length > 1 &&
            std::any_of(m_data.quotation_marks.begin(), m_data.quotation_marks.end(),
                        [&](const auto& pair) { return pair.first == written || pair.second == written; });
        m_quotes += mark || single || own ? 1U : 0U;
        m_quotes_sought += c.length;
    }
    return m_quotes;
}

Verdict decide(const Candidate& candidate, const Surroundings& where, const LanguageData& data,
               const DocumentHabits& habits) {
    return Case{candidate, where, data, habits}.decide(where.inside_brackets);
}

} // namespace diptych::segment
