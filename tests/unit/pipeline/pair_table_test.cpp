#include "base/error.hpp"
#include "pipeline/sources/pair_table.hpp"
#include "pipeline/sources/table_pairs.hpp"
#include "support/catch.hpp"

#include <sstream>

using namespace diptych;
using pipeline::is_pair_table;
using pipeline::read_pair_table;

namespace {

std::vector<model::Bitext> read(const std::string& bytes, bool skip_bad = false) {
    base::Diagnostics diagnostics;
    std::istringstream table{bytes};
    model::BitextCollector collector{{}};
    const model::UnitSink sink = [&](const model::TranslationUnit& unit) { collector.add(unit); };
    pipeline::LanguageFiller filler{
        {"t", model::LanguageTag::parse("fr")}, {"t", model::LanguageTag::parse("en")}, diagnostics, sink};
    read_pair_table(table, bytes, "t", skip_bad, filler, diagnostics);
    filler.finish();
    return collector.take();
}

std::string refusal(const std::string& bytes) {
    try {
        read(bytes);
    } catch (const base::InputError& error) {
        return error.what();
    }
    return {};
}

std::string text_in(const model::Document& document, model::Range range) {
    return model::text_of(document, model::sentences_of(document), range);
}

} // namespace

TEST_CASE("pair_table: a table is known by its titles") {
    CHECK(is_pair_table("source\ttarget\n"));
    CHECK(is_pair_table("\xEF\xBB\xBFid;\"target\"; source \r\n1;a;b"));
    CHECK(is_pair_table("number,source,target"));
    CHECK_FALSE(is_pair_table("source target\n"));
    CHECK_FALSE(is_pair_table("source\tsource_language\n"));
    CHECK_FALSE(is_pair_table("The source,\nthe target.\n"));
    CHECK_FALSE(is_pair_table(""));
}

TEST_CASE("pair_table: columns stand in any order, and a run of rows of one document is a bitext") {
    const auto bitexts = read("target\tx\tsource\tsymbol\ttarget_language\tprobability\r\n"
                              "\"One\"\t.\tUn\tA/1\ten-GB\t0.25\r\n"
                              "\r\n"
                              "\t.\tDeux\tA/1\ten-GB\t\r\n"
                              "Drei\t.\tTrois\tA/2\tde\r\n");
    REQUIRE(bitexts.size() == 2);
    const model::Bitext& first = bitexts[0];
    CHECK(first.symbol == "A/1");
    CHECK(first.source.language.str() == "fr");
    CHECK(first.target.language.str() == "en-GB");
    REQUIRE(first.beads.size() == 2);
    CHECK(first.beads[0].probability == 0.25);
    CHECK(text_in(first.target, first.beads[0].target) == "\"One\""); // as it stands, between tabs
    CHECK(first.beads[1].probability == 1.0);
    CHECK(first.beads[1].target.empty());
    CHECK(text_in(first.source, first.beads[1].source) == "Deux");
    CHECK(first.source.units.at(1).sentences.at(0).line == 4);
    CHECK(bitexts[1].target.language.str() == "de");
}

TEST_CASE("pair_table: with commas cells may be quoted, and have line ends") {
    const auto bitexts = read("source,target\n\"Un, deux\",\"One \"\"two\"\"\"\n\"Trois\nquatre\",Three\n");
    REQUIRE(bitexts.size() == 1);
    REQUIRE(bitexts[0].beads.size() == 2);
    CHECK(text_in(bitexts[0].source, {0, 1}) == "Un, deux");
    CHECK(text_in(bitexts[0].target, {0, 1}) == "One \"two\"");
    CHECK(text_in(bitexts[0].source, {1, 2}) == "Trois quatre");
}

TEST_CASE("pair_table: a row that cannot be used is refused with its line") {
    CHECK(refusal("source\ttarget\na\tb\nc\td\te\n") == "t:3: The row has 3 cells, and there are 2 titles.");
    CHECK(refusal("source\ttarget\na\n") ==
          "t:2: The source or the target is missing in this row: it has too few cells.");
    CHECK(refusal("source\ttarget\tprobability\na\tb\t1.5\n") ==
          "t:2: '1.5' is no probability. Give a number from 0 to 1.");
    CHECK(refusal("source\ttarget\tprobability\na\tb\tnan\n") ==
          "t:2: 'nan' is no probability. Give a number from 0 to 1.");
    CHECK(refusal("source\ttarget\tsource_language\na\tb\tfr!\n") ==
          "t:2: 'fr!' is no language tag. Write it as fr, en or pt-BR.");
    CHECK(read("source\ttarget\n").empty());
}

TEST_CASE("pair_table: a row that cannot be used ends the reading, unless it may be left out") {
    const std::string table = "source\ttarget\tprobability\nUn\tOne\t0.5\nDeux\tTwo\thigh\nTrois\tThree\t\n";
    CHECK(refusal(table).find("t:3: 'high' is no probability") != std::string::npos);
    const auto bitexts = read(table, true);
    REQUIRE(bitexts.size() == 1);
    CHECK(bitexts[0].beads.size() == 2);
}

namespace {

/// "source = target" of the pairs in tables as text.
std::vector<std::string> pairs_in(const std::string& text, const char* source = nullptr, const char* target = nullptr) {
    base::Diagnostics diagnostics;
    const auto tag = [](const char* name) {
        return name == nullptr ? std::nullopt : model::LanguageTag::parse(name);
    };
    std::vector<std::string> pairs;
    const model::UnitSink sink = [&](model::TranslationUnit&& unit) {
        pairs.push_back(unit.source_language.str() + ":" + model::text_of(unit.source, {0, unit.source.size()}) + " = " +
                        unit.target_language.str() + ":" + model::text_of(unit.target, {0, unit.target.size()}));
    };
    pipeline::visit_table_pairs({pipeline::table_of_text(text, "t", diagnostics)}, "t", tag(source), tag(target),
                                diagnostics, sink);
    return pairs;
}

using Pairs = std::vector<std::string>;

} // namespace

TEST_CASE("table_pairs: a heading names the languages, and those that are asked for are taken") {
    const std::string table = "No.;English (UK);fr-CA;es\n1;The gate.;La vanne.;La compuerta.\n;;;\n2;;Seule.;\n";
    CHECK(pairs_in(table) == Pairs{"en-GB:The gate. = fr-CA:La vanne.", "en-GB: = fr-CA:Seule."});
    CHECK(pairs_in(table, "fr", "es") == Pairs{"fr-CA:La vanne. = es:La compuerta.", "fr-CA:Seule. = es:"});
    CHECK(pairs_in(table, "es", "en").front() == "es:La compuerta. = en-GB:The gate.");
    CHECK(pairs_in("Cible,Source\nLa vanne.,The gate.\n", "en", "fr") == Pairs{"en:The gate. = fr:La vanne."});
}

TEST_CASE("table_pairs: without a heading there have to be two columns of texts, in either order") {
    const std::string french = "La vanne de l'écluse est ouverte et l'eau monte.";
    const std::string english = "The gate of the lock is open and the water rises.";
    CHECK(pairs_in("1\t" + french + "\t" + english + "\n2\tOui.\tYes.\n", "fr", "en").size() == 2);
    CHECK(pairs_in(english + "\t" + french + "\n", "fr", "en") == Pairs{"fr:" + french + " = en:" + english});
    CHECK(pairs_in("a b\tc d\te f\n", "fr", "en").empty());
    CHECK_THROWS_AS(pairs_in(english + "\t" + english + "\n"), base::InputError);
}
