#include "cli/commands/undo_change.hpp"
#include "cli/shared_options.hpp"

#include <memory>

namespace diptych::cli {

namespace {

Description describe() {
    return {
        .name = "undo",
        .summary = "take back the last change of the database",
        .examples = {{"diptych undo",
                      "Take back the last change: bring documents back that were removed, say."},
                     {"diptych undo --dry-run", "See which one that is, and change nothing."},
                     {"diptych undo 12", "Take back change 12 of those that 'diptych term history' lists."}},
        .text = "Takes back what an import, an edit of the glossary or 'diptych remove' did, as a whole, "
                "whatever came after it; the undoing is a change itself, and can be undone. A later change "
                "of the same entries or documents has to be undone first.\n"
                "Documents that were removed come back with their pairs, corrections and numbers, until "
                "'diptych db compact' lets them go. 'diptych fix DOCUMENT undo' takes back corrections of "
                "pairs.\n"
                "The exit status is 1 when there is nothing to undo."};
}

class UndoCommand : public Command {
public:
    UndoCommand() : Command{describe()} {
        accept({who_option(m_options.who), dry_run_option(m_options.dry_run), database_option(m_database)},
               {argument(m_which, {.name = "CHANGE", .minimum = 0})});
    }

    Outcome run(Context& context) override {
        store::Database database{m_database, m_options.dry_run ? store::Mode::read : store::Mode::write};
        return undo_change(database, m_change, m_options, context);
    }

protected:
    void configure() override {
        complete(m_options);
        if (!m_which.empty()) {
            m_change = require_change_number(m_which);
        }
        m_database = database_path(m_database);
    }

private:
    std::string m_which;
    std::optional<std::int64_t> m_change;
    pipeline::EditOptions m_options;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_undo_command() {
    return std::make_unique<UndoCommand>();
}

} // namespace diptych::cli
