#include "text/amount_names.hpp"

#include "language/language.hpp"
#include "text/fold.hpp"
#include "text/icu_status.hpp"

#include <unicode/locid.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <utility>

namespace diptych::text {

namespace {

/// What institutional and technical texts measure; two that people do not tell apart have one name.
constexpr std::array<std::pair<const char*, const char*>, 58> k_units{{
    {"kilometer", "kilometer"}, {"meter", "meter"}, {"centimeter", "centimeter"}, {"millimeter", "millimeter"},
    {"micrometer", "micrometer"}, {"mile", "mile"}, {"nautical-mile", "nautical-mile"}, {"yard", "yard"},
    {"foot", "foot"}, {"inch", "inch"}, {"kilogram", "kilogram"}, {"gram", "gram"}, {"milligram", "milligram"},
    {"microgram", "microgram"}, {"tonne", "tonne"}, {"metric-ton", "tonne"}, {"pound", "pound"}, {"ounce", "ounce"},
    {"carat", "carat"}, {"square-kilometer", "square-kilometer"}, {"square-meter", "square-meter"},
    {"square-centimeter", "square-centimeter"}, {"hectare", "hectare"}, {"acre", "acre"},
    {"square-mile", "square-mile"}, {"square-foot", "square-foot"}, {"cubic-meter", "cubic-meter"},
    {"cubic-kilometer", "cubic-kilometer"}, {"cubic-centimeter", "cubic-centimeter"}, {"liter", "liter"},
    {"hectoliter", "hectoliter"}, {"centiliter", "centiliter"}, {"milliliter", "milliliter"}, {"gallon", "gallon"},
    {"pint", "pint"}, {"barrel", "barrel"}, {"celsius", "celsius"}, {"fahrenheit", "fahrenheit"},
    {"kelvin", "kelvin"}, {"watt", "watt"}, {"kilowatt", "kilowatt"}, {"megawatt", "megawatt"},
    {"gigawatt", "gigawatt"}, {"kilowatt-hour", "kilowatt-hour"}, {"joule", "joule"}, {"calorie", "calorie"},
    {"volt", "volt"}, {"hertz", "hertz"}, {"kilometer-per-hour", "kilometer-per-hour"},
    {"mile-per-hour", "mile-per-hour"}, {"percent", "percent"}, {"permille", "permille"}, {"second", "second"},
    {"minute", "minute"}, {"hour", "hour"}, {"day", "day"}, {"week", "week"}, {"year", "year"},
}};

class Collector {
public:
    explicit Collector(const model::LanguageTag& language)
        : m_head_first{language::language_of(language.primary()).head_first} {
        IcuStatus status;
        m_locale = icu::Locale::forLanguageTag(language.str(), status);
        status.check("read a language tag");
        m_locale.setUnicodeKeywordValue("nu", "latn", status);
        status.check("choose digits");
    }

    void add_units() {
        for (const auto& [identifier, unit] : k_units) {
            IcuStatus status;
            const icu::MeasureUnit measured = icu::MeasureUnit::forIdentifier(identifier, status);
            if (status.isFailure()) { // versions of ICU call some of them otherwise
                status.reset();
                continue;
            }
            for (const UNumberUnitWidth width : {UNUM_UNIT_WIDTH_FULL_NAME, UNUM_UNIT_WIDTH_SHORT}) {
                const auto formatter = icu::number::NumberFormatter::withLocale(m_locale).unit(measured).unitWidth(width);
                for (const std::int64_t number : {1, 2, 5, 21}) {
                    std::string written;
                    formatter.formatInt(number, status).toString(status).toUTF8String(written);
                    status.check("name a unit");
                    add(without_number(std::move(written)), unit);
                }
            }
        }
    }

    void add_currencies() {
        IcuStatus status;
        const std::unique_ptr<UEnumeration, void (*)(UEnumeration*)> codes{
            ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, status), uenum_close};
        status.check("list the currencies");
        std::int32_t length = 0;
        while (const char* const code = uenum_next(codes.get(), &length, status)) {
            icu::UnicodeString iso{code, -1, US_INV};
            for (const char* const count : {"one", "few", "many", "other"}) {
                UBool is_choice = 0;
                const char16_t* const name = ucurr_getPluralName(iso.getTerminatedBuffer(), m_locale.getName(), &is_choice,
                                                                 count, &length, status);
                status.check("name a currency");
                add_with_head(utf8(name, length), code);
            }
            for (const UCurrNameStyle style : {UCURR_SYMBOL_NAME, UCURR_NARROW_SYMBOL_NAME}) {
                UBool is_choice = 0;
                const char16_t* const sign = ucurr_getName(iso.getTerminatedBuffer(), m_locale.getName(), style, &is_choice,
                                                           &length, status);
                status.check("name the sign of a currency");
                add(utf8(sign, length), code);
            }
            add(code, code);
        }
    }

    std::vector<AmountName> take() { return std::move(m_names); }

private:
    static std::string utf8(const char16_t* text, std::int32_t length) {
        std::string written;
        icu::UnicodeString{text, length}.toUTF8String(written);
        return written;
    }

    static std::string without_number(std::string written) {
        std::erase_if(written, [](char c) { return c >= '0' && c <= '9'; });
        return written;
    }

    /// "dollars des États-Unis" is said as "dollars" too.
    void add_with_head(const std::string& name, const std::string& unit) {
        const std::string folded = collapse_white_space(fold(name));
        add(folded, unit);
        const std::size_t space = m_head_first ? folded.find(' ') : folded.rfind(' ');
        if (space != std::string::npos) {
            add(m_head_first ? folded.substr(0, space) : folded.substr(space + 1), unit);
        }
    }

    void add(std::string_view name, const std::string& unit) {
        std::string folded = collapse_white_space(fold(name));
        if (!folded.empty() && m_known.emplace(folded, unit).second) {
            m_names.push_back({std::move(folded), unit});
        }
    }

    bool m_head_first;
    icu::Locale m_locale;
    std::set<std::pair<std::string, std::string>> m_known;
    std::vector<AmountName> m_names;
};

} // namespace

std::vector<AmountName> amount_names(const model::LanguageTag& language) {
    Collector collector{language};
    collector.add_units();
    collector.add_currencies();
    return collector.take();
}

} // namespace diptych::text
