#include "cli/commands/term_edits.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace diptych::cli {

namespace {

enum class Level { entry, language, term };

/// An option that is short for --set.
struct Shortcut {
    const char* option;
    const char* category;
    Level level;
    const char* value_name;
    const char* help;
};

constexpr std::array<Shortcut, 9> k_shortcuts{{
    {"subject", "subjectField", Level::entry, "SUBJECT", "the subject field of the entry"},
    {"definition", "definition", Level::language, "TEXT",
     "the definition; of the entry, or of the language of --lang"},
    {"note", "note", Level::entry, "TEXT", "a note; on the entry, the language or the term"},
    {"source", "source", Level::entry, "TEXT", "where it is from; likewise"},
    {"context", "context", Level::term, "TEXT", "a sentence with the term"},
    {"pos", "partOfSpeech", Level::term, "PART", "part of speech: noun, verb, adjective, adverb or other"},
    {"gender", "grammaticalGender", Level::term, "GENDER", "masculine, feminine, neuter or other"},
    {"type", "termType", Level::term, "TYPE",
     "fullForm, acronym, abbreviation, shortForm, variant or phrase"},
    {"usage", "geographicalUsage", Level::term, "PLACE", "where the term is used"},
}};

std::string checked_text(const std::string& text, const std::string& what) {
    if (const std::optional<std::size_t> byte = text::find_invalid_utf8(text)) {
        throw base::UsageError{fmt::format("{} is not valid UTF-8 at byte {}.", what, *byte)};
    }
    return text::nfc(base::trim(text));
}

/// A category to set, and on which level it is at home.
struct Setting {
    std::string name;
    std::string value;
    std::optional<Level> level; ///< nothing: wherever the options point to
};

std::vector<Setting> settings_of(const Arguments& arguments) {
    std::vector<Setting> settings;
    for (const Shortcut& shortcut : k_shortcuts) {
        if (const std::optional<std::string> value = arguments.value(shortcut.option)) {
            const bool anywhere = std::string_view{shortcut.category} == "note" ||
                                  std::string_view{shortcut.category} == "source";
            settings.push_back({shortcut.category,
                                checked_text(*value, fmt::format("The value of '--{}'", shortcut.option)),
                                anywhere ? std::nullopt : std::optional{shortcut.level}});
        }
    }
    for (const std::string& text : arguments.values("set")) {
        const std::size_t equals = text.find('=');
        const std::string name{base::trim(text.substr(0, equals))};
        if (equals == std::string::npos || name.empty()) {
            throw base::UsageError{fmt::format("The option '--set' cannot be '{}'. Write NAME=VALUE.", text)};
        }
        settings.push_back({name, checked_text(text.substr(equals + 1), "The value of '--set'"), {}});
    }
    return settings;
}

std::optional<model::Status> status_value(const Arguments& arguments) {
    const std::optional<std::string> name = arguments.value("status");
    return name ? model::status_of(*name) : std::nullopt;
}

[[noreturn]] void throw_no_term(model::Concept& entry, const glossary::NamedTerm& term) {
    std::vector<std::string> terms;
    if (const model::LanguageSection* section = glossary::find_section(entry, term.language)) {
        for (const model::Term& candidate : section->terms) {
            terms.push_back(candidate.text);
        }
    }
    throw base::Error{fmt::format("The entry '{}' has no term '{}' in '{}'.{}", entry.id, term.text,
                                  term.language.str(), suggestion(term.text, terms))};
}

model::Term& require_term(model::Concept& entry, const glossary::NamedTerm& term) {
    model::Term* const found = glossary::find_term(entry, term);
    if (found == nullptr) {
        throw_no_term(entry, term);
    }
    return *found;
}

void set_everywhere(model::Concept& entry, const Setting& setting) {
    for (model::LanguageSection& section : entry.languages) {
        for (model::Term& term : section.terms) {
            glossary::set_category(term.categories, setting.name, setting.value);
        }
    }
}

/// What --term and --lang point to.
struct Target {
    std::optional<glossary::NamedTerm> term;
    std::optional<model::LanguageTag> language;
};

void apply(model::Concept& entry, const Setting& setting, const Target& target) {
    const Level level = setting.level.value_or(target.term       ? Level::term
                                               : target.language ? Level::language
                                                                 : Level::entry);
    if (level == Level::term) {
        glossary::set_category(require_term(entry, *target.term).categories, setting.name, setting.value);
        return;
    }
    if (level == Level::language && target.language) {
        model::LanguageSection* const section = glossary::find_section(entry, *target.language);
        if (section == nullptr) {
            throw base::Error{fmt::format("The entry '{}' has no terms in '{}'. Add one with --add.",
                                          entry.id, target.language->str())};
        }
        glossary::set_category(section->categories, setting.name, setting.value);
        return;
    }
    glossary::set_category(entry.categories, setting.name, setting.value);
}

std::optional<model::LanguageTag> language_of(const Arguments& arguments) {
    const std::optional<std::string> name = arguments.value("lang");
    if (!name) {
        return std::nullopt;
    }
    const std::optional<model::LanguageTag> tag = model::LanguageTag::parse(*name);
    if (!tag) {
        throw base::UsageError{
            fmt::format("The option '--lang' cannot be '{}'. Give a language tag such as fr.", *name)};
    }
    return tag;
}

/// Every edit that the options ask for, checked.
struct Edits {
    Target target;
    std::vector<Setting> settings;
    std::optional<model::Status> status;
    std::vector<glossary::NamedTerm> added;
    std::vector<glossary::NamedTerm> removed;
    std::optional<std::string> new_name;

    void operator()(model::Concept& entry) const {
        for (const glossary::NamedTerm& term : removed) {
            if (!glossary::remove_term(entry, term)) {
                throw_no_term(entry, term);
            }
        }
        for (const glossary::NamedTerm& term : added) {
            model::Term* const fresh = glossary::add_term(entry, term);
            if (fresh == nullptr) {
                throw base::Error{fmt::format("The entry '{}' has the term '{}' in '{}' already.", entry.id,
                                              term.text, term.language.str())};
            }
            fresh->status = target.term ? model::Status::proposed : status.value_or(model::Status::proposed);
        }
        for (const Setting& setting : settings) {
            apply(entry, setting, target);
        }
        if (target.term) {
            model::Term& term = require_term(entry, *target.term);
            term.status = status ? status : term.status;
            if (new_name && *new_name != term.text) {
                if (glossary::find_term(entry, {target.term->language, *new_name}) != nullptr) {
                    throw base::Error{fmt::format("The entry '{}' has the term '{}' in '{}' already.",
                                                  entry.id, *new_name, target.term->language.str())};
                }
                term.text = *new_name;
            }
        }
    }
};

void require_target(const Edits& edits) {
    const bool of_term = edits.new_name || (edits.status && edits.added.empty()) ||
                         std::any_of(edits.settings.begin(), edits.settings.end(),
                                     [](const Setting& setting) { return setting.level == Level::term; });
    if (of_term && !edits.target.term) {
        throw base::UsageError{"The option '--term' is missing: which term of the entry to change, such as "
                               "--term 'fr:groupe de travail'."};
    }
}

} // namespace

glossary::NamedTerm named_term(const std::string& text) {
    const std::size_t colon = text.find(':');
    const std::optional<model::LanguageTag> language =
        colon == std::string::npos ? std::nullopt : model::LanguageTag::parse(text.substr(0, colon));
    if (!language) {
        throw base::UsageError{fmt::format(
            "'{}' does not begin with a language. Write LANG:TERM, such as 'fr:groupe de travail'.", text)};
    }
    std::string term = text::collapse_white_space(checked_text(text.substr(colon + 1), "The term"));
    if (term.empty()) {
        throw base::UsageError{fmt::format("There is no term behind '{}:'.", language->str())};
    }
    return {*language, std::move(term)};
}

std::vector<Option> description_options() {
    std::vector<Option> options;
    for (const Shortcut& shortcut : k_shortcuts) {
        options.push_back(
            {.name = shortcut.option, .value_name = shortcut.value_name, .help = shortcut.help});
    }
    options.push_back(
        {.name = "status",
         .value_name = "STATUS",
         .help = "the status of the terms added, or of the one of --term: proposed (the default), preferred, "
                 "admitted, deprecated or superseded",
         .values = {.choices = model::status_names()}});
    options.push_back({.name = "set",
                       .value_name = "NAME=VALUE",
                       .help = "any other data category; without a value, take it away; may be repeated",
                       .many = true});
    return options;
}

std::vector<Option> edit_options() {
    return {
        {.name = "term",
         .value_name = "LANG:TERM",
         .help = "for edit: the term that the other options describe"},
        {.name = "lang",
         .value_name = "LANG",
         .help = "for add and edit: the language that they describe; for list: only entries that have it"},
        {.name = "add", .value_name = "LANG:TERM", .help = "for edit: a new term", .many = true},
        {.name = "remove", .value_name = "LANG:TERM", .help = "for edit: a term to delete", .many = true},
        {.name = "rename", .value_name = "TEXT", .help = "for edit: how to write the term of --term"}};
}

model::Concept new_concept(const std::vector<std::string>& terms, const Arguments& arguments) {
    model::Concept entry;
    for (const std::string& text : terms) {
        const glossary::NamedTerm term = named_term(text);
        model::Term* const added = glossary::add_term(entry, term);
        if (added == nullptr) {
            throw base::UsageError{fmt::format("The term '{}' is given twice. Give it once.", text)};
        }
        added->status = status_value(arguments).value_or(model::Status::proposed);
    }
    const Target target{{}, language_of(arguments)};
    for (const Setting& setting : settings_of(arguments)) {
        if (setting.level == Level::term) {
            set_everywhere(entry, setting);
        } else {
            apply(entry, setting, target);
        }
    }
    return entry;
}

bool has_edits(const Arguments& arguments) {
    std::vector<Option> options = description_options();
    const std::vector<Option> more = edit_options();
    options.insert(options.end(), more.begin(), more.end());
    return std::any_of(options.begin(), options.end(),
                       [&](const Option& option) { return arguments.has(option.name); });
}

std::function<void(model::Concept&)> edits_of(const Arguments& arguments) {
    Edits edits;
    if (const std::optional<std::string> term = arguments.value("term")) {
        edits.target.term = named_term(*term);
    }
    edits.target.language = language_of(arguments);
    edits.settings = settings_of(arguments);
    edits.status = status_value(arguments);
    for (const std::string& term : arguments.values("add")) {
        edits.added.push_back(named_term(term));
    }
    for (const std::string& term : arguments.values("remove")) {
        edits.removed.push_back(named_term(term));
    }
    if (const std::optional<std::string> name = arguments.value("rename")) {
        edits.new_name = text::collapse_white_space(checked_text(*name, "The new term"));
        if (edits.new_name->empty()) {
            throw base::UsageError{"The option '--rename' is empty. Give the new text of the term."};
        }
    }
    require_target(edits);
    return edits;
}

} // namespace diptych::cli
