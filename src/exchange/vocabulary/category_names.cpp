#include "exchange/vocabulary/category_names.hpp"

#include "base/string.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>

namespace diptych::exchange {

namespace {

constexpr std::array<CategoryName, 22> k_categories{{
    {"id", "id", CategoryLevel::entry, false,
     "concept id|entry id|e id|entry|entry number|nr|no.|identifier|identifiant|numero|eintrag|eintragsnummer"},
    {"term", "term", CategoryLevel::term, false, "t term|terme|benennung|terms|termes|benennungen"},
    {"subjectField", "subject field", CategoryLevel::entry, false,
     "subject|concept subject|domain|domains|e domains|field|topic|domaine|sujet|fachgebiet|sachgebiet|bereich"},
    {"definition", "definition", CategoryLevel::entry, false, "def|definitions|description|concept definition|meaning|begriffsdefinition"},
    {"note", "note", CategoryLevel::entry, false,
     "notes|remark|remarks|comment|comments|remarque|remarques|commentaire|commentaires|anmerkung|"
     "anmerkungen|bemerkung|hinweis|kommentar"},
    {"administrativeStatus", "status", CategoryLevel::term, true,
     "administrative status|term status|t evaluation|usage status|normative authorization|statut|etat|"
     "benennungsstatus"},
    {"partOfSpeech", "part of speech", CategoryLevel::term, true,
     "pos|word class|cat. gram.|cat gram|grammatical category|categorie grammaticale|partie du "
     "discours|classe|wortart|wortklasse"},
    {"grammaticalGender", "gender", CategoryLevel::term, true,
     "grammatical gender|genre|genre grammatical|genus|geschlecht"},
    {"grammaticalNumber", "grammatical number", CategoryLevel::term, true, "nombre|numerus"},
    {"termType", "term type", CategoryLevel::term, true,
     "type|t type|type of term|type de terme|benennungstyp|benennungsart"},
    {"geographicalUsage", "geographical usage", CategoryLevel::term, true,
     "region|regional usage|usage|usage geographique|geografischer gebrauch|geographische verwendung"},
    {"termLocation", "term location", CategoryLevel::term, true, "location|ui location|emplacement|fundort"},
    {"context", "context", CategoryLevel::term, false,
     "contexts|contexte|kontext|example|examples|exemple|beispiel"},
    {"source", "source", CategoryLevel::term, false,
     "sources|reference|references|ref|quelle|quellen|source of term"},
    {"customerSubset", "customer", CategoryLevel::term, true, "customer subset|client|kunde|company"},
    {"projectSubset", "project", CategoryLevel::term, true, "project subset|projet|projekt|product|produit"},
    {"crossReference", "see also", CategoryLevel::entry, false,
     "cross reference|see|renvoi|voir|voir aussi|querverweis|siehe|siehe auch"},
    {"externalCrossReference", "link", CategoryLevel::entry, false,
     "external cross reference|url|web|lien|verweis"},
    {"xGraphic", "graphic", CategoryLevel::entry, false,
     "image|figure|picture|illustration|abbildung|bild|grafik|graphique|x graphic"},
    {"termNote", "term note", CategoryLevel::term, false, "usage note|note on usage"},
    {"definitionSource", "definition source", CategoryLevel::entry, false,
     "source of definition|source de la definition|quelle der definition|definition reference"},
    {"contextSource", "context source", CategoryLevel::term, false,
     "source of context|source du contexte|quelle des kontexts|context reference"},
}};

struct Value {
    std::string_view category;
    std::string_view value;
    std::string_view synonyms; ///< folded, without full stops
};

constexpr std::array<Value, 18> k_values{{
    {"partOfSpeech", "noun", "n|nom|substantif|substantiv|nomen|noun"},
    {"partOfSpeech", "properNoun", "proper noun|proper name|nom propre|eigenname"},
    {"partOfSpeech", "verb", "v|verb|verbe|zeitwort"},
    {"partOfSpeech", "adjective", "adj|adjective|adjectif|adjektiv"},
    {"partOfSpeech", "adverb", "adv|adverb|adverbe"},
    {"partOfSpeech", "other", "other|autre|andere|anderes"},
    {"grammaticalGender", "masculine", "m|masc|masculine|masculin|maskulin|maskulinum|mannlich"},
    {"grammaticalGender", "feminine", "f|fem|feminine|feminin|femininum|weiblich"},
    {"grammaticalGender", "neuter", "n|neut|neuter|neutre|neutral|neutrum|sachlich"},
    {"grammaticalGender", "other", "other|autre|andere|anderes"},
    {"termType", "fullForm", "full form|full term|forme complete|terme complet|vollform"},
    {"termType", "acronym", "acronym|acronyme|sigle|akronym|initialism"},
    {"termType", "abbreviation", "abbreviation|abbr|abreviation|abkurzung"},
    {"termType", "shortForm", "short form|forme abregee|forme courte|kurzform"},
    {"termType", "variant", "variant|variante|spelling variant"},
    {"termType", "phrase", "phrase|locution|expression|redewendung|phraseologismus"},
    {"grammaticalNumber", "singular", "s|sg|sing|singular|singulier|einzahl"},
    {"grammaticalNumber", "plural", "p|pl|plur|plural|pluriel|mehrzahl"},
}};

struct StatusWord {
    model::Status status;
    std::string_view words; ///< folded
};

constexpr std::array<StatusWord, 5> k_status_words{{
    {model::Status::proposed,
     "proposed|proposed term|proposedterm|provisional|new|draft|candidate|suggested|to be "
     "approved|propose|provisoire|"
     "a valider|vorschlag|vorgeschlagen|vorlaufig|neu"},
    {model::Status::preferred,
     "preferred|preferred "
     "term|approved|validated|standard|standardized|recommended|prefere|privilegie|approuve|"
     "valide|recommande|bevorzugt|vorzugsbenennung|freigegeben|genehmigt"},
    {model::Status::admitted, "admitted|admitted term|acceptable|accepted|allowed|alternative|non "
                              "standard|admis|accepte|tolere|autorise|"
                              "erlaubt|zugelassen|zulassig"},
    {model::Status::deprecated,
     "deprecated|deprecated term|forbidden|not recommended|notrecommended|do not "
     "use|prohibited|rejected|avoid|"
     "a eviter|deconseille|interdit|proscrit|rejete|verboten|nicht verwenden|abgelehnt"},
    {model::Status::superseded,
     "superseded|superseded "
     "term|obsolete|outdated|old|remplace|perime|obsolete|desuet|ersetzt|veraltet|uberholt"},
}};

/// "Part_of-Speech " gives "part of speech".
std::string key_of(std::string_view heading) {
    std::string key = text::fold(heading);
    std::replace(key.begin(), key.end(), '_', ' ');
    std::replace(key.begin(), key.end(), '-', ' ');
    return text::collapse_white_space(key);
}

bool lists(std::string_view words, std::string_view word) {
    const std::vector<std::string_view> all = base::split(words, '|');
    return std::find(all.begin(), all.end(), word) != all.end();
}

} // namespace

const CategoryName* find_category_name(std::string_view heading) {
    const std::string key = key_of(heading);
    if (key.empty()) {
        return nullptr;
    }
    for (const CategoryName& category : k_categories) {
        if (key == category.heading || key == base::to_lower_ascii(category.name) ||
            lists(category.synonyms, key)) {
            return &category;
        }
    }
    return nullptr;
}

const CategoryName* category_name_of(std::string_view tbx_name) {
    const auto* const found =
        std::find_if(k_categories.begin(), k_categories.end(),
                     [&](const CategoryName& category) { return category.name == tbx_name; });
    return found == k_categories.end() ? nullptr : found;
}

std::string title_of_category(std::string_view tbx_name) {
    const CategoryName* known = category_name_of(tbx_name);
    if (known == nullptr || known->name == "id" || known->name == "term") {
        return std::string{tbx_name};
    }
    std::string title{known->heading};
    title.front() = static_cast<char>(title.front() - 'a' + 'A'); // headings begin with a small ASCII letter
    return title;
}

std::string tbx_value(std::string_view tbx_name, std::string_view value) {
    std::string key = key_of(value);
    std::erase(key, '.');
    for (const Value& known : k_values) {
        if (known.category == tbx_name &&
            (base::to_lower_ascii(known.value) == key || lists(known.synonyms, key))) {
            return std::string{known.value};
        }
    }
    return std::string{value};
}

std::optional<NounAndGender> noun_and_gender(std::string_view tbx_name, std::string_view value) {
    constexpr std::size_t k_longest = 12; // letters of "nmpl" and the like
    if (tbx_name != "partOfSpeech" && tbx_name != "grammaticalGender") {
        return std::nullopt;
    }
    std::string letters = key_of(value);
    std::erase_if(letters, [](char c) { return c == '.' || c == ' ' || c == '/' || c == ',' || c == '&'; });
    NounAndGender said;
    std::string_view rest = letters;
    const auto take = [&](std::string_view word) {
        const bool begins = rest.starts_with(word);
        rest.remove_prefix(begins ? word.size() : 0);
        return begins;
    };
    said.is_noun = take("nom") || take("subst") || ((letters.size() > 1) && (take("n") || take("s")));
    for (;;) {
        if (take("masc") || take("m")) {
            said.genders.emplace_back("masculine");
        } else if (take("fem") || take("f")) {
            said.genders.emplace_back("feminine");
        } else {
            break;
        }
    }
    said.is_plural = take("plur") || take("pl") || (!said.genders.empty() && take("p"));
    take("inv");
    // "m" and "f" alone are values of their category, and whatever else stands there is no such abbreviation.
    const bool says_more = said.is_noun || said.genders.size() > 1 || said.is_plural ||
                           (tbx_name == "partOfSpeech" && !said.genders.empty());
    return letters.size() <= k_longest && rest.empty() && says_more && !said.genders.empty() ? std::optional{said}
                                                                                              : std::nullopt;
}

std::optional<model::Status> find_status(std::string_view word) {
    if (const std::optional<model::Status> status = model::status_of(base::trim(word))) {
        return status;
    }
    const std::string key = key_of(word);
    for (const StatusWord& known : k_status_words) {
        if (lists(known.words, key) || key == base::to_lower_ascii(model::tbx_name_of(known.status))) {
            return known.status;
        }
    }
    return std::nullopt;
}

} // namespace diptych::exchange
