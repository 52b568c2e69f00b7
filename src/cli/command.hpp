#pragma once

#include "base/session.hpp"
#include "cli/option.hpp"
#include "cli/settings.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/style.hpp"

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace diptych::cli {

/// What a command works with. Its diagnostics are printed by cli::run when the command is over, also when it
/// failed; there is no progress to show when the user wants quiet.
struct Context : base::Session {
    std::ostream& out;    ///< for results; a terminal gets them printable (PrintableBuffer)
    std::ostream& styled; ///< likewise for those that have a Style
    Messages& messages;
    Style style;                   ///< of `styled`
    std::size_t columns = 100;     ///< of `out`, at least 40
    std::size_t rows = 0;          ///< of `out`; 0 when that is not known
    bool is_terminal = false;      ///< whether `out` is one
    bool quiet = false;            ///< only errors are wanted of messages
    bool spreadsheet_safe = false; ///< tables in files, too

    /// Says a sentence, unless the user wants quiet.
    void say(const std::string& sentence);
};

/// How a command that did its work ended.
enum class Outcome {
    done,
    nothing_found,
    not_valid,    ///< what was checked is not as it should be
    partly_failed ///< some of many inputs; what was wrong with them is in the diagnostics
};

struct Example {
    std::string command; ///< as typed: "diptych align a.txt b.txt"
    std::string what;    ///< a sentence
};

/// What --help, the parser and completion must know of a command.
struct Description {
    std::string name;
    std::string summary; ///< a phrase without a full stop, beginning with a lower-case verb
    std::vector<Example> examples;
    std::string text; ///< sentences; paragraphs separated by a line feed
    std::vector<Option> options = {};
    std::vector<Positional> positionals = {};
};

/// A command: `diptych NAME ...`. Checks first, works later.
class Command {
public:
    explicit Command(Description description) : m_description{std::move(description)} {}

    virtual ~Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;

    const Description& description() const { return m_description; }

    /// Takes a command line apart, into the variables that options and arguments fill, and checks it.
    /// \param words   what stands behind the name of the command
    /// \param global  options of every command, which may stand there as well
    /// \throws base::UsageError
    /// \param settings  called when the command line has been taken apart: what holds where it says nothing
    void read(const std::vector<std::string>& words, const std::vector<Option>& global,
              const std::function<Settings()>& settings);

    /// What the settings and the environment filled, for the user. \pre read() has returned
    const std::vector<std::string>& settled() const { return m_settled; }

    /// Does the work. \pre read() has returned. \throws base::Error
    virtual Outcome run(Context& context) = 0;

protected:
    /// What the command accepts, bound to its variables; called once, by its constructor.
    void accept(std::vector<Option> options, std::vector<Positional> positionals);

    /// Checks what the description cannot say, when all variables are filled. Opens no file.
    /// \throws base::UsageError
    virtual void configure() {}

    /// The first of these options that was given, or nullptr. \pre read() has been called
    const Option* first_given(const std::vector<Member>& members) const {
        return cli::first_given(m_description.options, members);
    }

    /// Whether that option was given. \pre likewise
    bool is_given(Member member) const { return first_given({member}) != nullptr; }

private:
    std::vector<std::string> m_settled;
    Description m_description; ///< its options are marked as given when they are
};

// One for each command_NAME.cpp.
std::unique_ptr<Command> make_add_command();
std::unique_ptr<Command> make_align_command();
std::unique_ptr<Command> make_backup_command();
std::unique_ptr<Command> make_check_command();
std::unique_ptr<Command> make_completion_command();
std::unique_ptr<Command> make_db_command();
std::unique_ptr<Command> make_doctor_command();
std::unique_ptr<Command> make_documents_command();
std::unique_ptr<Command> make_evaluate_command();
std::unique_ptr<Command> make_export_command();
std::unique_ptr<Command> make_extract_command();
std::unique_ptr<Command> make_fix_command();
std::unique_ptr<Command> make_help_command();
std::unique_ptr<Command> make_import_command();
std::unique_ptr<Command> make_leverage_command();
std::unique_ptr<Command> make_lookup_command();
std::unique_ptr<Command> make_manual_command();
std::unique_ptr<Command> make_reindex_command();
std::unique_ptr<Command> make_recognize_command();
std::unique_ptr<Command> make_remove_command();
std::unique_ptr<Command> make_review_command();
std::unique_ptr<Command> make_search_command();
std::unique_ptr<Command> make_segment_command();
std::unique_ptr<Command> make_stats_command();
std::unique_ptr<Command> make_term_command();
std::unique_ptr<Command> make_train_lexicon_command();
std::unique_ptr<Command> make_undo_command();
std::unique_ptr<Command> make_validate_command();
std::unique_ptr<Command> make_values_command();

/// What belongs together in --help.
struct CommandGroup {
    std::string title;
    std::vector<std::unique_ptr<Command>> commands;
};

std::vector<CommandGroup> make_command_groups();

/// All of them, in the order in which --help lists them.
std::vector<std::unique_ptr<Command>> make_commands();

/// Those that the build and the completion scripts call, which nobody is shown.
std::vector<std::unique_ptr<Command>> make_hidden_commands();

/// The command of that name, also a hidden one. \throws base::UsageError, with the name that may have been
/// meant
std::unique_ptr<Command> make_command(const std::string& name);

/// What the options that every command has say.
struct GlobalOptions {
    std::string color = "auto";
    std::string config;
    std::size_t wait = 60; ///< seconds, for other programs that write to the database
    bool spreadsheet_safe = false;
    bool quiet = false;
    bool verbose = false;
    bool help = false;
    bool version = false;

    /// --color, --config, --wait, --spreadsheet-safe, --quiet, --verbose, --help, --version
    std::vector<Option> describe();
};

/// Their descriptions, which fill nothing that anybody reads.
const std::vector<Option>& global_options();

} // namespace diptych::cli
