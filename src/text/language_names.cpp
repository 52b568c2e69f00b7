#include "text/language_names.hpp"

#include "language/language.hpp"
#include "text/fold.hpp"
#include "text/icu_status.hpp"

#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <utility>

namespace diptych::text {

namespace {

icu::Locale locale_of(const model::LanguageTag& language) {
    IcuStatus status;
    icu::Locale locale = icu::Locale::forLanguageTag(language.str(), status);
    status.check("read a language tag");
    return locale;
}

/// The rules by which the language writes numbers; nothing when ICU has only those of another one.
std::unique_ptr<icu::RuleBasedNumberFormat> spelling_of(const icu::Locale& locale) {
    IcuStatus status;
    auto rules = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, locale, status);
    if (status.isFailure()) {
        status.reset();
        return nullptr;
    }
    const icu::Locale actual = rules->getLocale(ULOC_ACTUAL_LOCALE, status);
    if (status.isFailure()) {
        status.reset();
        return nullptr;
    }
    const std::string name = actual.getLanguage();
    return name == locale.getLanguage() ? std::move(rules) : nullptr;
}

std::string spelled(const icu::RuleBasedNumberFormat& rules, const icu::UnicodeString& rule_set,
                    std::int64_t number) {
    IcuStatus status;
    icu::UnicodeString written;
    icu::FieldPosition position;
    rules.format(number, rule_set, written, position, status);
    status.check("write a number in words");
    std::string name;
    written.toUTF8String(name);
    name = fold(name);
    std::replace(name.begin(), name.end(), '-', ' ');
    return collapse_white_space(name);
}

/// The public sets of rules whose name holds `what`.
std::vector<icu::UnicodeString> rule_sets(const icu::RuleBasedNumberFormat& rules, const char* what) {
    std::vector<icu::UnicodeString> sets;
    for (std::int32_t i = 0; i < rules.getNumberOfRuleSetNames(); ++i) {
        icu::UnicodeString name = rules.getRuleSetName(i);
        if (name.indexOf(icu::UnicodeString{what}) >= 0 && name.indexOf(icu::UnicodeString{"year"}) < 0) {
            sets.push_back(std::move(name));
        }
    }
    return sets;
}

bool is_written_out(const std::string& name) {
    return !name.empty() &&
           std::none_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::vector<NumberName> number_names(const model::LanguageTag& language) {
    constexpr std::uint32_t k_cardinals = 1000;
    constexpr std::uint32_t k_ordinals = 201;
    const auto rules = spelling_of(locale_of(language));
    if (!rules) {
        return {};
    }
    std::vector<NumberName> names;
    std::set<std::string> known;
    const auto add = [&](const char* what, std::uint32_t first, std::uint32_t end, bool ordinal) {
        for (const icu::UnicodeString& set : rule_sets(*rules, what)) {
            for (std::uint32_t value = first; value < end; ++value) {
                std::string name = spelled(*rules, set, value);
                if (is_written_out(name) && known.insert(name).second) {
                    names.push_back({std::move(name), value, ordinal});
                }
            }
        }
    };
    add("cardinal", 0, k_cardinals, false);
    add("ordinal", 1, k_ordinals, true);
    return names;
}

std::vector<MultiplierName> multiplier_names(const model::LanguageTag& language) {
    const auto rules = spelling_of(locale_of(language));
    if (!rules) {
        return {};
    }
    std::vector<MultiplierName> names;
    for (const icu::UnicodeString& set : rule_sets(*rules, "cardinal")) {
        std::int64_t power = 1000;
        for (unsigned zeros = 3; zeros <= 12; zeros += 3, power *= 1000) {
            for (const std::int64_t times : {1, 2}) {
                std::string name = spelled(*rules, set, times * power);
                name.erase(0, name.rfind(' ') == std::string::npos ? 0 : name.rfind(' ') + 1);
                const bool known = std::any_of(names.begin(), names.end(), [&](const MultiplierName& other) {
                    return other.name == name;
                });
                if (is_written_out(name) && !known) {
                    names.push_back({std::move(name), zeros});
                }
            }
        }
    }
    return names;
}

std::array<std::vector<std::string>, 12> month_names(const model::LanguageTag& language) {
    IcuStatus status;
    const icu::DateFormatSymbols symbols{locale_of(language), status};
    status.check("load the names of the months");
    std::array<std::vector<std::string>, 12> names;
    for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
        for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
            std::int32_t count = 0;
            const icu::UnicodeString* const months = symbols.getMonths(count, context, width);
            for (std::size_t i = 0; i < names.size() && i < static_cast<std::size_t>(count); ++i) {
                std::string name;
                months[i].toUTF8String(name);
                name.erase(name.find_last_not_of('.') + 1);
                if (std::find(names[i].begin(), names[i].end(), name) == names[i].end()) {
                    names[i].push_back(std::move(name));
                }
            }
        }
    }
    return names;
}

char decimal_separator(const model::LanguageTag& language) {
    IcuStatus status;
    const icu::DecimalFormatSymbols symbols{locale_of(language), status};
    status.check("load the separators of numbers");
    return symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol) ==
                   icu::UnicodeString{u'.'}
               ? '.'
               : ',';
}

namespace {

/// Codes of regions by their folded names.
const std::map<std::string, std::string, std::less<>>& regions() {
    static const std::map<std::string, std::string, std::less<>> names = [] {
        std::map<std::string, std::string, std::less<>> codes;
        for (const language::Language& known : language::all_languages()) {
            const icu::Locale shown{std::string{known.code}.c_str()};
            for (const char* const* region = icu::Locale::getISOCountries(); *region != nullptr; ++region) {
                icu::UnicodeString written;
                icu::Locale{"", *region}.getDisplayCountry(shown, written);
                std::string name;
                written.toUTF8String(name);
                codes.emplace(fold(name), *region);
            }
        }
        return codes;
    }();
    return names;
}

/// The letters that `word` begins with.
std::string_view first_word(std::string_view name) {
    return name.substr(0, name.find_first_of(" -'"));
}

} // namespace

std::string region_named(std::string_view folded_name) {
    const auto found = regions().find(folded_name);
    return found == regions().end() ? std::string{} : found->second;
}

std::size_t most_words_of_region(std::string_view folded) {
    static const std::unordered_map<std::string, std::size_t> longest = [] {
        std::unordered_map<std::string, std::size_t> words;
        for (const auto& [name, code] : regions()) {
            const auto breaks = std::count_if(name.begin(), name.end(),
                                              [](char c) { return c == ' ' || c == '-' || c == '\''; });
            std::size_t& most = words[std::string{first_word(name)}];
            most = std::max(most, static_cast<std::size_t>(breaks) + 1);
        }
        return words;
    }();
    const auto found = longest.find(std::string{folded});
    return found == longest.end() ? 0 : found->second;
}

bool writes_day_first(const model::LanguageTag& language) {
    IcuStatus status;
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns{
        icu::DateTimePatternGenerator::createInstance(locale_of(language), status)};
    status.check("load the patterns of dates");
    const icu::UnicodeString pattern = patterns->getBestPattern(icu::UnicodeString{"yMMMMd"}, status);
    status.check("choose a pattern of dates");
    return pattern.indexOf(u'd') < pattern.indexOf(u'M');
}

bool is_right_to_left(const model::LanguageTag& language) {
    return locale_of(language).isRightToLeft() != 0;
}

} // namespace diptych::text
