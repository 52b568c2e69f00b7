#include "cli/command.hpp"
#include "cli/completion.hpp"
#include "support/catch.hpp"

#include <sstream>

using diptych::cli::Option;

namespace {

std::string script(void (*print)(std::ostream&)) {
    std::ostringstream out;
    print(out);
    return out.str();
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("completion: every shell knows every command, option and choice") {
    const std::string bash = script(diptych::cli::print_bash_completion);
    const std::string zsh = script(diptych::cli::print_zsh_completion);
    const std::string fish = script(diptych::cli::print_fish_completion);
    for (const auto& command : diptych::cli::make_commands()) {
        const std::string& name = command->description().name;
        CAPTURE(name);
        CHECK(contains(bash, "            " + name + ")\n"));
        CHECK(contains(zsh, "\n    " + name + ")\n"));
        CHECK(contains(fish, " -a " + name + " "));
        for (const Option& option : command->description().options) {
            CAPTURE(option.name);
            CHECK(contains(bash, option.long_form()));
            CHECK(contains(zsh, option.long_form()));
            CHECK(contains(fish, "from " + name + "' -l " + option.name));
            for (const std::string& choice : option.values.choices) {
                CAPTURE(choice);
                CHECK(contains(bash, choice));
                CHECK(contains(zsh, choice));
                CHECK(contains(fish, choice));
            }
        }
    }
}

TEST_CASE("completion: help completes the names of commands") {
    CHECK(contains(script(diptych::cli::print_fish_completion),
                   "'__fish_seen_subcommand_from help' -a 'align segment "));
}

TEST_CASE("completion: both values of an option that takes two are completed") {
    const std::string zsh = script(diptych::cli::print_zsh_completion);
    CHECK(contains(zsh, ":SRC.emb TGT.emb:_files:SRC.emb TGT.emb:_files'"));
    CHECK_FALSE(contains(zsh, "'--embeddings="));
    CHECK(contains(script(diptych::cli::print_bash_completion),
                   "two_values=\"align,--embeddings align,--overlaps\""));
}

TEST_CASE("completion: what the database has is asked for when it is needed") {
    const std::string zsh = script(diptych::cli::print_zsh_completion);
    CHECK(contains(zsh, ":DOCUMENT:{compadd -- ${(f)\"$(diptych values documents ${opt_args[--db]"));
    CHECK(contains(script(diptych::cli::print_fish_completion),
                   "from search' -l symbol-prefix -x -a '(__diptych_values symbols)'"));
    const std::string bash = script(diptych::cli::print_bash_completion);
    CHECK(contains(bash, "search,--document) stored=documents ;;"));
    CHECK(contains(bash, "                stored=entries\n"));
}

TEST_CASE("completion: nobody is offered what only the build and the scripts call") {
    for (const auto& command : diptych::cli::make_hidden_commands()) {
        CAPTURE(command->description().name);
        CHECK_FALSE(contains(script(diptych::cli::print_fish_completion),
                             " -a " + command->description().name + " "));
    }
}
