#include "cli/command.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/arguments.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::cli {

void Context::say(const std::string& sentence) {
    if (!quiet) {
        err << sentence << '\n';
    }
}

std::vector<std::unique_ptr<Command>> make_commands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(make_align_command());
    commands.push_back(make_segment_command());
    commands.push_back(make_lookup_command());
    commands.push_back(make_search_command());
    commands.push_back(make_extract_command());
    commands.push_back(make_review_command());
    commands.push_back(make_recognize_command());
    commands.push_back(make_leverage_command());
    commands.push_back(make_check_command());
    commands.push_back(make_add_command());
    commands.push_back(make_documents_command());
    commands.push_back(make_fix_command());
    commands.push_back(make_remove_command());
    commands.push_back(make_term_command());
    commands.push_back(make_import_command());
    commands.push_back(make_export_command());
    commands.push_back(make_validate_command());
    commands.push_back(make_evaluate_command());
    commands.push_back(make_train_lexicon_command());
    commands.push_back(make_stats_command());
    commands.push_back(make_doctor_command());
    commands.push_back(make_backup_command());
    commands.push_back(make_reindex_command());
    commands.push_back(make_help_command());
    commands.push_back(make_completion_command());
    return commands;
}

std::vector<std::unique_ptr<Command>> make_hidden_commands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(make_manual_command());
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

void Command::read(const std::vector<std::string>& words, const std::vector<Option>& global) {
    std::vector<Option> all = joined({m_description.options, global});
    parse_arguments(words, all, m_description.positionals);
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
                .values = {.choices = {"auto", "always", "never"}}}),
        option(quiet, {.name = "quiet", .letter = 'q', .help = "print no notes and warnings, only errors"}),
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
