#include "pipeline/maintenance/reindex.hpp"

#include "base/counted.hpp"
#include "base/format.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"

#include <ostream>

namespace diptych::cli {

namespace {

Description describe() {
    return {.name = "reindex",
            .summary = "make the indexes of the database anew",
            .examples = {{"diptych reindex", "Make the indexes anew."}},
            .text =
                "Makes the indexes by which terms and sentences are found anew from the tables of the "
                "database: for when these have been changed with another program, such as sqlite3. "
                "Nothing else changes. It takes half a minute for millions of terms, minutes for millions of "
                "sentences."};
}

class ReindexCommand : public Command {
public:
    ReindexCommand() : Command{describe()} { accept({database_option(m_database)}, {}); }

    Outcome run(Context& context) override {
        if (context.progress != nullptr) { // nobody knows how far it is
            context.say("Making the indexes anew ...");
        }
        store::Database database{m_database, store::Mode::write, store::Access::sequential};
        const pipeline::Reindexed indexed = pipeline::reindex(database);
        context.out << fmt::format("Indexed {} and {}.\n", base::counted(indexed.terms, "term"),
                                   base::counted(indexed.sentences, "sentence"));
        return Outcome::done;
    }

protected:
    void configure() override { m_database = database_path(m_database); }

private:
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_reindex_command() {
    return std::make_unique<ReindexCommand>();
}

} // namespace diptych::cli
