#include "check/language_forms.hpp"

#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/language_names.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace diptych::check {

LanguageForms::LanguageForms(const model::LanguageTag& language)
    : m_decimal{text::decimal_separator(language)} {
    for (text::NumberName& name : text::number_names(language)) {
        const std::size_t space = name.name.find(' ');
        const auto words = static_cast<std::size_t>(std::count(name.name.begin(), name.name.end(), ' ')) + 1;
        std::size_t& longest = m_first_words[name.name.substr(0, space)];
        longest = std::max(longest, words);
        m_first[static_cast<unsigned char>(name.name.front())] = true;
        m_numbers.try_emplace(std::move(name.name), SpelledNumber{name.value, name.ordinal});
    }
    for (const text::MultiplierName& name : text::multiplier_names(language)) {
        m_multipliers.emplace(name.name, name.zeros);
        m_first[static_cast<unsigned char>(name.name.front())] = true;
    }
    add_months(language);
}

void LanguageForms::add_months(const model::LanguageTag& language) {
    constexpr std::size_t k_shortest = 3; // "M01" of languages without names is one of these, and harmless
    const auto names = text::month_names(language);
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (const std::string& name : names[i]) {
            const std::string folded = text::fold(name);
            if (text::count_code_points(name) < k_shortest || folded.find(' ') != std::string::npos) {
                continue;
            }
            const bool capital = text::is_upper(text::code_point_at(name, 0).value);
            m_months.try_emplace(folded, Month{static_cast<unsigned>(i + 1), capital});
            m_first[static_cast<unsigned char>(folded.front())] = true;
        }
    }
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
