#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "pipeline/maintenance/counts.hpp"
#include "pipeline/terms/edit_glossary.hpp"
#include "store/database.hpp"

#include <ostream>
#include <set>

namespace diptych::cli {

namespace {

Description describe() {
    return {.name = "values",
            .summary = "list what the database has, for completion",
            .examples = {{"diptych values documents", "Print what a document can be called."}},
            .text =
                "The completion scripts call it. Documents go by their symbols, or else by their numbers."};
}

/// Prints what may be typed, a line each.
class ValuesCommand : public Command {
public:
    ValuesCommand() : Command{describe()} {
        accept(
            {database_option(m_database)},
            {argument(m_kind, {.name = "KIND", .values = {.choices = {"documents", "symbols", "entries"}}})});
    }

    Outcome run(Context& context) override {
        store::Database database{m_database, store::Mode::read};
        if (m_kind == "entries") {
            pipeline::list_concepts(database, {},
                                    [&](const model::Concept& entry) { context.out << entry.id << '\n'; });
            return Outcome::done;
        }
        std::set<std::string> names;
        for (const model::DocumentSummary& document : pipeline::list_documents(database)) {
            if (!document.symbol.empty()) {
                names.insert(document.symbol);
            } else if (m_kind == "documents") {
                names.insert(std::to_string(document.id));
            }
        }
        for (const std::string& name : names) {
            context.out << name << '\n';
        }
        return Outcome::done;
    }

protected:
    void configure() override { m_database = database_path(m_database); }

private:
    std::string m_kind;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_values_command() {
    return std::make_unique<ValuesCommand>();
}

} // namespace diptych::cli
