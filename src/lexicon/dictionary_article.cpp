#include "lexicon/dictionary_article.hpp"

#include "base/string.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace diptych::lexicon {

namespace {

char closing_of(char c) {
    switch (c) {
    case '(':
        return ')';
    case '[':
        return ']';
    case '{':
        return '}';
    case '<':
        return '>';
    default:
        return '\0';
    }
}

bool has_letter(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i);
        if (text::is_letter(c.value)) {
            return true;
        }
        i += c.length;
    }
    return false;
}

/// Letters and digits alone, folded: how indexes write headwords.
std::string index_form(std::string_view word) {
    const std::string folded = text::fold(word);
    std::string form;
    for (std::size_t i = 0; i < folded.size();) {
        const text::CodePoint c = text::code_point_at(folded, i);
        if (text::is_letter(c.value) || text::is_digit(c.value)) {
            form.append(folded, i, c.length);
        }
        i += c.length;
    }
    return form;
}

/// Where the headword ends: before the pronunciation or the grammar.
std::size_t end_of_headword(std::string_view line) {
    return std::min({line.size(), line.find(" /"), line.find(" <")});
}

/// "<suffix, fem>", "<letter, neut>": no words of a text.
bool is_about_no_word(std::string_view headword, std::string_view grammar) {
    constexpr std::array<std::string_view, 5> k_kinds{"suffix", "prefix", "affix", "infix", "letter"};
    const std::string folded = text::fold(headword);
    return folded.starts_with('-') || folded.ends_with('-') ||
           std::any_of(k_kinds.begin(), k_kinds.end(),
                       [&](std::string_view kind) { return grammar.find(kind) != std::string_view::npos; });
}

/// Cuts "12. " off the beginning of a line. \returns 12, or nothing when there is no such number
std::optional<unsigned> take_number(std::string_view& line) {
    unsigned number = 0;
    const auto [stop, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    const auto length = static_cast<std::size_t>(stop - line.data());
    if (error != std::errc{} || length >= line.size() || line[length] != '.' ||
        (length + 1 < line.size() && line[length + 1] != ' ')) {
        return std::nullopt;
    }
    line.remove_prefix(std::min(length + 2, line.size()));
    return number;
}

/// Cuts " 2." off the end: the number of the next explanation.
void drop_last_number(std::string_view& line) {
    std::string_view rest = line;
    if (!rest.ends_with('.')) {
        return;
    }
    rest.remove_suffix(1);
    const std::size_t with_dot = rest.size();
    while (!rest.empty() && base::is_ascii_digit(rest.back())) {
        rest.remove_suffix(1);
    }
    if (rest.size() < with_dot && (rest.empty() || rest.back() == ' ')) {
        line = rest;
    }
}

void add_translations(std::vector<std::string>& translations, std::string_view line) {
    line = base::trim(line);
    drop_last_number(line);
    std::string phrases = without_notes(line);
    std::replace(phrases.begin(), phrases.end(), ';', ',');
    for (const std::string_view phrase : base::split(phrases, ',')) {
        if (has_letter(phrase)) {
            translations.emplace_back(base::trim(phrase));
        }
    }
}

/// The translations of the lines below the headword.
std::vector<std::string> translations_of(const std::vector<std::string_view>& lines, std::size_t first) {
    std::vector<std::string> translations;
    std::optional<unsigned> sense; // the number of the last one, when they are numbered
    bool goes_on = true;           // into this line
    bool begun = false;
    for (std::size_t i = first; i < lines.size(); ++i) {
        std::string_view line = lines[i];
        if (base::trim(line).empty()) {
            continue;
        }
        std::string_view rest = begun ? line : base::trim(line);
        const std::optional<unsigned> number = take_number(rest);
        if (!begun || (number && sense && *number == *sense + 1)) {
            sense = number;
            line = rest;
        } else if (!goes_on) {
            continue;
        }
        begun = true;
        add_translations(translations, line);
        line = base::trim(line);
        goes_on = line.empty() || line.ends_with(',') || line.ends_with(';');
    }
    return translations;
}

} // namespace

std::string without_notes(std::string_view text) {
    struct Open {
        char closing = '\0';
        std::size_t begin = 0; ///< in `kept`
    };

    std::string kept;
    std::vector<Open> open;
    for (const char c : text) {
        if (!open.empty() && c == open.back().closing) {
            kept.resize(open.back().begin);
            kept += ' ';
            open.pop_back();
            continue;
        }
        if (const char closing = closing_of(c); closing != '\0') {
            open.push_back({closing, kept.size()});
        }
        kept += c;
    }
    return text::collapse_white_space(kept);
}

Article read_article(std::string_view text, std::string_view index_word) {
    const std::vector<std::string_view> lines = base::split(text, '\n');
    Article article{std::string{index_word}, {}};
    std::size_t body = 0;
    const std::string_view first = base::trim(lines.front());
    const std::size_t end = end_of_headword(first);
    if (lines.size() > 1 && (end < first.size() || index_form(first) == index_form(index_word))) {
        article.headword = first.substr(0, end);
        body = 1;
    }
    const std::size_t grammar = first.find(" <");
    if (is_about_no_word(article.headword,
                         grammar == std::string_view::npos ? std::string_view{} : first.substr(grammar))) {
        article.headword.clear();
        return article;
    }
    article.headword = without_notes(article.headword);
    article.translations = translations_of(lines, body);
    return article;
}

} // namespace diptych::lexicon
