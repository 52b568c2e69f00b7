#include "cli/help.hpp"

#include "cli/command.hpp"

#include <optional>
#include <string>

namespace diptych::cli {

namespace {

Description describe() {
    return {
        .name = "help",
        .summary = "show help on Diptych or on a command",
        .examples = {{"diptych help", "List the commands."},
                     {"diptych help align", "Show the options of a command, as 'diptych align --help' does."},
                     {"diptych help formats", "See what is read and written, by which command."}},
        .text = "The manual says more: 'man diptych', 'man diptych-align'."};
}

class HelpCommand : public Command {
public:
    HelpCommand() : Command{describe()} {
        accept({}, {argument(m_name, {.name = "COMMAND|TOPIC", .minimum = 0})});
    }

    Outcome run(Context& context) override {
        if (m_about) {
            print_help(context.styled, m_about->description(), context.style);
        } else if (m_topic) {
            print_help(context.styled, *m_topic, context.style);
        } else {
            print_help(context.styled, context.style);
        }
        return Outcome::done;
    }

protected:
    void configure() override {
        if (!m_name) {
            return;
        }
        for (const Topic& topic : help_topics()) {
            if (topic.name == *m_name) {
                m_topic = topic;
                return;
            }
        }
        m_about = make_command(*m_name);
    }

private:
    std::optional<std::string> m_name;
    std::optional<Topic> m_topic;
    std::unique_ptr<Command> m_about;
};

} // namespace

std::unique_ptr<Command> make_help_command() {
    return std::make_unique<HelpCommand>();
}

} // namespace diptych::cli
