#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "pipeline/maintenance/counts.hpp"

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
                      "Remove documents 3 and 4 of the list that 'diptych documents' prints."}},
        .text =
            "Removes documents and their pairs, all that are named or none. The glossary and the files that "
            "were added stay as they are."};
}

class RemoveCommand : public Command {
public:
    RemoveCommand() : Command{describe()} {
        accept(
            {database_option(m_database)},
            {argument(m_which, {.name = "DOCUMENT", .maximum = k_many, .values = {.stored = "documents"}})});
    }

    Outcome run(Context& context) override {
        store::Database database{m_database, store::Mode::write};
        for (const model::DocumentSummary& removed : pipeline::remove_documents(database, m_which)) {
            context.out << fmt::format("Removed document {}{}: {} and {}.\n", removed.id,
                                       removed.symbol.empty() ? "" : ", " + removed.symbol,
                                       removed.source_name, removed.target_name);
        }
        return Outcome::done;
    }

protected:
    void configure() override {
        if (std::find(m_which.begin(), m_which.end(), "") != m_which.end()) {
            throw base::UsageError{"The argument DOCUMENT is empty. Give a symbol or a number."};
        }
        m_database = database_path(m_database);
    }

private:
    std::vector<std::string> m_which;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_remove_command() {
    return std::make_unique<RemoveCommand>();
}

} // namespace diptych::cli
