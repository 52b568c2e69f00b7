#include "exchange/vocabulary/language_names.hpp"

#include "base/string.hpp"
#include "language/iso_639.hpp"
#include "text/language_names.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace diptych::exchange {

namespace {

struct RegionName {
    std::string_view name; ///< folded
    std::string_view code;
};

/// What people write besides the names that text::region_named() knows.
constexpr std::array<RegionName, 6> k_regions{{
    {"uk", "GB"},
    {"r.-u.", "GB"},
    {"great britain", "GB"},
    {"usa", "US"},
    {"u.s.", "US"},
    {"e.-u.", "US"},
}};

/// The code of the language with that name in the list of ISO 639, empty when there is none. \param name
/// folded
std::string_view code_named(const std::string& name) {
    static const std::map<std::string, std::string_view> names = [] {
        std::map<std::string, std::string_view> codes;
        for (const language::LanguageCode& code : language::language_codes()) {
            codes.emplace(text::fold(code.name), code.two);
            for (const std::string_view other : code.other_names) {
                codes.emplace(text::fold(other), code.two);
            }
        }
        codes.erase("");
        return codes;
    }();
    const auto found = names.find(name);
    return found == names.end() ? std::string_view{} : found->second;
}

/// The code of a region called by name or by code, empty when it is neither. \param name  folded
std::string region_named(std::string_view name) {
    for (const RegionName& region : k_regions) {
        if (region.name == name) {
            return std::string{region.code};
        }
    }
    return name.size() == 2 ? std::string{name} : text::region_named(name);
}

} // namespace

std::optional<model::LanguageTag> find_language(std::string_view name) {
    name = base::trim(name);
    const std::optional<model::LanguageTag> tag = model::LanguageTag::parse(name);
    if (tag && tag->primary().size() == 2) {
        return language::find_code(tag->primary()) != nullptr ? tag : std::nullopt; // "OK" is none
    }
    if (tag && tag->primary().size() == 3) { // ISO 639-2 for what has two letters in BCP 47
        const std::string_view shorter = language::shortest_code(tag->primary());
        return shorter == tag->primary() ? std::nullopt
                                         : model::LanguageTag::parse(std::string{shorter}.append(
                                               tag->str(), tag->primary().size()));
    }
    const std::string folded = text::collapse_white_space(text::fold(name));
    if (const std::string_view known = code_named(folded); !known.empty()) {
        return model::LanguageTag::parse(known);
    }
    const std::size_t split = folded.find_first_of("( ,_");
    if (split == std::string::npos || split == 0) {
        return std::nullopt;
    }
    const std::string_view language =
        code_named(std::string{base::trim(std::string_view{folded}.substr(0, split))});
    std::string rest = folded.substr(split);
    std::erase_if(rest, [](char c) { return c == '(' || c == ')' || c == ','; });
    std::replace(rest.begin(), rest.end(), '_', ' ');
    const std::string region = region_named(base::trim(rest));
    if (language.empty() || region.empty()) {
        return std::nullopt;
    }
    return model::LanguageTag::parse(std::string{language} + '-' + region);
}

std::string english_name_of(const model::LanguageTag& language) {
    const language::LanguageCode* const known = language::find_code(language.primary());
    if (known == nullptr || known->name.empty()) {
        return language.str();
    }
    const std::string_view rest = std::string_view{language.str()}.substr(known->two.size());
    std::string name{known->name};
    return rest.empty() ? name : name.append(" (").append(rest.substr(1)).append(")");
}

} // namespace diptych::exchange
