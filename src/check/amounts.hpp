#pragma once

// For the .cpp files of check/ only.

#include "check/form_subject.hpp"
#include "model/language_tag.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace diptych::check {

/// Units and currencies that may be meant, as CLDR and ISO 4217 have them; empty: none.
using Units = std::set<std::string>;

/// How a language names units and currencies. Costly to make (tens of milliseconds), then never changed: several threads
/// may use it.
class Amounts {
public:
    Amounts(const model::LanguageTag& language, const language::Language& words);

    /// Those beside a number: "30 litres", "US$ 900", "15 %". \param number  its bytes in the text
    Units beside(std::string_view text, model::Range number) const;

    /// Whether the text has a share of a hundred anywhere.
    bool has_share(std::string_view text) const;
    /// Whether the language's file says how shares are written.
    bool knows_shares() const { return !m_shares.empty(); }

    /// Whether a number is but the end of a unit's name: « 15 p. 100 ».
    bool ends_name(std::string_view text, model::Range number) const;

private:
    Units behind(std::string_view text, std::size_t at) const;
    Units before(std::string_view text, std::size_t at) const;
    const Units* find(const std::string& name) const;

    const language::Language& m_words;
    std::size_t m_longest = 0; ///< words in a name
    std::vector<std::string> m_shares;      ///< names of per cent
    std::vector<std::string> m_with_digits; ///< names that end with a number
    std::unordered_map<std::string, Units> m_units; ///< by the name, folded, in one spelling
};

/// unit-differs: the same number with another unit or currency, or with and without per cent.
void check_units(const Subject& pair, const Amounts& source, const Amounts& target);

/// number-format: separators that the target's language does not use so.
/// \param source_decimal, decimal  the decimal separators of the languages
void check_number_format(const Subject& pair, char source_decimal, char decimal, const Amounts& target);

/// date-format: the month before the day in a language that has it behind. \param day_first  whether it is such a one
void check_date_format(const Subject& pair, bool day_first);

} // namespace diptych::check
