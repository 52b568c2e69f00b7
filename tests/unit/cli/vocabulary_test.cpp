// The words of the command line: one name, one meaning, in all commands.

#include "base/format.hpp"
#include "cli/command.hpp"
#include "support/catch.hpp"

#include <map>
#include <string>
#include <tuple>
#include <vector>

using diptych::cli::Option;

namespace {

/// An option as it is in one command.
struct Use {
    std::string command;
    Option option;
};

/// The table command × option × meaning, from the descriptions.
std::vector<Use> all_uses() {
    std::vector<Use> uses;
    for (const auto& command : diptych::cli::make_commands()) {
        for (const Option& option : command->description().options) {
            uses.push_back({command->description().name, option});
        }
    }
    for (const Option& option : diptych::cli::global_options()) {
        uses.push_back({"every command", option});
    }
    return uses;
}

/// What the help begins with: what a command adds stands behind a comma, colon, semicolon or parenthesis.
std::string meaning_of(const Option& option) {
    const std::string& help = option.help;
    std::size_t end = help.find_first_of(",:;(");
    end = end == std::string::npos ? help.size() : end;
    return help.substr(0, help.find_last_not_of(' ', end - 1) + 1);
}

/// What its value is.
std::string kind_of(const Option& option) {
    return fmt::format("{}{}{}", option.is_flag() ? "flag" : option.value_name,
                       option.values.file ? ", a file" : "",
                       option.values.choices.empty() ? "" : ", a choice");
}

} // namespace

TEST_CASE("vocabulary: an option has the same meaning, value and letter in every command that has it") {
    std::map<std::string, Use> known;
    for (const Use& use : all_uses()) {
        const Use& first = known.try_emplace(use.option.name, use).first->second;
        CAPTURE(use.option.name, first.command, use.command);
        CHECK(meaning_of(use.option) == meaning_of(first.option));
        CHECK(kind_of(use.option) == kind_of(first.option));
        CHECK(use.option.letter == first.option.letter);
    }
}

TEST_CASE("vocabulary: a letter is short for the same option in every command") {
    std::map<char, Use> known;
    for (const Use& use : all_uses()) {
        if (use.option.letter != '\0') {
            const Use& first = known.try_emplace(use.option.letter, use).first->second;
            CAPTURE(use.option.letter, first.command, use.command);
            CHECK(use.option.name == first.option.name);
        }
    }
}

TEST_CASE("vocabulary: an alias that is not shown takes no other option's place in its command") {
    for (const auto& command : diptych::cli::make_commands()) {
        for (const Option& option : command->description().options) {
            for (const std::string& alias : option.hidden_aliases) {
                for (const Option& other : command->description().options) {
                    CAPTURE(command->description().name, option.name, alias, other.name);
                    CHECK(alias != other.name);
                    CHECK((alias.size() != 1 || alias[0] != other.letter));
                }
            }
        }
    }
}

TEST_CASE("vocabulary: names that scripts used before are understood") {
    const std::vector<std::tuple<std::string, std::string, std::string>> renamed{
        {"extract", "lang", "source-lang"},
        {"recognize", "lang", "source-lang"},
        {"add", "batch", "manifest"},
        {"align", "pins", "confirmed"},
        {"check", "pairs", "ready-pairs"},
        {"evaluate", "source", "source-text"},
        {"export", "version", "tbx-version"},
        {"export", "symbol", "symbol-prefix"},
        {"fix", "doubtful", "max-probability"},
        {"import", "n", "dry-run"},
        {"lookup", "exact", "case"},
        {"search", "target", "in-target"},
        {"train-lexicon", "min-count", "min-frequency"}};
    for (const auto& [command, old_name, name] : renamed) {
        CAPTURE(command, old_name);
        bool understood = false;
        const auto made = diptych::cli::make_command(command);
        for (const Option& option : made->description().options) {
            for (const std::string& alias : option.hidden_aliases) {
                understood = understood || (option.name == name && alias == old_name);
            }
        }
        CHECK(understood);
    }
}
