#include "base/error.hpp"
#include "pipeline/sources/pair_table.hpp"
#include "support/catch.hpp"

#include <sstream>

using namespace diptych;
using pipeline::is_pair_table;
using pipeline::read_pair_table;

namespace {

std::vector<model::Bitext> read(const std::string& bytes) {
    base::Diagnostics diagnostics;
    std::istringstream table{bytes};
    model::BitextCollector collector{{}};
    const model::UnitSink sink = [&](const model::TranslationUnit& unit) { collector.add(unit); };
    pipeline::LanguageFiller filler{
        {"t", model::LanguageTag::parse("fr")}, {"t", model::LanguageTag::parse("en")}, diagnostics, sink};
    read_pair_table(table, bytes, "t", filler, diagnostics);
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
