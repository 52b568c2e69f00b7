#include "model/concept_json.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/json.hpp"

#include <algorithm>
#include <array>

namespace diptych::model {

namespace {

using base::Json;

constexpr std::size_t k_deepest = 8; ///< categories within categories; TBX has two levels

void put(Json& object, const char* name, const std::string& value) {
    if (!value.empty()) {
        object[name] = value;
    }
}

Json json_of(const DataCategory& category) {
    Json object{{"name", category.name}};
    put(object, "value", category.value);
    put(object, "target", category.target);
    for (const DataCategory& qualifier : category.qualifiers) {
        object["qualifiers"].push_back(json_of(qualifier));
    }
    return object;
}

/// The categories and transactions of a concept, a language section or a term.
template <typename Owner>
void put_description(Json& object, const Owner& owner) {
    for (const DataCategory& category : owner.categories) {
        object["categories"].push_back(json_of(category));
    }
    for (const Transaction& transaction : owner.transactions) {
        Json& one = object["transactions"].emplace_back(Json{{"type", transaction.type}});
        put(one, "date", transaction.date);
        put(one, "responsibility", transaction.responsibility);
    }
}

struct NotAConcept {
    std::string why;
};

[[noreturn]] void refuse(const std::string& sentence) {
    throw NotAConcept{sentence};
}

const Json& require_object(const Json& value, const char* what) {
    if (!value.is_object()) {
        refuse(fmt::format("A {} has to be a JSON object.", what));
    }
    return value;
}

/// The text of a member, empty when it is not there.
std::string text_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) {
        return {};
    }
    if (!found->is_string()) {
        refuse(fmt::format("The member '{}' has to be a text.", name));
    }
    return found->get<std::string>();
}

std::string require_text(const Json& object, const char* name, const char* what) {
    std::string text = text_of(object, name);
    if (text.empty()) {
        refuse(fmt::format("A {} has no '{}'.", what, name));
    }
    return text;
}

/// The elements of an array, none when it is not there.
const Json& array_of(const Json& object, const char* name) {
    static const Json none = Json::array();
    const auto found = object.find(name);
    if (found == object.end()) {
        return none;
    }
    if (!found->is_array()) {
        refuse(fmt::format("The member '{}' has to be a list.", name));
    }
    return *found;
}

template <std::size_t N>
void refuse_others(const Json& object, const std::array<std::string_view, N>& known, const char* what) {
    for (const auto& member : object.items()) {
        if (std::find(known.begin(), known.end(), member.key()) == known.end()) {
            refuse(fmt::format("A {} has no member '{}'.", what, member.key()));
        }
    }
}

DataCategory category_of(const Json& value, std::size_t depth = 0) {
    constexpr std::array<std::string_view, 4> k_members{"name", "value", "target", "qualifiers"};
    require_object(value, "category");
    refuse_others(value, k_members, "category");
    DataCategory category{
        require_text(value, "name", "category"), text_of(value, "value"), text_of(value, "target"), {}};
    for (const Json& qualifier : array_of(value, "qualifiers")) {
        if (depth == k_deepest) {
            refuse("Categories are nested too deeply.");
        }
        category.qualifiers.push_back(category_of(qualifier, depth + 1));
    }
    return category;
}

template <typename Owner>
void read_description(const Json& object, Owner& owner) {
    constexpr std::array<std::string_view, 3> k_members{"type", "date", "responsibility"};
    for (const Json& category : array_of(object, "categories")) {
        owner.categories.push_back(category_of(category));
    }
    for (const Json& value : array_of(object, "transactions")) {
        require_object(value, "transaction");
        refuse_others(value, k_members, "transaction");
        owner.transactions.push_back({require_text(value, "type", "transaction"), text_of(value, "date"),
                                      text_of(value, "responsibility")});
    }
}

Term term_of(const Json& value) {
    constexpr std::array<std::string_view, 4> k_members{"term", "status", "categories", "transactions"};
    require_object(value, "term");
    refuse_others(value, k_members, "term");
    Term term;
    term.text = require_text(value, "term", "term");
    if (const std::string status = text_of(value, "status"); !status.empty()) {
        term.status = status_of(status);
        if (!term.status) {
            refuse(fmt::format("There is no status '{}'.", status));
        }
    }
    read_description(value, term);
    return term;
}

LanguageSection section_of(const Json& value) {
    constexpr std::array<std::string_view, 4> k_members{"language", "terms", "categories", "transactions"};
    require_object(value, "language section");
    refuse_others(value, k_members, "language section");
    const std::string name = require_text(value, "language", "language section");
    const std::optional<LanguageTag> language = LanguageTag::parse(name);
    if (!language) {
        refuse(fmt::format("'{}' is no language tag.", name));
    }
    LanguageSection section{*language, {}, {}, {}};
    for (const Json& term : array_of(value, "terms")) {
        section.terms.push_back(term_of(term));
    }
    read_description(value, section);
    return section;
}

Concept read_concept(std::string_view json) {
    constexpr std::array<std::string_view, 4> k_members{"id", "categories", "transactions", "languages"};
    const Json object = Json::parse(json, nullptr, false);
    if (object.is_discarded()) {
        refuse("It is not JSON.");
    }
    require_object(object, "concept");
    refuse_others(object, k_members, "concept");
    Concept entry;
    entry.id = text_of(object, "id");
    read_description(object, entry);
    for (const Json& section : array_of(object, "languages")) {
        entry.languages.push_back(section_of(section));
    }
    return entry;
}

} // namespace

std::string to_json(const Concept& entry) {
    Json object = Json::object();
    put(object, "id", entry.id);
    put_description(object, entry);
    for (const LanguageSection& section : entry.languages) {
        Json& language =
            object["languages"].emplace_back(Json{{"language", std::string{section.language.str()}}});
        put_description(language, section);
        for (const Term& term : section.terms) {
            Json& one = language["terms"].emplace_back(Json{{"term", term.text}});
            if (term.status) {
                one["status"] = std::string{name_of(*term.status)};
            }
            put_description(one, term);
        }
    }
    return base::json_line(object);
}

Concept concept_from_json(std::string_view json, const std::string& name, std::size_t line) {
    try {
        return read_concept(json);
    } catch (const NotAConcept& problem) {
        throw base::InputError{name, line, problem.why};
    }
}

} // namespace diptych::model
