#include "base/error.hpp"
#include "support/catch.hpp"
#include "unit/pipeline/add_fixture.hpp"

#include <filesystem>

using namespace diptych;
using namespace diptych::pipeline;
using sample::AddFixture;
using sample::numbered;

TEST_CASE("add_document: a document has the paths and checksums of its files") {
    AddFixture f;
    const auto added =
        f.add(f.write("a.fr", numbered("mot", 3)), f.write("a.en", numbered("word", 3)), "A/1");
    CHECK(added.status == AddStatus::added);
    CHECK(added.pairs == 3);
    const auto document = f.documents().at(0);
    CHECK(document.symbol == "A/1");
    CHECK(document.source_path == f.path("a.fr"));
    CHECK(document.target_sha256.size() == 64);
    CHECK(document.source_sha256 != document.target_sha256);
}

TEST_CASE("add_document: the same files are recognised, whatever they are called") {
    AddFixture f;
    const std::string fr = f.write("a.fr", numbered("mot", 3));
    const std::string en = f.write("a.en", numbered("word", 3));
    f.add(fr, en, "A/1");
    const auto again = f.add(fr, en, "A/1");
    CHECK(again.status == AddStatus::unchanged);
    CHECK_FALSE(again.described);
    CHECK(again.id == 1);
    CHECK(f.add(f.write("b.fr", numbered("mot", 3)), en).status == AddStatus::unchanged);
    CHECK(f.add(en, fr).status == AddStatus::added); // the other way round is something else
    CHECK(f.documents().size() == 2);
}

TEST_CASE("add_document: another title, date or symbol for the same files is taken over") {
    AddFixture f;
    const std::string fr = f.write("a.fr", numbered("mot", 3));
    const std::string en = f.write("a.en", numbered("word", 3));
    f.add(fr, en);
    const auto again =
        f.add({.source = fr, .target = en, .symbol = "A/1", .title = "Rapport", .date = "2021-03"});
    CHECK(again.status == AddStatus::unchanged);
    CHECK(again.described);
    const auto document = f.documents().at(0);
    CHECK(document.symbol == "A/1");
    CHECK(document.title == "Rapport");
    CHECK(document.date == "2021-03");
    CHECK_FALSE(f.add({.source = fr, .target = en, .date = "2021-03"}).described);
}

TEST_CASE("add_document: other languages for the same files are a reason to pair them anew") {
    AddFixture f;
    const std::string fr = f.write("a.fr", numbered("mot", 3));
    const std::string en = f.write("a.en", numbered("word", 3));
    f.add(fr, en);
    f.options.align.source.language = model::LanguageTag::parse("it");
    CHECK(f.add(fr, en).status == AddStatus::updated);
    CHECK(f.documents().at(0).source_language == "it");
}

TEST_CASE("add_document: a changed file takes the place of its older version, with its number") {
    AddFixture f;
    const std::string fr = f.write("a.fr", numbered("mot", 3));
    const std::string en = f.write("a.en", numbered("word", 3));
    f.add({.source = fr, .target = en, .symbol = "A/1", .title = "Titre", .date = "2020"});
    f.write("a.fr", numbered("mot", 4));
    f.write("a.en", numbered("word", 4));
    SECTION("by its symbol") {
        const auto updated = f.add(fr, en, "A/1");
        CHECK(updated.status == AddStatus::updated);
        CHECK(updated.id == 1);
        CHECK(updated.source_sentences == 4);
    }
    SECTION("by its path") {
        CHECK(f.add(fr, en).status == AddStatus::updated);
    }
    SECTION("by its symbol and name, in another folder") {
        std::filesystem::create_directory(f.path("new"));
        std::filesystem::copy(fr, f.path("new/a.fr"));
        std::filesystem::copy(en, f.path("new/a.en"));
        CHECK(f.add(f.path("new/a.fr"), f.path("new/a.en"), "A/1").status == AddStatus::updated);
    }
    REQUIRE(f.documents().size() == 1);
    CHECK(f.documents()[0].symbol == "A/1");
    CHECK(f.documents()[0].title == "Titre");
    CHECK(f.documents()[0].date == "2020");
    CHECK(f.documents()[0].source_sentences == 4);
}

TEST_CASE(
    "add_document: other files with a symbol that is there are refused, unless they are to replace it") {
    AddFixture f;
    f.add(f.write("a.fr", numbered("mot", 3)), f.write("a.en", numbered("word", 3)), "A/1");
    const std::string fr = f.write("b.fr", numbered("autre", 3));
    const std::string en = f.write("b.en", numbered("other", 3));
    CHECK_THROWS_WITH(f.add(fr, en, "A/1"), Catch::Contains("--replace"));
    f.options.replace = true;
    const auto replaced = f.add(fr, en, "A/1");
    CHECK(replaced.status == AddStatus::updated);
    CHECK(replaced.id == 1);
    CHECK(f.documents().size() == 1);
}

TEST_CASE("add_document: a symbol for files that are there cannot be that of another document") {
    AddFixture f;
    const std::string fr = f.write("a.fr", numbered("mot", 3));
    const std::string en = f.write("a.en", numbered("word", 3));
    f.add(fr, en, "A/1");
    f.add(f.write("b.fr", numbered("autre", 3)), f.write("b.en", numbered("other", 3)), "A/2");
    CHECK_THROWS_WITH(f.add(fr, en, "A/2"), Catch::Contains("document 2 has the symbol 'A/2'"));
}

TEST_CASE(
    "add_document: what was confirmed and flagged stays when a file has changed, as far as it is there") {
    AddFixture f;
    std::vector<std::string> source = numbered("mot", 12);
    std::vector<std::string> target = numbered("word", 12);
    const std::string fr = f.write("a.fr", source);
    const std::string en = f.write("a.en", target);
    f.add(fr, en, "A/1");
    {
        DocumentFixer fixer = f.fixer();
        const auto beads = fixer.list();
        REQUIRE(beads.size() == 12);
        fixer.apply(MergeBeads{{beads[4].stored.id, beads[5].stored.id}}); // no aligner would do that
        fixer.apply(PinBeads{{beads[8].stored.id, beads[10].stored.id}});
        fixer.apply(FlagBeads{{beads[1].stored.id}, "ask Anne"});
    }
    source.insert(source.begin(), "Un titre.");
    target.insert(target.begin(), "A title.");
    source[11] = "Tout autre chose.";
    f.write("a.fr", source);
    f.write("a.en", target);
    const auto updated = f.add(fr, en, "A/1");
    CHECK(updated.status == AddStatus::updated);
    CHECK(updated.pins == 3);
    CHECK(updated.kept == 2);
    const auto beads = f.fixer().list();
    REQUIRE(beads.size() == 12);
    CHECK(beads[5].source == std::vector<std::string>{"mot 104.", "mot 105."});
    CHECK(beads[5].target == std::vector<std::string>{"word 104.", "word 105."});
    CHECK(beads[5].stored.pinned);
    CHECK(beads[2].stored.flag == "ask Anne");
    CHECK(beads[2].source == std::vector<std::string>{"mot 101."});
    std::size_t pinned = 0;
    for (const auto& bead : beads) {
        pinned += bead.stored.pinned ? 1U : 0U;
    }
    CHECK(pinned == 2);
    std::ostringstream said;
    f.session.diagnostics.print(said);
    CHECK(said.str().find("\"mot 110.\"") != std::string::npos);
}

TEST_CASE("add_document: a failure leaves no database behind") {
    AddFixture f;
    CHECK_THROWS_AS(f.add(f.write("a.fr", numbered("mot", 3)), f.path("missing.en")), base::InputError);
    CHECK_FALSE(std::filesystem::exists(f.database));
}

TEST_CASE("add_document: a document that was corrected while it was being aligned again is left alone") {
    AddFixture f;
    const std::string fr = f.write("a.fr", numbered("mot", 3));
    const std::string en = f.write("a.en", numbered("word", 3));
    f.add(fr, en);
    f.write("a.fr", numbered("mot", 4));
    f.write("a.en", numbered("word", 4));
    store::Database known{f.database, store::Mode::read};
    DocumentPreparer preparer{&known, f.options, f.session.diagnostics};
    const auto prepared = preparer.prepare({.source = fr, .target = en}, f.session);
    f.fixer().apply(PinBeads{{f.fixer().list()[0].stored.id}});
    store::Database database{f.database, store::Mode::write};
    CHECK_THROWS_AS((DocumentAdder{database, "tester"}.add(prepared)), Refusal);
    CHECK(f.documents().at(0).source_sentences == 3);
}
