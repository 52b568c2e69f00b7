#include "base/error.hpp"
#include "sample.hpp"
#include "store/check.hpp"
#include "store/document_store.hpp"
#include "store/pairs_writer.hpp"
#include "store/spool.hpp"
#include "store/transaction.hpp"
#include "support/catch.hpp"

using namespace diptych;
using store::PreparedPair;
using store::sample::count;

namespace {

struct Fixture {
    store::sample::Folder folder;
    store::Database database{folder.file("test.db"), store::Mode::create};
    store::DocumentStore documents{database};
    store::PairKeys keys;
    model::Bitext head;

    Fixture() {
        head.symbol = "memory";
        head.title = "A memory";
        head.date = "2020";
        head.source.name = "m.fr";
        head.source.language = store::sample::language("fr");
        head.source.path = "/m.fr";
        head.target.name = "m.en";
        head.target.language = store::sample::language("en");
        head.target.sha256 = "cd";
    }

    PreparedPair pair(std::string source, std::string target, std::size_t line) {
        PreparedPair made{std::move(source), std::move(target), {}, line, 0.75};
        made.keys = keys.of(head.source.language, made.source, head.target.language, made.target);
        return made;
    }
};

} // namespace

TEST_CASE("pairs_writer: pairs given one by one are a document, a paragraph a sentence") {
    Fixture f;
    f.documents.add(store::sample::bitext());
    store::Transaction transaction{f.database};
    store::PairsWriter writer{f.database, f.head};
    for (std::size_t i = 1; i <= 1000; ++i) {
        writer.add(f.pair("Phrase " + std::to_string(i), "Sentence " + std::to_string(i), i));
    }
    writer.add(f.pair("Seule.", "", 1001));
    writer.add(f.pair("", "Alone.", 1002));
    writer.add(f.pair("", "", 1003));
    const std::int64_t document = writer.finish();
    transaction.commit();
    CHECK(store::check(f.database).sound());
    CHECK(document == 2);
    const model::DocumentSummary row = f.documents.find("memory").value();
    CHECK(row.source_sentences == 1001);
    CHECK(row.target_sentences == 1001);
    CHECK(row.beads == 1002);
    CHECK(row.title == "A memory");
    CHECK(row.source_path == "/m.fr");
    CHECK(row.target_sha256 == "cd");
    const model::Bitext loaded = f.documents.load(document).value();
    REQUIRE(loaded.source.units.size() == 1001);
    CHECK(loaded.target.units[499].text == "Sentence 500");
    CHECK(loaded.target.units[499].sentences[0].line == 500);
    CHECK(loaded.source.units[1000].text == "Seule.");
    CHECK(loaded.target.units[1000].text == "Alone.");
    CHECK(loaded.beads[1000].target.empty());
    CHECK(loaded.beads[1001].source.empty());
    CHECK(loaded.beads[0].probability == 0.75);
    CHECK(f.documents.add(store::sample::bitext("behind")) == 3);
    CHECK(f.documents.remove(document));
    CHECK(store::check(f.database).sound());
    CHECK(f.folder.entries() <= 3); // the database and its two companions
}

TEST_CASE("pairs_writer: without finish nothing is left when the transaction is taken back") {
    Fixture f;
    f.documents.add(store::sample::bitext());
    {
        const store::Transaction transaction{f.database};
        store::PairsWriter writer{f.database, f.head};
        for (std::size_t i = 0; i < 600; ++i) {
            writer.add(f.pair("Un.", "One.", i));
        }
    }
    CHECK(f.documents.list().size() == 1);
    CHECK(count(f.database, "SELECT count(*) FROM pair_words_config WHERE k = 'hashsize' AND v > 1048576") ==
          0);
    CHECK(store::check(f.database).sound());
}

TEST_CASE("pairs_writer: an empty file is an empty document, and a symbol is taken once") {
    Fixture f;
    CHECK(store::PairsWriter{f.database, f.head}.finish() == 1);
    CHECK(f.documents.find("memory")->beads == 0);
    CHECK(f.documents.load(1)->source.units.empty());
    CHECK_THAT(store::sample::message_of<base::Error>([&] {
                   const store::PairsWriter writer{f.database, f.head};
               }),
               Catch::Contains("already a document with the symbol 'memory'"));
    CHECK(store::check(f.database).sound());
}

TEST_CASE("pair_keys: stems, and folded forms where they differ, by side and language") {
    store::PairKeys keys;
    const std::string made = keys.of(store::sample::language("fr-CA"), "L’élève travaille.",
                                     store::sample::language("en-GB"), "Works, A/RES/73/27");
    CHECK_THAT(made, Catch::StartsWith("sfr:l"));
    CHECK_THAT(made, Catch::Contains("\x1Fsfr:travaille ten:work\x1Ften:works ten:a/res/73/27"));
    CHECK(keys.of(store::sample::language("fr"), "", store::sample::language("en"), "...").empty());
}

TEST_CASE("spool: gives texts back in order, whatever is in them") {
    const store::sample::Folder folder;
    store::Spool spool{folder.file("x")};
    std::vector<store::SpooledText> texts;
    store::Spool empty{folder.file("x")};
    CHECK_FALSE(empty.take(texts, 3));
    const std::string large(100'000, 'x');
    spool.add("a\nb", 7);
    spool.add("", 8);
    spool.add(large, 9);
    CHECK(folder.entries() == 0);
    REQUIRE(spool.take(texts, 2));
    REQUIRE(texts.size() == 2);
    CHECK(texts[0].text == "a\nb");
    CHECK(texts[0].line == 7);
    CHECK(texts[1].text.empty());
    REQUIRE(spool.take(texts, 2));
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].text == large);
    CHECK_FALSE(spool.take(texts, 2));
    CHECK_THROWS_AS(store::Spool(folder.file("none/x")).add("a", 1), base::Error);
}
