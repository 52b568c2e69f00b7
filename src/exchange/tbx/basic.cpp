#include "exchange/tbx/basic.hpp"

#include "base/format.hpp"
#include "base/string.hpp"

#include <algorithm>
#include <array>

namespace diptych::exchange {

namespace {

constexpr unsigned k_entry = 1;
constexpr unsigned k_language = 2;
constexpr unsigned k_term = 4;
constexpr unsigned k_anywhere = k_entry | k_language | k_term;

constexpr std::array<std::string_view, 4> k_statuses{"admittedTerm-admn-sts", "deprecatedTerm-admn-sts",
                                                     "supersededTerm-admn-sts", "preferredTerm-admn-sts"};
constexpr std::array<std::string_view, 5> k_parts_of_speech{"adjective", "noun", "other", "verb", "adverb"};
constexpr std::array<std::string_view, 6> k_parts_of_speech_v2{"adjective", "noun",   "other",
                                                               "verb",      "adverb", "properNoun"};
constexpr std::array<std::string_view, 4> k_genders{"masculine", "feminine", "neuter", "other"};
constexpr std::array<std::string_view, 18> k_locations{"checkBox",
                                                       "comboBox",
                                                       "comboBoxElement",
                                                       "dialogBox",
                                                       "groupBox",
                                                       "informativeMessage",
                                                       "interactiveMessage",
                                                       "menuItem",
                                                       "progressBar",
                                                       "pushButton",
                                                       "radioButton",
                                                       "slider",
                                                       "spinBox",
                                                       "tab",
                                                       "tableText",
                                                       "textBox",
                                                       "toolTip",
                                                       "user-definedType"};
constexpr std::array<std::string_view, 6> k_term_types{"fullForm",  "acronym", "abbreviation",
                                                       "shortForm", "variant", "phrase"};

constexpr std::array<TbxCategory, 16> k_basic{{
    {"customerSubset", "min:customerSubset", TbxElement::admin, k_entry | k_term, {}},
    {"projectSubset", "basic:projectSubset", TbxElement::admin, k_entry | k_term, {}},
    {"source", "basic:source", TbxElement::admin, k_anywhere, {}},
    {"subjectField", "min:subjectField", TbxElement::descrip, k_entry, {}},
    {"definition", "basic:definition", TbxElement::descrip, k_entry | k_language, {}},
    {"context", "basic:context", TbxElement::descrip, k_term, {}},
    {"administrativeStatus", "min:administrativeStatus", TbxElement::term_note, k_term, k_statuses},
    {"partOfSpeech", "min:partOfSpeech", TbxElement::term_note, k_term, k_parts_of_speech},
    {"grammaticalGender", "basic:grammaticalGender", TbxElement::term_note, k_term, k_genders},
    {"geographicalUsage", "basic:geographicalUsage", TbxElement::term_note, k_term, {}},
    {"termLocation", "basic:termLocation", TbxElement::term_note, k_term, k_locations},
    {"termType", "basic:termType", TbxElement::term_note, k_term, k_term_types},
    {"note", "note", TbxElement::note, k_anywhere, {}},
    {"crossReference", "basic:crossReference", TbxElement::ref, k_entry | k_term, {}},
    {"externalCrossReference", "min:externalCrossReference", TbxElement::xref, k_anywhere, {}},
    {"xGraphic", "basic:xGraphic", TbxElement::xref, k_entry | k_language, {}},
}};

/// TBX v2 is stricter on levels and looser on values.
constexpr std::array<TbxCategory, 16> k_basic_v2{{
    {"customerSubset", "", TbxElement::admin, k_term, {}},
    {"projectSubset", "", TbxElement::admin, k_term, {}},
    {"source", "", TbxElement::admin, k_anywhere, {}},
    {"subjectField", "", TbxElement::descrip, k_entry, {}},
    {"definition", "", TbxElement::descrip, k_entry | k_language, {}},
    {"context", "", TbxElement::descrip, k_term, {}},
    {"administrativeStatus", "", TbxElement::term_note, k_term, k_statuses},
    {"partOfSpeech", "", TbxElement::term_note, k_term, k_parts_of_speech_v2},
    {"grammaticalGender", "", TbxElement::term_note, k_term, k_genders},
    {"geographicalUsage", "", TbxElement::term_note, k_term, {}},
    {"termLocation", "", TbxElement::term_note, k_term, {}},
    {"termType", "", TbxElement::term_note, k_term, k_term_types},
    {"note", "", TbxElement::note, k_anywhere, {}},
    {"crossReference", "", TbxElement::ref, k_entry | k_term, {}},
    {"externalCrossReference", "", TbxElement::xref, k_entry | k_term, {}},
    {"xGraphic", "", TbxElement::xref, k_entry, {}},
}};

constexpr std::array<std::string_view, 6> k_min{"customerSubset", "subjectField", "administrativeStatus",
                                                "partOfSpeech",   "note",         "externalCrossReference"};

bool is_min(TbxDialect dialect) {
    return dialect == TbxDialect::min_dca || dialect == TbxDialect::min_dct;
}

unsigned bit_of(TbxLevel level) {
    switch (level) {
    case TbxLevel::entry:
        return k_entry;
    case TbxLevel::language:
        return k_language;
    case TbxLevel::term:
        break;
    }
    return k_term;
}

/// Whether something can be said of a category, in a group with it. The schemas for DCT know some groups of
/// the core structure and not others.
bool can_head_a_group(TbxDialect dialect, const TbxCategory& category, TbxLevel level) {
    switch (category.element) {
    case TbxElement::admin:
        return dialect != TbxDialect::basic_v2 &&
               (!is_dct(dialect) || category.name == "projectSubset" ||
                (category.name == "customerSubset" && level == TbxLevel::term));
    case TbxElement::descrip:
        return dialect != TbxDialect::basic_v2 || category.name != "subjectField";
    case TbxElement::term_note:
        return dialect != TbxDialect::basic_v2 &&
               (!is_dct(dialect) || category.dct_name.starts_with("basic:"));
    case TbxElement::note:
    case TbxElement::ref:
    case TbxElement::xref:
        break;
    }
    return false;
}

bool can_qualify(TbxDialect dialect, const TbxCategory& qualifier, const TbxCategory& of) {
    if (dialect == TbxDialect::basic_v2) {
        return qualifier.name == "source";
    }
    if (qualifier.element == TbxElement::admin) {
        return is_dct(dialect) ? qualifier.name == "source" && of.element == TbxElement::descrip
                               : of.element != TbxElement::admin;
    }
    return qualifier.element == TbxElement::note || qualifier.element == TbxElement::ref;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_hexadecimal(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Whether `text` follows `pattern`, in which 9 is any digit.
bool has_form(std::string_view text, std::string_view pattern) {
    return text.size() == pattern.size() &&
           std::equal(text.begin(), text.end(), pattern.begin(),
                      [](char c, char p) { return p == '9' ? is_digit(c) : c == p; });
}

int number_of(std::string_view digits) {
    int number = 0;
    for (const char c : digits) {
        number = 10 * number + (c - '0');
    }
    return number;
}

bool is_time_zone(std::string_view text) {
    if (text.empty() || text == "Z") {
        return true;
    }
    return (has_form(text, "+99:99") || has_form(text, "-99:99")) && number_of(text.substr(1, 2)) <= 13 &&
           number_of(text.substr(4, 2)) <= 59;
}

bool is_calendar_day(std::string_view text) {
    if (!has_form(text, "9999-99-99")) {
        return false;
    }
    constexpr std::array<int, 13> k_days{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int year = number_of(text.substr(0, 4));
    const int month = number_of(text.substr(5, 2));
    const int day = number_of(text.substr(8, 2));
    if (year == 0 || month < 1 || month > 12 || day < 1) {
        return false;
    }
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= k_days[static_cast<std::size_t>(month)] + (month == 2 && leap ? 1 : 0);
}

} // namespace

std::string_view type_of(TbxDialect dialect) {
    return is_min(dialect) ? "TBX-Min" : "TBX-Basic";
}

std::string_view name_of(TbxDialect dialect) {
    return dialect == TbxDialect::basic_v2 ? "TBX-Basic v2" : type_of(dialect);
}

std::string_view name_of(TbxLevel level) {
    switch (level) {
    case TbxLevel::entry:
        return "an entry";
    case TbxLevel::language:
        return "a language";
    case TbxLevel::term:
        break;
    }
    return "a term";
}

std::string_view name_of(TbxElement element) {
    switch (element) {
    case TbxElement::admin:
        return "admin";
    case TbxElement::descrip:
        return "descrip";
    case TbxElement::term_note:
        return "termNote";
    case TbxElement::note:
        return "note";
    case TbxElement::ref:
        return "ref";
    case TbxElement::xref:
        break;
    }
    return "xref";
}

bool may_stand_at(const TbxCategory& category, TbxLevel level) {
    return (category.levels & bit_of(level)) != 0;
}

const TbxCategory* tbx_category(TbxDialect dialect, std::string_view name) {
    if (is_min(dialect) && std::find(k_min.begin(), k_min.end(), name) == k_min.end()) {
        return nullptr;
    }
    const auto& categories = dialect == TbxDialect::basic_v2 ? k_basic_v2 : k_basic;
    const auto* found = std::find_if(categories.begin(), categories.end(),
                                     [&](const TbxCategory& category) { return category.name == name; });
    return found == categories.end() ? nullptr : found;
}

std::optional<std::string> tbx_objection(TbxDialect dialect, const model::DataCategory& category,
                                         TbxLevel level) {
    const TbxCategory* rule = tbx_category(dialect, category.name);
    if (rule == nullptr) {
        return fmt::format("'{}' is no data category of {}", category.name, name_of(dialect));
    }
    if (!may_stand_at(*rule, level)) {
        return fmt::format("{} does not have '{}' of {}", name_of(dialect), category.name, name_of(level));
    }
    if (!rule->values.empty() &&
        std::find(rule->values.begin(), rule->values.end(), category.value) == rule->values.end()) {
        return fmt::format("In {}, '{}' cannot be '{}'", name_of(dialect), category.name, category.value);
    }
    if (rule->element == TbxElement::xref && dialect != TbxDialect::basic_v2 &&
        !is_web_address(category.target)) {
        return fmt::format("'{}' has to point to an http or https address", category.name);
    }
    return std::nullopt;
}

std::optional<std::string> tbx_objection_to_qualifier(TbxDialect dialect,
                                                      const model::DataCategory& qualifier,
                                                      const TbxCategory& of, TbxLevel level) {
    const TbxCategory* rule = tbx_category(dialect, qualifier.name);
    if (rule == nullptr || !can_head_a_group(dialect, of, level) || !can_qualify(dialect, *rule, of)) {
        return fmt::format("{} cannot say '{}' of '{}'", name_of(dialect), qualifier.name, of.name);
    }
    return tbx_objection(dialect, qualifier, level);
}

bool has_transactions(TbxDialect dialect) {
    return !is_min(dialect);
}

bool is_web_address(std::string_view text) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (text.starts_with(scheme)) {
            text.remove_prefix(scheme.size());
            const std::string_view host = text.substr(0, text.find_first_of("/?#"));
            const std::size_t colon = host.rfind(':');
            const std::string_view port = colon == std::string_view::npos ? "" : host.substr(colon + 1);
            if (host.empty() || colon == 0 || port.size() > 5 ||
                !std::all_of(port.begin(), port.end(), is_digit)) {
                return false;
            }
            for (std::size_t i = 0; i < text.size(); ++i) {
                const char c = text[i];
                const bool escape = c == '%' && !(i + 2 < text.size() && is_hexadecimal(text[i + 1]) &&
                                                  is_hexadecimal(text[i + 2]));
                if ((c >= '\0' && c <= ' ') || c == '\x7F' || escape ||
                    std::string_view{"\"<>\\^`{|}[]"}.find(c) != std::string_view::npos) {
                    return false;
                }
            }
            return std::count(text.begin(), text.end(), '#') <= 1;
        }
    }
    return false;
}

bool is_xml_date(std::string_view text) {
    constexpr std::size_t k_day_length = 10;
    if (!is_calendar_day(text.substr(0, k_day_length))) {
        return false;
    }
    text.remove_prefix(k_day_length);
    if (!text.starts_with('T')) {
        return is_time_zone(text);
    }
    constexpr std::string_view k_time = "T99:99:99";
    if (!has_form(text.substr(0, k_time.size()), k_time) || number_of(text.substr(1, 2)) > 23 ||
        number_of(text.substr(4, 2)) > 59 || number_of(text.substr(7, 2)) > 59) {
        return false;
    }
    text.remove_prefix(k_time.size());
    if (text.size() > 1 && text.starts_with('.') && is_digit(text[1])) {
        text.remove_prefix(1);
        text.remove_prefix(std::min(text.size(), text.find_first_not_of("0123456789")));
    }
    return is_time_zone(text);
}

bool is_plain_xml_id(std::string_view text) {
    if (text.empty() || !(base::is_ascii_letter(text.front()) || text.front() == '_')) {
        return false;
    }
    return std::all_of(text.begin(), text.end(), [](char c) {
        return base::is_ascii_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.';
    });
}

} // namespace diptych::exchange
