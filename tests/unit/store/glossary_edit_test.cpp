#include "base/error.hpp"
#include "sample.hpp"
#include "store/concept_store.hpp"
#include "store/glossary_edit.hpp"
#include "store/glossary_history.hpp"
#include "store/new_database.hpp"
#include "store/transaction.hpp"
#include "support/catch.hpp"
#include "text/analyzer.hpp"

#include <sys/resource.h>

#include <csignal>

using namespace diptych;
using store::GlossaryEdit;
using store::sample::count;
using store::sample::entry;
using store::sample::message_of;

namespace {

struct Fixture {
    store::sample::Folder folder;
    store::Database database{folder.file("test.db"), store::Mode::create};
    store::ConceptStore concepts{database};

    std::vector<store::TermMatch> find(const char* tag, std::string_view words) {
        const model::LanguageTag language = store::sample::language(tag);
        return concepts.find_by_key(language, text::stem_key(text::Analyzer{language}.analyze(words)));
    }
};

} // namespace

TEST_CASE("glossary_edit: an id is taken once, also by what the same edit adds") {
    Fixture f;
    store::sample::add(f.database, entry());
    GlossaryEdit edit{f.database, "AB", "import"};
    const auto message = message_of<base::Error>([&] { edit.add(entry()); });
    CHECK_THAT(message, Catch::Contains("There is already an entry with the id 'un-1'"));
    edit.add(entry("new"));
    CHECK_THROWS_AS(edit.add(entry("new")), base::Error);
    edit.commit();
    CHECK(f.concepts.entry_ids() == std::vector<std::string>{"un-1", "new"});
}

TEST_CASE("glossary_edit: sees what it has done itself, and others see it after commit()") {
    Fixture f;
    store::sample::add(f.database, entry("a"));
    store::Database other{f.database.path(), store::Mode::read};
    store::ConceptStore seen{other};
    GlossaryEdit edit{f.database, "AB", "import"};
    edit.add(entry("b"));
    CHECK(edit.find("b").value() == entry("b"));
    CHECK(edit.row_of("b").value() > edit.row_of("a").value());
    CHECK(edit.remove("a"));
    CHECK_FALSE(edit.remove("a"));
    CHECK_FALSE(edit.find("a"));
    edit.replace("b", entry("c"));
    CHECK_FALSE(edit.row_of("b"));
    CHECK(edit.find("c").value() == entry("c"));
    CHECK(seen.entry_ids() == std::vector<std::string>{"a"});
    CHECK(edit.commit());
    CHECK(seen.entry_ids() == std::vector<std::string>{"c"});
}

TEST_CASE("glossary_edit: a free id is one that nobody has") {
    Fixture f;
    GlossaryEdit edit{f.database, "AB", "add"};
    for (int i = 0; i < 5; ++i) {
        const std::string id = edit.free_id();
        CHECK_FALSE(edit.find(id));
        edit.add(entry(id));
        edit.add(entry("c" + std::to_string(100 + i)));
    }
    CHECK(edit.free_id().front() == 'c');
    edit.commit();
    CHECK(f.concepts.size().concepts == 10);
}

TEST_CASE("glossary_edit: a replaced entry keeps its place and nothing of its old content") {
    Fixture f;
    store::sample::add(f.database, entry("a"));
    store::sample::add(f.database, entry("b"));
    model::Concept other;
    other.id = "a2";
    other.languages.push_back(
        {store::sample::language("fr"), {{"motion d’ordre", std::nullopt, {}, {}}}, {}, {}});
    store::sample::replace(f.database, "a", other);
    CHECK(f.concepts.entry_ids() == std::vector<std::string>{"a2", "b"});
    CHECK(f.concepts.find("a2").value() == other);
    CHECK(count(f.database, "SELECT count(*) FROM term") == 6);
    CHECK(count(f.database, "SELECT count(*) FROM term_key") == 6);
    CHECK(f.find("fr", "l'assemblée générale").size() == 1);
    CHECK(f.find("fr", "motions d'ordre").at(0).entry_id == "a2");
    GlossaryEdit edit{f.database, "AB", "edit"};
    CHECK_THROWS_AS(edit.replace("a", other), base::Error);
    other.id = "b";
    CHECK_THROWS_AS(edit.replace("a2", other), base::Error);
    CHECK(edit.find("a2").has_value());
    CHECK(edit.find("b").value() == entry("b"));
}

TEST_CASE("glossary_edit: removing leaves no orphans") {
    Fixture f;
    store::sample::add(f.database, entry("a"));
    store::sample::add(f.database, entry("b"));
    CHECK(store::sample::remove(f.database, "a"));
    CHECK_FALSE(store::sample::remove(f.database, "a"));
    CHECK(f.concepts.find("b").value() == entry("b"));
    CHECK(store::sample::remove(f.database, "b"));
    for (const char* table : {"concept", "lang_sec", "term", "data_category", "transac", "term_key"}) {
        CAPTURE(table);
        CHECK(count(f.database, std::string{"SELECT count(*) FROM "} + table) == 0);
    }
    CHECK(f.concepts.languages().empty());
    CHECK(f.concepts.size().terms == 0);
}

TEST_CASE("glossary_edit: the index follows terms that come and go in one edit") {
    Fixture f;
    GlossaryEdit edit{f.database, "AB", "import"};
    for (int i = 0; i < 5000; ++i) { // more than wait in memory
        edit.add(entry(std::to_string(i)));
    }
    for (int i = 0; i < 4999; ++i) {
        edit.remove(std::to_string(i));
    }
    model::Concept bare = entry("4999");
    bare.languages.pop_back();
    edit.replace("4999", bare);
    edit.replace("4999", entry("4999"));
    edit.commit();
    CHECK(count(f.database, "SELECT count(*) FROM term_key") == 5);
    CHECK(f.find("en", "general assembly").size() == 1);
    CHECK(f.concepts.size().concepts == 1);
    CHECK(f.concepts.size().terms == 5);
    CHECK(store::GlossaryHistory{f.database}.changes(9).at(0).concepts == 1);
}

TEST_CASE("glossary_edit: one that changes nothing leaves no record") {
    Fixture f;
    store::sample::add(f.database, entry("a"));
    {
        GlossaryEdit edit{f.database, "AB", "edit a"};
        edit.replace("a", entry("a"));
        CHECK_FALSE(edit.commit());
    }
    {
        GlossaryEdit edit{f.database, "AB", "add and think again"};
        edit.add(entry("b"));
        edit.remove("b");
        CHECK_FALSE(edit.commit());
    }
    CHECK(store::GlossaryHistory{f.database}.changes(9).size() == 1);
    CHECK(count(f.database, "PRAGMA foreign_keys") == 1);
}

TEST_CASE("glossary_edit: one that ends in an exception leaves the glossary as it was") {
    Fixture f;
    store::sample::add(f.database, entry("a"));
    const auto interrupted = [&] {
        GlossaryEdit edit{f.database, "AB", "import"};
        for (int i = 0; i < 5000; ++i) {
            edit.add(entry("n" + std::to_string(i)));
        }
        edit.replace("a", entry("c"));
        throw std::runtime_error{"interrupted"};
    };
    CHECK_THROWS_WITH(interrupted(), "interrupted");
    CHECK(f.concepts.entry_ids() == std::vector<std::string>{"a"});
    CHECK(f.concepts.find("a").value() == entry("a"));
    CHECK(count(f.database, "SELECT count(*) FROM change") == 1);
    CHECK(f.folder.entries() == 3); // the file, and its log
}

TEST_CASE("glossary_edit: inside a transaction it is a part of that") {
    Fixture f;
    {
        store::Transaction transaction{f.database};
        GlossaryEdit edit{f.database, "AB", "import"};
        edit.add(entry("a"));
        edit.commit();
        CHECK(f.concepts.entry_ids().size() == 1);
    }
    CHECK(f.concepts.entry_ids().empty());
}

TEST_CASE("glossary_edit: a full disk is an error that says so, and changes nothing") {
    Fixture f;
    store::sample::add(f.database, entry("a"));
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{rlim_t{3} << 20, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const std::string message = message_of<base::Error>([&] {
        GlossaryEdit edit{f.database, "AB", "import"};
        for (int i = 0; i < 8000; ++i) {
            edit.add(entry("n" + std::to_string(i)));
        }
        edit.commit();
    });
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    CHECK_THAT(message, Catch::StartsWith(f.database.path() + ": Cannot ") && Catch::Contains(" disk "));
    CHECK(f.concepts.entry_ids() == std::vector<std::string>{"a"});
    CHECK(store::sample::add(f.database, entry("b")) == 2);
}

TEST_CASE("new_database: appears when it is published, and leaves nothing when it is not") {
    const store::sample::Folder folder;
    const std::string path = folder.file("x.db");
    {
        store::NewDatabase made{path};
        store::sample::add(made.database(), entry("a"));
        CHECK_FALSE(std::filesystem::exists(path));
    }
    CHECK(folder.entries() == 0);
    store::NewDatabase made{path};
    store::sample::add(made.database(), entry("a"));
    store::NewDatabase late{path};
    CHECK(made.publish());
    CHECK_FALSE(late.publish());
    store::sample::add(late.database(), entry("b"));
    store::Database opened{path, store::Mode::read};
    CHECK(store::ConceptStore{opened}.entry_ids() == std::vector<std::string>{"a"});
}

TEST_CASE("new_database: folders that were made for it go with it, others stay") {
    const store::sample::Folder folder;
    { const store::NewDatabase made{folder.file("a/b/x.db")}; }
    CHECK(folder.entries() == 0);
    std::filesystem::create_directory(folder.file("a"));
    { const store::NewDatabase made{folder.file("a/b/x.db")}; }
    CHECK(folder.entries() == 1);
    CHECK(store::NewDatabase{folder.file("a/b/x.db")}.publish());
    CHECK(std::filesystem::exists(folder.file("a/b/x.db")));
}

TEST_CASE("writable_database: a new one appears when it is kept, and not when what fills it fails") {
    const store::sample::Folder folder;
    const std::string path = folder.file("x.db");
    const auto fill = [](store::Database& database) { return store::sample::add(database, entry("a")); };
    {
        store::WritableDatabase failing{path};
        CHECK_THROWS_AS(failing.change([](store::Database&) -> int { throw base::Error{"full"}; }),
                        base::Error);
        CHECK(failing.is_new());
    }
    CHECK(folder.entries() == 0);
    store::WritableDatabase database{path};
    database.change(fill);
    CHECK_FALSE(database.is_new());
    CHECK(store::ConceptStore{database.get()}.entry_ids() == std::vector<std::string>{"a"});
}

TEST_CASE("writable_database: what was to be written goes into the one that another process made meanwhile") {
    const store::sample::Folder folder;
    const std::string path = folder.file("x.db");
    store::WritableDatabase database{path};
    int times = 0;
    const auto fill = [&](store::Database& into) {
        if (++times == 1) {
            store::Database other{path, store::Mode::create};
            store::sample::add(other, entry("other"));
        }
        return store::sample::add(into, entry("mine"));
    };
    database.change(fill);
    CHECK(times == 2);
    CHECK(store::ConceptStore{database.get()}.entry_ids() == std::vector<std::string>{"other", "mine"});
    std::filesystem::remove(path);
}

TEST_CASE("new_database: what a killed process left is removed") {
    const store::sample::Folder folder;
    store::sample::write(folder.file(".diptych-aB3dEf.tmp"), "half");
    store::sample::write(folder.file(".diptych-aB3dEf.tmp-journal"), "half");
    store::sample::write(folder.file("x.db-copy"), "somebody's");
    { const store::Database made{folder.file("x.db"), store::Mode::create}; }
    CHECK(folder.entries() == 2);
    CHECK(std::filesystem::exists(folder.file("x.db-copy")));
}
