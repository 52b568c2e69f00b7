#include "base/counted.hpp"
#include "base/format.hpp"
#include "cli/action.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "cli/terminal/question.hpp"
#include "pipeline/maintenance/removal.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::cli {

namespace {

const std::vector<Action> k_actions{{"compact", "compact", 0, 0}};

Description describe() {
    return {.name = "db",
            .summary = "make the database smaller",
            .examples = {{"diptych db compact --dry-run", "See what there is to let go, and change nothing."},
                         {"diptych db compact", "Let removed documents go for good."}},
            .text = "compact lets documents go that were removed, so that 'diptych undo' cannot bring them "
                    "back any more, and writes the file anew without the room that nothing uses. It says "
                    "what it frees. On a terminal it asks first when there are such documents. It needs as "
                    "much room on the disk as the database has.\n"
                    "What was done to the glossary stays in the history."};
}

std::string megabytes(std::uintmax_t bytes) {
    constexpr double k_megabyte = 1e6;
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / k_megabyte);
}

class DbCommand : public Command {
public:
    DbCommand() : Command{describe()} {
        accept({yes_option(m_yes), dry_run_option(m_dry_run), database_option(m_database)},
               {argument(m_action, {.name = "ACTION", .values = {.choices = names_of(k_actions)}})});
    }

    Outcome run(Context& context) override {
        store::Database database{m_database, m_dry_run ? store::Mode::read : store::Mode::write};
        if (!m_dry_run && !m_yes && can_ask()) {
            const pipeline::Compacted planned = pipeline::compact(database, true);
            if (planned.documents > 0 &&
                !is_confirmed(fmt::format("Let go of {} for good?", what_goes(planned)), context,
                              context.messages)) {
                return Outcome::nothing_found;
            }
        }
        const pipeline::Compacted done = pipeline::compact(database, m_dry_run);
        context.out << fmt::format(
            "{} {}, {}{} of the {} of the file.\n", m_dry_run ? "Would let go of" : "Let go of",
            what_goes(done), m_dry_run ? "about " : "",
            megabytes(done.before - std::min(done.before, done.after)), megabytes(done.before));
        return Outcome::done;
    }

protected:
    void configure() override { m_database = database_path(m_database); }

private:
    static std::string what_goes(const pipeline::Compacted& compacted) {
        return fmt::format("{} with {}", base::counted(compacted.documents, "removed document"),
                           base::counted(compacted.pairs, "pair"));
    }

    std::string m_action;
    bool m_yes = false;
    bool m_dry_run = false;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_db_command() {
    return std::make_unique<DbCommand>();
}

} // namespace diptych::cli
