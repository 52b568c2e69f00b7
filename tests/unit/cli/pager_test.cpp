#include "cli/command.hpp"
#include "cli/pager.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

using namespace diptych;

namespace {

/// What reaches the standard output, and whether the pager got the text.
struct Shown {
    std::string printed;
    std::string paged;
};

Shown show(const std::string& text, const std::string& pager, bool is_terminal, bool wanted = true) {
    const support::TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "paged.txt";
    const std::string command = pager == "to file" ? "cat >" + file.string() : pager;
    ::setenv("DIPTYCH_PAGER", command.c_str(), 1);
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    cli::Messages messages{err};
    cli::Context context{{in}, out, out, messages, cli::Style{false}};
    context.rows = 3;
    context.is_terminal = is_terminal;
    cli::print_paged(text, context, wanted);
    ::unsetenv("DIPTYCH_PAGER");
    std::ifstream paged{file};
    std::string content{std::istreambuf_iterator<char>{paged}, {}};
    return {out.str(), content};
}

const std::string k_long = "1\n2\n3\n";

} // namespace

TEST_CASE("pager: what is longer than the screen goes through the pager") {
    const Shown shown = show(k_long, "to file", true);
    CHECK(shown.paged == k_long);
    CHECK(shown.printed.empty());
}

TEST_CASE("pager: a short text, a text for no terminal and an unwanted pager print at once") {
    CHECK(show("1\n2\n", "to file", true).printed == "1\n2\n");
    CHECK(show(k_long, "to file", false).printed == k_long);
    CHECK(show(k_long, "to file", true, false).printed == k_long);
    CHECK(show(k_long, "", true).printed == k_long);
    CHECK(show(k_long, "cat", true).printed == k_long);
}

TEST_CASE("pager: one that cannot be started does not hide the text") {
    CHECK(show(k_long, "exec 2>/dev/null; diptych-has-no-such-pager", true).printed == k_long);
}
