#include "cli/run.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/sentence_of.hpp"
#include "base/version.hpp"
#include "base/work.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/help.hpp"
#include "cli/settings.hpp"
#include "cli/shared_options.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/printable.hpp"
#include "cli/terminal/printable_buffer.hpp"
#include "cli/terminal/progress_line.hpp"
#include "cli/terminal/standard_output.hpp"
#include "exchange/tables/table_writer.hpp"
#include "store/waiting.hpp"

#include <algorithm>
#include <chrono>
#include <ostream>

namespace diptych::cli {

namespace {

/// The width of lines where there is no terminal to tell.
constexpr std::size_t k_default_columns = 100;
constexpr std::size_t k_least_columns = 40;

/// The command line, cut at the name of the command.
struct CommandLine {
    std::string command;            ///< empty without one
    std::vector<std::string> words; ///< all the others: options may stand on both sides of the name
};

/// Options that may stand before the command: those of every command, and the database.
const std::vector<Option>& leading_options() {
    static std::string ignored;
    static const std::vector<Option> options = joined({global_options(), {database_option(ignored)}});
    return options;
}

/// The option that `word` names, when it may stand before the command, or nullptr.
const Option* find_leading(const std::string& word) {
    const std::string name = word.substr(0, word.find('='));
    const std::vector<Option>& options = leading_options();
    const auto found = std::find_if(options.begin(), options.end(), [&](const Option& option) {
        return option.long_form() == name || (option.letter != '\0' && word.starts_with(option.short_form()));
    });
    return found == options.end() ? nullptr : &*found;
}

[[noreturn]] void throw_unknown_before_command(const std::string& word) {
    std::vector<std::string> names;
    for (const Option& option : leading_options()) {
        names.push_back(option.long_form());
    }
    const std::string meant = suggestion(word, names);
    throw base::UsageError{
        fmt::format("There is no option '{}' before the command.{}", word,
                    meant.empty() ? " The options of a command stand behind its name." : meant)};
}

/// \throws base::UsageError for an option of a command before its name: its value would pass for the command
CommandLine cut(const std::vector<std::string>& arguments) {
    CommandLine line;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        line.words.push_back(word);
        const Option* const option = find_leading(word);
        if (word.starts_with('-') && word != "-" && option == nullptr) {
            throw_unknown_before_command(word);
        }
        if (option != nullptr && !option->is_flag() && word == option->long_form() &&
            i + 1 < arguments.size()) {
            line.words.push_back(arguments[++i]); // its value is not the command
        } else if (word == "-" || !word.starts_with('-')) {
            line.command = word;
            line.words.pop_back();
            line.words.insert(line.words.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                              arguments.end());
            break;
        }
    }
    return line;
}

/// Whether a flag is given, however wrong the rest of the line may be.
bool is_given(const std::vector<std::string>& words, const std::string& flag) {
    const auto end = std::find(words.begin(), words.end(), "--");
    return std::find(words.begin(), end, flag) != end;
}

bool wants_color(const std::string& when, const Terminal& terminal) {
    return when == "always" || (when == "auto" && terminal.out_is_terminal && terminal.color);
}

void print_diagnostics(const Context& context) {
    for (const base::Diagnostic& d : context.diagnostics.all()) {
        if (!context.quiet || d.severity == base::Severity::error) {
            context.messages.say(d);
        }
    }
}

int status_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::done:
        break;
    case Outcome::nothing_found:
        return k_exit_nothing_found;
    case Outcome::not_valid:
        return k_exit_not_valid;
    case Outcome::partly_failed:
        return k_exit_partly_failed;
    }
    return k_exit_done;
}

/// Runs the command and prints its diagnostics after its output, whether it succeeds or throws.
Outcome run_command(Command& command, Context& context, std::ostream& out) {
    try {
        const Outcome outcome = command.run(context);
        context.out.flush();
        context.styled.flush();
        flush(out);
        print_diagnostics(context);
        return outcome;
    } catch (...) {
        print_diagnostics(context);
        throw;
    }
}

/// Whether `--version` is another name of an option of the command, and not alone. \param command  or nullptr
bool takes_version(const Command* command, const CommandLine& line) {
    if (command == nullptr || line.words.size() == 1) {
        return false;
    }
    const std::vector<Option>& options = command->description().options;
    return std::any_of(options.begin(), options.end(), [](const Option& option) {
        return std::find(option.hidden_aliases.begin(), option.hidden_aliases.end(), "version") !=
               option.hidden_aliases.end();
    });
}

/// Everything but the catching. \param command  set to the command's name as soon as it is known to exist
Outcome dispatch(const CommandLine& line, std::istream& in, std::ostream& out, std::ostream& err,
                 Messages& messages, const Terminal& terminal, std::string& known_command) {
    std::unique_ptr<Command> command = line.command.empty() ? nullptr : make_command(line.command);
    GlobalOptions global;
    std::vector<Option> options = global.describe();
    if (command) {
        known_command = line.command;
    }
    if (is_given(line.words, "--help") || is_given(line.words, "-h")) {
        const Style style{terminal.out_is_terminal && terminal.color};
        command ? print_help(out, command->description(), style) : print_help(out, style);
        flush(out);
        return Outcome::done;
    }
    if (is_given(line.words, "-V") ||
        (is_given(line.words, "--version") && !takes_version(command.get(), line))) {
        out << "diptych " << base::version() << '\n';
        flush(out);
        return Outcome::done;
    }
    if (!command) {
        parse_arguments(line.words, options, {});
        throw base::UsageError{"There is no command."};
    }
    command->read(line.words, options, [&] { return read_settings(global.config); });
    ProgressLine progress{err};
    const bool shows_progress = (terminal.err_is_terminal || global.verbose) && !global.quiet;
    PrintableBuffer plain_buffer{out, printable_lines};
    PrintableBuffer styled_buffer{out, printable_styled};
    std::ostream plain{&plain_buffer};
    std::ostream styled{&styled_buffer};
    Context context{{.in = in, .progress = shows_progress ? &progress : nullptr},
                    terminal.out_is_terminal ? plain : out,
                    terminal.out_is_terminal ? styled : out,
                    messages,
                    Style{wants_color(global.color, terminal)}};
    context.columns = terminal.columns == 0 ? k_default_columns : std::max(terminal.columns, k_least_columns);
    context.rows = terminal.rows;
    context.is_terminal = terminal.out_is_terminal;
    context.quiet = global.quiet;
    context.details = global.verbose;
    context.spreadsheet_safe = global.spreadsheet_safe;
    exchange::set_spreadsheet_safe(context.out, global.spreadsheet_safe);
    exchange::set_spreadsheet_safe(context.styled, global.spreadsheet_safe);
    const store::PatienceOfAll patience{{std::chrono::seconds{global.wait}, [&](const std::string& sentence) {
                                             progress.ended(); // its line is no place for another
                                             context.say(sentence);
                                         }}};
    const auto begin = std::chrono::steady_clock::now();
    const Outcome outcome = run_command(*command, context, out);
    if (global.verbose) {
        for (const std::string& setting : command->settled()) {
            context.say(setting);
        }
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
        context.say(fmt::format("It took {:.2f} s.", taken.count()));
    }
    return outcome;
}

} // namespace

int run(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out, std::ostream& err,
        const Terminal& terminal) {
    if (arguments.empty()) {
        print_help(err, Style{false});
        return k_exit_usage;
    }
    Messages messages{err};
    std::string command;
    try {
        const base::Work work;
        const base::OutputUse standard_output{"/dev/stdout"}; // when it is a file
        const Outcome outcome = dispatch(cut(arguments), in, out, err, messages, terminal, command);
        return status_of(outcome);
    } catch (const base::UsageError& e) {
        messages.say(fmt::format("diptych: {} Try 'diptych {}--help'.", e.what(),
                                 command.empty() ? "" : command + " "));
        return k_exit_usage;
    } catch (const base::BrokenPipe&) {
        return k_exit_done;
    } catch (const std::exception& e) {
        if (pipe_is_closed(out)) { // a writer noticed before we did
            return k_exit_done;
        }
        messages.say(fmt::format("diptych: {}", base::sentence_of(e)));
    }
    return k_exit_failure;
}

} // namespace diptych::cli
