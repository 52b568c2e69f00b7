#include "exchange/vocabulary/language_names.hpp"

#include "base/string.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>

namespace diptych::exchange {

namespace {

struct LanguageNames {
    std::string_view tag;
    std::string_view codes; ///< of ISO 639-2
    std::string_view english;
    std::string_view others; ///< French, German and the language's own name, folded
};

constexpr std::array<LanguageNames, 41> k_languages{{
    {"ar", "ara", "Arabic", "arabe|arabisch|العربية"},
    {"bg", "bul", "Bulgarian", "bulgare|bulgarisch|български"},
    {"ca", "cat", "Catalan", "catalan|katalanisch|catala"},
    {"cs", "ces|cze", "Czech", "tcheque|tschechisch|cestina"},
    {"da", "dan", "Danish", "danois|danisch|dansk"},
    {"de", "deu|ger", "German", "allemand|deutsch"},
    {"el", "ell|gre", "Greek", "grec|griechisch|ελληνικα"},
    {"en", "eng", "English", "anglais|englisch"},
    {"es", "spa", "Spanish", "espagnol|spanisch|espanol|castellano"},
    {"et", "est", "Estonian", "estonien|estnisch|eesti"},
    {"eu", "eus|baq", "Basque", "basque|baskisch|euskara"},
    {"fa", "fas|per", "Persian", "persan|persisch|farsi"},
    {"fi", "fin", "Finnish", "finnois|finnisch|suomi"},
    {"fr", "fra|fre", "French", "francais|franzosisch"},
    {"ga", "gle", "Irish", "irlandais|irisch|gaeilge"},
    {"he", "heb", "Hebrew", "hebreu|hebraisch|עברית"},
    {"hi", "hin", "Hindi", "hindi|हिन्दी"},
    {"hr", "hrv", "Croatian", "croate|kroatisch|hrvatski"},
    {"hu", "hun", "Hungarian", "hongrois|ungarisch|magyar"},
    {"id", "ind", "Indonesian", "indonesien|indonesisch|bahasa indonesia"},
    {"it", "ita", "Italian", "italien|italienisch|italiano"},
    {"ja", "jpn", "Japanese", "japonais|japanisch|日本語"},
    {"ko", "kor", "Korean", "coreen|koreanisch|한국어"},
    {"la", "lat", "Latin", "latin|latein|latina"},
    {"lt", "lit", "Lithuanian", "lituanien|litauisch|lietuviu"},
    {"lv", "lav", "Latvian", "letton|lettisch|latviesu"},
    {"mt", "mlt", "Maltese", "maltais|maltesisch|malti"},
    {"nb", "nob", "Norwegian", "norvegien|norwegisch|norsk"},
    {"nl", "nld|dut", "Dutch", "neerlandais|niederlandisch|nederlands|hollandais"},
    {"pl", "pol", "Polish", "polonais|polnisch|polski"},
    {"pt", "por", "Portuguese", "portugais|portugiesisch|portugues"},
    {"ro", "ron|rum", "Romanian", "roumain|rumanisch|romana"},
    {"ru", "rus", "Russian", "russe|russisch|русскии"},
    {"sk", "slk|slo", "Slovak", "slovaque|slowakisch|slovencina"},
    {"sl", "slv", "Slovenian", "slovene|slowenisch|slovenscina"},
    {"sr", "srp", "Serbian", "serbe|serbisch|српски"},
    {"sv", "swe", "Swedish", "suedois|schwedisch|svenska"},
    {"th", "tha", "Thai", "thai|ไทย"},
    {"tr", "tur", "Turkish", "turc|turkisch|turkce"},
    {"uk", "ukr", "Ukrainian", "ukrainien|ukrainisch|українська"},
    {"zh", "zho|chi", "Chinese", "chinois|chinesisch|中文"},
}};

/// Of ISO 639-1, so that a heading "OK" or "QA" is no language.
constexpr std::string_view k_two_letters = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br "
                                           "bs ca ce ch co cr cs cu cv cy da de dv dz ee "
                                           "el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he "
                                           "hi ho hr ht hu hy hz ia id ie ig ii ik io is "
                                           "it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb "
                                           "lg li ln lo lt lu lv mg mh mi mk ml mn mr ms "
                                           "mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl "
                                           "ps pt qu rm rn ro ru rw sa sc sd se sg si sk "
                                           "sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr "
                                           "ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi "
                                           "yo za zh zu";

struct RegionName {
    std::string_view name; ///< folded
    std::string_view code;
};

constexpr std::array<RegionName, 12> k_regions{{
    {"austria", "AT"},
    {"belgium", "BE"},
    {"brazil", "BR"},
    {"canada", "CA"},
    {"france", "FR"},
    {"germany", "DE"},
    {"spain", "ES"},
    {"switzerland", "CH"},
    {"uk", "GB"},
    {"united kingdom", "GB"},
    {"united states", "US"},
    {"usa", "US"},
}};

bool lists(std::string_view names, std::string_view name) {
    for (const std::string_view one : base::split(names, '|')) {
        if (one == name || text::fold(one) == name) {
            return true;
        }
    }
    return false;
}

/// \param name  folded
std::string_view tag_named(std::string_view name) {
    for (const LanguageNames& language : k_languages) {
        if (base::to_lower_ascii(language.english) == name || lists(language.others, name) ||
            lists(language.codes, name)) {
            return language.tag;
        }
    }
    return {};
}

/// The code of a region called by name or by code, empty when it is neither. \param name  folded
std::string region_named(std::string_view name) {
    for (const RegionName& region : k_regions) {
        if (region.name == name) {
            return std::string{region.code};
        }
    }
    return name.size() == 2 ? std::string{name} : std::string{};
}

} // namespace

std::optional<model::LanguageTag> find_language(std::string_view name) {
    name = base::trim(name);
    const std::optional<model::LanguageTag> tag = model::LanguageTag::parse(name);
    if (tag && tag->primary().size() == 2) {
        return k_two_letters.find(tag->primary()) != std::string_view::npos ? tag : std::nullopt;
    }
    if (tag && tag->primary().size() == 3) { // ISO 639-2 for what has two letters in BCP 47
        const std::string_view shorter = tag_named(tag->primary());
        return shorter.empty() ? std::nullopt
                               : model::LanguageTag::parse(
                                     std::string{shorter}.append(tag->str(), tag->primary().size()));
    }
    const std::string folded = text::collapse_white_space(text::fold(name));
    if (const std::string_view known = tag_named(folded); !known.empty()) {
        return model::LanguageTag::parse(known);
    }
    const std::size_t split = folded.find_first_of("( ,");
    if (split == std::string::npos || split == 0) {
        return std::nullopt;
    }
    const std::string_view language = tag_named(base::trim(std::string_view{folded}.substr(0, split)));
    std::string rest = folded.substr(split);
    std::erase_if(rest, [](char c) { return c == '(' || c == ')' || c == ','; });
    const std::string region = region_named(base::trim(rest));
    if (language.empty() || region.empty()) {
        return std::nullopt;
    }
    return model::LanguageTag::parse(std::string{language} + '-' + region);
}

std::string english_name_of(const model::LanguageTag& language) {
    for (const LanguageNames& known : k_languages) {
        if (known.tag == language.primary()) {
            const std::string_view rest = std::string_view{language.str()}.substr(known.tag.size());
            std::string name{known.english};
            return rest.empty() ? name : name.append(" (").append(rest.substr(1)).append(")");
        }
    }
    return language.str();
}

} // namespace diptych::exchange
