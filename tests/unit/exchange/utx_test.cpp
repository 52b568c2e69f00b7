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

TEST_CASE("utx: what it has columns for comes back as it was") {
    using model::Status;
    model::Concept entry;
    entry.id = "c1";
    entry.categories = {category("note", "a note"), category("subjectField", "ONU"),
                        category("definition", "Def")};
    entry.languages = {{tag("fr"),
                        {term("séance", Status::preferred,
                              {category("partOfSpeech", "noun"), category("grammaticalGender", "feminine")}),
                         term("#réunion", Status::deprecated)},
                        {},
                        {}},
                       {tag("en"),
                        {term("meeting", Status::preferred, {category("partOfSpeech", "noun")}),
                         term("sitting", Status::admitted), term("séance", Status::proposed),
                         term("showing", Status::superseded)},
                        {},
                        {}}};
    model::Concept other;
    other.id = "c2";
    other.languages = {{tag("fr"), {term("vote")}, {}, {}}, {tag("en"), {term("vote")}, {}, {}}};
    const auto written = test::write(GlossaryFormat::utx, {entry, other});
    CHECK(written.messages.empty());
    CHECK(written.bytes.starts_with("#UTX 1.11; fr/en;"));
    const auto again = read(GlossaryFormat::utx, written.bytes);
    CHECK(again.contents.dialect == "UTX 1.11");
    CHECK(again.concepts == std::vector{entry, other});
}

TEST_CASE("utx: statuses are those of the target terms") {
    const auto result =
        read(GlossaryFormat::utx, "#UTX 1.11; en-US/fr; 2026-01-31; copyright: X\r\n#a remark\r\n"
                                  "#src\ttgt\tsrc:pos\tterm status\tsrc:comment\r\n"
                                  "host\thôte\tnoun\tapproved\t-\r\n"
                                  "host\tserveur\tnoun\tforbidden\t-\r\n"
                                  "host\taccueillir\tverb\tnon-standard\ten note\r\n");
    REQUIRE(result.concepts.size() == 2);
    CHECK(result.concepts[0].languages[0].language == tag("en-US"));
    CHECK_FALSE(result.concepts[0].languages[0].terms[0].status);
    CHECK(result.concepts[0].languages[1].terms ==
          std::vector{term("hôte", model::Status::preferred), term("serveur", model::Status::deprecated)});
    CHECK(result.concepts[1].languages[1].terms[0].status == model::Status::admitted);
    CHECK(result.concepts[1].languages[0].categories == std::vector{category("note", "en note")});
}

TEST_CASE("utx: version 1.20 names a language in each heading") {
    const auto result =
        read(GlossaryFormat::utx, "#UTX 1.20; en/fr; 2026-01-31\n#term:en\tterm:fr\tpos:en\tterm "
                                  "status:fr\tconcept ID\nhost\thôte\tnoun\tprovisional\t7\n");
    REQUIRE(result.concepts.size() == 1);
    CHECK(result.concepts[0].id == "7");
    CHECK(result.concepts[0].languages[0].terms ==
          std::vector{term("host", {}, {category("partOfSpeech", "noun")})});
    CHECK(result.concepts[0].languages[1].terms == std::vector{term("hôte", model::Status::proposed)});
}

TEST_CASE("utx: files that are none are refused with their line") {
    CHECK_THROWS_WITH(read(GlossaryFormat::utx, "a\tb\n"), Contains("x:1: This is not UTX"));
    CHECK_THROWS_WITH(read(GlossaryFormat::utx, "#UTX 1.11; fr/en\na\tb\n"),
                      Contains("x:2: No line such as"));
    CHECK_THROWS_WITH(read(GlossaryFormat::utx, "#UTX 1.11\n#src\ttgt\na\tb\n"),
                      Contains("does not name two languages"));
    CHECK_THAT(read(GlossaryFormat::utx, "").messages(), Contains("no entry"));
}

TEST_CASE("utx: what has no column is said") {
    const auto written = test::write(GlossaryFormat::utx, test::table_concepts());
    CHECK_THAT(written.messages, Contains("UTX has no place for this 'context'"));
    CHECK_THAT(written.messages, Contains("UTX has no place for what is said of a 'definition'"));
}
