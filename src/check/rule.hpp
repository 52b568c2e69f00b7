#pragma once

#include "base/diagnostics.hpp"

#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::check {

/// What pairs are checked for.
enum class Rule {
    term_missing,
    term_forbidden,
    term_inconsistent,
    term_ambiguous,
    number_differs,
    date_differs,
    symbol_differs,
    url_differs,
    unit_differs,
    country_differs,
    acronym_differs,
    label_differs,
    placeholder_differs,
    empty_target,
    empty_source,
    untranslated,
    translation_inconsistent,
    source_inconsistent,
    length,
    corrupted_characters,
    number_format,
    date_format,
    repeated_word,
    spacing,
    brackets,
    quotation_marks,
    end_punctuation,
    initial_capital
};

inline constexpr std::size_t k_rule_count = 28;

struct RuleDescription {
    std::string_view name;                             ///< "term-missing"
    base::Severity severity = base::Severity::warning; ///< of most of its findings
    std::string_view what;                             ///< a sentence for reports
};

const RuleDescription& description_of(Rule rule);
std::optional<Rule> rule_of(std::string_view name);
/// All of them, in the order of Rule.
const std::vector<std::string>& rule_names();

/// Which rules are on; all of them at first.
class RuleSet {
public:
    RuleSet() { m_on.set(); }

    bool has(Rule rule) const { return m_on[static_cast<std::size_t>(rule)]; }

    void set(Rule rule, bool on) { m_on[static_cast<std::size_t>(rule)] = on; }

    void clear() { m_on.reset(); }

private:
    std::bitset<k_rule_count> m_on;
};

} // namespace diptych::check
