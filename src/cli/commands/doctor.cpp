#include "pipeline/maintenance/doctor.hpp"

#include "base/format.hpp"
#include "base/json.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::cli {

namespace {

const std::vector<std::string> k_formats{"table", "jsonl"};

Description describe() {
    return {.name = "doctor",
            .summary = "check that the database is sound",
            .examples = {{"diptych doctor", "Check the database."},
                         {"diptych doctor --db client.db --format jsonl",
                          "Check another one, for a script to read."}},
            .text = "Checks the file, the documents and their pairs, the glossary and the indexes, and says "
                    "what is wrong and what to do about it. Nothing is changed. It reads all of the "
                    "database: a second for a hundred thousand pairs, half an hour for ten million.\n"
                    "The exit status is 1 when something is wrong."};
}

class DoctorCommand : public Command {
public:
    DoctorCommand() : Command{describe()} {
        accept({format_option(m_format, k_formats, "table (the default), to read; or jsonl, JSON Lines"),
                database_option(m_database)},
               {});
    }

    Outcome run(Context& context) override {
        if (context.progress != nullptr) { // nobody knows how far it is
            context.say("Checking the database ...");
        }
        store::Database database{m_database, store::Mode::examine, store::Access::sequential};
        const pipeline::Examination found = pipeline::examine(database);
        m_format == "jsonl" ? write_jsonl(found, context.out) : write_table(found, context.out);
        return found.ailments.empty() ? Outcome::done : Outcome::not_valid;
    }

protected:
    void configure() override {
        m_format = format_of(m_format, k_formats, {});
        m_database = database_path(m_database);
    }

private:
    static void write_table(const pipeline::Examination& found, std::ostream& out) {
        std::size_t width = 0;
        for (const auto& [name, value] : found.facts) {
            width = std::max(width, name.size());
        }
        for (const auto& [name, value] : found.facts) {
            out << fmt::format("{:<{}}  {}\n", name, width, value);
        }
        out << '\n';
        bool mends = false;
        bool restore = false;
        for (const pipeline::Ailment& ailment : found.ailments) {
            out << "- " << ailment.what << '\n';
            (ailment.reindex_mends_it ? mends : restore) = true;
        }
        if (restore) {
            out << "Restore the database from a copy. Without one, 'diptych export --document N' still writes the "
                   "pairs of each\nsound document, and 'diptych term show' each sound concept.\n";
        } else if (mends) {
            out << "'diptych reindex' mends this.\n";
        } else {
            out << "Nothing is wrong.\n";
        }
    }

    static void write_jsonl(const pipeline::Examination& found, std::ostream& out) {
        for (const auto& [name, value] : found.facts) {
            out << base::json_line(base::Json{{"type", "fact"}, {"name", name}, {"value", value}}) << '\n';
        }
        for (const pipeline::Ailment& ailment : found.ailments) {
            out << base::json_line(base::Json{{"type", "problem"},
                                              {"text", ailment.what},
                                              {"reindex_mends_it", ailment.reindex_mends_it}})
                << '\n';
        }
    }

    std::string m_format;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_doctor_command() {
    return std::make_unique<DoctorCommand>();
}

} // namespace diptych::cli
