#include "cli/run.hpp"
#include "support/catch.hpp"

#include <cstdlib>
#include <optional>
#include <sstream>

namespace {

struct Result {
    int status;
    std::string out;
    std::string err;
};

Result run(const std::vector<std::string>& arguments, const diptych::cli::Terminal& terminal = {}) {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    const int status = diptych::cli::run(arguments, in, out, err, terminal);
    return {status, out.str(), err.str()};
}

/// Sets an environment variable, and puts it back.
class Environment {
public:
    Environment(const char* name, const char* value) : m_name{name} {
        if (const char* old = std::getenv(name)) {
            m_old = old;
        }
        value == nullptr ? ::unsetenv(name) : ::setenv(name, value, 1);
    }

    ~Environment() { m_old ? ::setenv(m_name, m_old->c_str(), 1) : ::unsetenv(m_name); }

    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

private:
    const char* m_name;
    std::optional<std::string> m_old;
};

} // namespace

TEST_CASE("run: without arguments the help goes to standard error and the status is 2") {
    const Result result = run({});
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, Catch::Contains("Usage: diptych"));
}

TEST_CASE("run: help that was asked for goes to standard output, examples before options") {
    for (const std::vector<std::string>& words : {std::vector<std::string>{"align", "--help"},
                                                  {"-h", "align"},
                                                  {"help", "align"},
                                                  {"align", "--no-such-option", "--help"}}) {
        const Result result = run(words);
        CHECK(result.status == 0);
        CHECK(result.err.empty());
        CHECK(result.out.find("Examples:") < result.out.find("Options:"));
        CHECK_THAT(result.out, Catch::StartsWith("diptych align: "));
    }
}

TEST_CASE("run: the version is one line") {
    CHECK_THAT(run({"--version"}).out, Catch::StartsWith("diptych "));
    CHECK(run({"--version"}).status == 0);
}

TEST_CASE("run: an unknown command is status 2 and names the one that may have been meant") {
    const Result result = run({"algin", "a", "b"});
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(result.err ==
          "diptych: There is no command 'algin'. Did you mean 'align'? Try 'diptych --help'.\n");
}

TEST_CASE("run: a wrong argument points to the help of its command") {
    CHECK(run({"align", "a"}).err ==
          "diptych: The argument TARGET is missing. Try 'diptych align --help'.\n");
    CHECK(run({"--quiet"}).err == "diptych: There is no command. Try 'diptych --help'.\n");
}

TEST_CASE("run: an option of a command before its name is explained") {
    const Result result = run({"--limit", "3", "lookup", "mandat"});
    CHECK(result.status == 2);
    CHECK_THAT(result.err, Catch::Contains("There is no option '--limit' before the command."));
}

TEST_CASE("run: the database may be named before the command") {
    const Result before = run({"--db", "no.db", "lookup", "mandat"});
    CHECK(before.status == 3);
    CHECK(before.err == run({"lookup", "mandat", "--db", "no.db"}).err);
    CHECK(run({"--db=no.db", "lookup", "mandat"}).err == before.err);
    CHECK(run({"--db", "no.db", "help"}).status == 2);
}

TEST_CASE("run: the ending of a file names the format, and one that names none is refused") {
    const Result result = run({"segment", "no_such_file.txt", "-o", "out.docx"});
    CHECK(result.status == 2);
    CHECK_THAT(result.err,
               Catch::Contains("The ending of 'out.docx' names no format. Choose .txt or .jsonl, or "
                               "say the format with --format."));
    CHECK(run({"export", "-o", "out.tbx", "--db", "no.db"}).status == 3);
    CHECK(run({"export", "-o", "out.pdf", "--db", "no.db"}).status == 2);
    CHECK(run({"export", "-o", "out", "--db", "no.db"}).status == 2);
}

TEST_CASE("run: verbose says how long it took") {
    CHECK_THAT(run({"-v", "help"}).err, Catch::StartsWith("It took "));
    CHECK(run({"-v", "-q", "help"}).err.empty());
}

TEST_CASE("run: global options may stand on both sides of the command") {
    CHECK(run({"--color", "never", "help"}).out == run({"help", "--color=never"}).out);
    CHECK(run({"--color", "help"}).status == 2);
    CHECK(run({"-q", "help"}).status == 0);
    CHECK(run({"-V"}).out == run({"--version"}).out);
    CHECK(run({"export", "-V"}).out == run({"--version"}).out);
}

TEST_CASE("run: colour is for terminals, unless asked for") {
    const auto colored = [](const std::vector<std::string>& words, bool terminal, bool welcome) {
        return run(words, {.out_is_terminal = terminal, .color = welcome}).out.find('\x1b') !=
               std::string::npos;
    };
    CHECK(colored({"help"}, true, true));
    CHECK_FALSE(colored({"help"}, true, false));
    CHECK_FALSE(colored({"help"}, false, true));
    CHECK(colored({"help", "--color", "always"}, false, false));
    CHECK_FALSE(colored({"help", "--color", "never"}, true, true));
}

TEST_CASE("run: a missing input is status 3 and named") {
    const Result result = run({"segment", "no_such_file.txt"});
    CHECK(result.status == 3);
    CHECK(result.err ==
          "diptych: no_such_file.txt: There is no such file. Check the spelling and the folder.\n");
}

TEST_CASE(
    "run: both sides from standard input, bad languages and empty queries are refused before any work") {
    CHECK_THAT(run({"align", "-", "-"}).err, Catch::Contains("cannot both be '-'"));
    CHECK_THAT(run({"segment", "a", "--lang", "french"}).err, Catch::Contains("a language code such as fr"));
    CHECK_THAT(run({"lookup", "  "}).err, Catch::Contains("The argument TEXT is empty."));
    CHECK_THAT(run({"lookup", "\xff"}).err, Catch::Contains("not valid UTF-8 at byte 0"));
}

TEST_CASE("run: without HOME the database must be named") {
    const Environment db{"DIPTYCH_DB", nullptr};
    const Environment data{"XDG_DATA_HOME", "relative/paths/do/not/count"};
    const Environment home{"HOME", nullptr};
    const Result result = run({"documents"});
    CHECK(result.status == 2);
    CHECK_THAT(result.err, Catch::Contains("Name it with --db."));
}

TEST_CASE("run: output that cannot be written is status 3") {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    out.setstate(std::ios::badbit);
    CHECK(diptych::cli::run({"--help"}, in, out, err, {}) == 3);
    CHECK(err.str() == "diptych: Cannot write to the standard output.\n");
}

TEST_CASE("run: an output file that cannot be made is found out before the work") {
    const Result result = run({"segment", "no_such_file.txt", "-o", "/no/such/folder/out.txt"});
    CHECK(result.status == 3);
    CHECK_THAT(result.err, Catch::StartsWith("diptych: /no/such/folder/out.txt: "));
}

TEST_CASE("run: --version of export is that of TBX, and alone that of the program") {
    CHECK_THAT(run({"export", "--version"}).out, Catch::StartsWith("diptych "));
    CHECK_THAT(run({"--version", "export"}).out, Catch::StartsWith("diptych "));
    const Result result = run({"export", "tbx", "--version", "4"});
    CHECK(result.status == 2);
    CHECK_THAT(result.err, Catch::Contains("Choose 3 or 2."));
}

TEST_CASE("run: a workbook is not written to a terminal") {
    diptych::cli::Terminal terminal;
    terminal.out_is_terminal = true;
    const Result result = run({"export", "xlsx", "--db", "no.db"}, terminal);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, Catch::Contains("Name a file with -o."));
}
