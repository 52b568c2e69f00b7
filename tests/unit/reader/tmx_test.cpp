#include "base/diagnostics.hpp"
#include "base/error.hpp"
#include "bitexts.hpp"
#include "model/unit_details.hpp"
#include "reader/tmx.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace diptych;
using Catch::Contains;
using test::pairs;
using test::printed;

namespace {

model::LanguageTag tag(const char* text) {
    return *model::LanguageTag::parse(text);
}

/// A memory with these units, from line 3 on.
std::string memory(const std::string& units, const std::string& header = "srclang=\"fr\"") {
    return "<tmx version=\"1.4\"><header " + header + "/>\n<body>\n" + units + "</body></tmx>\n";
}

std::string unit(const std::string& french, const std::string& english) {
    return "<tu><tuv xml:lang=\"fr\"><seg>" + french + "</seg></tuv><tuv xml:lang=\"en\"><seg>" + english +
           "</seg></tuv></tu>\n";
}

std::vector<model::Bitext> read(const std::string& bytes, base::Diagnostics& diagnostics,
                                const reader::TmxOptions& options = {}) {
    return test::bitexts_of("a.tmx", [&](const model::UnitSink& sink) {
        reader::read_tmx(xml::source_of(bytes), "a.tmx", diagnostics, options, sink);
    });
}

/// Of a memory that has one bitext and nothing wrong.
std::string pairs(const std::string& bytes, const reader::TmxOptions& options = {}) {
    return test::pairs_of_one(
        [&](base::Diagnostics& diagnostics) { return read(bytes, diagnostics, options); });
}

} // namespace

TEST_CASE("tmx: what Diptych exports is read as it was") {
    const std::string exported = R"(<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="Diptych" creationtoolversion="0.2.0" segtype="sentence" o-tmf="Diptych" adminlang="en" srclang="fr" datatype="plaintext"/>
  <body>
    <tu>
      <prop type="x-document">A/1/L.1</prop>
      <prop type="x-probability">0.8765</prop>
      <tuv xml:lang="fr">
        <seg>1. Oui &amp; &lt;non&gt;. Peut-être.</seg>
      </tuv>
      <tuv xml:lang="en">
        <seg>1. Yes, no and "maybe".</seg>
      </tuv>
    </tu>
    <tu srclang="en">
      <prop type="x-document">A/1/L.2</prop>
      <prop type="x-probability">1.0000</prop>
      <tuv xml:lang="en">
        <seg>Other.</seg>
      </tuv>
      <tuv xml:lang="fr">
        <seg>Autre.</seg>
      </tuv>
    </tu>
  </body>
</tmx>
)";
    base::Diagnostics diagnostics;
    const std::vector<model::Bitext> bitexts = read(exported, diagnostics);
    CHECK(diagnostics.empty());
    REQUIRE(bitexts.size() == 2);
    CHECK(bitexts[0].symbol == "A/1/L.1");
    CHECK(bitexts[0].source.name == "a.tmx");
    CHECK(bitexts[0].source.language == tag("fr"));
    CHECK(bitexts[0].target.language == tag("en"));
    CHECK(bitexts[0].beads[0].probability == Approx(0.8765));
    CHECK(pairs(bitexts[0]) == "1. Oui & <non>. Peut-être. | 1. Yes, no and \"maybe\".\n");
    CHECK(bitexts[0].source.units[0].sentences[0].line == 5);
    CHECK(bitexts[1].symbol == "A/1/L.2");
    CHECK(bitexts[1].source.language == tag("en"));
    CHECK(pairs(bitexts[1]) == "Other. | Autre.\n");
}

TEST_CASE("tmx: neighbouring units of one document are one bitext") {
    const auto of = [](const std::string& symbol, const std::string& text) {
        return "<tu><prop type='x-document'>" + symbol + "</prop><tuv xml:lang='fr'><seg>" + text +
               "</seg></tuv><tuv xml:lang='en'><seg>e</seg></tuv></tu>";
    };
    base::Diagnostics diagnostics;
    const auto bitexts =
        read(memory(of("A", "1") + of("A", "2") + of("B", "3") + unit("4", "f")), diagnostics);
    REQUIRE(bitexts.size() == 3);
    CHECK(pairs(bitexts[0]) == "1 | e\n2 | e\n");
    CHECK(bitexts[1].symbol == "B");
    CHECK(bitexts[2].symbol.empty());
}

TEST_CASE("tmx: inline codes go, what they highlight stays, text is on one line") {
    CHECK(pairs(memory(
              unit("Un <bpt i=\"1\">{\\b </bpt>mot<ept i=\"1\">}</ept>, <hi type=\"x\">un <it pos=\"begin\">"
                   "&lt;i></it>autre</hi><ph>\\fn <sub>note</sub></ph>\n  ici\u00A0!",
                   " A<ut>{</ut> word<ph type=\"lb\"/>here. "))) ==
          "Un mot, un autre ici\u00A0! | A word here.\n");
}

TEST_CASE("tmx: attributes of TMX 1.1 and a DOCTYPE are understood") {
    CHECK(
        pairs("<!DOCTYPE tmx SYSTEM \"tmx11.dtd\"><tmx version=\"1.1\"><header srclang=\"FR-FR\"/><body><tu>"
              "<tuv lang=\"EN-US\"><seg>e</seg></tuv><tuv "
              "lang=\"FR-FR\"><seg>f</seg></tuv></tu></body></tmx>") == "f | e\n");
}

TEST_CASE("tmx: of more than two languages, the file's source and the first other one, or those asked for") {
    const std::string three =
        memory("<tu><tuv xml:lang='es'><seg>s</seg></tuv><tuv xml:lang='fr-CA'><seg>f</seg></tuv>"
               "<tuv xml:lang='en-GB'><seg>e</seg></tuv></tu>"
               "<tu><tuv xml:lang='en-GB'><seg>e2</seg></tuv><tuv xml:lang='fr-CA'><seg>f2</seg>"
               "</tuv><tuv xml:lang='es'><seg>s2</seg></tuv></tu>");
    CHECK(pairs(three) == "f | s\nf2 | s2\n");
    CHECK(pairs(three, {tag("en"), {}}) == "e | s\ne2 | s2\n");
    CHECK(pairs(three, {{}, tag("en-GB")}) == "f | e\nf2 | e2\n");
    CHECK(pairs(three, {{}, tag("en")}) == "f | e\nf2 | e2\n");
    base::Diagnostics diagnostics;
    CHECK(read(three, diagnostics, {{}, tag("en-US")}).empty()); // never another region than the file has
    CHECK(pairs(three, {tag("es"), tag("fr")}) == "s | f\ns2 | f2\n");
}

TEST_CASE("tmx: any language may be the source of a memory that says so") {
    const std::string any = memory(unit("f", "e"), "srclang=\"*all*\"");
    CHECK(pairs(any) == "f | e\n");
    CHECK(pairs(any, {{}, tag("fr")}) == "e | f\n");
}

TEST_CASE("tmx: units without the languages asked for are counted") {
    base::Diagnostics diagnostics;
    CHECK(read(memory(unit("f", "e") + unit("g", "h")), diagnostics, {tag("fr"), tag("de")}).empty());
    CHECK(printed(diagnostics) ==
          "a.tmx: note: 2 translation units have no text in both 'fr' and 'de'; they were left out.\n");
}

TEST_CASE("tmx: a side without text gives a bead with one side") {
    CHECK(pairs(memory(unit("Un.", " ") + unit("", "Two.") + unit("Trois.", "Three."))) ==
          "Un. | \n | Two.\nTrois. | Three.\n");
}

TEST_CASE("tmx: bad records are reported with their line and left out") {
    base::Diagnostics diagnostics;
    const auto bitexts =
        read(memory("<tu><tuv xml:lang='fr'><seg>a</seg></tuv></tu>\n"
                    "<tu><tuv xml:lang='not a tag'><seg>b</seg></tuv><tuv xml:lang='en'/></tu>\n" +
                    unit("", "") + "<tu><prop type='x-probability'>2</prop>" + unit("c", "d").substr(4) +
                    "<tu><tuv xml:lang='de'><seg>g</seg></tuv><tuv xml:lang='en'><seg>h</seg></tuv></tu>\n"
                    "<tu><tuv xml:lang='fr'><seg>i</seg></tuv><tuv xml:lang='fr'><seg>j</seg></tuv>"
                    "<tuv xml:lang='en'><seg>k</seg></tuv></tu>\n"),
             diagnostics);
    REQUIRE(bitexts.size() == 1);
    CHECK(pairs(bitexts[0]) == "c | d\ni | k\nj | k\n");
    const std::string messages = printed(diagnostics);
    CHECK_THAT(messages, Contains("a.tmx:3: warning: The translation unit has text in one language only"));
    CHECK_THAT(messages,
               Contains("a.tmx:4: warning: The language of a variant, 'not a tag', is no language tag"));
    CHECK_THAT(messages, Contains("a.tmx:4: warning: The variant in 'en' has no segment"));
    CHECK_THAT(messages, Contains("a.tmx:5: warning: The translation unit has no text"));
    CHECK_THAT(messages, Contains("a.tmx:6: warning: The probability '2' is no number from 0 to 1"));
    CHECK_THAT(messages,
               Contains("a.tmx:7: warning: The translation unit has no text in its source language, 'fr'"));
}

TEST_CASE("tmx: what there is in other languages is said, and can be read in its turn") {
    const std::string bytes =
        memory("<tu><tuv xml:lang='fr'><seg>f</seg></tuv><tuv xml:lang='en-GB'><seg>e</seg></tuv>"
               "<tuv xml:lang='de'><seg>d</seg></tuv></tu>\n"
               "<tu><tuv xml:lang='fr'><seg>f2</seg></tuv><tuv xml:lang='en-US'><seg>e2</seg></tuv></tu>\n"
               "<tu><tuv xml:lang='fr'><seg>f3</seg></tuv><tuv xml:lang='de'><seg>d3</seg></tuv>"
               "<tuv xml:lang='de'><seg>d4</seg></tuv></tu>\n");
    const auto read_with = [&](const reader::TmxOptions& options, reader::TmxOthers& others) {
        std::string result;
        base::Diagnostics diagnostics;
        others = reader::read_tmx(xml::source_of(bytes), "a.tmx", diagnostics, options,
                                  [&](model::TranslationUnit&& unit) {
                                      result += unit.source.at(0) + "|" + unit.target_language.str() + ":" +
                                                unit.target.at(0) + " ";
                                  });
        CHECK(diagnostics.empty());
        return result;
    };
    reader::TmxOthers others;
    CHECK(read_with({}, others) == "f|en-GB:e ");
    CHECK(others == reader::TmxOthers{{{tag("fr"), tag("de")}, 3}, {{tag("fr"), tag("en-US")}, 1}});
    CHECK(read_with({{}, {}, std::pair{tag("fr"), tag("de")}}, others) == "f|de:d f3|de:d3 f3|de:d4 ");
    CHECK(read_with({{}, {}, std::pair{tag("fr"), tag("en-US")}}, others) == "f2|en-US:e2 ");
}

TEST_CASE("tmx: what is said of a unit and its variants is in its details, but for Diptych's own properties") {
    const std::string bytes = memory(
        "<tu tuid='7' srclang='fr' usagecount='2'><note xml:lang='en'>n</note><prop type='x-document'>D</prop><prop "
        "type='p'>v &amp; w</prop><tuv xml:lang='fr' creationid='a'><seg>f</seg></tuv><tuv xml:lang='en'><note>m</note>"
        "<seg>e <bpt i=\"1\">&lt;b></bpt>x<ept i=\"1\"/></seg></tuv></tu>" +
        unit("g", "h"));
    std::vector<std::string> details;
    base::Diagnostics diagnostics;
    reader::read_tmx(xml::source_of(bytes), "a.tmx", diagnostics, {},
                     [&](model::TranslationUnit&& unit) { details.push_back(unit.details); });
    REQUIRE(details.size() == 2);
    CHECK(details[1].empty());
    const model::UnitDetails expected{
        "tmx",
        {{{"tuid", "7"}, {"usagecount", "2"}}, {{"note", {{"xml:lang", "en"}}, "n"}, {"prop", {{"type", "p"}}, "v & w"}}, {}},
        {{{"creationid", "a"}}, {}, {}},
        {{}, {{"note", {}, "m"}}, "e <bpt i=\"1\">&lt;b&gt;</bpt>x<ept i=\"1\"/>"}};
    CHECK(model::unit_details_of(details[0]) == expected);
    CHECK_FALSE(model::unit_details_of("{"));
}

TEST_CASE("tmx: UTF-16 with its mark") {
    std::string wide = "\xFF\xFE";
    for (const char c : memory(unit("f", "e"))) {
        wide += c;
        wide += '\0';
    }
    CHECK(pairs(wide) == "f | e\n");
}

TEST_CASE("tmx: other files are refused, a memory without units is said to be one") {
    base::Diagnostics diagnostics;
    CHECK_THROWS_WITH(read("<html/>", diagnostics),
                      Contains("a.tmx:1: This is no TMX: it begins with an element 'html'"));
    CHECK_THROWS_AS(read("<tmx><body><tu>", diagnostics), base::InputError);
    CHECK(read(memory(""), diagnostics).empty());
    CHECK_THAT(printed(diagnostics), Contains("There is no translation unit"));
}
