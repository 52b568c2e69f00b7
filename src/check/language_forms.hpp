#pragma once

#include "model/language_tag.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace diptych::check {

/// A number written out, as a text has it.
struct SpelledNumber {
    std::uint32_t value = 0;
    bool ordinal = false;
};

/// How a language writes numbers and dates, ready to be looked up word by word. Costly to make (tens of
/// milliseconds), then never changed: several threads may use it.
class LanguageForms {
public:
    explicit LanguageForms(const model::LanguageTag& language);

    /// ',' or '.'
    char decimal() const { return m_decimal; }

    /// The month, 1 to 12. \param folded  the word
    /// \param capital  whether it begins with a capital in the text: where months do, "may" is none
    std::optional<unsigned> month(const std::string& folded, bool capital) const;

    /// How many words the longest number has that begins with this one; 0 when none does.
    std::size_t longest_number(const std::string& folded) const;
    /// \param folded  words divided by single spaces
    std::optional<SpelledNumber> number(const std::string& folded) const;
    /// Zeros of the power of ten: 6 for "million".
    std::optional<unsigned> multiplier(const std::string& folded) const;

    /// Whether any word that is looked up above begins with this byte: a quick refusal.
    bool may_begin(char folded_first) const { return m_first[static_cast<unsigned char>(folded_first)]; }

private:
    struct Month {
        unsigned number = 0;
        bool capital = false;
    };

    void note_first(const std::string& folded);
    void add_number(std::string folded, SpelledNumber number);
    void add_month(const std::string& name, unsigned number);

    char m_decimal;
    std::unordered_map<std::string, Month> m_months;
    std::unordered_map<std::string, std::size_t> m_first_words;
    std::unordered_map<std::string, SpelledNumber> m_numbers;
    std::unordered_map<std::string, unsigned> m_multipliers;
    bool m_first[256] = {};
};

} // namespace diptych::check
