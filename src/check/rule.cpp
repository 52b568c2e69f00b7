#include "check/rule.hpp"

#include <algorithm>

namespace diptych::check {

namespace {

using base::Severity;

constexpr std::array<RuleDescription, k_rule_count> k_rules{{
    {"term-missing", Severity::warning,
     "A term of the source has none of its approved translations in the target."},
    {"term-forbidden", Severity::error, "A term is used that the glossary says not to use."},
    {"term-inconsistent", Severity::note,
     "A term of the source is rendered by different terms of its concept in one document."},
    {"term-ambiguous", Severity::warning,
     "One term of the target stands for two concepts that the source tells apart."},
    {"number-differs", Severity::error, "A number of one side is not on the other."},
    {"date-differs", Severity::error, "A date of one side is not on the other."},
    {"symbol-differs", Severity::error,
     "A symbol of a document or the number of a resolution is not on the other side."},
    {"url-differs", Severity::error, "An address of the web or of mail is not on the other side."},
    {"untranslated", Severity::warning, "The target is in the language of the source."},
    {"empty-target", Severity::note, "The source has no counterpart in the target."},
    {"empty-source", Severity::note, "The target has no counterpart in the source."},
}};

} // namespace

const RuleDescription& description_of(Rule rule) {
    return k_rules[static_cast<std::size_t>(rule)];
}

std::optional<Rule> rule_of(std::string_view name) {
    const auto found = std::find_if(k_rules.begin(), k_rules.end(),
                                    [&](const RuleDescription& rule) { return rule.name == name; });
    return found == k_rules.end() ? std::nullopt : std::optional{static_cast<Rule>(found - k_rules.begin())};
}

const std::vector<std::string>& rule_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const RuleDescription& rule : k_rules) {
            all.emplace_back(rule.name);
        }
        return all;
    }();
    return names;
}

} // namespace diptych::check
