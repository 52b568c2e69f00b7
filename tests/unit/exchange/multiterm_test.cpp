#include "base/error.hpp"
#include "sample_glossary.hpp"
#include "support/catch.hpp"

using namespace diptych;
using Catch::Contains;
using exchange::GlossaryFormat;
using test::category;
using test::read;
using test::tag;
using test::term;

namespace {

constexpr const char* k_entry =
    "<conceptGrp><concept>12</concept><system type=\"entryClass\">1</system>"
    "<transacGrp><transac type=\"origination\">anna</transac><date>2026-01-31T10:00:00</date></transacGrp>"
    "<descripGrp><descrip type=\"Fachgebiet\">ONU</descrip></descripGrp>"
    "<languageGrp><language lang=\"FR\" type=\"French\"/>"
    "<descripGrp><descrip type=\"Définition\">Réunion</descrip>"
    "<descripGrp><descrip type=\"Quelle\">A/1</descrip></descripGrp></descripGrp>"
    "<termGrp><term>séance</term><descripGrp><descrip type=\"Part of Speech\">Noun</descrip></descripGrp>"
    "<descripGrp><descrip type=\"Status\">Forbidden</descrip></descripGrp>"
    "<descripGrp><descrip type=\"Reviewer's remark\">ok</descrip></descripGrp></termGrp></languageGrp>"
    "<languageGrp><language type=\"English (United Kingdom)\"/><termGrp><term>meeting</term>"
    "<descripGrp><descrip "
    "type=\"Status\">whatever</descrip></descripGrp></termGrp></languageGrp></conceptGrp>";

std::string utf16_of(const std::string& text) { // of Latin-1 letters
    std::string bytes = "\xFF\xFE";
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto unit = static_cast<unsigned char>(text[i]);
        if (unit >= 0xC0) {
            unit = static_cast<unsigned char>((unit & 3U) << 6U |
                                              (static_cast<unsigned char>(text[++i]) & 0x3FU));
        }
        bytes += static_cast<char>(unit);
        bytes += '\0';
    }
    return bytes;
}

} // namespace

TEST_CASE("multiterm: fields with usual names become categories, others stay as they are") {
    const std::string body = std::string{"<mtf>\n"} + k_entry + "</mtf>";
    for (const std::string& bytes : {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + body,
                                     utf16_of("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + body)}) {
        const auto result = read(GlossaryFormat::multiterm, bytes);
        REQUIRE(result.concepts.size() == 1);
        const model::Concept& entry = result.concepts[0];
        CHECK(entry.id == "12");
        CHECK(entry.transactions ==
              std::vector<model::Transaction>{{"origination", "2026-01-31T10:00:00", "anna"}});
        CHECK(entry.categories ==
              std::vector{category("system:entryClass", "1"), category("subjectField", "ONU")});
        CHECK(entry.languages[0].categories ==
              std::vector{category("definition", "Réunion", {category("source", "A/1")})});
        CHECK(entry.languages[0].terms ==
              std::vector{term("séance", model::Status::deprecated,
                               {category("partOfSpeech", "noun"), category("Reviewer's remark", "ok")})});
        CHECK(entry.languages[1].language == tag("en-GB"));
        CHECK_FALSE(entry.languages[1].terms[0].status);
        CHECK_THAT(result.messages(),
                   Contains("x:2: warning: 'whatever' is no status that is known; it was kept"));
    }
}

TEST_CASE("multiterm: entries come back as they were") {
    std::vector<model::Concept> concepts = test::table_concepts();
    concepts[0].categories.front().value = "working methods & more";
    concepts[0].categories[1].value = "A group"; // fields have no lines
    concepts[0].transactions = {{"origination", "2026-01-31", "A"}};
    concepts[0].languages[0].terms[0].transactions = {{"modification", "", ""}};
    concepts[1].id = "2";
    concepts[1].categories = {category("system:entryClass", "1"),
                              category("own field", "x", {category("deeper", "y")})};
    concepts[2].languages[0].language = tag("en-GB");
    const auto written = test::write(GlossaryFormat::multiterm, concepts);
    CHECK(written.messages.empty());
    CHECK_THAT(written.bytes, Contains("<concept>1</concept>"));
    CHECK_THAT(written.bytes, Contains("<language type=\"French\" lang=\"FR\"/>"));
    CHECK_THAT(written.bytes, Contains("<descrip type=\"Part of speech\">noun</descrip>"));
    const auto again = read(GlossaryFormat::multiterm, written.bytes);
    CHECK(again.concepts == concepts);
}

TEST_CASE("multiterm: what cannot be used is said with its line") {
    const auto result =
        read(GlossaryFormat::multiterm,
             "<mtf>\n<conceptGrp><concept>1</concept>\n<languageGrp><language type=\"Klingon\"/>"
             "<termGrp><term>x</term></termGrp></languageGrp>\n<languageGrp><language lang=\"EN\"/>\n"
             "<termGrp><term> </term></termGrp>\n<termGrp><term>a</term></termGrp>"
             "<termGrp><term>a</term></termGrp></languageGrp></conceptGrp>\n"
             "<conceptGrp><concept>1</concept></conceptGrp><other/></mtf>");
    CHECK(result.contents.concepts == 1);
    CHECK(result.contents.skipped == 1);
    const std::string said = result.messages();
    CHECK_THAT(said,
               Contains("x:3: warning: 'Klingon' is no language; its terms in entry '1' were skipped."));
    CHECK_THAT(said, Contains("x:5: warning: A term in 'en' is empty"));
    CHECK_THAT(said, Contains("x:6: warning: The term 'a' is twice in 'en'"));
    CHECK_THAT(said, Contains("x:7: warning: Entry '1' has no term; it was skipped."));
    CHECK_THAT(said, Contains("<other> is no entry"));
}

TEST_CASE("multiterm: what is no MultiTerm XML is refused") {
    CHECK_THROWS_WITH(read(GlossaryFormat::multiterm, "<tbx/>"), Contains("x:1: This is not MultiTerm XML"));
    CHECK_THROWS_AS(read(GlossaryFormat::multiterm, "<mtf><conceptGrp></mtf>"), base::InputError);
    CHECK_THROWS_AS(read(GlossaryFormat::multiterm, "<!DOCTYPE mtf [<!ENTITY a \"b\">]><mtf>&a;</mtf>"),
                    base::InputError);
}
