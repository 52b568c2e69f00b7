#include "base/error.hpp"
#include "sample.hpp"
#include "store/check.hpp"
#include "store/document_description.hpp"
#include "store/document_store.hpp"
#include "store/stem_index.hpp"
#include "store/transaction.hpp"
#include "support/catch.hpp"

#include <cstring>

using namespace diptych;
using store::sample::count;

namespace {

struct Fixture {
    store::sample::Folder folder;
    store::Database database{folder.file("test.db"), store::Mode::create};
    store::DocumentStore documents{database};

    store::FoundPairs find(const char* tag, std::string_view words, store::Page page = {}) {
        const model::LanguageTag language = store::sample::language(tag);
        return documents.find_sentences(language, text::Analyzer{language}.analyze(words), page);
    }
};

std::vector<std::string> texts_of(const model::Document& document) {
    std::vector<std::string> texts;
    for (const model::SentenceIndex index : model::sentences_of(document)) {
        texts.emplace_back(model::text_of(document, index));
    }
    return texts;
}

void check_equal(const model::Document& a, const model::Document& b) {
    CHECK(a.name == b.name);
    CHECK(a.path == b.path);
    CHECK(a.sha256 == b.sha256);
    CHECK(a.language == b.language);
    CHECK(texts_of(a) == texts_of(b));
    REQUIRE(a.units.size() == b.units.size());
    for (std::size_t i = 0; i < a.units.size(); ++i) {
        CHECK(a.units[i].kind == b.units[i].kind);
        CHECK(a.units[i].label == b.units[i].label);
        CHECK(a.units[i].text == b.units[i].text);
        REQUIRE(a.units[i].sentences.size() == b.units[i].sentences.size());
        for (std::size_t j = 0; j < a.units[i].sentences.size(); ++j) {
            CHECK(a.units[i].sentences[j].text == b.units[i].sentences[j].text);
            CHECK(a.units[i].sentences[j].source == b.units[i].sentences[j].source);
            CHECK(a.units[i].sentences[j].line == b.units[i].sentences[j].line);
            CHECK(a.units[i].sentences[j].page == b.units[i].sentences[j].page);
        }
    }
}

} // namespace

TEST_CASE("document_store: a document comes back as it was added") {
    Fixture f;
    const model::Bitext added = store::sample::bitext();
    const auto id = f.documents.add(added);
    const std::optional<model::Bitext> loaded = f.documents.load(id);
    REQUIRE(loaded);
    CHECK(loaded->symbol == added.symbol);
    CHECK(loaded->title == added.title);
    CHECK(loaded->date == added.date);
    CHECK(loaded->beads == added.beads);
    check_equal(loaded->source, added.source);
    check_equal(loaded->target, added.target);
    CHECK_FALSE(f.documents.load(id + 1));
}

TEST_CASE("document_store: the list gives names, languages, counts and time") {
    Fixture f;
    CHECK(f.documents.list().empty());
    f.documents.add(store::sample::bitext());
    f.documents.add(store::sample::bitext(""));
    const std::vector<model::DocumentSummary> rows = f.documents.list();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].symbol == "A/AC.290/2021/L.1");
    CHECK(rows[0].source_name == "rapport.fr.txt");
    CHECK(rows[0].target_name == "report.en.txt");
    CHECK(rows[0].source_language == "fr");
    CHECK(rows[0].target_language == "en-GB");
    CHECK(rows[0].source_sentences == 4);
    CHECK(rows[0].target_sentences == 3);
    CHECK(rows[0].beads == 4);
    CHECK(rows[0].title == "Rapport du Groupe de travail");
    CHECK(rows[0].date == "2021-03-12");
    CHECK(rows[0].source_path == "/reports/rapport.fr.txt");
    CHECK(rows[0].target_path == "/reports/report.en.txt");
    CHECK(rows[0].source_sha256 == "a1");
    CHECK(rows[0].target_sha256 == "b2");
    CHECK(rows[0].added.size() == std::strlen("2021-03-04T05:06:07Z"));
    CHECK(rows[0].added.back() == 'Z');
    CHECK(rows[1].symbol.empty());
    CHECK(f.documents.languages() == std::vector<std::string>{"en-GB", "fr"});
}

TEST_CASE("document_store: a document is found by symbol or by number, the symbol first") {
    Fixture f;
    const auto first = f.documents.add(store::sample::bitext("2"));
    const auto second = f.documents.add(store::sample::bitext(""));
    REQUIRE(second == 2);
    CHECK(f.documents.find("2").value().id == first);
    CHECK(f.documents.find(std::to_string(first)).value().id == first);
    CHECK_FALSE(f.documents.find(""));
    CHECK_FALSE(f.documents.find("3"));
    CHECK_FALSE(f.documents.find("2x"));
}

TEST_CASE("document_store: a symbol is taken once, and a refused document leaves nothing behind") {
    Fixture f;
    f.documents.add(store::sample::bitext());
    const auto message =
        store::sample::message_of<base::Error>([&] { f.documents.add(store::sample::bitext()); });
    CHECK_THAT(message,
               Catch::Contains("test.db: There is already a document with the symbol 'A/AC.290/2021/L.1'."));
    CHECK(f.documents.list().size() == 1);
    CHECK(count(f.database, "SELECT count(*) FROM sentence") == 7);
    f.documents.add(store::sample::bitext(""));
    f.documents.add(store::sample::bitext("")); // no symbol is not a symbol
    CHECK(f.documents.list().size() == 3);
}

TEST_CASE("document_store: beads that leave out a sentence are refused") {
    Fixture f;
    model::Bitext bitext = store::sample::bitext();
    bitext.beads.pop_back();
    CHECK_THROWS_AS(f.documents.add(bitext), base::Error);
    CHECK(f.documents.list().empty());
}

TEST_CASE("document_store: removing leaves no orphans and nothing to be found") {
    Fixture f;
    const auto first = f.documents.add(store::sample::bitext("one"));
    const auto second = f.documents.add(store::sample::bitext("two"));
    CHECK(f.documents.remove(first));
    CHECK_FALSE(f.documents.remove(first));
    CHECK(f.find("fr", "politiques nationales").total == 2);
    CHECK(f.documents.remove(second));
    for (const char* table : {"document", "side", "unit", "sentence", "bead"}) {
        CAPTURE(table);
        CHECK(count(f.database, std::string{"SELECT count(*) FROM "} + table) == 0);
    }
    CHECK(count(f.database, "SELECT count(*) FROM pair_words WHERE words MATCH '\"sfr:\" * OR \"ten:\" *'") ==
          0);
    store::sample::check_full_text(f.database);
    const auto third = f.documents.add(store::sample::bitext("three"));
    CHECK(third > second);
    CHECK(f.find("fr", "politiques nationales").total == 2);
}

TEST_CASE("find_sentences: gives the whole pair for a phrase in any inflection") {
    Fixture f;
    const auto document = f.documents.add(store::sample::bitext());
    const store::FoundPairs found = f.find("fr", "Politique nationale");
    REQUIRE(found.total == 2);
    REQUIRE(found.pairs.size() == 2);
    const model::PairHit& pair = found.pairs[0];
    CHECK(pair.document.number == document);
    CHECK(pair.document.symbol == "A/AC.290/2021/L.1");
    CHECK(pair.found_in_source);
    CHECK(pair.probability == 0.75);
    CHECK(pair.source.language == store::sample::language("fr"));
    CHECK(pair.source.text == "1. L’Assemblée générale a adopté la résolution A/RES/73/27. "
                              "Les politiques nationales seront examinées.");
    CHECK(pair.source.label == "1.");
    CHECK(pair.source.kind == model::UnitKind::paragraph);
    CHECK(pair.target.language == store::sample::language("en-GB"));
    CHECK_THAT(pair.target.text, Catch::StartsWith("1. The General Assembly adopted"));
    CHECK(found.pairs[1].source.kind == model::UnitKind::item);
    CHECK(found.pairs[1].source.label == "(a)");
    CHECK(found.pairs[1].target.text.empty()); // left out by the translator, and shown all the same
    CHECK(found.pairs[1].id > pair.id);
}

TEST_CASE("find_sentences: words have to be neighbours, in order, and of the language") {
    Fixture f;
    f.documents.add(store::sample::bitext(""));
    CHECK(f.find("en", "national policy").total == 1);
    CHECK(f.find("en-US", "national policy").total == 1); // the primary subtag counts
    CHECK_FALSE(f.find("en", "national policy").pairs.at(0).found_in_source);
    CHECK(f.find("en", "national policy").pairs.at(0).document.known_as() == "rapport.fr.txt");
    CHECK(f.find("en", "policy national").total == 0);
    CHECK(f.find("en", "Assembly resolution").total == 0);
    CHECK(f.find("de", "national").total == 0);
    CHECK(f.find("fr", "national policies").total == 0);
    CHECK(f.find("en", "added note").pairs.at(0).source.text.empty());
    CHECK(f.find("en", "").total == 0);
    CHECK(f.find("en", "\" OR *").total == 0);
}

TEST_CASE("document_store: documents in other languages may share a symbol, those in the same two may not") {
    Fixture f;
    const std::int64_t first = f.documents.add(store::sample::bitext("A/1"));
    model::Bitext other = store::sample::bitext("A/1");
    other.target.language = *model::LanguageTag::parse("de");
    const std::int64_t second = f.documents.add(other);
    CHECK(f.documents.find_all("A/1").size() == 2);
    CHECK(f.documents.require_all(std::to_string(second)).size() == 1);
    CHECK_THROWS_WITH(f.documents.require("A/1"), Catch::Contains("'A/1' is the symbol of 2 documents") &&
                                                      Catch::Contains(std::to_string(first) + " ("));
    std::swap(other.source, other.target); // the same two languages
    other.beads = {
        {{0, model::sentences_of(other.source).size()}, {0, model::sentences_of(other.target).size()}}};
    CHECK_THROWS_AS(f.documents.add(other), base::Error);
    model::Bitext unnamed = store::sample::bitext("");
    unnamed.target.language = *model::LanguageTag::parse("de");
    const std::int64_t third = f.documents.add(unnamed);
    CHECK_THROWS_AS(store::describe_document(f.database, third, {"A/1", "", ""}), base::Error);
}

TEST_CASE("find_sentences: symbols and punctuation inside words are found as they are") {
    Fixture f;
    f.documents.add(store::sample::bitext());
    CHECK(f.find("en", "A/RES/73/27").total == 1);
    CHECK(f.find("fr", "résolution A/RES/73/27").total == 1);
    CHECK(f.find("en", "A/RES/73/28").total == 0);
    const std::vector<text::Token> odd{{{0, 1}, text::TokenKind::word, "a\"b", "a\"b"}};
    CHECK(f.documents.find_sentences(store::sample::language("en"), odd, {}).total == 0);
}

TEST_CASE("find_sentences: a pair comes once, and pages do not overlap") {
    Fixture f;
    model::Bitext twice = store::sample::bitext("twice"); // both sentences of a bead, and both sides
    twice.source.language = store::sample::language("en");
    twice.source.units[1] = store::sample::unit(model::UnitKind::paragraph, "1.",
                                                {"1. National policies here.", "National policy there."}, 3);
    f.documents.add(twice);
    CHECK(f.find("en", "national policies").total == 1);
    for (int i = 0; i < 10; ++i) {
        f.documents.add(store::sample::bitext(""));
    }
    const store::FoundPairs all = f.find("en", "national policies");
    CHECK(all.total == 11);
    CHECK(all.pairs.size() == 11);
    const store::FoundPairs page = f.find("en", "national policies", {4, 3});
    CHECK(page.total == 11);
    REQUIRE(page.pairs.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(page.pairs[i].id == all.pairs[i + 3].id);
    }
    CHECK(f.find("en", "national policies", {4, 9}).pairs.size() == 2);
    CHECK(f.find("en", "national policies", {0, 0}).total == 11);
}

TEST_CASE("rebuild_indexes: gives the same index from the texts alone") {
    Fixture f;
    f.documents.add(store::sample::bitext());
    f.database.execute("INSERT INTO pair_words (pair_words) VALUES ('delete-all')");
    CHECK(f.find("fr", "politique nationale").total == 0);
    store::rebuild_indexes(f.database);
    CHECK(f.find("fr", "politique nationale").total == 2);
    store::sample::check_full_text(f.database);
}

TEST_CASE("document_store: a transaction that ends in an exception leaves everything as it was") {
    Fixture f;
    f.documents.add(store::sample::bitext("kept"));
    const auto interrupted = [&] {
        store::Transaction transaction{f.database};
        f.documents.add(store::sample::bitext("lost"));
        f.documents.remove(1);
        throw std::runtime_error{"interrupted"};
    };
    CHECK_THROWS_WITH(interrupted(), "interrupted");
    REQUIRE(f.documents.list().size() == 1);
    CHECK(f.documents.list()[0].symbol == "kept");
    CHECK(f.find("fr", "politiques nationales").total == 2);
    store::sample::check_full_text(f.database);
}

TEST_CASE("document_store: within a transaction a refused document does not undo the others") {
    Fixture f;
    {
        store::Transaction transaction{f.database};
        f.documents.add(store::sample::bitext("one"));
        CHECK_THROWS_AS(f.documents.add(store::sample::bitext("one")), base::Error);
        f.documents.add(store::sample::bitext("two"));
        transaction.commit();
    }
    CHECK(f.documents.list().size() == 2);
    CHECK(f.find("fr", "politiques nationales").total == 4);
}

TEST_CASE(
    "document_store: documents are found by their files' checksums and by their paths, the last first") {
    Fixture f;
    f.documents.add(store::sample::bitext("one"));
    const auto last = f.documents.add(store::sample::bitext("two"));
    CHECK(f.documents.find_content("a1", "b2").value().id == last);
    CHECK_FALSE(f.documents.find_content("b2", "a1"));
    CHECK_FALSE(f.documents.find_content("a1", ""));
    CHECK(f.documents.find_files("/reports/rapport.fr.txt", "/reports/report.en.txt").value().id == last);
    CHECK_FALSE(f.documents.find_files("/reports/rapport.fr.txt", "/reports/other.txt"));
    model::Bitext nameless = store::sample::bitext("three");
    nameless.source.path.clear();
    nameless.source.sha256.clear();
    f.documents.add(nameless);
    CHECK_FALSE(f.documents.find_files("", "/reports/report.en.txt"));
    CHECK(f.documents.find_content("a1", "b2").value().id == last);
}

TEST_CASE("document_store: a new version takes the place of the old one, number and symbol stay") {
    Fixture f;
    const auto id = f.documents.add(store::sample::bitext());
    f.documents.add(store::sample::bitext("other"));
    const std::string added = f.documents.find("1")->added;
    model::Bitext changed = store::sample::bitext("not taken");
    changed.title = "Neu";
    changed.date.clear();
    changed.source.sha256 = "c3";
    changed.target.units[0] = store::sample::unit(model::UnitKind::title, "", {"Report of the Zebra"}, 1);
    f.documents.replace(id, changed);
    const model::DocumentSummary row = f.documents.find("1").value();
    CHECK(row.symbol == "A/AC.290/2021/L.1");
    CHECK(row.title == "Neu");
    CHECK(row.date == "2021-03-12");
    CHECK(row.source_sha256 == "c3");
    CHECK(row.added == added);
    CHECK(f.find("en", "zebra").total == 1);
    CHECK(f.find("en", "working group").total == 1); // of the other document
    CHECK(store::check(f.database).sound());
    const auto message = store::sample::message_of<base::Error>([&] { f.documents.replace(77, changed); });
    CHECK_THAT(message, Catch::Contains("there is no such document"));
    changed.beads.pop_back();
    CHECK_THROWS_AS(f.documents.replace(id, changed), base::Error);
    CHECK(f.find("en", "zebra").total == 1);
}

TEST_CASE("document_store: the view of pairs shows what a user would look for") {
    Fixture f;
    f.documents.add(store::sample::bitext());
    store::Statement row{f.database, "SELECT symbol, source, target, probability FROM pair WHERE bead = 2"};
    REQUIRE(row.step());
    CHECK(row.text(0) == "A/AC.290/2021/L.1");
    CHECK(row.text(1) == "1. L’Assemblée générale a adopté la résolution A/RES/73/27. "
                         "Les politiques nationales seront examinées.");
    CHECK_THAT(std::string{row.text(2)}, Catch::StartsWith("1. The General Assembly"));
    CHECK(row.real(3) == 0.75);
    CHECK(count(f.database, "SELECT count(*) FROM pair") == 4);
}

TEST_CASE("find_sentences: the total of a very frequent word is a bound") {
    Fixture f;
    model::Bitext many = store::sample::bitext("many");
    many.source.units = {store::sample::unit(model::UnitKind::paragraph, "",
                                             std::vector<std::string>(10'001, "Un zèbre."), 1)};
    many.target.units = {
        store::sample::unit(model::UnitKind::paragraph, "", std::vector<std::string>(10'001, "A zebra."), 1)};
    many.beads.clear();
    for (std::size_t i = 0; i < 10'001; ++i) {
        many.beads.push_back({{i, i + 1}, {i, i + 1}, 1.0, {}});
    }
    f.documents.add(many);
    const store::FoundPairs found = f.find("fr", "zèbre", {3, 0});
    CHECK(found.total == 10'000);
    CHECK(found.total_is_bound);
    CHECK(found.pairs.size() == 3);
    const store::FoundPairs behind = f.find("fr", "zèbre", {3, 10'000});
    CHECK(behind.total == 10'001);
    CHECK_FALSE(behind.total_is_bound);
    CHECK(behind.pairs.size() == 1);
}
