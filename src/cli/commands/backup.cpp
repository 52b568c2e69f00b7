#include "pipeline/maintenance/backup.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"

namespace diptych::cli {

namespace {

Description describe() {
    return {.name = "backup",
            .summary = "copy the database while it is in use",
            .examples = {{"diptych backup /media/usb/diptych.db", "Copy the database to another disk."},
                         {"diptych backup --force copy.db", "Put a new copy in the place of an old one."}},
            .text = "Writes a copy of the database to FILE, as it is at one moment, whatever other commands "
                    "are doing to it. The copy appears under its name when it is whole. It is a database "
                    "like any other: '--db FILE' uses it.",
            .options = {{.name = "force",
                         .value_name = "",
                         .help = "write the copy in the place of a file that is there"},
                        database_option()},
            .positionals = {{.name = "FILE", .values = {.file = true}}}};
}

class BackupCommand : public Command {
public:
    BackupCommand() : Command{describe()} {}

    void configure(const Arguments& arguments) override {
        m_target = arguments.positionals().front();
        if (m_target.empty() || m_target == "-") {
            throw base::UsageError{"A copy of the database needs a name: it cannot go to standard output."};
        }
        m_force = arguments.has("force");
        m_database = database_path(arguments);
    }

    Outcome run(Context& context) override {
        pipeline::back_up(m_database, m_target, m_force, context.progress);
        context.say(fmt::format("Copied {} to {}.", m_database, m_target));
        return Outcome::done;
    }

private:
    std::string m_target;
    bool m_force = false;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_backup_command() {
    return std::make_unique<BackupCommand>();
}

} // namespace diptych::cli
