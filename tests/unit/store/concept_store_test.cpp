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
    const model::Concept bare = store::sample::bare_entry("bare");
    const auto row = store::sample::add(f.database, full);
    store::sample::add(f.database, bare);
    CHECK(f.concepts.find("un-1").value() == full);
    CHECK(f.concepts.concept_of(row).value() == full);
    CHECK(f.concepts.find("bare").value() == bare);
    CHECK_FALSE(f.concepts.find("un-9"));
    CHECK_FALSE(f.concepts.concept_of(row + 9));
    CHECK(f.concepts.languages() == std::vector<std::string>{"en-GB", "fr"});
    CHECK(f.concepts.size().concepts == 2);
    CHECK(f.concepts.size().terms == 6);
}

TEST_CASE("concept_store: an entry without a term is refused") {
    Fixture f;
    model::Concept bare;
    bare.id = "bare";
    CHECK_THAT(store::sample::message_of<base::Error>([&] { store::sample::add(f.database, bare); }),
               Catch::Contains("Cannot store the entry 'bare': it has no term"));
    CHECK(f.concepts.size().concepts == 0);
}

TEST_CASE("concept_store: categories come back in their order, whether they have a column or not") {
    Fixture f;
    const std::vector<std::vector<model::DataCategory>> lists{
        {{"partOfSpeech", "noun", "", {}},
         {"grammaticalGender", "f", "", {}},
         {"termType", "acronym", "", {}}},
        {{"termType", "acronym", "", {}}, {"partOfSpeech", "noun", "", {}}},
        {{"partOfSpeech", "noun", "", {}}, {"partOfSpeech", "verb", "", {}}},
        {{"partOfSpeech", "", "", {}}, {"note", "n", "", {}}, {"termType", "acronym", "", {}}},
        {{"partOfSpeech", "noun", "t", {}}, {"termType", "acronym", "", {}}},
        {{"grammaticalGender", "f", "", {{"source", "s", "", {}}}}, {"termType", "acronym", "", {}}},
        {{"note", "n", "", {}}, {"partOfSpeech", "noun", "", {}}}};
    for (std::size_t i = 0; i < lists.size(); ++i) {
        CAPTURE(i);
        model::Concept one;
        one.id = std::to_string(i);
        one.languages.push_back({store::sample::language("fr"), {{"mot", {}, lists[i], {}}}, {}, {}});
        store::sample::add(f.database, one);
        CHECK(f.concepts.find(one.id).value() == one);
    }
    CHECK(count(f.database, "SELECT count(*) FROM term WHERE part_of_speech = 'noun'") == 2);
    CHECK(count(f.database, "SELECT count(*) FROM glossary WHERE part_of_speech = 'noun'") == 5);
}

TEST_CASE("concept_store: an empty glossary has no entries and no languages") {
    Fixture f;
    CHECK(f.concepts.entry_ids().empty());
    CHECK(f.concepts.languages().empty());
    f.concepts.for_each([](const model::Concept&) { FAIL("there is none to visit"); });
}

TEST_CASE("concept_store: every entry is visited in the order of insertion, over several batches") {
    Fixture f;
    constexpr int k_entries = 1203; // two full batches and a part of one
    {
        store::GlossaryEdit edit{f.database, "tester", "fill"};
        for (int i = 0; i < k_entries; ++i) {
            edit.add(entry("e" + std::to_string(k_entries - i)));
        }
        for (int i = 100; i < 700; ++i) { // ids with a gap longer than a batch
            CHECK(edit.remove("e" + std::to_string(i)));
        }
        edit.commit();
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

TEST_CASE("find_by_key: gives the terms with these stems in every variety of the language") {
    Fixture f;
    const auto row = store::sample::add(f.database, entry());
    const std::vector<store::TermMatch> matches = f.find("en", "general assemblies");
    REQUIRE(matches.size() == 1);
    CHECK(matches[0].concept_row == row);
    CHECK(matches[0].entry_id == "un-1");
    CHECK(matches[0].text == "General Assembly");
    CHECK(matches[0].language == store::sample::language("en-GB"));
    CHECK(matches[0].section == 1);
    CHECK(matches[0].term == 0);
    CHECK(matches[0].edits == 0);
    CHECK(f.find("en", "assembly").size() == 1);
    CHECK(f.find("fr", "general assembly").empty());
    CHECK(f.find("en", "").empty());
}

TEST_CASE("find_by_prefix: gives the terms whose key begins so, in the order of keys") {
    Fixture f;
    const auto add = [&](const char* id, const char* tag, const char* text) {
        model::Concept one;
        one.id = id;
        one.languages.push_back({store::sample::language(tag), {{text, {}, {}, {}}}, {}, {}});
        store::sample::add(f.database, one);
    };
    add("1", "en", "working group");
    add("2", "en", "working paper");
    add("3", "en", "works");
    add("4", "de", "working group");
    add("5", "en-US", "work");
    const auto ids = [&](const char* prefix, std::size_t limit) {
        std::string found;
        for (const auto& match : f.concepts.find_by_prefix(store::sample::language("en"), prefix, limit)) {
            found += match.entry_id;
        }
        return found;
    };
    CHECK(ids("work", 9) == "3512" + std::string{}); // the key of both works and work is the shortest
    CHECK(ids("working", 9) == "12");
    CHECK(ids("working p", 9) == "2");
    CHECK(ids("work", 3).size() == 3);
    CHECK(ids("x", 9).empty());
    CHECK(ids("", 9).empty());
}

TEST_CASE("find_similar: gives the nearest first, and none beyond the bound") {
    Fixture f;
    store::GlossaryEdit edit{f.database, "tester", "fill"};
    for (const char* text : {"quorum", "quorom", "qorom", "forum", "décorum", "quota"}) {
        model::Concept one;
        one.id = text;
        one.languages.push_back({store::sample::language("fr"), {{text, {}, {}, {}}}, {}, {}});
        edit.add(one);
    }
    edit.commit();
    const auto found = f.concepts.find_similar(store::sample::language("fr"), "quorum", 2, 10);
    REQUIRE(found.size() == 4);
    CHECK(found[0].entry_id == "quorum");
    CHECK(found[0].edits == 0);
    CHECK(found[1].entry_id == "quorom");
    CHECK(found[1].edits == 1);
    CHECK(found[2].entry_id == "forum");
    CHECK(found[3].entry_id == "qorom");
    CHECK(found[3].edits == 2);
    CHECK(f.concepts.find_similar(store::sample::language("fr"), "quorum", 2, 1).size() == 1);
    CHECK(f.concepts.find_similar(store::sample::language("en"), "quorum", 2, 10).empty());
}

TEST_CASE("find_sharing: tells which other entries have a term of this one in the same language") {
    Fixture f;
    store::sample::add(f.database, entry("a"));
    model::Concept other;
    other.id = "b";
    other.languages.push_back(
        {store::sample::language("en"), {{"General Assemblies", {}, {}, {}}, {"ag", {}, {}, {}}}, {}, {}});
    auto found = f.concepts.find_sharing(other);
    REQUIRE(found.size() == 1); // "AG" is a French term
    CHECK(found[0].entry_id == "a");
    CHECK(found[0].text == "General Assembly");
    store::sample::add(f.database, other);
    CHECK(f.concepts.find_sharing(other).size() == 1);
    CHECK(f.concepts.find_sharing(entry("a")).at(0).entry_id == "b");
}

TEST_CASE("for_each_duplicate: groups the terms that several entries have") {
    Fixture f;
    store::sample::add(f.database, entry("a"));
    store::sample::add(f.database, entry("b"));
    std::vector<std::string> groups;
    f.concepts.for_each_duplicate([&](const store::DuplicateTerms& group) {
        groups.push_back(group.language + ":" + group.stem_key);
        CHECK(group.terms.size() == 2);
    });
    CHECK(groups.size() == 5);
    CHECK(std::is_sorted(groups.begin(), groups.end()));
    store::sample::remove(f.database, "a");
    f.concepts.for_each_duplicate([](const store::DuplicateTerms&) { FAIL("there is none"); });
}

TEST_CASE("rebuild_indexes: terms are found again") {
    Fixture f;
    store::sample::add(f.database, entry());
    const auto before = count(f.database, "SELECT count(*) FROM term_key");
    f.database.execute("DELETE FROM term_key; DELETE FROM glossary_language");
    CHECK(f.find("en", "general assembly").empty());
    store::rebuild_indexes(f.database);
    CHECK(f.find("en", "general assembly").size() == 1);
    CHECK(count(f.database, "SELECT count(*) FROM term_key") == before);
    CHECK(f.concepts.languages() == std::vector<std::string>{"en-GB", "fr"});
    CHECK(f.concepts.size().terms == 5);
}

TEST_CASE("concept_store: no deletion searches a table from end to end") {
    Fixture f;
    for (const char* condition :
         {"data_category WHERE concept_id = 1", "transac WHERE concept_id = 1",
          "lang_sec WHERE concept_id = 1", "term WHERE concept_id = 1 AND lang_sec = 0",
          "change_concept WHERE change_id = 1", "side WHERE document_id = 1", "bead WHERE document_id = 1",
          "unit WHERE id >= 1 AND id < 2", "sentence WHERE id >= 1 AND id < 2",
          "correction WHERE document_id = 1"}) {
        CAPTURE(condition);
        store::Statement explained{f.database, std::string{"EXPLAIN QUERY PLAN DELETE FROM "} + condition};
        REQUIRE(explained.step());
        CHECK_THAT(std::string{explained.text(3)}, Catch::StartsWith("SEARCH"));
    }
}

TEST_CASE("concept_store: a row that somebody deletes takes along what is in it") {
    Fixture f;
    store::sample::add(f.database, entry("a"));
    f.database.execute("DELETE FROM concept WHERE entry_id = 'a'");
    for (const char* table : {"lang_sec", "term", "data_category", "transac"}) {
        CAPTURE(table);
        CHECK(count(f.database, std::string{"SELECT count(*) FROM "} + table) == 0);
    }
    CHECK_FALSE(f.concepts.find("a"));
    // The index says so only after rebuild_indexes(): what is missing behind it is damage.
    CHECK_THAT(store::sample::message_of<store::Damaged>([&] { f.find("en", "general assembly"); }),
               Catch::Contains("glossary row 1: 'entry_id' is no text"));
    store::rebuild_indexes(f.database);
    CHECK(f.find("en", "general assembly").empty());
}
