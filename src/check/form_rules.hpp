#pragma once

// For the .cpp files of check/ only. What can be seen without knowing what the texts say: how the target is typeset,
// and what it has to have as the source has it. The rules are those that programs for checking translations share
// (ITS 2.0, 8.18: whitespace, typographical, characters, markup, length, duplication, inconsistency, untranslated).

#include "check/amounts.hpp"
#include "check/form_subject.hpp"
#include "check/rule.hpp"

#include <string_view>
#include <vector>

namespace diptych::check {

struct PairTexts;

/// Checks targets of one language against sources of another. Costly to make; then never changed: several threads may use
/// it.
class FormRules {
public:
    FormRules(const model::LanguageTag& source, const model::LanguageTag& target, const RuleSet& rules);

    /// find_items() without numbers that belong to names of units.
    std::vector<Item> items_of_source(std::string_view text, const LanguageForms& forms) const;
    std::vector<Item> items_of_target(std::string_view text, const LanguageForms& forms) const;

    /// \param pairs  those of a document
    Habits habits_of(const std::vector<PairTexts>& pairs) const;

    /// Adds what is found in a pair whose texts are both there.
    void check(const PairTexts& pair, const std::vector<Item>& source_items, const std::vector<Item>& target_items,
               const Habits& habits, std::vector<model::Finding>& findings) const;

private:
    const language::Language* m_source;
    const language::Language* m_target;
    RuleSet m_rules;
    char m_source_decimal;
    char m_decimal;
    bool m_day_first;
    Amounts m_source_amounts;
    Amounts m_target_amounts;
};

} // namespace diptych::check
