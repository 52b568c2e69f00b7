// Several connections to one database, and the permissions of the system.

#include "base/error.hpp"
#include "sample.hpp"
#include "store/backup.hpp"
#include "store/concept_store.hpp"
#include "store/document_store.hpp"
#include "store/transaction.hpp"
#include "support/catch.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <thread>

using namespace diptych;
using store::Database;
using store::Mode;
using store::sample::Folder;
using store::sample::message_of;

namespace {

/// Permissions do not bind root: while this lives, a test run by root is nobody.
class WithoutPrivileges {
public:
    WithoutPrivileges() {
        if (::geteuid() == 0) {
            m_changed = ::seteuid(65534) == 0;
        }
    }

    ~WithoutPrivileges() {
        if (m_changed && ::seteuid(0) != 0) {
            std::abort();
        }
    }

    WithoutPrivileges(const WithoutPrivileges&) = delete;
    WithoutPrivileges& operator=(const WithoutPrivileges&) = delete;

    static bool possible() {
        const WithoutPrivileges tried;
        return ::geteuid() != 0;
    }

private:
    bool m_changed = false;
};

void add_document(const std::string& path, const char* symbol) {
    Database database{path, Mode::create};
    store::DocumentStore{database}.add(store::sample::bitext(symbol));
}

} // namespace

TEST_CASE("sharing: a reader sees the state before a writer's transaction, then the one after it") {
    const Folder folder;
    const std::string path = folder.file("x.db");
    Database writing{path, Mode::create};
    Database reading{path, Mode::read};
    store::DocumentStore written{writing};
    store::DocumentStore read{reading};
    written.add(store::sample::bitext("one"));
    CHECK(read.list().size() == 1);
    {
        store::Transaction transaction{writing};
        written.add(store::sample::bitext("two"));
        CHECK(read.list().size() == 1);
        const Database another{path, Mode::read}; // opening does not wait for the writer either
        transaction.commit();
    }
    CHECK(read.list().size() == 2);
    {
        const store::Snapshot snapshot{reading};
        CHECK(read.list().size() == 2);
        written.add(store::sample::bitext("three"));
        CHECK(read.list().size() == 2);
    }
    CHECK(read.list().size() == 3);
}

TEST_CASE("sharing: a reader cannot write") {
    const Folder folder;
    add_document(folder.file("x.db"), "one");
    Database reading{folder.file("x.db"), Mode::read};
    store::DocumentStore documents{reading};
    const std::string message = message_of<base::Error>([&] { documents.remove(1); });
    CHECK_THAT(message, Catch::Contains("readonly database"));
    CHECK(documents.list().size() == 1);
}

TEST_CASE("sharing: two writers wait for one another") {
    const Folder folder;
    const std::string path = folder.file("x.db");
    const auto add_many = [&](const std::string& name) {
        for (int i = 0; i < 20; ++i) {
            add_document(path, (name + std::to_string(i)).c_str());
        }
    };
    std::thread other{add_many, "a"}; // both may also be the one that makes the file
    add_many("b");
    other.join();
    Database database{path, Mode::read};
    CHECK(store::DocumentStore{database}.list().size() == 40);
    CHECK(store::DocumentStore{database}
              .find_sentences(store::sample::language("en"),
                              text::Analyzer{store::sample::language("en")}.analyze("national policies"),
                              {1, 0})
              .total == 40);
}

TEST_CASE("sharing: entries are visited as they were at the beginning") {
    const Folder folder;
    const std::string path = folder.file("x.db");
    Database writing{path, Mode::create};
    Database reading{path, Mode::read};
    {
        store::GlossaryEdit edit{writing, "tester", "fill"};
        for (int i = 0; i < 600; ++i) {
            edit.add(store::sample::bare_entry(std::to_string(i)));
        }
        edit.commit();
    }
    std::size_t visited = 0;
    store::ConceptStore{reading}.for_each([&](const model::Concept&) {
        if (visited++ == 0) {
            store::sample::remove(writing, "599");
        }
    });
    CHECK(visited == 600);
    CHECK(store::ConceptStore{writing}.size().concepts == 599);
}

TEST_CASE("sharing: many edits at once lose nothing") {
    const Folder folder;
    const std::string path = folder.file("x.db");
    constexpr int k_each = 25;
    const auto edit_often = [&](int who) {
        for (int i = 0; i < k_each; ++i) {
            Database database{path, Mode::create};
            store::sample::add(database,
                               store::sample::bare_entry(std::to_string(who) + "-" + std::to_string(i)));
        }
    };
    std::vector<std::thread> others;
    for (int who = 0; who < 8; ++who) {
        others.emplace_back(edit_often, who);
    }
    for (std::thread& other : others) {
        other.join();
    }
    Database database{path, Mode::read};
    CHECK(store::ConceptStore{database}.size().concepts == 8 * k_each);
    CHECK(store::sample::count(database, "SELECT count(*) FROM change") == 8 * k_each);
    CHECK(folder.entries() <= 3); // nothing is left of the databases of those who were not the first
}

TEST_CASE("sharing: a database in a folder without write permission can be read") {
    if (!WithoutPrivileges::possible()) {
        WARN("Permissions do not bind this user; not tested.");
        return;
    }
    const Folder folder;
    const std::string path = folder.file("a b#.db");
    add_document(path, "one");
    std::filesystem::permissions(path, std::filesystem::perms{0444});
    std::filesystem::permissions(folder.path(), std::filesystem::perms{0555});
    {
        const WithoutPrivileges nobody;
        {
            Database reading{path, Mode::read};
            CHECK(store::DocumentStore{reading}.list().size() == 1);
        }
        const auto before = store::sample::content_of(path);
        const std::string message = message_of<base::Error>([&] {
            const Database writing{path, Mode::write};
        });
        CHECK_THAT(message, Catch::StartsWith(path + ": Cannot ") &&
                                Catch::EndsWith("Check the permissions of the file and of its folder."));
        CHECK(store::sample::content_of(path) == before);
        const auto refused = message_of<base::Error>([&] {
            const Database made{folder.file("new.db"), Mode::create};
        });
        CHECK_THAT(refused, Catch::Contains("Cannot write the file: Permission denied."));
    }
    CHECK(folder.entries() == 1);
}

TEST_CASE("sharing: where a log cannot be merged, nothing older is shown instead") {
    if (!WithoutPrivileges::possible()) {
        WARN("Permissions do not bind this user; not tested.");
        return;
    }
    const Folder folder;
    const std::string path = folder.file("x.db");
    Database writing{path, Mode::create};
    store::DocumentStore{writing}.add(store::sample::bitext("one")); // still in the log only
    REQUIRE(std::filesystem::file_size(path + "-wal") > 0);
    const std::string copy = folder.file("copy.db");
    std::filesystem::copy_file(path, copy);
    std::filesystem::copy_file(path + "-wal", copy + "-wal");
    std::filesystem::permissions(copy, std::filesystem::perms{0444});
    std::filesystem::permissions(copy + "-wal", std::filesystem::perms{0444});
    std::filesystem::permissions(folder.path(), std::filesystem::perms{0555});
    const WithoutPrivileges nobody;
    const std::string message = message_of<base::Error>([&] { const Database reading{copy, Mode::read}; });
    CHECK_THAT(message, Catch::Contains("Check the permissions of the file and of its folder."));
}

TEST_CASE("sharing: who only reads leaves no log and no shared memory behind") {
    const Folder folder;
    const std::string path = folder.file("x.db");
    add_document(path, "one");
    const std::filesystem::file_time_type made = std::filesystem::last_write_time(path);
    for (const Mode mode : {Mode::read, Mode::examine}) {
        {
            Database reading{path, mode};
            CHECK(store::DocumentStore{reading}.list().size() == 1);
        }
        CHECK(folder.entries() == 1);
    }
    CHECK(std::filesystem::last_write_time(path) == made);
    const Database writing{path, Mode::write};
    {
        Database reading{path, Mode::read};
        CHECK(store::DocumentStore{reading}.list().size() == 1);
    }
    CHECK(folder.entries() == 3); // the other one still needs them
}

TEST_CASE("sharing: a new database and the folders made for it are their owner's alone") {
    const Folder folder;
    const mode_t before = ::umask(0022);
    const std::string path = folder.file("a/b/x.db");
    const auto permissions = [](const std::filesystem::path& file) {
        return static_cast<unsigned>(std::filesystem::status(file).permissions());
    };
    std::filesystem::permissions(folder.path(), std::filesystem::perms{0755});
    Database database{path, Mode::create};
    store::DocumentStore{database}.add(store::sample::bitext());
    CHECK(permissions(path) == 0600);
    CHECK(permissions(path + "-wal") == 0600);
    CHECK(permissions(folder.file("a/b")) == 0700);
    CHECK(permissions(folder.file("a")) == 0700);
    CHECK(permissions(folder.path()) == 0755); // it was there
    const std::string copy = folder.file("copy.db");
    store::backup(database, copy);
    CHECK(permissions(copy) == 0600);
    std::filesystem::permissions(copy, std::filesystem::perms{0640}); // somebody shares it
    store::backup(database, copy, true);
    CHECK(permissions(copy) == 0640);
    ::umask(before);
}
