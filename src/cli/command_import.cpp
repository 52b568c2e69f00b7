#include "base/file.hpp"
#include "base/format.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "pipeline/glossary_exchange.hpp"

#include <ostream>

namespace diptych::cli {

namespace {

Description describe() {
    return {
        .name = "import",
        .summary = "read a glossary into the database",
        .examples = {{"diptych import glossary.tbx", "Read a glossary."},
                     {"diptych import glossary.tbx --dry-run", "See what would change, and change nothing."},
                     {"diptych import glossary.tbx --strict", "Accept the file only if all of it is sound."}},
        .text = "Reads FILE, a TBX glossary (ISO 30042), into the database, which is made when it is not "
                "there. An entry whose id is there already is replaced. What is wrong with the file is "
                "printed with its line, and either put right or skipped. When the import fails, the "
                "database is as it was.",
        .options = {{.name = "strict",
                     .value_name = "",
                     .help = "import nothing when there is anything wrong with the file"},
                    {.name = "dry-run",
                     .letter = 'n',
                     .value_name = "",
                     .help = "report what an import would do, and do nothing"},
                    database_option()},
        .positionals = {input_file("FILE")}};
}

std::string counted(std::size_t count, const char* one, const char* many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

class ImportCommand : public Command {
public:
    ImportCommand() : Command{describe()} {}

    void configure(const Arguments& arguments) override {
        m_file = arguments.positionals()[0];
        m_options.strict = arguments.has("strict");
        m_options.dry_run = arguments.has("dry-run");
        m_database = database_path(arguments);
    }

    Outcome run(Context& context) override {
        const pipeline::ImportReport report =
            pipeline::import_glossary(m_database, m_file, m_options, context.in, context.diagnostics);
        context.out << fmt::format(
            "{} {}: {}, {} replaced, {} unchanged, {} skipped; {}.\n",
            m_options.dry_run ? "Would import" : "Imported", base::display_name(m_file),
            counted(report.concepts, "new concept", "new concepts"), report.replaced, report.unchanged,
            report.skipped, counted(report.terms, "term written", "terms written"));
        return Outcome::done;
    }

private:
    std::string m_file;
    pipeline::ImportOptions m_options;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_import_command() {
    return std::make_unique<ImportCommand>();
}

} // namespace diptych::cli
