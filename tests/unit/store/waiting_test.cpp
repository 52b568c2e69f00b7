#include "base/error.hpp"
#include "sample.hpp"
#include "store/database.hpp"
#include "store/transaction.hpp"
#include "store/waiting.hpp"
#include "support/catch.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <optional>
#include <string>

using namespace diptych;

TEST_CASE("waiting: who has no patience is told at once that another program writes") {
    const store::sample::Folder folder;
    const std::string path = folder.file("x.db");
    store::Database first{path, store::Mode::create};
    const store::PatienceOfAll patience{{std::chrono::seconds{0}}};
    store::Database second{path, store::Mode::write};
    const store::Transaction writing{first};
    CHECK_THROWS_WITH((store::Transaction{second}),
                      Catch::Contains("Another program is writing to it") && Catch::Contains("--wait"));
}

TEST_CASE("waiting: it is said once, with the process that writes, and ends when that is done") {
    const store::sample::Folder folder;
    const std::string path = folder.file("x.db");
    { const store::Database made{path, store::Mode::create}; }
    std::array<int, 2> ready{};
    REQUIRE(::pipe(ready.data()) == 0);
    const pid_t writer = ::fork(); // before this process has the database open
    if (writer == 0) {
        store::Database database{path, store::Mode::write};
        std::optional<store::Transaction> transaction{std::in_place, database};
        [[maybe_unused]] const ssize_t told = ::write(ready[1], "x", 1);
        ::pause();
        ::_exit(0);
    }
    char byte = 0;
    REQUIRE(::read(ready[0], &byte, 1) == 1);
    std::string said;
    const store::PatienceOfAll patience{{std::chrono::seconds{120}, [&](const std::string& sentence) {
                                             said += sentence;
                                             ::kill(writer, SIGKILL); // its lock goes with it
                                             ::waitpid(writer, nullptr, 0);
                                         }}};
    store::Database database{path, store::Mode::write};
    const store::Transaction transaction{database};
    CHECK_THAT(said, Catch::StartsWith(path + ": Another program") &&
                         Catch::EndsWith(" is writing to the database. Waiting for it, up to 120 s."));
    if (said.find("(process") != std::string::npos) { // where the system tells
        CHECK_THAT(said, Catch::Contains("(process " + std::to_string(writer) + ", "));
    }
}
