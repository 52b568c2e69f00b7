#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/settings.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <fstream>

using diptych::base::InputError;
using diptych::cli::Option;
using diptych::cli::option;
using diptych::cli::Settings;

namespace {

struct Filled {
    std::string database;
    std::string color = "auto";
    bool quiet = false;
    std::optional<diptych::model::LanguageTag> language;
    std::string other;

    std::vector<Option> describe() {
        return {option(database, {.name = "db",
                                  .value_name = "FILE",
                                  .values = {.file = true},
                                  .may_be_settled = true,
                                  .variable = "DIPTYCH_TEST_DB"}),
                option(color, {.name = "color",
                               .value_name = "WHEN",
                               .values = {.choices = {"auto", "always", "never"}},
                               .may_be_settled = true}),
                option(quiet, {.name = "quiet", .may_be_settled = true}),
                option(language, {.name = "source-lang", .value_name = "LANG", .may_be_settled = true}),
                option(other, {.name = "other", .value_name = "TEXT"})};
    }
};

/// A variable of the environment for as long as this lives.
class Variable {
public:
    Variable(const char* name, const char* value) : m_name{name} { ::setenv(name, value, 1); }

    ~Variable() { ::unsetenv(m_name); }

    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* m_name;
};

/// What a file of settings is refused with, when it is read or used.
std::string refusal(const std::string& text) {
    Filled filled;
    std::vector<Option> options = filled.describe();
    std::vector<Option> known = options;
    known.pop_back();
    try {
        Settings{"config", text, known}.apply(options);
    } catch (const InputError& e) {
        return e.what();
    }
    return "accepted";
}

} // namespace

TEST_CASE("settings: a line sets an option that the command line does not") {
    Filled filled;
    std::vector<Option> options = filled.describe();
    const Settings settings{
        "config", "# mine\n\ndb = my.db\n  source-lang=fr\nquiet = yes\r\ncolor = never\n", options};
    options[1].given = true;
    const std::vector<std::string> used = settings.apply(options);
    CHECK(filled.database == "my.db");
    CHECK(filled.language->str() == "fr");
    CHECK(filled.quiet);
    CHECK(filled.color == "auto");
    CHECK(used == std::vector<std::string>{"db = my.db, from config:3", "quiet = yes, from config:5",
                                           "source-lang = fr, from config:4"});
}

TEST_CASE("settings: the environment goes before the file") {
    const Variable variable{"DIPTYCH_TEST_DB", "other.db"};
    Filled filled;
    const std::vector<Option> options = filled.describe();
    const Settings settings{"config", "db = my.db\n", options};
    CHECK(settings.apply(options) == std::vector<std::string>{"db = other.db, from DIPTYCH_TEST_DB"});
    CHECK(filled.database == "other.db");
}

TEST_CASE("settings: NO_COLOR goes before the file") {
    const Variable variable{"NO_COLOR", "1"};
    Filled filled;
    const std::vector<Option> options = filled.describe();
    CHECK(Settings{"config", "color = always\n", options}.apply(options).empty());
    CHECK(filled.color == "auto");
}

TEST_CASE("settings: a path may begin with the home folder") {
    const Variable variable{"HOME", "/home/anna"};
    Filled filled;
    const std::vector<Option> options = filled.describe();
    Settings{"config", "db = ~/my.db\n", options}.apply(options);
    CHECK(filled.database == "/home/anna/my.db");
}

TEST_CASE("settings: what is wrong with a line is said with its number") {
    CHECK(refusal("db = my.db\nsource-lng = fr\n") == "config:2: There is no setting 'source-lng'. Did you "
                                                      "mean 'source-lang'? Settings are db, color, quiet or "
                                                      "source-lang.");
    CHECK(refusal("other = x\n") ==
          "config:1: There is no setting 'other'. Settings are db, color, quiet or source-lang.");
    CHECK(refusal("db\n") == "config:1: The line is no setting. Write 'option = value'.");
    CHECK(refusal("db =\n") == "config:1: The line is no setting. Write 'option = value'.");
    CHECK(refusal("= my.db\n") == "config:1: The line is no setting. Write 'option = value'.");
    CHECK(refusal("db = a\ndb = b\n") == "config:2: 'db' is set twice. Set it once.");
    CHECK(refusal("quiet = perhaps\n") == "config:1: 'quiet' is set to yes or no, not to 'perhaps'.");
    CHECK(refusal("color = blue\n") ==
          "config:1: The option '--color' cannot be 'blue'. Choose auto, always or never.");
    CHECK(
        refusal("source-lang = ?\n") ==
        "config:1: The option '--source-lang' cannot be '?'. Give a language code such as fr, en or pt-BR.");
    CHECK(refusal("quiet = no\n") == "accepted");
}

TEST_CASE("settings: the file is the one named, or that of the surroundings, and may be missing there only") {
    const diptych::support::TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "diptych");
    std::ofstream{folder.path() / "diptych" / "config"} << "nonsense\n";
    const Variable home{"XDG_CONFIG_HOME", folder.path().c_str()};
    CHECK_THROWS_AS(diptych::cli::read_settings(""), InputError);
    std::filesystem::remove(folder.path() / "diptych" / "config");
    CHECK_NOTHROW(diptych::cli::read_settings(""));
    CHECK_THROWS_AS(diptych::cli::read_settings((folder.path() / "none").string()), diptych::base::Error);
    const Variable named{"DIPTYCH_CONFIG", "/no/such/file"};
    CHECK_THROWS_AS(diptych::cli::read_settings(""), diptych::base::Error);
}
