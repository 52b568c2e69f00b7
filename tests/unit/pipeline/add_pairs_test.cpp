#include "base/error.hpp"
#include "pipeline/corpus/add_pairs.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/new_database.hpp"
#include "support/catch.hpp"
#include "unit/pipeline/add_fixture.hpp"

#include <array>
#include <filesystem>

using namespace diptych;
using namespace diptych::pipeline;
using sample::AddFixture;
using sample::numbered;

namespace {

AddedPairs add(AddFixture& f, const ReadyPairs& pairs, const AddPairsOptions& options) {
    store::WritableDatabase database{f.database};
    return database.change(
        [&](store::Database& opened) { return add_pairs(opened, pairs, options, f.session); });
}

AddedPairs add_moses(AddFixture& f, const std::string& source, const std::string& target,
                     const AddPairsOptions& options = {}) {
    return add(f, {source, target}, options);
}

AddedPairs add_file(AddFixture& f, const std::string& path, const AddPairsOptions& options = {}) {
    return add(f, {path, f.no_input}, options);
}

model::Bitext load(const AddFixture& f, std::int64_t id) {
    store::Database database{f.database, store::Mode::read};
    return store::DocumentStore{database}.load(id).value();
}

/// Of a bead of a stored document.
std::string pair_text(const model::Bitext& bitext, std::size_t bead) {
    return model::text_of(bitext.source, model::sentences_of(bitext.source), bitext.beads.at(bead).source) +
           "|" +
           model::text_of(bitext.target, model::sentences_of(bitext.target), bitext.beads.at(bead).target);
}

/// A translation memory: document, French, English.
std::string memory(const AddFixture& f, const std::vector<std::array<std::string, 3>>& units) {
    std::string xml = "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"fr\"/><body>\n";
    for (const auto& [document, fr, en] : units) {
        xml += "<tu>" + (document.empty() ? "" : "<prop type=\"x-document\">" + document + "</prop>") +
               "<tuv xml:lang=\"fr\"><seg>" + fr + "</seg></tuv><tuv xml:lang=\"en\"><seg>" + en +
               "</seg></tuv></tu>\n";
    }
    return f.write("memory.tmx", {xml + "</body></tmx>"});
}

} // namespace

TEST_CASE("add_pairs: in two files of lines line n answers to line n") {
    AddFixture f;
    const auto added =
        add_moses(f, f.write("c.fr", {"un", "", "trois", "", "cinq"}),
                  f.write("c.en", {"one", "two", "", "", "five"}), {.symbol = "C/1", .date = "2020"});
    REQUIRE(added.documents.size() == 1);
    CHECK(added.documents[0].pairs == 2);
    CHECK(added.documents[0].source_sentences == 3);
    const model::Bitext stored = load(f, 1);
    CHECK(stored.symbol == "C/1");
    CHECK(stored.date == "2020");
    CHECK(stored.source.language.str() == "fr");
    REQUIRE(stored.beads.size() == 4);
    CHECK(pair_text(stored, 0) == "un|one");
    CHECK(pair_text(stored, 1) == "|two");
    CHECK(pair_text(stored, 2) == "trois|");
    CHECK(pair_text(stored, 3) == "cinq|five");
}

TEST_CASE("add_pairs: the language of lines is what the name of the file ends in, or what they look like") {
    AddFixture f;
    const std::vector<std::string> french(40,
                                          "Le Comité a pris note du rapport et des observations qui y sont.");
    const std::vector<std::string> english(40, "The Committee took note of the report and of its remarks.");
    const auto added = add_moses(f, f.write("french", french), f.write("c.en", english));
    CHECK(added.documents.at(0).source_language.str() == "fr");
    CHECK(added.documents.at(0).target_language.str() == "en");
    CHECK(added.documents.at(0).pairs == 40);
    CHECK_THROWS_WITH(
        add_moses(f, f.write("x", {"xyzzy"}), f.write("d.en", {"one"})),
        Catch::Contains("x: It is not clear which language this is. Name it with --source-lang."));
}

TEST_CASE("add_pairs: control characters in lines are kept") {
    AddFixture f;
    add_moses(f, f.write("c.fr", {"u\x01n\vdeux"}), f.write("c.en", {"one\ttwo"}));
    CHECK(pair_text(load(f, 1), 0) == "u\x01n\vdeux|one\ttwo");
}

TEST_CASE("add_pairs: files of lines that do not fit are refused, and nothing is left behind") {
    AddFixture f;
    CHECK_THROWS_WITH(add_moses(f, f.write("c.fr", {"un", "deux"}), f.write("c.en", {"one"})),
                      Catch::Contains("c.fr:2: There is no line to answer"));
    CHECK_THROWS_WITH(add_moses(f, f.write("c.fr", {"l\xE9"}), f.write("c.en", {"one"})),
                      Catch::Contains("c.fr:1: Not valid UTF-8"));
    CHECK_THROWS_AS(add_moses(f, f.write("c.fr", {""}), f.write("c.en", {"one"})), base::InputError);
    CHECK_FALSE(std::filesystem::exists(f.database));
}

TEST_CASE("add_pairs: the same files of lines are recognised, and changed ones take the place of the old") {
    AddFixture f;
    const std::string fr = f.write("c.fr", numbered("mot", 700));
    const std::string en = f.write("c.en", numbered("word", 700));
    CHECK(add_moses(f, fr, en).documents.at(0).pairs == 700);
    const auto again = add_moses(f, fr, en, {.title = "Corpus"});
    CHECK(again.documents.at(0).status == AddStatus::unchanged);
    CHECK(again.documents.at(0).described);
    CHECK(f.documents().at(0).title == "Corpus");
    f.write("c.fr", numbered("mot", 3));
    f.write("c.en", numbered("word", 3));
    const auto updated = add_moses(f, fr, en);
    CHECK(updated.replaced == std::vector<std::int64_t>{1});
    REQUIRE(f.documents().size() == 1);
    CHECK(f.documents()[0].beads == 3);
    CHECK(f.documents()[0].title == "Corpus"); // nothing else was said
}

TEST_CASE("add_pairs: a symbol that is taken is refused, unless its document may go") {
    AddFixture f;
    add_moses(f, f.write("c.fr", {"un"}), f.write("c.en", {"one"}), {.symbol = "C"});
    const std::string fr = f.write("d.fr", {"deux"});
    const std::string en = f.write("d.en", {"two"});
    CHECK_THROWS_WITH(add_moses(f, fr, en, {.symbol = "C"}), Catch::Contains("--replace"));
    CHECK(f.documents().size() == 1);
    CHECK(add_moses(f, fr, en, {.symbol = "C", .replace = true}).replaced.size() == 1);
    CHECK(f.documents().at(0).source_path == fr);
}

TEST_CASE("add_pairs: a memory has a document for each that it names") {
    AddFixture f;
    const std::string path =
        memory(f, {{"A", "un", "one"}, {"A", "deux", "two"}, {"B", "trois", "three"}, {"C", "", "alone"}});
    const auto added = add_file(f, path);
    REQUIRE(added.documents.size() == 2);
    CHECK(added.documents[0].symbol == "A");
    CHECK(added.documents[0].pairs == 2);
    CHECK(pair_text(load(f, added.documents[1].id), 0) == "trois|three");
    CHECK(f.documents()[0].source_path == path);
    const auto again = add_file(f, path);
    REQUIRE(again.documents.size() == 2);
    CHECK(again.documents[1].status == AddStatus::unchanged);
    CHECK(f.documents().size() == 2);
}

TEST_CASE("add_pairs: a document whose pairs stand in several places of a memory is one") {
    AddFixture f;
    const auto added =
        add_file(f, memory(f, {{"A", "un", "one"}, {"B", "trois", "three"}, {"A", "deux", "two"}}));
    REQUIRE(added.documents.size() == 2);
    CHECK(added.documents[0].pairs == 2);
    CHECK(pair_text(load(f, added.documents[0].id), 1) == "deux|two");
}

TEST_CASE("add_pairs: of a document that begins without a pair, all is there when one comes later") {
    AddFixture f;
    const auto added = add_file(
        f, memory(f, {{"A", "seul", ""}, {"B", "trois", "three"}, {"A", "deux", "two"}, {"C", "", "alone"}}));
    REQUIRE(added.documents.size() == 2);
    CHECK(added.documents[0].symbol == "B");
    CHECK(added.documents[1].symbol == "A");
    CHECK(added.documents[1].source_sentences == 2);
    CHECK(pair_text(load(f, added.documents[1].id), 0) == "seul|");
}

TEST_CASE("add_pairs: pairs without a counterpart before the first whole one are kept") {
    AddFixture f;
    add_file(f, memory(f, {{"", "seul", ""}, {"", "un", "one"}}));
    const model::Bitext stored = load(f, 1);
    REQUIRE(stored.beads.size() == 2);
    CHECK(pair_text(stored, 0) == "seul|");
}

TEST_CASE("add_pairs: a symbol is for a memory of one document") {
    AddFixture f;
    const std::string path = memory(f, {{"A", "un", "one"}, {"B", "trois", "three"}});
    CHECK_THROWS_AS(add_file(f, path, {.symbol = "X"}), base::UsageError);
    CHECK_FALSE(std::filesystem::exists(f.database));
    CHECK(add_file(f, memory(f, {{"A", "un", "one"}}), {.symbol = "X"}).documents.at(0).symbol == "X");
}

TEST_CASE("add_pairs: a broken memory leaves no database behind") {
    AddFixture f;
    CHECK_THROWS_AS(
        add_file(f, f.write("m.tmx", {"<tmx version=\"1.4\"><header srclang=\"fr\"/><body><tu>"})),
        base::InputError);
    CHECK_THROWS_AS(add_file(f, memory(f, {{"", "", ""}})), base::InputError);
    CHECK_FALSE(std::filesystem::exists(f.database));
}
