#include "base/string.hpp"
#include "cli/command.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using diptych::cli::Command;
using diptych::cli::Description;
using diptych::cli::Option;

namespace {

std::string page(const std::string& name) {
    std::ifstream in{std::filesystem::path{DIPTYCH_MAN_FOLDER} / (name + ".1.md")};
    return {std::istreambuf_iterator<char>{in}, {}};
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// The option as a term of the OPTIONS list: "**-o** *FILE*, **--output** *FILE*".
std::string entry_of(const Option& option) {
    const std::string value = option.is_flag() ? "" : " *" + option.value_name + "*";
    const std::string letter = option.letter == '\0' ? "" : "**" + option.short_form() + "**" + value + ", ";
    return "\n" + letter + "**" + option.long_form() + "**" + value + "\n:";
}

} // namespace

TEST_CASE("man: every command has a page, with every option and its choices") {
    for (const auto& command : diptych::cli::make_commands()) {
        const Description& description = command->description();
        CAPTURE(description.name);
        const std::string text = page("diptych-" + description.name);
        REQUIRE_FALSE(text.empty());
        CHECK(contains(text, "diptych-" + description.name + " - " + description.summary));
        for (const Option& option : description.options) {
            CAPTURE(option.name);
            CHECK(contains(text, entry_of(option)));
            for (const std::string& choice : option.values.choices) {
                CAPTURE(choice);
                CHECK(contains(text, "**" + choice + "**"));
            }
        }
        for (const char* section :
             {"# NAME", "# SYNOPSIS", "# DESCRIPTION", "# EXAMPLES", "# EXIT STATUS", "# SEE ALSO"}) {
            CAPTURE(section);
            CHECK(contains(text, std::string{"\n"} + section + "\n"));
        }
    }
}

TEST_CASE("man: a page names no option that its command does not have") {
    for (const auto& command : diptych::cli::make_commands()) {
        const Description& description = command->description();
        CAPTURE(description.name);
        const std::string text = page("diptych-" + description.name);
        for (std::string_view line : diptych::base::split(text, '\n')) {
            if (!line.starts_with("**-")) {
                continue; // not a term of the OPTIONS list
            }
            CAPTURE(line);
            CHECK(std::any_of(description.options.begin(), description.options.end(), [&](const Option& o) {
                return diptych::base::trim(entry_of(o)).starts_with(line);
            }));
        }
    }
}

TEST_CASE("man: the page of the program has the global options and every command") {
    const std::string text = page("diptych");
    for (const Option& option : diptych::cli::global_options()) {
        CAPTURE(option.name);
        CHECK(contains(text, entry_of(option)));
    }
    for (const auto& command : diptych::cli::make_commands()) {
        const std::string& name = command->description().name;
        CAPTURE(name);
        CHECK(contains(text, "**diptych-" + name + "**(1)"));
    }
}

TEST_CASE("help: an option of several choices names each of them") {
    for (const auto& command : diptych::cli::make_commands()) {
        for (const Option& option : command->description().options) {
            for (const std::string& choice : option.values.choices) {
                CAPTURE(option.name, choice);
                CHECK(contains(option.help, choice));
            }
        }
    }
}
