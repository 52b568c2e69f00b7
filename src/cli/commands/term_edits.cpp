#include "cli/commands/term_edits.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/shared_options.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace diptych::cli {

namespace {

enum class Level { entry, language, term };

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

std::vector<Setting> settings_of(const EditedFields& fields) {
    using Text = std::optional<std::string>;

    struct Field {
        const Text& value;
        const char* option;
        const char* category;
        std::optional<Level> level;
    };

    const std::array<Field, 9> k_fields{{{fields.subject, "--subject", "subjectField", Level::entry},
                                         {fields.definition, "--definition", "definition", Level::language},
                                         {fields.note, "--note", "note", {}},
                                         {fields.source, "--source", "source", {}},
                                         {fields.context, "--context", "context", Level::term},
                                         {fields.part_of_speech, "--pos", "partOfSpeech", Level::term},
                                         {fields.gender, "--gender", "grammaticalGender", Level::term},
                                         {fields.type, "--type", "termType", Level::term},
                                         {fields.usage, "--usage", "geographicalUsage", Level::term}}};
    std::vector<Setting> settings;
    for (const Field& field : k_fields) {
        if (field.value) {
            settings.push_back({field.category,
                                checked_text(*field.value, fmt::format("The value of '{}'", field.option)),
                                field.level});
        }
    }
    for (const std::string& text : fields.others) {
        const std::size_t equals = text.find('=');
        const std::string name{base::trim(text.substr(0, equals))};
        if (equals == std::string::npos || name.empty()) {
            throw base::UsageError{fmt::format("The option '--set' cannot be '{}'. Write NAME=VALUE.", text)};
        }
        settings.push_back({name, checked_text(text.substr(equals + 1), "The value of '--set'"), {}});
    }
    return settings;
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

std::vector<Option> EditedFields::describe() {
    return {
        option(subject, {.name = "subject",
                         .value_name = "SUBJECT",
                         .help = "the subject field: of the entry; for list, only entries that have it"}),
        option(definition, {.name = "definition",
                            .value_name = "TEXT",
                            .help = "the definition; of the entry, or of the language of --lang"}),
        option(note, {.name = "note",
                      .value_name = "TEXT",
                      .help = "a note: on the entry, the language of --lang or the term of --term"}),
        option(source, {.name = "source", .value_name = "TEXT", .help = "where it is from; likewise"}),
        option(context,
               {.name = "context",
                .value_name = "TEXT",
                .help = "a sentence with the term",
                .details = "This and the next four describe the term of **--term**, or all terms that "
                           "**add** gets."}),
        option(part_of_speech, {.name = "pos",
                                .value_name = "PART",
                                .help = "part of speech: noun, verb, adjective, adverb or other"}),
        option(gender,
               {.name = "gender", .value_name = "GENDER", .help = "masculine, feminine, neuter or other"}),
        option(type, {.name = "type",
                      .value_name = "TYPE",
                      .help = "fullForm, acronym, abbreviation, shortForm, variant or phrase"}),
        option(usage, {.name = "usage", .value_name = "PLACE", .help = "where the term is used"}),
        new_status_option(new_status,
                          "to the terms added, or to the one of --term; proposed without this option"),
        option(others,
               {.name = "set",
                .value_name = "NAME=VALUE",
                .help = "any other data category; without a value, take it away; may be given several "
                        "times",
                .details = "**--term** and **--lang** say on which level."}),
        option(term, {.name = "term",
                      .value_name = "LANG:TERM",
                      .help = "for edit: the term that the other options describe"}),
        language_option(language, "for add and edit, the one that they describe; for list, only entries that "
                                  "have it"),
        option(added, {.name = "add",
                       .value_name = "LANG:TERM",
                       .help = "for edit: a new term; may be given several times"}),
        option(removed, {.name = "remove",
                         .value_name = "LANG:TERM",
                         .help = "for edit: a term to delete; may be given several times"}),
        option(
            new_name,
            {.name = "rename", .value_name = "TEXT", .help = "for edit: how to write the term of --term"})};
}

std::vector<Member> EditedFields::of_both() const {
    return {&subject, &definition, &note,  &source,     &context, &part_of_speech,
            &gender,  &type,       &usage, &new_status, &others,  &language};
}

std::vector<Member> EditedFields::all() const {
    std::vector<Member> members = of_both();
    members.insert(members.end(), {&term, &added, &removed, &new_name});
    return members;
}

model::Concept new_concept(const std::vector<std::string>& terms, const EditedFields& fields) {
    model::Concept entry;
    for (const std::string& text : terms) {
        const glossary::NamedTerm term = named_term(text);
        model::Term* const added = glossary::add_term(entry, term);
        if (added == nullptr) {
            throw base::UsageError{fmt::format("The term '{}' is given twice. Give it once.", text)};
        }
        added->status = fields.new_status.value_or(model::Status::proposed);
    }
    const Target target{{}, fields.language};
    for (const Setting& setting : settings_of(fields)) {
        if (setting.level == Level::term) {
            set_everywhere(entry, setting);
        } else {
            apply(entry, setting, target);
        }
    }
    return entry;
}

std::function<void(model::Concept&)> edits_of(const EditedFields& fields) {
    Edits edits;
    if (!fields.term.empty()) {
        edits.target.term = named_term(fields.term);
    }
    edits.target.language = fields.language;
    edits.settings = settings_of(fields);
    edits.status = fields.new_status;
    for (const std::string& term : fields.added) {
        edits.added.push_back(named_term(term));
    }
    for (const std::string& term : fields.removed) {
        edits.removed.push_back(named_term(term));
    }
    if (fields.new_name) {
        edits.new_name = text::collapse_white_space(checked_text(*fields.new_name, "The new term"));
        if (edits.new_name->empty()) {
            throw base::UsageError{"The option '--rename' is empty. Give the new text of the term."};
        }
    }
    require_target(edits);
    return edits;
}

} // namespace diptych::cli
