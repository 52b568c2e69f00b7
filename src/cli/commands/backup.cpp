#include "pipeline/maintenance/backup.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"

namespace diptych::cli {

namespace {

Description describe() {
    return {
        .name = "backup",
        .summary = "copy the database while it is in use",
        .examples = {{"diptych backup /media/usb/diptych.db", "Copy the database to another disk."},
                     {"diptych backup --overwrite copy.db", "Put a new copy in the place of an old one."}},
        .text = "Writes a copy of the database to FILE, as it is at one moment, whatever other commands "
                "are doing to it. The copy appears under its name when it is whole. It is a database "
                "like any other: '--db FILE' uses it."};
}

class BackupCommand : public Command {
public:
    BackupCommand() : Command{describe()} {
        accept({option(m_force, {.name = "overwrite",
                                 .help = "write the copy in the place of a file that is there",
                                 .details = "Without this option such a file is left alone.",
                                 .hidden_aliases = {"force"}}),
                database_option(m_database)},
               {argument(m_target, {.name = "FILE", .values = {.file = true}})});
    }

    Outcome run(Context& context) override {
        store::Database database{m_database, store::Mode::read, store::Access::sequential};
        pipeline::back_up(database, m_target, m_force, context);
        context.say(fmt::format("Copied {} to {}.", m_database, m_target));
        return Outcome::done;
    }

protected:
    void configure() override {
        if (m_target == "-") {
            throw base::UsageError{"A copy of the database needs a name: it cannot go to standard output."};
        }
        m_database = database_path(m_database);
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
