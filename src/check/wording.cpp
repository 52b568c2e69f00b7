#include "check/wording.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "language/roman.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace diptych::check {

namespace {

using model::Range;

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'\u2019';
}

bool is_upper_at(std::string_view text, std::size_t at) {
    return text::is_upper(text::code_point_at(text, at).value);
}

bool is_lower_at(std::string_view text, std::size_t at) {
    return text::is_lower(text::code_point_at(text, at).value);
}

/// The words that stand twice, with spaces alone between them, as two neighbours of words_of().
std::vector<std::pair<Range, Range>> repetitions(std::string_view text) {
    std::vector<std::pair<Range, Range>> found;
    const std::vector<Range> words = words_of(text);
    for (std::size_t i = 1; i < words.size(); ++i) {
        const Range before = words[i - 1];
        const Range word = words[i];
        const std::string_view between = text.substr(before.end, word.begin - before.end);
        if (before.size() != word.size() || between.empty() || !text::collapse_white_space(between).empty()) {
            continue;
        }
        // "l'une une", "vingt-cinq cinq" are parts of words
        const bool whole = before.begin == 0 || text::is_white_space(text::code_point_before(text, before.begin).value) ||
                           text::is_opening(text::code_point_before(text, before.begin).value);
        const char32_t behind = word.end < text.size() ? text::code_point_at(text, word.end).value : 0;
        if (whole && !is_apostrophe(behind) && behind != U'-' &&
            text::fold_case(model::slice(text, before)) == text::fold_case(model::slice(text, word))) {
            found.emplace_back(before, word);
        }
    }
    return found;
}

/// "(a)", "12.", "iv)": what it says, in small letters; empty without one. \param end  set to behind it
std::string label_at_beginning(std::string_view text, std::size_t& end) {
    constexpr std::size_t k_longest = 6;
    std::size_t at = text.starts_with('(') ? 1 : 0;
    const std::size_t begin = at;
    while (at < text.size() && (base::is_ascii_letter(text[at]) || base::is_ascii_digit(text[at]))) {
        ++at;
    }
    const std::string label = base::to_lower_ascii(text.substr(begin, at - begin));
    const bool closed = at < text.size() && (text[at] == ')' || (text[at] == '.' && begin == 0));
    const bool numeral = language::has_roman_small(label);
    const bool fits = !label.empty() && label.size() <= k_longest &&
                      (label.size() == 1 || numeral || std::all_of(label.begin(), label.end(), base::is_ascii_digit));
    const bool apart = at + 1 >= text.size() || !base::is_ascii_letter(text[at + 1]);
    end = at + 1;
    return closed && fits && apart ? label : std::string{};
}

/// The first letter behind labels, marks and spaces; nothing when a digit comes first.
std::optional<std::size_t> first_letter(std::string_view text) {
    std::size_t at = 0;
    if (std::size_t end = 0; !label_at_beginning(text, end).empty()) {
        at = std::min(end, text.size());
    }
    while (at < text.size()) {
        const text::CodePoint point = text::code_point_at(text, at);
        if (text::is_letter(point.value)) {
            return at;
        }
        if (text::is_digit(point.value) || point.value == U'%' || point.value == U'{' || point.value == U'<') {
            return std::nullopt;
        }
        at += point.length;
    }
    return std::nullopt;
}

std::string_view word_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        const text::CodePoint point = text::code_point_at(text, end);
        if (!text::is_letter(point.value) && !text::is_mark(point.value)) {
            break;
        }
        end += point.length;
    }
    return text.substr(at, end - at);
}

/// An article, preposition ...: no name, and no noun. "l'" as well.
bool is_function_word(std::string_view text, std::size_t at, const language::Language& language) {
    const std::string_view written = word_at(text, at);
    const std::string word = text::fold_case(written);
    const std::size_t end = at + written.size();
    const bool elided = end < text.size() && is_apostrophe(text::code_point_at(text, end).value);
    return language.functions_of(word) != language::k_no_function || (elided && language.elisions.contains(word)) ||
           (elided && language.functions_of(word + "'") != language::k_no_function);
}

bool is_sentence(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t");
    return last != std::string_view::npos && std::string_view{".?!"}.find(text[last]) != std::string_view::npos;
}

/// No word as it begins sentences: "iPhone", "eBay", "pH".
bool has_capital_inside(std::string_view word) {
    for (std::size_t at = 0; at < word.size(); at += text::code_point_at(word, at).length) {
        if (at > 0 && is_upper_at(word, at)) {
            return true;
        }
    }
    return false;
}

/// The byte that a character has in Windows-1252; -1 for one that it does not have.
int byte_in_windows_1252(char32_t c) {
    constexpr std::array<char32_t, 32> k_high{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                              0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                              0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                              0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    if (c >= 0xA0 && c <= 0xFF) {
        return static_cast<int>(c);
    }
    const auto found = std::find(k_high.begin(), k_high.end(), c);
    return found == k_high.end() ? -1 : 0x80 + static_cast<int>(found - k_high.begin());
}

/// What the characters at `at` say when their bytes in Windows-1252 are read as UTF-8, if that is a letter or mark of
/// western languages. \param end  set to behind them
std::optional<std::string> misread_at(std::string_view text, std::size_t at, std::size_t& end) {
    std::string bytes;
    end = at;
    std::size_t wanted = 2;
    while (end < text.size() && bytes.size() < wanted) {
        const text::CodePoint point = text::code_point_at(text, end);
        const int byte = byte_in_windows_1252(point.value);
        if (byte < 0) {
            return std::nullopt;
        }
        if (bytes.empty()) {
            wanted = byte == 0xE2 ? 3 : byte >= 0xC2 && byte <= 0xC5 ? 2 : 0;
        }
        bytes += static_cast<char>(byte);
        end += point.length;
    }
    if (wanted == 0 || bytes.size() != wanted || text::find_invalid_utf8(bytes)) {
        return std::nullopt;
    }
    const char32_t said = text::code_point_at(bytes, 0).value;
    const bool usual = (said >= 0xA0 && said <= 0x17F) || (said >= 0x2010 && said <= 0x203A) || said == 0x20AC;
    return usual ? std::optional{bytes} : std::nullopt;
}

bool is_invisible_rubbish(char32_t c) {
    return c == 0xFFFD || c == 0x200B || c == 0xFEFF || (c >= 0x80 && c < 0xA0) || (c < 0x20 && !text::is_white_space(c)) ||
           (c >= 0xE000 && c <= 0xF8FF);
}

struct Corruption {
    Range where;
    std::string said;
    std::optional<std::string> replacement;
};

template <typename Report>
void for_each_corruption(std::string_view text, const std::vector<Item>& items, const std::vector<Range>& codes,
                         const Report& report) {
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint point = text::code_point_at(text, at);
        std::size_t end = at + point.length;
        if (point.value >= 0x80 || point.value < 0x20 || point.value == U'?') {
            std::size_t misread_end = 0;
            const char32_t after = end < text.size() ? text::code_point_at(text, end).value : 0;
            if (is_invisible_rubbish(point.value)) {
                const bool nothing = point.value == 0x200B || point.value == 0xFEFF;
                report(Corruption{{at, end},
                                  fmt::format("U+{:04X} stands in the text.", static_cast<std::uint32_t>(point.value)),
                                  nothing ? std::optional{std::string{}} : std::nullopt});
            } else if (const auto said = misread_at(text, at, misread_end)) {
                report(Corruption{{at, misread_end},
                                  fmt::format("UTF-8 was read as Windows-1252: {} stands for {}.",
                                              in_quotes(text.substr(at, misread_end - at)), in_quotes(*said)),
                                  said});
                end = misread_end;
            } else if (point.value == U'?' && text::is_lower(before) && text::is_lower(after) &&
                       !is_shielded(at, items, codes)) {
                report(Corruption{{at, end}, "A question mark stands in the place of a letter.", std::nullopt});
            }
        }
        before = point.value;
        at = end;
    }
}

} // namespace

std::vector<Range> words_of(std::string_view text) {
    std::vector<Range> words;
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint point = text::code_point_at(text, at);
        const std::size_t end = at + point.length;
        if (text::is_letter(point.value) || text::is_mark(point.value)) {
            if (!words.empty() && words.back().end == at) {
                words.back().end = end;
            } else {
                words.push_back({at, end});
            }
        }
        at = end;
    }
    return words;
}

bool is_inside(std::size_t at, const std::vector<Range>& ranges) {
    const auto behind = std::partition_point(ranges.begin(), ranges.end(), [&](Range range) { return range.end <= at; });
    return behind != ranges.end() && behind->contains(at);
}

bool is_shielded(std::size_t at, const std::vector<Item>& items, const std::vector<Range>& codes) {
    const auto item = std::partition_point(items.begin(), items.end(), [&](const Item& one) { return one.bytes.end <= at; });
    const bool in_item = item != items.end() && item->bytes.contains(at) &&
                         (item->kind == ItemKind::address || item->kind == ItemKind::symbol);
    return in_item || is_inside(at, codes);
}

void check_repeated_words(const Subject& pair) {
    const auto there = repetitions(pair.target);
    if (there.empty() || !repetitions(pair.source).empty()) {
        return;
    }
    for (const auto& [first, second] : there) {
        const std::string_view word = model::slice(pair.target, second);
        const bool allowed = pair.target_language.repeated_words.contains(text::fold_case(word)) ||
                             is_upper_at(pair.target, second.begin); // a name: "Bora Bora"
        if (!allowed) {
            pair.report(Rule::repeated_word, {first.end, second.end},
                        fmt::format("The word {} stands twice in a row.", in_quotes(word)), "");
        }
    }
}

void check_initial(const Subject& pair) {
    const auto source = first_letter(pair.source);
    const auto target = first_letter(pair.target);
    if (!source || !target) {
        return;
    }
    const std::string_view word = word_at(pair.target, *target);
    const Range letter{*target, *target + text::code_point_at(pair.target, *target).length};
    const bool from_sentence =
        is_function_word(pair.source, *source, pair.source_language) || (is_sentence(pair.source) && is_sentence(pair.target));
    if (is_upper_at(pair.source, *source) && is_lower_at(pair.target, *target) && from_sentence &&
        !has_capital_inside(word)) {
        pair.report(Rule::initial_capital, letter, "The source begins with a capital, the target does not.");
    } else if (is_lower_at(pair.source, *source) && is_upper_at(pair.target, *target) && !has_capital_inside(word) &&
               !has_capital_inside(word_at(pair.source, *source)) &&
               is_function_word(pair.target, *target, pair.target_language) &&
               (is_function_word(pair.source, *source, pair.source_language) || !is_sentence(pair.source))) {
        pair.report(Rule::initial_capital, letter, "The target begins with a capital, the source does not.");
    }
}

void check_characters(const Subject& pair) {
    std::optional<std::string> of_source; // what is wrong with the source was not done by the translator
    for_each_corruption(pair.target, pair.target_items, pair.target_codes, [&](Corruption&& found) {
        if (!of_source) {
            of_source.emplace();
            for_each_corruption(pair.source, pair.source_items, pair.source_codes,
                                [&](Corruption&& other) { *of_source += model::slice(pair.source, other.where); });
        }
        if (of_source->find(model::slice(pair.target, found.where)) == std::string::npos) {
            pair.report(Rule::corrupted_characters, found.where, found.said, found.replacement);
        }
    });
}

void check_length(const Subject& pair) {
    constexpr double k_variance = 6.8;     // of a character, Gale and Church
    constexpr double k_deviations = 4;     // one pair of ten thousand would be further off if they were right
    constexpr double k_least_ratio = 2;    // long texts vary by less than their variances added up say
    const auto source = static_cast<double>(text::count_code_points(pair.source)) * pair.habits.length_ratio;
    const auto target = static_cast<double>(text::count_code_points(pair.target));
    const double deviations = (target - source) / std::sqrt(k_variance * (source + target) / 2);
    const double ratio = std::max(target, source) / std::max(1.0, std::min(target, source));
    if (pair.habits.ratio_is_known && std::abs(deviations) > k_deviations && ratio > k_least_ratio) {
        pair.report(Rule::length, {},
                    fmt::format("The target is {} than the source lets one expect ({} characters to {}).",
                                deviations > 0 ? "much longer" : "much shorter", text::count_code_points(pair.target),
                                text::count_code_points(pair.source)));
    }
}

void check_partly_untranslated(const Subject& pair) {
    constexpr std::size_t k_fewest_words = 3;
    if (pair.source_language.code == pair.target_language.code) {
        return;
    }
    const std::vector<Range> source = words_of(pair.source);
    const std::vector<Range> target = words_of(pair.target);
    const auto folded = [](std::string_view text, const std::vector<Range>& words) {
        std::vector<std::string> all;
        for (const Range& word : words) {
            all.push_back(text::fold_case(model::slice(text, word)));
        }
        return all;
    };
    const std::vector<std::string> from = folded(pair.source, source);
    const std::vector<std::string> to = folded(pair.target, target);
    const auto key_at = [](const std::vector<std::string>& words, std::size_t at) {
        return words[at] + ' ' + words[at + 1] + ' ' + words[at + 2];
    };
    std::unordered_map<std::string, std::size_t> first_place; // of three words in the source
    for (std::size_t i = 0; i + k_fewest_words <= from.size(); ++i) {
        first_place.try_emplace(key_at(from, i), i);
    }
    std::size_t at = 0;
    while (at + k_fewest_words <= to.size()) {
        std::size_t longest = 0;
        if (const auto place = first_place.find(key_at(to, at)); place != first_place.end()) {
            while (place->second + longest < from.size() && at + longest < to.size() &&
                   from[place->second + longest] == to[at + longest]) {
                ++longest;
            }
        }
        std::size_t plain = 0;   // words in small letters
        std::size_t foreign = 0; // function words of the source's language alone
        for (std::size_t i = at; i < at + longest; ++i) {
            plain += is_lower_at(pair.target, target[i].begin) ? 1U : 0U;
            foreign += pair.source_language.functions_of(to[i]) != language::k_no_function &&
                               pair.target_language.functions_of(to[i]) == language::k_no_function
                           ? 1U
                           : 0U;
        }
        if (longest >= k_fewest_words && plain == longest && foreign > 0) {
            pair.report(Rule::untranslated, {target[at].begin, target[at + longest - 1].end},
                        "These words are still those of the source.");
        }
        at += std::max<std::size_t>(longest, 1);
    }
}

void check_labels(const Subject& pair) {
    std::size_t source_end = 0;
    std::size_t target_end = 0;
    const std::string wanted = label_at_beginning(pair.source, source_end);
    const std::string there = label_at_beginning(pair.target, target_end);
    if (!wanted.empty() && !there.empty() && wanted != there) {
        model::Finding& finding = pair.report(Rule::label_differs, {0, std::min(target_end, pair.target.size())},
                                              fmt::format("The label {} of the source is {} in the target.",
                                                          in_quotes(wanted), in_quotes(there)));
        finding.source = {0, std::min(source_end, pair.source.size())};
        finding.expected = wanted;
    }
}

void check_acronyms(const Subject& pair) {
    const auto is_acronym = [](std::string_view text, Range word) {
        std::size_t capitals = 0;
        for (std::size_t at = word.begin; at < word.end; at += text::code_point_at(text, at).length) {
            capitals += is_upper_at(text, at) ? 1U : 0U;
        }
        return capitals >= 2 && capitals == text::count_code_points(model::slice(text, word));
    };
    const auto in_brackets = [](std::string_view text, Range word) {
        return word.begin > 0 && text[word.begin - 1] == '(' && word.end < text.size() && text[word.end] == ')';
    };
    // In a script without capitals, or with only some of them, what stands in brackets will be it.
    const bool as_many_brackets = std::count(pair.target.begin(), pair.target.end(), '(') >=
                                      std::count(pair.source.begin(), pair.source.end(), '(') ||
                                  pair.target.find("\uff08") != std::string_view::npos;
    const std::vector<Range> target = words_of(pair.target);
    if (as_many_brackets ||
        std::any_of(target.begin(), target.end(), [&](Range word) { return is_acronym(pair.target, word); })) {
        return;
    }
    for (const Range& word : words_of(pair.source)) {
        if (in_brackets(pair.source, word) && is_acronym(pair.source, word) &&
            !language::has_roman_capitals(model::slice(pair.source, word))) {
            model::Finding& finding = pair.report(
                Rule::acronym_differs, {},
                fmt::format("The acronym {} of the source has nothing in its place.",
                            in_quotes(model::slice(pair.source, word))));
            finding.source = word;
            finding.expected = model::slice(pair.source, word);
            return;
        }
    }
}

} // namespace diptych::check
