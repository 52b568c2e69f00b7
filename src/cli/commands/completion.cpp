#include "cli/completion.hpp"

#include "cli/command.hpp"

namespace diptych::cli {

namespace {

Description describe() {
    return {.name = "completion",
            .summary = "print a completion script for a shell",
            .examples = {{"source <(diptych completion bash)", "Complete in this bash, until it ends."},
                         {"diptych completion fish > ~/.config/fish/completions/diptych.fish",
                          "Complete in every fish."}},
            .text =
                "Prints a script with which SHELL completes commands, options and their values. An installed "
                "Diptych brings these scripts with it."};
}

class CompletionCommand : public Command {
public:
    CompletionCommand() : Command{describe()} {
        accept({}, {argument(m_shell, {.name = "SHELL", .values = {.choices = {"bash", "zsh", "fish"}}})});
    }

    Outcome run(Context& context) override {
        if (m_shell == "bash") {
            print_bash_completion(context.out);
        } else if (m_shell == "zsh") {
            print_zsh_completion(context.out);
        } else {
            print_fish_completion(context.out);
        }
        return Outcome::done;
    }

private:
    std::string m_shell;
};

} // namespace

std::unique_ptr<Command> make_completion_command() {
    return std::make_unique<CompletionCommand>();
}

} // namespace diptych::cli
