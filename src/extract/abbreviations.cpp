#include "extract/abbreviations.hpp"

#include "base/string.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <vector>

namespace diptych::extract {

namespace {

bool is_word_character(char32_t c) {
    return text::is_letter(c) || text::is_digit(c);
}

/// What Schwartz and Hearst take for a short form: 2 to 10 characters, a letter or digit first, one word
/// here; and a capital in it, which keeps "(see)" out.
bool is_short_form(std::string_view text) {
    constexpr std::size_t k_least = 2;
    constexpr std::size_t k_most = 10;
    const std::size_t length = text::count_code_points(text);
    if (length < k_least || length > k_most || text.find(' ') != std::string_view::npos) {
        return false;
    }
    std::size_t capitals = 0;
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint c = text::code_point_at(text, at);
        if (!is_word_character(c.value) && c.value != U'-' && c.value != U'/') {
            return false;
        }
        capitals += text::is_upper(c.value) ? 1U : 0U;
        at += c.length;
    }
    return capitals >= 2;
}

/// Characters, folded for comparison, and where each begins.
struct Characters {
    std::vector<std::string> folded;
    std::vector<std::size_t> begins;
};

Characters characters_of(std::string_view text) {
    Characters characters;
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint c = text::code_point_at(text, at);
        characters.folded.push_back(is_word_character(c.value) ? text::fold(text.substr(at, c.length)) : " ");
        characters.begins.push_back(at);
        at += c.length;
    }
    return characters;
}

/// The part of a sentence in which a long form may stand: min(|A| + 5, 2 |A|) words before the parenthesis.
std::string_view window(std::string_view before, std::size_t short_length) {
    std::size_t words = std::min(short_length + 5, 2 * short_length);
    std::size_t at = before.size();
    while (at > 0) {
        if (before[at - 1] == ' ' && words-- == 1) {
            break;
        }
        --at;
    }
    return before.substr(at);
}

} // namespace

std::optional<std::string_view> long_form(std::string_view before, std::string_view short_form) {
    const std::string_view text = base::trim(window(base::trim(before), text::count_code_points(short_form)));
    const Characters from = characters_of(text);
    const Characters letters = characters_of(short_form);
    std::size_t at = from.folded.size();
    for (std::size_t i = letters.folded.size(); i-- > 0;) {
        if (letters.folded[i] == " ") {
            continue;
        }
        bool found = false;
        while (!found && at > 0) {
            --at;
            const bool begins_word = at == 0 || from.folded[at - 1] == " ";
            found = from.folded[at] == letters.folded[i] && (i > 0 || begins_word);
        }
        if (!found) {
            return std::nullopt;
        }
    }
    const std::string_view result = text.substr(at < from.begins.size() ? from.begins[at] : text.size());
    const bool has_more = result.find(' ') != std::string_view::npos && result.size() > short_form.size();
    return has_more ? std::optional{result} : std::nullopt;
}

void Abbreviations::add(const model::Document& document) {
    for (const model::SentenceIndex place : model::sentences_of(document)) {
        add_sentence(model::text_of(document, place));
    }
}

void Abbreviations::add_sentence(std::string_view sentence) {
    for (std::size_t open = sentence.find('('); open != std::string_view::npos;
         open = sentence.find('(', open + 1)) {
        const std::size_t close = sentence.find(')', open);
        if (close == std::string_view::npos) {
            return;
        }
        const std::string_view inside = base::trim(sentence.substr(open + 1, close - open - 1));
        if (!is_short_form(inside)) {
            continue;
        }
        if (const auto found = long_form(sentence.substr(0, open), inside)) {
            m_long_forms.emplace(inside, text::fold_case(*found));
        }
    }
}

} // namespace diptych::extract
