#include "check/form_rules.hpp"

#include "check/checker.hpp"
#include "check/marks.hpp"
#include "check/placeholders.hpp"
#include "check/regions.hpp"
#include "check/spacing.hpp"
#include "check/wording.hpp"
#include "text/language_names.hpp"
#include "text/utf8.hpp"

namespace diptych::check {

namespace {

std::vector<Item> items_of(std::string_view text, const LanguageForms& forms, const Amounts& amounts) {
    std::vector<Item> items = find_items(text, forms);
    std::erase_if(items, [&](const Item& item) {
        return item.kind == ItemKind::number && item.bytes.begin > 0 && amounts.ends_name(text, item.bytes);
    });
    return items;
}

} // namespace

FormRules::FormRules(const model::LanguageTag& source, const model::LanguageTag& target, const RuleSet& rules)
    : m_source{&language::language_of(source.primary())}, m_target{&language::language_of(target.primary())}, m_rules{rules},
      m_source_decimal{text::decimal_separator(source)}, m_decimal{text::decimal_separator(target)}, m_day_first{text::writes_day_first(target)},
      m_source_amounts{source, *m_source}, m_target_amounts{target, *m_target} {}

std::vector<Item> FormRules::items_of_source(std::string_view text, const LanguageForms& forms) const {
    return items_of(text, forms, m_source_amounts);
}

std::vector<Item> FormRules::items_of_target(std::string_view text, const LanguageForms& forms) const {
    return items_of(text, forms, m_target_amounts);
}

Habits FormRules::habits_of(const std::vector<PairTexts>& pairs) const {
    constexpr std::size_t k_fewest_characters = 1000; // of a side, from which a ratio of lengths is one
    Habits habits;
    std::size_t source = 0;
    std::size_t target = 0;
    for (const PairTexts& pair : pairs) {
        if (!pair.source.empty() && !pair.target.empty()) {
            source += text::count_code_points(pair.source);
            target += text::count_code_points(pair.target);
            count_spacing(pair.target, *m_target, habits);
        }
    }
    if (source >= k_fewest_characters && target >= k_fewest_characters) {
        habits.length_ratio = static_cast<double>(target) / static_cast<double>(source);
        habits.ratio_is_known = true;
    }
    return habits;
}

void FormRules::check(const PairTexts& pair, const std::vector<Item>& source_items, const std::vector<Item>& target_items,
                      const Habits& habits, std::vector<model::Finding>& findings) const {
    const std::vector<model::Range> source_codes = find_placeholders(pair.source);
    const std::vector<model::Range> target_codes = find_placeholders(pair.target);
    const Subject subject{pair.source,  pair.target,  *m_source,    *m_target, source_items,
                          target_items, source_codes, target_codes, habits,    findings};
    const auto run = [&](Rule rule, const auto& check) {
        if (m_rules.has(rule)) {
            check(subject);
        }
    };
    run(Rule::unit_differs, [&](const Subject& s) { check_units(s, m_source_amounts, m_target_amounts); });
    run(Rule::country_differs, check_regions);
    run(Rule::acronym_differs, check_acronyms);
    run(Rule::label_differs, check_labels);
    run(Rule::placeholder_differs, check_placeholders);
    run(Rule::untranslated, check_partly_untranslated);
    run(Rule::corrupted_characters, check_characters);
    run(Rule::number_format, [&](const Subject& s) { check_number_format(s, m_source_decimal, m_decimal, m_target_amounts); });
    run(Rule::date_format, [&](const Subject& s) { check_date_format(s, m_day_first); });
    run(Rule::repeated_word, check_repeated_words);
    run(Rule::spacing, check_spacing);
    run(Rule::brackets, check_brackets);
    run(Rule::quotation_marks, check_quotation_marks);
    run(Rule::end_punctuation, check_end);
    run(Rule::initial_capital, check_initial);
    run(Rule::length, check_length);
}

} // namespace diptych::check
