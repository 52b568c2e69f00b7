#include "base/error.hpp"
#include "sample.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/layout.hpp"
#include "store/transaction.hpp"
#include "support/catch.hpp"

#include <sys/resource.h>

#include <csignal>

using namespace diptych;
using store::Database;
using store::Mode;
using store::sample::count;
using store::sample::Folder;
using store::sample::message_of;

namespace {

template <typename Exception>
std::string refusal(const std::string& path, Mode mode) {
    return message_of<Exception>([&] { const Database database{path, mode}; });
}

/// A file of the given header values, as another program might leave it.
void make_foreign(const std::string& path, const std::string& sql) {
    store::sample::write(path, "");
    { const Database made{path, Mode::write}; } // an empty file is a database without tables
    Database database{path, Mode::write};
    database.execute(sql.c_str());
}

} // namespace

TEST_CASE("database: a new one has its folder, its layout and its settings") {
    const Folder folder;
    const std::string path = folder.file("a/b/new.db");
    {
        const Database database{path, Mode::create};
        CHECK(count(database, "PRAGMA application_id") == store::k_application_id);
        CHECK(count(database, "PRAGMA user_version") == store::k_layout_version);
        CHECK(count(database, "PRAGMA foreign_keys") == 1);
        CHECK(count(database, "PRAGMA synchronous") == 1);
        store::Statement journal{database, "PRAGMA journal_mode"};
        REQUIRE(journal.step());
        CHECK(journal.text(0) == "wal");
        CHECK(database.path() == path);
    }
    CHECK(std::filesystem::directory_iterator { folder.path() / "a/b" } -> path() == path);
    const Database again{path, Mode::create}; // is there: opened as it is
    CHECK(count(again, "SELECT count(*) FROM document") == 0);
}

TEST_CASE("database: a missing one is no error to create only") {
    const Folder folder;
    const std::string path = folder.file("none.db");
    for (const Mode mode : {Mode::read, Mode::write}) {
        CHECK(refusal<base::InputError>(path, mode) ==
              path + ": There is no database there yet. Make one with 'diptych add' or 'diptych import'.");
    }
    CHECK(folder.entries() == 0);
}

TEST_CASE("database: names that mean something to SQLite are names of files") {
    const Folder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    for (const char* name : {":memory:", "file:x?mode=memory", "a b%41#é.db"}) {
        const Database database{name, Mode::create};
        CHECK(std::filesystem::is_regular_file(folder.path() / name));
    }
    std::filesystem::current_path(before);
}

TEST_CASE("database: what is no database of ours is refused and left alone") {
    const Folder folder;
    const std::string path = folder.file("x.db");
    const auto check_refused = [&](const char* part) {
        const std::string before = store::sample::content_of(path);
        for (const Mode mode : {Mode::read, Mode::write, Mode::create}) {
            const std::string message = refusal<base::InputError>(path, mode);
            CHECK_THAT(message, Catch::StartsWith(path + ": ") && Catch::Contains(part));
        }
        CHECK(store::sample::content_of(path) == before);
    };
    SECTION("text") {
        store::sample::write(path, std::string(5000, 'x'));
        check_refused("This is no SQLite database.");
    }
    SECTION("another program's") {
        make_foreign(path, "PRAGMA application_id = 252006673"); // a GeoPackage-like number
        check_refused("belongs to another program");
    }
    SECTION("a program that sets no application_id") {
        make_foreign(path, "PRAGMA application_id = 0; PRAGMA user_version = 0");
        check_refused("belongs to another program");
    }
    SECTION("a newer layout") {
        make_foreign(path, "PRAGMA user_version = 99");
        check_refused("made by a newer diptych (layout 99; this one knows up to 2). Update diptych.");
    }
    SECTION("a version that was never released") {
        make_foreign(path, "PRAGMA application_id = 0x44505459; PRAGMA user_version = 5");
        check_refused("made by a diptych before 0.2.0, none of which was released. Export it with that one, and "
                      "'diptych add' and 'diptych import' what it wrote into a new database.");
    }
    SECTION("a folder") {
        std::filesystem::create_directory(path);
        CHECK_THAT(refusal<base::InputError>(path, Mode::create), Catch::Contains("This is a directory."));
    }
    SECTION("a device") {
        CHECK_THAT(refusal<base::InputError>("/dev/null", Mode::create),
                   Catch::Contains("not a regular file"));
    }
}

TEST_CASE("database: an empty file gets its tables from a writer and is refused by a reader") {
    const Folder folder;
    const std::string path = folder.file("empty.db");
    store::sample::write(path, "");
    CHECK_THAT(refusal<base::InputError>(path, Mode::read), Catch::Contains("The database is empty."));
    Database database{path, Mode::write};
    CHECK(count(database, "PRAGMA user_version") == store::k_layout_version);
    CHECK(store::DocumentStore{database}.add(store::sample::bitext()) == 1);
}

TEST_CASE("database: a damaged one is said to be damaged") {
    const Folder folder;
    const std::string path = folder.file("damaged.db");
    {
        Database database{path, Mode::create};
        store::DocumentStore documents{database};
        for (int i = 0; i < 50; ++i) {
            documents.add(store::sample::bitext(""));
            store::sample::add(database, store::sample::entry("e" + std::to_string(i)));
        }
    }
    std::string content = store::sample::content_of(path);
    const auto use = [&] {
        Database database{path, Mode::read};
        store::DocumentStore{database}.list();
        store::DocumentStore{database}.load(50);
        store::ConceptStore{database}.for_each([](const model::Concept&) {});
    };
    CHECK(message_of<base::InputError>(use).empty());
    SECTION("pages overwritten") {
        content.replace(4096, content.size() - 4096, content.size() - 4096, '\x5A');
    }
    SECTION("cut off") {
        content.resize(3 * 4096 + 77);
    }
    SECTION("the table of tables overwritten") {
        content.replace(100, 3996, 3996, '\x01');
    }
    store::sample::write(path, content);
    const std::string message = message_of<base::InputError>(use);
    CHECK_THAT(message, Catch::StartsWith(path + ": Cannot read the database, because it is damaged: ") &&
                            Catch::EndsWith("'diptych doctor' says what is still sound; restore the rest from a "
                                            "copy."));
}

TEST_CASE("database: no folder can be made inside a file") {
    const Folder folder;
    store::sample::write(folder.file("file"), "text");
    const std::string message = refusal<base::Error>(folder.file("file/x.db"), Mode::create);
    CHECK_THAT(message, Catch::Contains("Cannot make the folder") && Catch::Contains("Check the path"));
    CHECK(store::sample::content_of(folder.file("file")) == "text");
}

TEST_CASE("database: one that cannot be finished leaves no file behind") {
    const Folder folder;
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{20'000, before.rlim_max}; // less than the tables take: like a full disk
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const std::string message = refusal<base::Error>(folder.file("x.db"), Mode::create);
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    CHECK_THAT(message, Catch::StartsWith(folder.file("x.db") + ": Cannot "));
    CHECK(folder.entries() == 0);
}

TEST_CASE("transaction: one inside another is taken back alone") {
    const Folder folder;
    Database database{folder.file("x.db"), Mode::create};
    {
        store::Transaction outer{database};
        database.execute("INSERT INTO concept (entry_id) VALUES ('a')");
        {
            store::Transaction inner{database};
            database.execute("INSERT INTO concept (entry_id) VALUES ('b')");
        }
        {
            store::Transaction inner{database};
            database.execute("INSERT INTO concept (entry_id) VALUES ('c')");
            inner.commit();
        }
        outer.commit();
    }
    CHECK(store::ConceptStore{database}.entry_ids() == std::vector<std::string>{"a", "c"});
}

TEST_CASE("statement: values come back in their types, and the empty text is not NULL") {
    const Folder folder;
    const Database database{folder.file("x.db"), Mode::create};
    store::Statement statement{database, "SELECT ?, ?, ?, ?, ?"};
    statement.bind(std::int64_t{1} << 62, 0.25, std::string_view{}, nullptr, std::optional<int>{});
    REQUIRE(statement.step());
    CHECK(statement.integer(0) == std::int64_t{1} << 62);
    CHECK(statement.real(1) == 0.25);
    CHECK_FALSE(statement.is_null(2));
    CHECK(statement.text(2).empty());
    CHECK(statement.is_null(3));
    CHECK(statement.is_null(4));
    CHECK_FALSE(statement.step());
}

TEST_CASE("statement: an error names the file, SQLite's reason and what to do") {
    const Folder folder;
    const std::string path = folder.file("x.db");
    const Database database{path, Mode::create};
    const auto message = message_of<base::Error>([&] {
        store::Statement{database, "SELECT x FROM nowhere"};
    });
    CHECK(message ==
          path + ": Cannot read the database: no such table: nowhere. If it happens again, restore the "
                 "database from a copy.");
}
