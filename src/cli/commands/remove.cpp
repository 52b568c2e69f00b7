#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "cli/terminal/question.hpp"
#include "pipeline/maintenance/removal.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace diptych::cli {

namespace {

Description describe() {
    return {
        .name = "remove",
        .summary = "remove documents from the database",
        .examples = {{"diptych remove A/AC.290/2021/L.1", "Remove the document with this symbol."},
                     {"diptych remove 3 4",
                      "Remove documents 3 and 4 of the list that 'diptych documents' prints."},
                     {"diptych remove 3 --dry-run", "See what that would remove, and change nothing."},
                     {"diptych undo", "Bring them back."}},
        .text =
            "Removes documents and their pairs, all that are named or none. The glossary and the files that "
            "were added stay as they are. On a terminal it asks first.\n"
            "'diptych undo' brings the documents back, with their corrections and the log of these, until "
            "'diptych db compact' lets them go."};
}

class RemoveCommand : public Command {
public:
    RemoveCommand() : Command{describe()} {
        accept(
            {yes_option(m_yes), dry_run_option(m_options.dry_run), who_option(m_options.who),
             database_option(m_database)},
            {argument(m_which, {.name = "DOCUMENT", .maximum = k_many, .values = {.stored = "documents"}})});
    }

    Outcome run(Context& context) override {
        store::Database database{m_database, m_options.dry_run ? store::Mode::read : store::Mode::write};
        if (!m_options.dry_run && !m_yes && can_ask() && !confirm(database, context)) {
            return Outcome::nothing_found;
        }
        const pipeline::Removed removed = pipeline::remove_documents(database, m_which, m_options);
        for (const model::DocumentSummary& document : removed.documents) {
            context.out << fmt::format("{} {}.\n", m_options.dry_run ? "Would remove" : "Removed", name_of(document));
        }
        if (removed.change) {
            context.say(fmt::format("This is change {}: 'diptych undo' brings {} back, until 'diptych db compact'.",
                                    *removed.change, removed.documents.size() == 1 ? "it" : "them"));
        }
        return Outcome::done;
    }

protected:
    void configure() override {
        if (std::find(m_which.begin(), m_which.end(), "") != m_which.end()) {
            throw base::UsageError{"The argument DOCUMENT is empty. Give a symbol or a number."};
        }
        complete(m_options);
        m_database = database_path(m_database);
    }

private:
    /// "document 3, A/1: report.fr.txt and report.en.txt"
    static std::string name_of(const model::DocumentSummary& document) {
        return fmt::format("document {}{}: {} and {}", document.id,
                           document.symbol.empty() ? "" : ", " + document.symbol, document.source_name,
                           document.target_name);
    }

    bool confirm(store::Database& database, Context& context) const {
        const std::vector<model::DocumentSummary> documents = pipeline::find_documents(database, m_which);
        std::size_t pairs = 0;
        for (const model::DocumentSummary& document : documents) {
            context.messages.say(name_of(document));
            pairs += document.beads;
        }
        return is_confirmed(fmt::format("Remove {} with {}?", base::counted(documents.size(), "document"),
                                        base::counted(pairs, "pair")),
                            context, context.messages);
    }

    std::vector<std::string> m_which;
    bool m_yes = false;
    pipeline::EditOptions m_options;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_remove_command() {
    return std::make_unique<RemoveCommand>();
}

} // namespace diptych::cli
