#include "exchange/tbx/reader.hpp"
#include "exchange/tbx/writer.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"

#include <set>
#include <sstream>

using namespace diptych;
using Catch::Contains;

namespace {

struct Written {
    std::string tbx;
    std::string reports; ///< of the writer
    std::size_t count = 0;
};

Written write(const std::vector<model::Concept>& concepts, std::optional<model::LanguageTag> source = {},
              exchange::TbxDialect dialect = exchange::TbxDialect::basic_dca,
              std::optional<model::LanguageTag> target = {}) {
    std::set<std::string, std::less<>> ids;
    for (const model::Concept& entry : concepts) {
        ids.insert(entry.id);
    }
    Written written;
    std::ostringstream out;
    base::Diagnostics diagnostics;
    exchange::GlossaryWriterOptions options;
    options.source_language = std::move(source);
    options.target_language = std::move(target);
    options.title = "Test & title";
    options.has_concept = [&](std::string_view id) { return ids.contains(id); };
    const auto writer = exchange::make_tbx_writer(dialect, out, std::move(options), diagnostics);
    for (const model::Concept& entry : concepts) {
        writer->add(entry);
    }
    writer->finish();
    written.tbx = out.str();
    written.count = writer->written();
    for (const base::Diagnostic& d : diagnostics.all()) {
        written.reports += d.file + ": " + d.message + "\n";
    }
    return written;
}

std::vector<model::Concept> read_back(const std::string& tbx) {
    std::vector<model::Concept> concepts;
    base::Diagnostics diagnostics;
    exchange::read_tbx(
        xml::source_of(tbx), "written.tbx", [&](model::Concept&& entry) { concepts.push_back(std::move(entry)); },
        diagnostics);
    for (const base::Diagnostic& d : diagnostics.all()) {
        FAIL(d.message);
    }
    return concepts;
}

model::Term term(std::string text, std::optional<model::Status> status = {}) {
    return {std::move(text), status, {}, {}};
}

model::Concept entry(std::string id, std::vector<model::DataCategory> categories = {}) {
    return {std::move(id), std::move(categories), {}, {{test::tag("en"), {term("x")}, {}, {}}}};
}

/// A concept that uses all that TBX-Basic has, in the order in which it is written.
model::Concept full_concept() {
    model::Concept full;
    full.id = "c1";
    full.categories = {{"subjectField", "human rights & <law>", "", {}},
                       {"customerSubset", "S", "", {{"note", "of a subset", "", {}}}},
                       {"note", "Both \u00AB\u00A0genders\u00A0\u00BB", "", {{"xml:lang", "en", "", {}}}},
                       {"crossReference", "asylum", "c2", {}},
                       {"xGraphic", "a picture", "https://example.org/a.png", {}}};
    full.transactions = {{"origination", "2026-11-23", "A. B."},
                         {"modification", "2026-11-24T10:00:00Z", ""}};
    full.languages = {
        {test::tag("fr"),
         {{"réfugié",
           model::Status::preferred,
           {{"partOfSpeech", "noun", "", {}},
            {"grammaticalGender", "masculine", "", {{"note", "epicene use", "", {}}}},
            {"termType", "fullForm", "", {}},
            {"context", "les réfugiés", "", {{"source", "A/1", "", {}}, {"crossReference", "see", "c2", {}}}},
            {"externalCrossReference", "UNTERM", "https://unterm.un.org/", {}}},
           {{"modification", "", "B. C."}}},
          term("réfugiée", model::Status::admitted),
          term("exilé"),
          term("émigré", model::Status::deprecated),
          term("proscrit", model::Status::superseded)},
         {{"definition", "Une personne qui\u2026", "", {{"source", "A/2", "", {}}}}},
         {{"origination", "2026-01-01", ""}}},
        {test::tag("ar"), {term("لاجئ")}, {}, {}},
        {test::tag("en"), {term("refugee")}, {}, {}}};
    return full;
}

} // namespace

TEST_CASE("tbx_writer: what is written is read back, word for word") {
    const std::vector<model::Concept> concepts{full_concept(), entry("c2")};
    const Written written = write(concepts, test::tag("fr"));
    CHECK(written.reports.empty());
    CHECK(written.count == 2);
    CHECK(read_back(written.tbx) == concepts);
}

TEST_CASE("tbx_writer: the file says what it is") {
    CHECK(write({}, test::tag("fr")).tbx == R"(<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="fr" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <titleStmt>
        <title>Test &amp; title</title>
      </titleStmt>
      <sourceDesc>
        <p>Exported by Diptych.</p>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <p type="note">UTF-8, NFC</p>
    </encodingDesc>
  </tbxHeader>
  <text/>
</tbx>
)");
}

TEST_CASE("tbx_writer: the source language comes first, then its varieties, then the others by their tags") {
    model::Concept concept_entry = entry("c1");
    concept_entry.languages = {{test::tag("fr"), {term("a")}, {}, {}},
                               {test::tag("de"), {term("a")}, {}, {}},
                               {test::tag("en-GB"), {term("a")}, {}, {}},
                               {test::tag("en"), {term("a")}, {}, {}}};
    const std::vector<model::Concept> read = read_back(write({concept_entry}, test::tag("en")).tbx);
    std::string order;
    for (const model::LanguageSection& section : read[0].languages) {
        order += section.language.str() + " ";
    }
    CHECK(order == "en en-GB de fr ");
}

TEST_CASE("tbx_writer: terms are ordered by status, otherwise left in their order") {
    using model::Status;
    model::Concept concept_entry = entry("c1");
    concept_entry.languages[0].terms = {
        term("f", Status::superseded), term("e", Status::deprecated), term("c"), term("d"),
        term("b", Status::admitted),   term("a", Status::preferred)};
    const std::vector<model::Concept> read = read_back(write({concept_entry}).tbx);
    std::string order;
    for (const model::Term& written : read[0].languages[0].terms) {
        order += written.text;
    }
    CHECK(order == "abcdef");
}

TEST_CASE("tbx_writer: termNotes are written before the rest, as the grammar wants it") {
    model::Concept concept_entry = entry("c1");
    concept_entry.languages[0].terms[0].categories = {{"context", "c", "", {}},
                                                      {"partOfSpeech", "noun", "", {}}};
    const std::string tbx = write({concept_entry}).tbx;
    CHECK(tbx.find("termNote") < tbx.find("context"));
}

TEST_CASE("tbx_writer: ids that are no XML names get one, references follow, and none clashes") {
    const std::vector<model::Concept> concepts{entry("12", {{"crossReference", "", "id.12", {}}}),
                                               entry("id.12", {{"crossReference", "", "12", {}}}),
                                               entry("a b"), entry("é"), entry("")};
    const Written written = write(concepts);
    CHECK(written.reports.empty());
    const std::vector<model::Concept> read = read_back(written.tbx);
    REQUIRE(read.size() == 5);
    CHECK(read[0].id == "id.12_");
    CHECK(read[0].categories[0].target == "id.12");
    CHECK(read[1].id == "id.12");
    CHECK(read[1].categories[0].target == "id.12_");
    std::set<std::string> ids;
    for (const model::Concept& concept_entry : read) {
        CHECK(exchange::is_plain_xml_id(concept_entry.id));
        ids.insert(concept_entry.id);
    }
    CHECK(ids.size() == 5);
}

TEST_CASE("tbx_writer: an exported id stays as it is when it is exported again") {
    const std::string once = write({entry("12")}).tbx;
    CHECK(write(read_back(once)).tbx == once);
}

TEST_CASE("tbx_writer: what TBX-Basic cannot hold is left out, counted by reason and named") {
    model::Concept first = entry("c1", {{"reliabilityCode", "4", "", {}},
                                        {"context", "of an entry", "", {}},
                                        {"crossReference", "gone", "c99", {}},
                                        {"externalCrossReference", "mail", "mailto:a@b", {}},
                                        {"note", "n", "", {{"source", "of a note", "", {}}}}});
    first.languages[0].terms[0].categories = {{"partOfSpeech", "pronoun", "", {}}};
    first.transactions = {{"creation", "2026-11-23", ""}, {"origination", "23.11.2026", ""}};
    const Written written = write({first, entry("c2", {{"reliabilityCode", "5", "", {}}})});
    CHECK(written.reports ==
          "glossary: 'reliabilityCode' is no data category of TBX-Basic: left out 2 times, first of entry "
          "'c1'.\n"
          "glossary: TBX-Basic does not have 'context' of an entry: left out of entry 'c1'.\n"
          "glossary: A 'crossReference' points to no entry of the glossary: left out of entry 'c1'.\n"
          "glossary: 'externalCrossReference' has to point to an http or https address: left out of entry "
          "'c1'.\n"
          "glossary: TBX-Basic cannot say 'source' of 'note': left out of entry 'c1'.\n"
          "glossary: In TBX-Basic, a transaction cannot be 'creation': left out of entry 'c1'.\n"
          "glossary: A date of a transaction that is none of ISO 8601: left out of entry 'c1'.\n"
          "glossary: In TBX-Basic, 'partOfSpeech' cannot be 'pronoun': left out of entry 'c1'.\n");
    const std::vector<model::Concept> read = read_back(written.tbx);
    CHECK(read[0].categories == std::vector<model::DataCategory>{{"note", "n", "", {}}});
    CHECK(read[0].transactions == std::vector<model::Transaction>{{"origination", "", ""}});
    CHECK(read[0].languages[0].terms[0].categories.empty());
}

TEST_CASE("tbx_writer: concepts, languages and terms with nothing in them are left out") {
    model::Concept empty = entry("c1");
    empty.languages[0].terms = {term(" \x01 ")};
    model::Concept half = entry("c2");
    half.languages.push_back({test::tag("fr"), {}, {}, {}});
    const Written written = write({empty, half});
    CHECK(written.count == 1);
    CHECK_THAT(written.reports, Contains("All of an entry that has no term: left out of entry 'c1'."));
    CHECK(read_back(written.tbx)[0].languages.size() == 1);
}

TEST_CASE("tbx_writer: a term is written once a language, composed and without control characters") {
    model::Concept concept_entry = entry("c1");
    concept_entry.languages[0].terms = {term("e\u0301te\u0301"), term("\u00E9t\u00E9"), term("a\x02z")};
    const Written written = write({concept_entry});
    const std::vector<model::Term> terms = read_back(written.tbx)[0].languages[0].terms;
    REQUIRE(terms.size() == 2);
    CHECK(terms[0].text == "\u00E9t\u00E9");
    CHECK(terms[1].text == "az");
    CHECK_THAT(written.reports, Contains("A term that is twice in a language") &&
                                    Contains("Control characters were left out"));
}

TEST_CASE("tbx_writer: each dialect is read back, with what it can hold") {
    using exchange::TbxDialect;
    const std::vector<model::Concept> concepts{full_concept(), entry("c2")};
    const Written dct = write(concepts, test::tag("fr"), TbxDialect::basic_dct);
    CHECK_THAT(dct.tbx, Contains("<min:subjectField>human rights &amp; &lt;law&gt;</min:subjectField>"));
    CHECK(read_back(dct.tbx)[0].languages == full_concept().languages);
    const Written v2 = write(concepts, test::tag("fr"), TbxDialect::basic_v2);
    CHECK_THAT(v2.tbx, Contains("<martif type=\"TBX-Basic\" xml:lang=\"fr\">") && !Contains("DOCTYPE"));
    CHECK(read_back(v2.tbx)[0].languages.size() == 3);
    const Written min = write(concepts, test::tag("fr"), TbxDialect::min_dca);
    CHECK_THAT(min.reports, Contains("TBX-Min has no transactions"));
    CHECK(read_back(min.tbx)[0].languages[0].terms.size() == 5);
}

TEST_CASE("tbx_writer: a proposed term has no status in TBX, which is said once") {
    model::Concept first = entry("c1");
    first.languages[0].terms = {term("a", model::Status::proposed), term("b", model::Status::proposed)};
    const Written written = write({first});
    CHECK_THAT(written.tbx, !Contains("administrativeStatus"));
    CHECK(written.reports == "glossary: TBX-Basic has no status 'proposed'; such a term has none there: left "
                             "out 2 times, first of entry 'c1'.\n");
}

TEST_CASE("tbx_writer: TBX v2 of two languages holds pairs only, and no rendering to avoid") {
    model::Concept other = entry("c2");
    other.languages = {{test::tag("de"), {term("x")}, {}, {}}, {test::tag("fr"), {term("y")}, {}, {}}};
    const Written written =
        write({full_concept(), other}, test::tag("en"), exchange::TbxDialect::basic_v2, test::tag("fr"));
    const std::vector<model::Concept> read = read_back(written.tbx);
    REQUIRE(read.size() == 1);
    REQUIRE(read[0].languages.size() == 2);
    CHECK(read[0].languages[0].language == test::tag("en"));
    CHECK(read[0].languages[1].terms.size() == 3);
    CHECK_THAT(written.reports,
               Contains("All of an entry that has no term in 'en': left out of entry 'c2'.") &&
                   Contains("A language other than 'en' and 'fr'") && Contains("A term of 'fr' to avoid"));
}

TEST_CASE("tbx_writer: TBX v2 without an entry is not valid, and that is said") {
    CHECK_THAT(write({}, {}, exchange::TbxDialect::basic_v2).reports,
               Contains("cannot be valid without one"));
}
