#include "base/diagnostics.hpp"
#include "base/error.hpp"
#include "bitexts.hpp"
#include "reader/xliff.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace diptych;
using Catch::Contains;
using test::pairs;
using test::printed;

namespace {

/// XLIFF 1.2 with these units, from line 3 on.
std::string version_1(const std::string& units) {
    return "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>\n"
           "<file original='a.docx' source-language='fr' target-language='en-GB' "
           "datatype='plaintext'><body>\n" +
           units + "</body></file></xliff>\n";
}

std::string version_2(const std::string& units) {
    return "<xliff version='2.0' srcLang='fr' trgLang='en' xmlns='urn:oasis:names:tc:xliff:document:2.0'>\n"
           "<file id='f1' original='a.docx'>\n" +
           units + "</file></xliff>\n";
}

std::vector<model::Bitext> read(const std::string& bytes, base::Diagnostics& diagnostics) {
    return test::bitexts_of("a.xlf", [&](const model::UnitSink& sink) {
        reader::read_xliff(xml::source_of(bytes), "a.xlf", diagnostics, sink);
    });
}

/// Of a file that has one bitext and nothing wrong.
std::string pairs(const std::string& bytes) {
    return test::pairs_of_one([&](base::Diagnostics& diagnostics) { return read(bytes, diagnostics); });
}

} // namespace

TEST_CASE("xliff 1: each trans-unit is a unit with a sentence on each side") {
    base::Diagnostics diagnostics;
    const auto bitexts =
        read(version_1("<group><trans-unit id='1'><source>Un <g id='1'>mot</g>.</source>"
                       "<target state='final'>A <g id='1'>word</g>.</target><alt-trans><source>x"
                       "</source><target>y</target></alt-trans></trans-unit></group>\n"
                       "<trans-unit id='2'><source>Deux.</source><target>Two.</target></trans-unit>"),
             diagnostics);
    CHECK(diagnostics.empty());
    REQUIRE(bitexts.size() == 1);
    CHECK(pairs(bitexts[0]) == "Un mot. | A word.\nDeux. | Two.\n");
    CHECK(bitexts[0].symbol == "a.docx");
    CHECK(bitexts[0].source.language.str() == "fr");
    CHECK(bitexts[0].target.language.str() == "en-GB");
    REQUIRE(bitexts[0].source.units.size() == 2);
    CHECK(bitexts[0].source.units[1].sentences[0].line == 4);
}

TEST_CASE("xliff 1: the segments of a unit are sentences, paired by their numbers") {
    base::Diagnostics diagnostics;
    const auto bitexts = read(
        version_1(
            "<trans-unit id='1'><source>Un. Deux. Trois.</source><seg-source><mrk mtype='seg' mid='0'>Un."
            "</mrk> <g id='1'><mrk mtype='seg' mid='1'>Deux.</mrk></g> <mrk mtype='seg' mid='2'>Trois.</mrk>"
            "</seg-source><target><mrk mtype='seg' mid='1'>Two.</mrk> <mrk mtype='seg' mid='0'>One.</mrk> "
            "<mrk mtype='seg' mid='9'>Nine.</mrk><mrk mtype='seg' mid='2'/></target></trans-unit>"),
        diagnostics);
    REQUIRE(bitexts.size() == 1);
    CHECK(pairs(bitexts[0]) == "Un. | One.\nDeux. | Two.\nTrois. | \n | Nine.\n");
    REQUIRE(bitexts[0].source.units.size() == 1);
    CHECK(bitexts[0].source.units[0].text == "Un. Deux. Trois.");
    CHECK(bitexts[0].target.units[0].text == "Two. One. Nine.");
}

TEST_CASE("xliff 1: segments on one side only answer to all of the other") {
    CHECK(pairs(version_1(
              "<trans-unit id='1'><source/><seg-source><mrk mtype='seg' mid='0'>Un.</mrk><mrk mtype='seg' "
              "mid='1'>Deux.</mrk></seg-source><target>One, two.</target></trans-unit>")) ==
          "Un. Deux. | One, two.\n");
}

TEST_CASE("xliff 1: what is not translated has nothing on the target side") {
    CHECK(pairs(version_1(
              "<trans-unit id='1'><source>Un.</source></trans-unit>"
              "<trans-unit id='2'><source>Deux.</source><target state='new'>Deux.</target></trans-unit>"
              "<trans-unit id='3'><source>Trois.</source><target state='needs-translation'>3</target>"
              "</trans-unit><trans-unit id='4'><source>Quatre.</source><target/></trans-unit>"
              "<trans-unit id='5'><source>Cinq.</source><target>Five.</target></trans-unit>")) ==
          "Un. | \nDeux. | \nTrois. | \nQuatre. | \nCinq. | Five.\n");
}

TEST_CASE("xliff: units not to be translated are left out, also by what is around them") {
    base::Diagnostics diagnostics;
    const auto bitexts = read(
        version_1(
            "<trans-unit id='1' translate='no'><source>a</source></trans-unit><group translate='no'>"
            "<trans-unit id='2'><source>b</source></trans-unit><trans-unit id='3' translate='yes'><source>c"
            "</source></trans-unit></group><trans-unit id='4'><source>d</source></trans-unit>"),
        diagnostics);
    REQUIRE(bitexts.size() == 1);
    CHECK(pairs(bitexts[0]) == "c | \nd | \n");
    CHECK(printed(diagnostics) ==
          "a.xlf: note: 2 units are marked as not to be translated; they were left out.\n");
}

TEST_CASE("xliff: inline codes go, whatever they stand for") {
    CHECK(
        pairs(version_1(
            "<trans-unit id='1'><source>Un<x id='1' ctype='lb' equiv-text='BR'/>mot<bpt id='2'>&lt;b></bpt> "
            "et<ept id='2'>&lt;/b></ept><ph id='3'>{0}<sub>note</sub></ph>.</source><target><mrk "
            "mtype='x-term'>A\n word</mrk><bx id='4'/> too<ex id='4'/>.</target></trans-unit>")) ==
        "Un mot et. | A word too.\n");
}

TEST_CASE("xliff 2: the segments of a unit are sentences") {
    base::Diagnostics diagnostics;
    const auto bitexts = read(
        version_2(
            "<group id='g'><unit id='1'><notes><note>x</note></notes><originalData><data "
            "id='d1'>&lt;b></data>"
            "</originalData><segment id='s1' state='final'><source><pc id='1'>Un</pc><ph id='2' "
            "equiv='BR'/>.</source><target><pc id='1'>One</pc>.</target></segment><ignorable><source> "
            "</source>"
            "</ignorable><segment id='s2'><source>Deux.</source></segment><segment id='s3' state='initial'>"
            "<source>Trois.</source><target>Trois.</target></segment></unit></group>"
            "<unit id='2' translate='no'><segment><source>x</source></segment></unit>"),
        diagnostics);
    REQUIRE(bitexts.size() == 1);
    CHECK(pairs(bitexts[0]) == "Un. | One.\nDeux. | \nTrois. | \n");
    CHECK(bitexts[0].symbol == "a.docx");
    CHECK(bitexts[0].source.language.str() == "fr");
    CHECK(bitexts[0].target.language.str() == "en");
    REQUIRE(bitexts[0].source.units.size() == 1);
    CHECK(bitexts[0].source.units[0].text == "Un. Deux. Trois.");
    CHECK_THAT(printed(diagnostics), Contains("1 units are marked as not to be translated"));
}

TEST_CASE("xliff: each original is a bitext") {
    const auto file = [](const std::string& original, const std::string& text) {
        return "<file original='" + original +
               "' source-language='fr' target-language='en'><header><skl><internal-file>"
               "<source>x</source></internal-file></skl></header><body><trans-unit id='1'><source>" +
               text + "</source></trans-unit></body></file>";
    };
    base::Diagnostics diagnostics;
    const auto bitexts = read(
        "<xliff version='1.1'>" + file("a", "1") + file("a", "2") + file("b", "3") + "</xliff>", diagnostics);
    CHECK(diagnostics.empty());
    REQUIRE(bitexts.size() == 2);
    CHECK(pairs(bitexts[0]) == "1 | \n2 | \n");
    CHECK(bitexts[1].symbol == "b");
}

TEST_CASE("xliff: what cannot be used is reported with its line") {
    base::Diagnostics diagnostics;
    const auto bitexts =
        read("<xliff version='1.2'>\n<trans-unit id='0'><source>x</source></trans-unit>\n"
             "<file original='a' source-language='not a tag'><body>\n<trans-unit id='1'><target>y"
             "</target></trans-unit>\n<trans-unit id='2'><source><x id='1'/></source></trans-unit>"
             "</body></file></xliff>",
             diagnostics);
    CHECK(bitexts.empty());
    const std::string messages = printed(diagnostics);
    CHECK_THAT(messages, Contains("a.xlf:2: warning: The unit is in no file element"));
    CHECK_THAT(messages, Contains("a.xlf:3: warning: The source language, 'not a tag', is no language tag"));
    CHECK_THAT(messages, Contains("a.xlf:3: warning: The file does not say its target language"));
    CHECK_THAT(messages, Contains("a.xlf:4: warning: The unit '1' has no source"));
    CHECK_THAT(messages, Contains("a.xlf: warning: There is no unit in the file that can be used."));
    CHECK_THROWS_WITH(read("<tmx/>", diagnostics),
                      Contains("This is no XLIFF: it begins with an element 'tmx'"));
    CHECK_THROWS_AS(read("<xliff><file>", diagnostics), base::InputError);
}
