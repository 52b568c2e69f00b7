#include "cli/command.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/arguments.hpp"

#include <algorithm>
#include <iterator>

namespace diptych::cli {

void Context::say(const std::string& sentence) {
    if (!quiet) {
        messages.say(sentence);
    }
}

namespace {

template <typename... Makers>
CommandGroup group(std::string title, Makers... makers) {
    CommandGroup made{std::move(title), {}};
    (made.commands.push_back(makers()), ...);
    return made;
}

} // namespace

std::vector<CommandGroup> make_command_groups() {
    std::vector<CommandGroup> groups;
    groups.push_back(group("Texts", make_align_command, make_segment_command, make_evaluate_command,
                           make_train_lexicon_command));
    groups.push_back(group("Corpus", make_add_command, make_search_command, make_leverage_command,
                           make_documents_command, make_fix_command, make_remove_command));
    groups.push_back(group("Glossary", make_lookup_command, make_recognize_command, make_extract_command,
                           make_review_command, make_term_command, make_import_command, make_export_command));
    groups.push_back(group("Quality", make_check_command, make_validate_command));
    groups.push_back(group("Database", make_stats_command, make_doctor_command, make_backup_command,
                           make_reindex_command, make_undo_command, make_db_command));
    groups.push_back(group("Help", make_help_command, make_completion_command));
    return groups;
}

std::vector<std::unique_ptr<Command>> make_commands() {
    std::vector<std::unique_ptr<Command>> commands;
    for (CommandGroup& group : make_command_groups()) {
        commands.insert(commands.end(), std::make_move_iterator(group.commands.begin()),
                        std::make_move_iterator(group.commands.end()));
    }
    return commands;
}

std::vector<std::unique_ptr<Command>> make_hidden_commands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(make_manual_command());
    commands.push_back(make_values_command());
    return commands;
}

std::unique_ptr<Command> make_command(const std::string& name) {
    for (std::unique_ptr<Command>& command : make_hidden_commands()) {
        if (command->description().name == name) {
            return std::move(command);
        }
    }
    std::vector<std::string> names;
    for (std::unique_ptr<Command>& command : make_commands()) {
        if (command->description().name == name) {
            return std::move(command);
        }
        names.push_back(command->description().name);
    }
    throw base::UsageError{fmt::format("There is no command '{}'.{}", name, suggestion(name, names))};
}

void Command::accept(std::vector<Option> options, std::vector<Positional> positionals) {
    m_description.options = std::move(options);
    m_description.positionals = std::move(positionals);
}

void Command::read(const std::vector<std::string>& words, const std::vector<Option>& global,
                   const std::function<Settings()>& settings) {
    std::vector<Option> all = joined({m_description.options, global});
    parse_arguments(words, all, m_description.positionals);
    m_settled = settings().apply(all);
    all.resize(m_description.options.size());
    m_description.options = std::move(all);
    configure();
}

std::vector<Option> GlobalOptions::describe() {
    return {
        option(color,
               {.name = "color",
                .value_name = "WHEN",
                .help = "colour the output: auto (the default: on a terminal, unless NO_COLOR is set), "
                        "always or never",
                .values = {.choices = {"auto", "always", "never"}},
                .may_be_settled = true}),
        option(config, {.name = "config",
                        .value_name = "FILE",
                        .help = "read settings from FILE, instead of $DIPTYCH_CONFIG or "
                                "~/.config/diptych/config",
                        .details = "See **SETTINGS**.",
                        .values = {.file = true}}),
        option(wait,
               {.name = "wait",
                .value_name = "SECONDS",
                .help = "how long to wait while another program writes to the database: 60 without this "
                        "option, 0 for not at all",
                .details = "After two seconds a message says so. When the time is over, the exit status is "
                           "3 and nothing has changed.",
                .values = {.least = 0, .most = 1'000'000},
                .may_be_settled = true}),
        option(
            spreadsheet_safe,
            {.name = "spreadsheet-safe",
             .help = "in csv and tsv, put an apostrophe before what a spreadsheet would take for a formula",
             .details =
                 "That is a cell that begins with `=`, `+`, `-` or `@` and is no number: a spreadsheet "
                 "carries such a text out, and a text from somebody else may do harm. The "
                 "apostrophe is part of the text from then on, also for **diptych-import**(1) and "
                 "**diptych-add**(1); files for other programs are better without it.",
             .may_be_settled = true}),
        option(quiet, {.name = "quiet",
                       .letter = 'q',
                       .help = "print no notes and warnings, only errors",
                       .may_be_settled = true}),
        option(verbose, {.name = "verbose",
                         .letter = 'v',
                         .help = "say also how long it took, and show progress where there is no terminal"}),
        option(help, {.name = "help", .letter = 'h', .help = "show help and do nothing else"}),
        option(version, {.name = "version", .letter = 'V', .help = "show the version and do nothing else"})};
}

const std::vector<Option>& global_options() {
    static GlobalOptions values;
    static const std::vector<Option> options = values.describe();
    return options;
}

} // namespace diptych::cli
