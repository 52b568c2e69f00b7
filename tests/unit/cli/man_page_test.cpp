#include "base/string.hpp"
#include "cli/command.hpp"
#include "cli/manual.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

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

TEST_CASE("man: every command has a page, with a place for its options") {
    for (const auto& command : diptych::cli::make_commands()) {
        const Description& description = command->description();
        CAPTURE(description.name);
        const std::string text = page("diptych-" + description.name);
        REQUIRE_FALSE(text.empty());
        CHECK(contains(text, "diptych-" + description.name + " - " + description.summary));
        CHECK(contains(text, "\n# OPTIONS\n\n@OPTIONS@\n") != description.options.empty());
        for (const char* section :
             {"# NAME", "# SYNOPSIS", "# DESCRIPTION", "# EXAMPLES", "# EXIT STATUS", "# SEE ALSO"}) {
            CAPTURE(section);
            CHECK(contains(text, std::string{"\n"} + section + "\n"));
        }
    }
}

TEST_CASE("man: a page gets every option of its command, with its choices") {
    for (const auto& command : diptych::cli::make_commands()) {
        const Description& description = command->description();
        CAPTURE(description.name);
        const std::string text = diptych::cli::manual_page(page("diptych-" + description.name), &description);
        CHECK_FALSE(contains(text, "@OPTIONS@"));
        for (const Option& option : description.options) {
            CAPTURE(option.name);
            CHECK(contains(text, entry_of(option)));
            for (const std::string& choice : option.values.choices) {
                CAPTURE(choice);
                CHECK(contains(text, "**" + choice + "**"));
            }
        }
    }
}

TEST_CASE("man: a page names only options that there are, and lists none by hand") {
    std::set<std::string> known;
    for (const auto& command : diptych::cli::make_commands()) {
        for (const Option& option : command->description().options) {
            known.insert(option.long_form());
        }
    }
    for (const Option& option : diptych::cli::global_options()) {
        known.insert(option.long_form());
    }
    const std::regex named{R"(\*\*[^*\n]*(--[a-z-]+)[^*\n]*\*\*)"};
    for (const auto& command : diptych::cli::make_commands()) {
        const std::string text = page("diptych-" + command->description().name);
        CAPTURE(command->description().name);
        CHECK_FALSE(contains(text, "\n**-"));
        for (auto match = std::sregex_iterator{text.begin(), text.end(), named};
             match != std::sregex_iterator{}; ++match) {
            CAPTURE((*match)[0].str());
            CHECK(known.contains((*match)[1].str()));
        }
    }
}

TEST_CASE("man: the page of the program has the global options and every command") {
    const std::string text = diptych::cli::manual_page(page("diptych"), nullptr);
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

TEST_CASE("man: what stands for itself in a help text is set off") {
    const std::vector<Option> options{
        {.name = "map",
         .value_name = "FILE",
         .help = "the user's FILE: 'a=B c', --force, $HOME or ~/x (one is enough)",
         .details = "More in *x*.",
         .values = {.choices = {"one"}}}};
    CHECK(diptych::cli::manual_entries(options, {}) == "**--map** *FILE*\n:   The user's *FILE*: `a=B c`, "
                                                       "**--force**, **HOME** or `~/x` (**one** is enough). "
                                                       "More in *x*.\n\n");
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
