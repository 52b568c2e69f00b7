#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/shared_options.hpp"
#include "pipeline/glossary_exchange.hpp"

namespace diptych::cli {

namespace {

Description describe() {
    return {
        .name = "export",
        .summary = "write the glossary to a file",
        .examples = {{"diptych export tbx -o glossary.tbx", "Write the glossary as TBX."},
                     {"diptych export tbx --source-lang fr", "Put the French terms of each concept first."}},
        .text = "Writes the whole glossary as TBX version 3 (ISO 30042:2019), dialect TBX-Basic, style DCA. "
                "What was imported comes out again, also what Diptych makes no use of.",
        .options = {{.name = "source-lang",
                     .value_name = "LANG",
                     .help = "the language whose terms come first in each concept, such as fr"},
                    output_option(),
                    database_option()},
        .positionals = {{.name = "FORMAT", .values = {.choices = {"tbx"}}}}};
}

class ExportCommand : public Command {
public:
    ExportCommand() : Command{describe()} {}

    void configure(const Arguments& arguments) override {
        m_options.source_language = language_value(arguments, "source-lang");
        m_output = arguments.value("output");
        m_database = database_path(arguments);
    }

    Outcome run(Context& context) override {
        Output output{m_output, context.out};
        const std::size_t concepts =
            pipeline::export_tbx(m_database, m_options, output.stream(), context.diagnostics);
        output.commit();
        if (concepts == 0) {
            context.say("The glossary is empty. 'diptych import' fills it.");
        }
        return Outcome::done;
    }

private:
    pipeline::TbxOptions m_options;
    std::optional<std::string> m_output;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_export_command() {
    return std::make_unique<ExportCommand>();
}

} // namespace diptych::cli
