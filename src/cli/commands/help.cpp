#include "cli/help.hpp"

#include "cli/command.hpp"

#include <optional>
#include <string>

namespace diptych::cli {

namespace {

Description describe() {
    return {.name = "help",
            .summary = "show help on Diptych or on a command",
            .examples = {{"diptych help", "List the commands."},
                         {"diptych help align",
                          "Show the options of a command, as 'diptych align --help' does."}},
            .text = "The manual says more: 'man diptych', 'man diptych-align'."};
}

class HelpCommand : public Command {
public:
    HelpCommand() : Command{describe()} {
        accept({}, {argument(m_topic, {.name = "COMMAND", .minimum = 0})});
    }

    Outcome run(Context& context) override {
        if (m_about) {
            print_help(context.out, m_about->description(), context.style);
        } else {
            print_help(context.out, context.style);
        }
        return Outcome::done;
    }

protected:
    void configure() override {
        if (m_topic) {
            m_about = make_command(*m_topic);
        }
    }

private:
    std::optional<std::string> m_topic;
    std::unique_ptr<Command> m_about;
};

} // namespace

std::unique_ptr<Command> make_help_command() {
    return std::make_unique<HelpCommand>();
}

} // namespace diptych::cli
