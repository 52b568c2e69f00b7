#include "cli/command.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

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

std::unique_ptr<Command> make_command(const std::string& name) {
    std::vector<std::string> names;
    for (std::unique_ptr<Command>& command : make_commands()) {
        if (command->description().name == name) {
            return std::move(command);
        }
        names.push_back(command->description().name);
    }
    throw base::UsageError{fmt::format("There is no command '{}'.{}", name, suggestion(name, names))};
}

const std::vector<Option>& global_options() {
    static const std::vector<Option> options{
        {.name = "color",
         .value_name = "WHEN",
         .help =
             "colour the output: auto (the default: on a terminal, unless NO_COLOR is set), always or never",
         .values = {.choices = {"auto", "always", "never"}}},
        {.name = "quiet",
         .letter = 'q',
         .value_name = "",
         .help = "print no notes and warnings, only errors"},
        {.name = "help", .letter = 'h', .value_name = "", .help = "show help and do nothing else"},
        {.name = "version", .value_name = "", .help = "show the version and do nothing else"}};
    return options;
}

std::vector<Option> global_options_beside(const Description& command) {
    std::vector<Option> options = global_options();
    std::erase_if(options, [&](const Option& global) {
        return std::any_of(command.options.begin(), command.options.end(),
                           [&](const Option& own) { return own.name == global.name; });
    });
    return options;
}

} // namespace diptych::cli
