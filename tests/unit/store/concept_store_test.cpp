#include "base/error.hpp"
#include "sample.hpp"
#include "store/concept_store.hpp"
#include "store/stem_index.hpp"
#include "store/transaction.hpp"
#include "support/catch.hpp"

using namespace diptych;
using store::sample::count;
using store::sample::entry;

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

TEST_CASE("concept_store: an entry comes back equal, whatever is in it") {
    Fixture f;
    const model::Concept full = entry();
    model::Concept bare;
    bare.id = "bare";
    const auto row = f.concepts.add(full);
    f.concepts.add(bare);
    CHECK(f.concepts.find("un-1").value() == full);
    CHECK(f.concepts.concept_of(row).value() == full);
    CHECK(f.concepts.find("bare").value() == bare);
    CHECK_FALSE(f.concepts.find("un-9"));
    CHECK_FALSE(f.concepts.concept_of(row + 9));
    CHECK(f.concepts.languages() == std::vector<std::string>{"en-GB", "fr"});
}

TEST_CASE("concept_store: an empty glossary has no entries and no languages") {
    Fixture f;
    CHECK(f.concepts.entry_ids().empty());
    CHECK(f.concepts.languages().empty());
    f.concepts.for_each([](const model::Concept&) { FAIL("there is none to visit"); });
}

TEST_CASE("concept_store: an id is taken once") {
    Fixture f;
    f.concepts.add(entry());
    const auto message = store::sample::message_of<base::Error>([&] { f.concepts.add(entry()); });
    CHECK_THAT(message, Catch::Contains("There is already an entry with the id 'un-1'"));
    CHECK(count(f.database, "SELECT count(*) FROM term") == 5);
}

TEST_CASE("concept_store: every entry is visited in the order of insertion, over several batches") {
    Fixture f;
    constexpr int k_entries = 1203; // two full batches and a part of one
    {
        store::Transaction transaction{f.database};
        for (int i = 0; i < k_entries; ++i) {
            f.concepts.add(entry("e" + std::to_string(k_entries - i)));
        }
        for (int i = 100; i < 700; ++i) { // ids with a gap longer than a batch
            CHECK(f.concepts.remove("e" + std::to_string(i)));
        }
        transaction.commit();
    }
    std::vector<std::string> visited;
    bool equal = true;
    f.concepts.for_each([&](const model::Concept& stored) {
        visited.push_back(stored.id);
        equal = equal && stored == entry(stored.id);
    });
    CHECK(equal);
    REQUIRE(visited.size() == k_entries - 600);
    CHECK(visited.front() == "e1203");
    CHECK(visited.back() == "e1");
    CHECK(visited == f.concepts.entry_ids());
}

TEST_CASE("concept_store: a replaced entry keeps its place and nothing of its old content") {
    Fixture f;
    f.concepts.add(entry("a"));
    f.concepts.add(entry("b"));
    model::Concept other;
    other.id = "a2";
    other.languages.push_back(
        {store::sample::language("fr"), {{"motion d’ordre", std::nullopt, {}, {}}}, {}, {}});
    f.concepts.replace("a", other);
    CHECK(f.concepts.entry_ids() == std::vector<std::string>{"a2", "b"});
    CHECK(f.concepts.find("a2").value() == other);
    CHECK(count(f.database, "SELECT count(*) FROM term") == 6);
    CHECK(f.find("fr", "assemblée générale").empty()); // the term begins with l’
    CHECK(f.find("fr", "l'assemblée générale").size() == 1);
    CHECK(f.find("fr", "motions d'ordre").at(0).entry_id == "a2");
    CHECK_THROWS_AS(f.concepts.replace("a", other), base::Error);
    other.id = "b";
    CHECK_THROWS_AS(f.concepts.replace("a2", other), base::Error);
    CHECK(f.concepts.find("a2").has_value());
    CHECK(f.concepts.find("b").value() == entry("b"));
}

TEST_CASE("concept_store: removing leaves no orphans") {
    Fixture f;
    f.concepts.add(entry("a"));
    f.concepts.add(entry("b"));
    CHECK(f.concepts.remove("a"));
    CHECK_FALSE(f.concepts.remove("a"));
    CHECK(f.concepts.find("b").value() == entry("b"));
    CHECK(f.concepts.remove("b"));
    for (const char* table : {"concept", "lang_sec", "term", "data_category", "transac", "term_key"}) {
        CAPTURE(table);
        CHECK(count(f.database, std::string{"SELECT count(*) FROM "} + table) == 0);
    }
}

TEST_CASE("find_by_key: gives the terms with these stems in every variety of the language") {
    Fixture f;
    const auto row = f.concepts.add(entry());
    const std::vector<store::TermMatch> matches = f.find("en", "general assemblies");
    REQUIRE(matches.size() == 1);
    CHECK(matches[0].concept_row == row);
    CHECK(matches[0].entry_id == "un-1");
    CHECK(matches[0].text == "General Assembly");
    CHECK(matches[0].language == store::sample::language("en-GB"));
    CHECK(matches[0].term_row > 0);
    CHECK(f.find("en", "assembly").size() == 1);
    CHECK(f.find("fr", "general assembly").empty());
    CHECK(f.find("en", "").empty());
}

TEST_CASE("rebuild_indexes: terms are found again") {
    Fixture f;
    f.concepts.add(entry());
    const auto before = count(f.database, "SELECT count(*) FROM term_key");
    f.database.execute("DELETE FROM term_key");
    CHECK(f.find("en", "general assembly").empty());
    store::rebuild_indexes(f.database);
    CHECK(f.find("en", "general assembly").size() == 1);
    CHECK(count(f.database, "SELECT count(*) FROM term_key") == before);
}

TEST_CASE("concept_store: an import that ends in an exception leaves the glossary as it was") {
    Fixture f;
    f.concepts.add(entry("a"));
    const auto interrupted = [&] {
        store::Transaction transaction{f.database};
        f.concepts.add(entry("b"));
        f.concepts.replace("a", entry("c"));
        throw std::runtime_error{"interrupted"};
    };
    CHECK_THROWS_WITH(interrupted(), "interrupted");
    CHECK(f.concepts.entry_ids() == std::vector<std::string>{"a"});
    CHECK(f.concepts.find("a").value() == entry("a"));
}

TEST_CASE("concept_store: no deletion searches a table from end to end") {
    Fixture f;
    store::Statement plan{f.database, "SELECT count(*) FROM pragma_foreign_key_list('data_category')"};
    REQUIRE(plan.step());
    REQUIRE(plan.integer(0) == 3);
    for (const char* condition :
         {"data_category WHERE concept_id = 1", "data_category WHERE lang_sec_id = 1",
          "data_category WHERE term_id = 1", "transac WHERE concept_id = 1", "transac WHERE lang_sec_id = 1",
          "transac WHERE term_id = 1", "lang_sec WHERE concept_id = 1", "term WHERE lang_sec_id = 1",
          "side WHERE document_id = 1", "unit WHERE side_id = 1", "sentence WHERE side_id = 1",
          "bead WHERE document_id = 1"}) {
        CAPTURE(condition);
        store::Statement explained{f.database, std::string{"EXPLAIN QUERY PLAN DELETE FROM "} + condition};
        REQUIRE(explained.step());
        CHECK_THAT(std::string{explained.text(3)}, Catch::StartsWith("SEARCH"));
    }
}
