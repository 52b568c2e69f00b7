#include "check/language_forms.hpp"

#include "language/language.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/language_names.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace diptych::check {

LanguageForms::LanguageForms(const model::LanguageTag& language)
    : m_decimal{text::decimal_separator(language)} {
    const language::Language& known = language::language_of(language.primary());
    for (text::NumberName& name : text::number_names(language)) {
        add_number(std::move(name.name), {name.value, name.ordinal});
    }
    for (const auto& [name, value] : known.number_words) {
        add_number(text::fold(name), {value, false});
    }
    for (const text::MultiplierName& name : text::multiplier_names(language)) {
        m_multipliers.emplace(name.name, name.zeros);
        note_first(name.name);
    }
    const auto names = text::month_names(language);
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (const std::string& name : names[i]) {
            add_month(name, static_cast<unsigned>(i + 1));
        }
    }
    for (const auto& [name, number] : known.month_names) {
        add_month(name, number);
    }
}

void LanguageForms::note_first(const std::string& folded) {
    m_first[static_cast<unsigned char>(folded.front())] = true;
}

void LanguageForms::add_number(std::string folded, SpelledNumber number) {
    const std::size_t space = folded.find(' ');
    const auto words = static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ')) + 1;
    std::size_t& longest = m_first_words[folded.substr(0, space)];
    longest = std::max(longest, words);
    note_first(folded);
    m_numbers.try_emplace(std::move(folded), number);
}

void LanguageForms::add_month(const std::string& name, unsigned number) {
    constexpr std::size_t k_shortest = 3; // "M01" of languages without names is one of these, and harmless
    const std::string folded = text::fold(name);
    if (text::count_code_points(name) < k_shortest || folded.find(' ') != std::string::npos) {
        return;
    }
    const bool capital = text::is_upper(text::code_point_at(name, 0).value);
    m_months.try_emplace(folded, Month{number, capital});
    note_first(folded);
}

std::optional<unsigned> LanguageForms::month(const std::string& folded, bool capital) const {
    const auto found = m_months.find(folded);
    return found == m_months.end() || (found->second.capital && !capital)
               ? std::nullopt
               : std::optional{found->second.number};
}

std::size_t LanguageForms::longest_number(const std::string& folded) const {
    const auto found = m_first_words.find(folded);
    return found == m_first_words.end() ? 0 : found->second;
}

std::optional<SpelledNumber> LanguageForms::number(const std::string& folded) const {
    const auto found = m_numbers.find(folded);
    return found == m_numbers.end() ? std::nullopt : std::optional{found->second};
}

std::optional<unsigned> LanguageForms::multiplier(const std::string& folded) const {
    const auto found = m_multipliers.find(folded);
    return found == m_multipliers.end() ? std::nullopt : std::optional{found->second};
}

} // namespace diptych::check
