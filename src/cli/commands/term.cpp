#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/action.hpp"
#include "cli/command.hpp"
#include "cli/commands/edit_text.hpp"
#include "cli/commands/term_edits.hpp"
#include "cli/commands/undo_change.hpp"
#include "cli/render/changes.hpp"
#include "cli/render/concept.hpp"
#include "cli/render/terms.hpp"
#include "cli/shared_options.hpp"
#include "exchange/tables/concept_text.hpp"
#include "model/concept_json.hpp"
#include "pipeline/terms/edit_glossary.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

namespace diptych::cli {

namespace {

const std::vector<std::string> k_formats{"table", "text", "tsv", "jsonl"};

Description describe() {
    return {
        .name = "term",
        .summary = "add, edit, list and merge entries of the glossary",
        .examples =
            {{"diptych term add 'fr:note verbale' 'en:note verbale' --subject diplomacy",
              "Propose a new entry."},
             {"diptych term edit c12", "Edit an entry with $EDITOR."},
             {"diptych term edit c12 --term 'fr:note verbale' --new-status preferred --gender feminine",
              "Say something of a term."},
             {"diptych term approve c12", "Let its proposed terms be used."},
             {"diptych term list --status proposed", "See what waits for approval."},
             {"diptych term merge c12 c47", "Make one entry of two that are the same concept."},
             {"diptych term history c12", "See who changed it, when, and what it was before."},
             {"diptych term undo", "Take back the last change."}},
        .text =
            "An entry is one concept, with its terms in all languages. ENTRY is its id, which 'list' and "
            "'diptych lookup' print.\n"
            "add makes an entry of terms, each written LANG:TERM; the options describe it, and all its terms "
            "alike. edit changes an entry as its options say, or opens it in an editor when there are none. "
            "approve makes its proposed terms preferred, or admitted where there is a preferred one. merge "
            "puts everything into the first entry and deletes the others. duplicates shows entries that have "
            "a term in common.\n"
            "Every change is kept with who made it, when, and what was before: history shows them, and undo "
            "takes back the last one, or the one of that number.\n"
            "The exit status is 1 when nothing is found, and when there is nothing to undo."};
}

class TermCommand : public Command {
public:
    TermCommand();
    Outcome run(Context& context) override;

protected:
    void configure() override;

private:
    std::vector<Action> actions() const;
    Outcome add(Context& context) const;
    store::Mode mode() const;
    Outcome edit(store::Database& database, Context& context) const;
    Outcome edit_in_editor(store::Database& database, Context& context) const;
    Outcome approve(store::Database& database, Context& context) const;
    Outcome show(store::Database& database, Context& context) const;
    Outcome list(store::Database& database, Context& context) const;
    Outcome history(store::Database& database, Context& context) const;
    Outcome duplicates(store::Database& database, Context& context) const;
    Outcome print(const std::vector<pipeline::Edited>& edits, Context& context) const;
    model::Concept read_entry(Context& context) const;
    void show_versions(const std::vector<model::ConceptVersion>& versions, Context& context) const;

    std::string m_action;
    std::vector<std::string> m_words;
    EditedFields m_fields;
    std::optional<model::Status> m_status; ///< of what is listed
    std::string m_format;
    std::string m_database;
    std::optional<std::string> m_from;
    std::optional<std::size_t> m_limit;
    std::optional<std::int64_t> m_change;
    model::Concept m_new;
    std::function<void(model::Concept&)> m_edits; ///< empty: in an editor, or from a file
    pipeline::ConceptFilter m_filter;
    pipeline::EditOptions m_options;
};

TermCommand::TermCommand() : Command{describe()} {
    accept(
        joined(
            {m_fields.describe(),
             {option(m_from, {.name = "from",
                              .value_name = "FILE",
                              .help = "for add and edit: the whole entry, as 'show --format text' prints it; "
                                      "- is standard input",
                              .values = {.file = true}}),
              option(m_options.force,
                     {.name = "allow-duplicate",
                      .help = "for add: also when there is an entry with these terms in two languages",
                      .hidden_aliases = {"force"}}),
              option(m_limit, {.name = "limit",
                               .letter = 'n',
                               .value_name = "NUMBER",
                               .help = "how many to show at most: for list, duplicates and history"}),
              status_option(m_status, ", with the entries that have one; for list"),
              who_option(m_options.who), dry_run_option(m_options.dry_run),
              format_option(m_format, k_formats,
                            "table (the default), to read; text, to edit; tsv; or jsonl, JSON Lines"),
              database_option(m_database)}}),
        {argument(m_action, {.name = "ACTION", .values = {.choices = names_of(actions())}}),
         argument(m_words,
                  {.name = "ARGUMENT", .minimum = 0, .maximum = k_many, .values = {.stored = "entries"}})});
}

std::vector<Action> TermCommand::actions() const {
    const auto with = [](std::vector<Member> members, const std::vector<Member>& more) {
        members.insert(members.end(), more.begin(), more.end());
        return members;
    };
    const Member dry_run = &m_options.dry_run;
    return {{"add", "add LANG:TERM...", 0, k_many,
             with(m_fields.of_both(), {&m_from, &m_options.force, dry_run})},
            {"edit", "edit ENTRY", 1, 1, with(m_fields.all(), {&m_from, dry_run})},
            {"approve", "approve ENTRY...", 1, k_many, {dry_run}},
            {"show", "show ENTRY...", 1, k_many, {}},
            {"list", "list", 0, 0, {&m_fields.language, &m_status, &m_fields.subject, &m_limit}},
            {"delete", "delete ENTRY...", 1, k_many, {dry_run}},
            {"merge", "merge ENTRY ENTRY...", 2, k_many, {dry_run}},
            {"duplicates", "duplicates", 0, 0, {&m_limit}},
            {"history", "history [ENTRY|CHANGE]", 0, 1, {&m_limit}},
            {"undo", "undo [CHANGE]", 0, 1, {dry_run}}};
}

void TermCommand::configure() {
    const std::vector<Action> all = actions();
    check_action("diptych term", *find_action(all, m_action), m_words.size(), description().options,
                 {&m_database, &m_format, &m_options.who});
    m_format = format_of(m_format, k_formats, {});
    complete(m_options);
    if (m_action == "add" && m_words.empty() == !m_from) {
        throw base::UsageError{"Give the terms of the new entry as LANG:TERM, or a file with --from."};
    }
    if (m_action == "add" && !m_from) {
        m_new = new_concept(m_words, m_fields);
    } else if (m_action == "edit" && first_given(m_fields.all()) != nullptr) {
        if (m_from) {
            throw base::UsageError{
                "The option '--from' goes with no other change. Leave out one or the other."};
        }
        m_edits = edits_of(m_fields);
    } else if (m_action == "undo" && !m_words.empty()) {
        m_change = require_change_number(m_words.front());
    } else if (m_action == "list") {
        m_filter = {m_fields.language, m_status, m_fields.subject.value_or(""), m_limit.value_or(0)};
    }
    m_database = database_path(m_database);
}

Outcome TermCommand::run(Context& context) {
    if (m_action == "add") {
        return add(context);
    }
    store::Database database{m_database, mode()};
    if (m_action == "edit") {
        return edit(database, context);
    }
    if (m_action == "approve") {
        return approve(database, context);
    }
    if (m_action == "show") {
        return show(database, context);
    }
    if (m_action == "list") {
        return list(database, context);
    }
    if (m_action == "delete") {
        return print(pipeline::delete_concepts(database, m_words, m_options), context);
    }
    if (m_action == "merge") {
        return print(pipeline::merge_concepts(database, m_words, m_options), context);
    }
    if (m_action == "duplicates") {
        return duplicates(database, context);
    }
    return m_action == "history" ? history(database, context) : undo_change(database, m_change, m_options, context);
}

store::Mode TermCommand::mode() const {
    const bool looks = m_action == "show" || m_action == "list" || m_action == "duplicates" ||
                       m_action == "history" || (m_action == "undo" && m_options.dry_run);
    return looks ? store::Mode::read : store::Mode::write;
}

model::Concept TermCommand::read_entry(Context& context) const {
    return exchange::read_concept_text(base::read_file(*m_from, context.in, base::k_greatest_list),
                                       base::display_name(*m_from));
}

Outcome TermCommand::add(Context& context) const {
    const model::Concept entry = m_from ? read_entry(context) : m_new;
    store::Database database{m_database, store::Mode::create};
    return print({pipeline::add_concept(database, entry, m_options)}, context);
}

Outcome TermCommand::edit(store::Database& database, Context& context) const {
    const std::string& id = m_words.front();
    if (m_from) {
        model::Concept entry = read_entry(context);
        entry.id = entry.id.empty() ? id : entry.id;
        return print({pipeline::edit_concept(
                         database, id, [&](model::Concept& old) { old = entry; }, m_options)},
                     context);
    }
    if (!m_edits) {
        return edit_in_editor(database, context);
    }
    return print({pipeline::edit_concept(database, id, m_edits, m_options)}, context);
}

Outcome TermCommand::edit_in_editor(store::Database& database, Context& context) const {
    const model::Concept original = pipeline::get_concept(database, m_words.front());
    EditedFile file{original.id, exchange::write_concept_text(original)};
    try {
        const model::Concept edited = exchange::read_concept_text(file.text(), file.path());
        return print({pipeline::save_concept(database, original, edited, m_options)}, context);
    } catch (const base::Error&) {
        file.keep();
        context.say(fmt::format("Nothing was changed. What you wrote is in '{}'; when it is put right, "
                                "'diptych term edit {} --from' takes it.",
                                file.path(), original.id));
        throw;
    }
}

Outcome TermCommand::approve(store::Database& database, Context& context) const {
    std::vector<pipeline::Edited> edits;
    for (const std::string& id : m_words) {
        edits.push_back(pipeline::edit_concept(
            database, id, [](model::Concept& entry) { glossary::approve(entry); }, m_options));
    }
    return print(edits, context);
}

Outcome TermCommand::print(const std::vector<pipeline::Edited>& edits, Context& context) const {
    for (const pipeline::Edited& edit : edits) {
        for (const pipeline::Duplicate& duplicate : edit.duplicates) {
            context.say(fmt::format("The entry '{}' has {} as well.", duplicate.entry_id,
                                    base::join(duplicate.terms, " and ")));
        }
    }
    if (m_format == "jsonl") {
        write_edits_jsonl(edits, context.out);
        return Outcome::done;
    }
    for (const pipeline::Edited& edit : edits) {
        const std::string& id = edit.before ? edit.before->id : edit.after->id;
        if (edit.before == edit.after) {
            context.out << fmt::format("{}: nothing to change\n", id);
            continue;
        }
        const char* const what = !edit.before ? "added" : !edit.after ? "deleted" : "changed";
        context.out << fmt::format("{}: {}{}{}\n", id, m_options.dry_run ? "would be " : "", what,
                                   edit.change ? fmt::format(" (change {})", *edit.change) : "");
        render_difference(edit.before, edit.after, context.style, context.styled);
    }
    return Outcome::done;
}

Outcome TermCommand::show(store::Database& database, Context& context) const {
    const char* separator = "";
    if (m_format == "tsv") {
        write_term_titles(context.out);
    }
    for (const std::string& id : m_words) {
        const model::Concept entry = pipeline::get_concept(database, id);
        if (m_format == "jsonl") {
            context.out << model::to_json(entry) << '\n';
        } else if (m_format == "tsv") {
            write_terms_tsv(entry, context.out);
        } else if (m_format == "text") {
            context.out << std::exchange(separator, "\n") << exchange::write_concept_text(entry);
        } else {
            context.out << std::exchange(separator, "\n");
            render_concept(entry, nullptr, context.style, context.columns, context.styled);
        }
    }
    return Outcome::done;
}

Outcome TermCommand::list(store::Database& database, Context& context) const {
    std::size_t shown = 0;
    if (m_format == "tsv") {
        write_term_titles(context.out);
    }
    const std::size_t all = pipeline::list_concepts(database, m_filter, [&](const model::Concept& entry) {
        ++shown;
        if (m_format == "jsonl") {
            context.out << model::to_json(entry) << '\n';
        } else if (m_format == "tsv") {
            write_terms_tsv(entry, context.out);
        } else if (m_format == "text") {
            context.out << (shown > 1 ? "\n" : "") << exchange::write_concept_text(entry);
        } else {
            render_line(entry, context.style, context.styled);
        }
    });
    if (shown < all) {
        context.say(fmt::format("{} of {} entries; --limit {} shows all.", shown, all, all));
    }
    if (all == 0) {
        context.say("No entry of the glossary is like that.");
    }
    return all == 0 ? Outcome::nothing_found : Outcome::done;
}

void TermCommand::show_versions(const std::vector<model::ConceptVersion>& versions, Context& context) const {
    if (m_format == "jsonl") {
        write_versions_jsonl(versions, context.out);
    } else {
        render_versions(versions, context.style, context.styled);
    }
}

Outcome TermCommand::history(store::Database& database, Context& context) const {
    constexpr std::size_t k_changes = 20;
    constexpr std::size_t k_versions = 100; // of one change, which may be a large import
    if (m_words.empty()) {
        const std::vector<model::GlossaryChange> changes =
            pipeline::glossary_changes(database, m_limit.value_or(k_changes));
        if (m_format == "jsonl") {
            write_changes_jsonl(changes, context.out);
        } else if (m_format == "tsv") {
            write_changes_tsv(changes, context.out);
        } else {
            render_changes(changes, context.style, context.styled);
        }
        if (changes.empty()) {
            context.say("Nothing in the glossary has been changed yet.");
        }
        return changes.empty() ? Outcome::nothing_found : Outcome::done;
    }
    const std::optional<std::int64_t> change = change_number(m_words.front());
    show_versions(change ? pipeline::change_versions(database, *change, m_limit.value_or(k_versions))
                         : pipeline::concept_versions(database, m_words.front()),
                  context);
    return Outcome::done;
}

Outcome TermCommand::duplicates(store::Database& database, Context& context) const {
    std::vector<pipeline::DuplicateGroup> groups = pipeline::find_duplicates(database);
    const std::size_t all = groups.size();
    groups.resize(std::min(all, m_limit.value_or(all)));
    write_duplicates(groups, m_format, context.style, context.styled);
    if (all == 0) {
        context.say("No two entries have a term in common.");
    }
    return all == 0 ? Outcome::nothing_found : Outcome::done;
}

} // namespace

std::unique_ptr<Command> make_term_command() {
    return std::make_unique<TermCommand>();
}

} // namespace diptych::cli
