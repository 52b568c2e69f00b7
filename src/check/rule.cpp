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
    {"unit-differs", Severity::error, "A number has another unit or currency on the other side."},
    {"country-differs", Severity::error, "One side names another country than the other."},
    {"acronym-differs", Severity::warning, "An acronym in brackets has nothing in its place on the other side."},
    {"label-differs", Severity::warning, "The sides begin with different labels."},
    {"placeholder-differs", Severity::error, "A placeholder, tag or entity of one side is not on the other."},
    {"empty-target", Severity::error, "The source has no counterpart in the target."},
    {"empty-source", Severity::error, "The target has no counterpart in the source."},
    {"untranslated", Severity::warning, "The target, or a part of it, is in the language of the source."},
    {"translation-inconsistent", Severity::warning, "The same source has different translations in one document."},
    {"source-inconsistent", Severity::note, "Different sources have the same translation in one document."},
    {"length", Severity::warning, "The target is much longer or shorter than the source lets one expect."},
    {"corrupted-characters", Severity::error, "Characters of the target were damaged on the way."},
    {"number-format", Severity::warning, "A number is not written as the target's language writes numbers."},
    {"date-format", Severity::warning, "A date is not written as the target's language writes dates."},
    {"repeated-word", Severity::warning, "A word stands twice in a row."},
    {"spacing", Severity::warning, "A space is missing, or there is one too many."},
    {"brackets", Severity::warning, "A bracket is not closed, or closes none."},
    {"quotation-marks", Severity::warning, "Quotation marks do not go together, or are not those of the language."},
    {"end-punctuation", Severity::warning, "The target does not end as the source does."},
    {"initial-capital", Severity::warning, "The target does not begin with a capital as the source does, or with one."},
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
