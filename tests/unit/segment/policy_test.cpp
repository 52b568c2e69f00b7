#include "base/error.hpp"
#include "segment/segment.hpp"
#include "segment/srx.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace diptych;
using Catch::Contains;

namespace {

const model::LanguageTag k_english = *model::LanguageTag::parse("en");

std::string cut(const std::string& text, segment::SentencePolicy policy,
                const segment::LanguageData* data = nullptr, const segment::SrxRules* srx = nullptr) {
    segment::Options options;
    options.language = k_english;
    options.policy = policy;
    options.data = data;
    options.srx = srx;
    std::string joined;
    for (const model::Unit& unit : segment::segment({"a.txt", text}, options).units) {
        for (std::size_t i = 0; i < unit.sentences.size(); ++i) {
            joined += joined.empty() ? "" : " ¶ ";
            joined += unit.sentence(i);
        }
    }
    return joined;
}

const char* const k_srx = R"(<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="yes" cascade="yes"/>
  <body>
    <languagerules>
      <languagerule languagerulename="English">
        <rule break="no"><beforebreak>\bRegt\.</beforebreak><afterbreak>\s</afterbreak></rule>
        <rule break="yes"><beforebreak>\bDr\.</beforebreak><afterbreak>\s+Who</afterbreak></rule>
      </languagerule>
      <languagerule languagerulename="Finnish"/>
    </languagerules>
    <maprules>
      <languagemap languagepattern="[Ee][Nn].*" languagerulename="English"/>
      <languagemap languagepattern="fi" languagerulename="Finnish"/>
    </maprules>
  </body>
</srx>
)";

} // namespace

TEST_CASE("SentencePolicy: semicolons and colons break only when wanted") {
    const std::string text = "Three points follow: the first; the second. The end.";
    CHECK(cut(text, {}) == "Three points follow: the first; the second. ¶ The end.");
    CHECK(cut(text, {.break_at_semicolon = true}) ==
          "Three points follow: the first; ¶ the second. ¶ The end.");
    CHECK(cut(text, {.break_at_colon = true}) == "Three points follow: ¶ the first; the second. ¶ The end.");
}

TEST_CASE("SentencePolicy: labels inside a paragraph begin sentences only when wanted") {
    const std::string text = "It decides to: (a) meet twice; (b) report once; (c) adjourn. It then rises.";
    CHECK(cut(text, {}) == text.substr(0, text.find(" It then")) + " ¶ It then rises.");
    CHECK(cut(text, {.split_list_items = true}) ==
          "It decides to: ¶ (a) meet twice; ¶ (b) report once; ¶ (c) adjourn. ¶ It then rises.");
    CHECK(cut("As payment for 1. above and for 2. above, nothing is due.", {.split_list_items = true}) ==
          "As payment for 1. above and for 2. above, nothing is due.");
}

TEST_CASE("SentencePolicy: quotations are kept whole only when wanted") {
    const std::string text = "“We have no choice. We must act.” Those were her words.";
    CHECK(cut(text, {}) == "“We have no choice. ¶ We must act.” ¶ Those were her words.");
    CHECK(cut(text, {.keep_quotes = true}) == "“We have no choice. We must act.” ¶ Those were her words.");
}

TEST_CASE("add_abbreviations: a plain list and sections, before what is shipped") {
    segment::LanguageData data = *segment::find_language_data(k_english);
    CHECK(cut("The Regt. Band played.", {}, &data) == "The Regt. ¶ Band played.");
    add_abbreviations(data, "Regt. Bn.\n[abbreviations final]\nDr.\n", "my.txt");
    CHECK(cut("The Regt. Band played.", {}, &data) == "The Regt. Band played.");
    CHECK(cut("He lives in Green Dr. Visitors came.", {}, &data) == "He lives in Green Dr. ¶ Visitors came.");
    CHECK_THROWS_WITH(add_abbreviations(data, "\n[abreviations]\nX.\n", "my.txt"), Contains("my.txt:3"));
}

TEST_CASE("SrxRules: overrule ours at the candidates") {
    const segment::SrxRules rules{k_srx, "my.srx", k_english};
    CHECK(cut("The Regt. Band played. It was late.", {}, nullptr, &rules) ==
          "The Regt. Band played. ¶ It was late.");
    CHECK(cut("She saw the Dr. Who was it?", {}, nullptr, &rules) == "She saw the Dr. ¶ Who was it?");
}

TEST_CASE("SrxRules: break where there is no stop, but not behind a label") {
    std::string bytes = k_srx;
    bytes.insert(bytes.find("<rule break=\"no\">"),
                 R"(<rule break="no"><beforebreak>then;</beforebreak><afterbreak>\s</afterbreak></rule>
                    <rule break="yes"><beforebreak>[;)]</beforebreak><afterbreak>\s</afterbreak></rule>)");
    const segment::SrxRules rules{bytes, "my.srx", k_english};
    CHECK(cut("a) It rained; we stayed then; all slept. We left; it was late.", {}, nullptr, &rules) ==
          "a) It rained; ¶ we stayed then; all slept. ¶ We left; ¶ it was late.");
}

TEST_CASE("SrxRules: a file that can't be used is named with its line") {
    CHECK_THROWS_WITH(segment::SrxRules("<tmx/>", "my.srx", k_english),
                      Contains("my.srx:1: This is not SRX"));
    CHECK_THROWS_WITH(segment::SrxRules(k_srx, "my.srx", *model::LanguageTag::parse("pl")), Contains("'pl'"));
    std::string broken = k_srx;
    broken.replace(broken.find("\\bRegt"), 2, "(");
    CHECK_THROWS_WITH(segment::SrxRules(broken, "my.srx", k_english),
                      Contains("my.srx:7: The regular expression"));
}

TEST_CASE("explanation: every candidate with the rule that decided it") {
    std::vector<segment::Explained> explanation;
    segment::Options options;
    options.language = k_english;
    options.explanation = &explanation;
    segment::segment({"a.txt", "Mr. Ng spoke.\n\nSee p. 4. It is short.\n"}, options);
    REQUIRE(explanation.size() == 5);
    CHECK(explanation[0].rule == "title before a name");
    CHECK_FALSE(explanation[0].breaks);
    CHECK(explanation[1].rule == "end of the text");
    CHECK(explanation[2].rule == "abbreviation before a number");
    CHECK(explanation[2].line == 3);
    CHECK(explanation[3].breaks);
    CHECK(explanation[3].after == " It is short.");
}

TEST_CASE("learn_habits: abbreviations of a document, and texts without capitals") {
    const auto habits = segment::learn_habits({"See Regl. 4, and Regl. 12 there.", "Regl. 9 applies."});
    CHECK(habits.abbreviations.contains("regl"));
    CHECK_FALSE(habits.caseless);
    const std::string text = "well. that was it. we left. they came. it rained. all slept.";
    CHECK(segment::learn_habits(
              {"The order is met. 38 U.S.C. 5107 applies.", "It was met. 18 U.S.C. 3123 applies."})
              .abbreviations.empty());
    CHECK(segment::learn_habits({text}).caseless);
    CHECK(cut(text, {}) == "well. ¶ that was it. ¶ we left. ¶ they came. ¶ it rained. ¶ all slept.");
}

TEST_CASE("segment: blocks of a file are its units, whatever stands in them") {
    model::SourceText source{"a.docx", "The title\nan item\n1 A note.\nText. More."};
    source.places = model::Places::paragraphs;
    source.blocks = {{.text = {0, 9}, .kind = model::UnitKind::heading, .line = 1},
                     {.text = {10, 17}, .note_calls = {{7, "1"}}, .line = 2},
                     {.text = {18, 27}, .kind = model::UnitKind::footnote, .label_length = 1, .line = 3},
                     {.text = {28, 39}, .line = 4}};
    const auto document = segment::segment(source, {k_english});
    REQUIRE(document.units.size() == 4);
    CHECK(document.units[0].kind == model::UnitKind::heading);
    CHECK(document.units[1].note_calls.size() == 1);
    CHECK(document.units[2].sentences.size() == 2);
    CHECK(document.units[2].sentences[1].line == 4);
    CHECK(document.units[2].sentences[1].source.empty());
    CHECK(document.units[3].label == "1"); // footnotes come last
}

TEST_CASE("segment: places in a file with pages are pages and lines on them") {
    model::SourceText source{"a.pdf", "First page.\n\fSecond page.\n\nMore of it.\n"};
    source.places = model::Places::pages;
    const auto document = segment::segment(source, {k_english});
    REQUIRE(document.units.size() == 3);
    CHECK(document.units[0].sentences[0].page == 1);
    CHECK(document.units[1].sentences[0].page == 2);
    CHECK(document.units[1].sentences[0].line == 1);
    CHECK(document.units[2].sentences[0].line == 3);
}

TEST_CASE("SrxRules: a rule that takes too long is named with its line") {
    std::string slow = k_srx;
    slow.replace(slow.find("\\bRegt\\."), 8, "(a+)+b\\.");
    const segment::SrxRules rules{slow, "my.srx", k_english};
    CHECK_THROWS_WITH(cut("See " + std::string(60, 'a') + ". And so on.", {}, nullptr, &rules),
                      Contains("my.srx:7: The regular expression takes too long"));
}

TEST_CASE("add_abbreviations: what is no text in UTF-8 is refused with its line") {
    segment::LanguageData data;
    CHECK_THROWS_WITH(segment::add_abbreviations(data, "art.\nr\xE9s.\n", "my.txt"),
                      Contains("my.txt:2: The list of abbreviations is not valid UTF-8"));
    CHECK_THROWS_WITH(segment::add_abbreviations(data,
                                                 std::string{"\x7f"
                                                             "ELF\0\1",
                                                             6},
                                                 "my.txt"),
                      Contains("my.txt:1: There is a control character here"));
}
