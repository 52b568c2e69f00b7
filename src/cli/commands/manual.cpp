#include "cli/manual.hpp"

#include "base/file.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/shared_options.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <ostream>

namespace diptych::cli {

namespace {

Description describe() {
    return {.name = "manual",
            .summary = "put the options into the source of a manual page",
            .examples = {{"diptych manual man/diptych-align.1.md", "Print the page with its options."}},
            .text = "The build makes the manual with it. The name of FILE says whose page it is."};
}

/// Fills in a page of the manual, for the build.
class ManualCommand : public Command {
public:
    ManualCommand() : Command{describe()} { accept({output_option(m_output)}, {input_file(m_page, "FILE")}); }

    Outcome run(Context& context) override {
        constexpr std::string_view k_program = "diptych";
        const std::string file = std::filesystem::path{m_page}.filename().string();
        const std::string name = file.substr(0, file.find('.'));
        const std::unique_ptr<Command> command =
            name == k_program ? nullptr
                              : make_command(name.substr(std::min(name.size(), k_program.size() + 1)));
        Output output{m_output, context};
        output.stream() << manual_page(base::read_file(m_page, context.in, base::k_greatest_list),
                                       command ? &command->description() : nullptr);
        output.commit();
        return Outcome::done;
    }

private:
    std::string m_page;
    std::optional<std::string> m_output;
};

} // namespace

std::unique_ptr<Command> make_manual_command() {
    return std::make_unique<ManualCommand>();
}

} // namespace diptych::cli
