#include "base/error.hpp"
#include "exchange/tbx/reader.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace diptych;
using Catch::Contains;

namespace {

struct Read {
    exchange::GlossaryContents contents;
    std::vector<model::Concept> concepts;
    base::Diagnostics diagnostics;

    /// Everything that was reported, a line each.
    std::string reports() const {
        std::string all;
        for (const base::Diagnostic& d : diagnostics.all()) {
            all += d.file + ":" + std::to_string(d.line) + ": " + d.message + "\n";
        }
        return all;
    }
};

Read read(std::string_view bytes) {
    Read result;
    result.contents = exchange::read_tbx(
        xml::source_of(bytes), "x.tbx", [&](model::Concept&& entry) { result.concepts.push_back(std::move(entry)); },
        result.diagnostics);
    return result;
}

/// The entries as the body of a TBX v3 file in DCA style; the first of them is on line 2.
std::string v3(const std::string& entries) {
    return "<tbx type='TBX-Basic' style='dca' xml:lang='en' xmlns='urn:iso:std:iso:30042:ed-2'>"
           "<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>\n" +
           entries + "</body></text></tbx>";
}

std::string refusal_of(std::string_view bytes) {
    try {
        read(bytes);
    } catch (const base::InputError& error) {
        return error.what();
    }
    return {};
}

const std::string k_term = "<langSec xml:lang='en'><termSec><term>refugee</term></termSec></langSec>";

} // namespace

TEST_CASE("tbx_reader: reads an entry of TBX v3 in DCA style with all that is said of it") {
    const Read result = read(v3(R"(<conceptEntry id="c1">
        <descrip type="subjectField">human rights</descrip>
        <ref type="crossReference" target="c2">asylum</ref>
        <xref type="externalCrossReference" target="https://unterm.un.org/">UNTERM</xref>
        <transacGrp><transac type="transactionType">origination</transac><date>2026-11-23</date>
          <transacNote type="responsibility">A. B.</transacNote></transacGrp>
        <langSec xml:lang="en">
          <descripGrp><descrip type="definition">A person who
             flees.</descrip><admin type="source">A/1</admin><note>old</note></descripGrp>
          <termSec><term>refugee</term><termNote type="partOfSpeech">noun</termNote>
            <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
            <descrip type="context">the status of <hi>refugees</hi> in law</descrip></termSec>
        </langSec>
        <langSec xml:lang="fr"><note xml:lang="en">Both genders.</note>
          <termSec><term>réfugié</term></termSec><termSec><term>réfugiée</term>
            <termNoteGrp><termNote type="grammaticalGender">feminine</termNote><note>n</note></termNoteGrp></termSec>
        </langSec>
      </conceptEntry>)"));
    CHECK(result.reports() == "x.tbx:4: A reference leads to nothing in this file; it was kept.\n");
    CHECK(result.contents.dialect == "TBX-Basic");
    REQUIRE(result.concepts.size() == 1);
    const model::Concept& entry = result.concepts[0];
    CHECK(entry.id == "c1");
    CHECK(entry.categories == std::vector<model::DataCategory>{
                                  {"subjectField", "human rights", "", {}},
                                  {"crossReference", "asylum", "c2", {}},
                                  {"externalCrossReference", "UNTERM", "https://unterm.un.org/", {}}});
    CHECK(entry.transactions == std::vector<model::Transaction>{{"origination", "2026-11-23", "A. B."}});
    REQUIRE(entry.languages.size() == 2);
    CHECK(
        entry.languages[0].categories ==
        std::vector<model::DataCategory>{
            {"definition", "A person who flees.", "", {{"source", "A/1", "", {}}, {"note", "old", "", {}}}}});
    CHECK(entry.languages[0].terms ==
          std::vector<model::Term>{
              {"refugee",
               model::Status::preferred,
               {{"partOfSpeech", "noun", "", {}}, {"context", "the status of refugees in law", "", {}}},
               {}}});
    CHECK(entry.languages[1].categories ==
          std::vector<model::DataCategory>{{"note", "Both genders.", "", {{"xml:lang", "en", "", {}}}}});
    CHECK(entry.languages[1].terms[1].categories ==
          std::vector<model::DataCategory>{{"grammaticalGender", "feminine", "", {{"note", "n", "", {}}}}});
}

TEST_CASE("tbx_reader: TBX v3 in DCT style gives the same concept as DCA, whatever the prefixes") {
    const Read dca =
        read(v3("<conceptEntry id='c1'><descrip type='subjectField'>law</descrip>"
                "<xref type='xGraphic' target='https://a/b.png'>b</xref>"
                "<transacGrp><transac type='transactionType'>origination</transac><date>2026-11-23</date>"
                "<transacNote type='responsibility'>A</transacNote></transacGrp>"
                "<langSec xml:lang='fr'><descripGrp><descrip type='definition'>d</descrip>"
                "<admin type='source'>s</admin></descripGrp><termSec><term>loi</term>"
                "<termNote type='partOfSpeech'>noun</termNote>"
                "<termNote type='administrativeStatus'>admittedTerm-admn-sts</termNote>"
                "</termSec></langSec></conceptEntry>"));
    const Read dct =
        read("<t:tbx type='TBX-Basic' style='dct' xml:lang='en' xmlns:t='urn:iso:std:iso:30042:ed-2'"
             " xmlns:m='http://www.tbxinfo.net/ns/min' xmlns:b='http://www.tbxinfo.net/ns/basic'>"
             "<t:text><t:body><t:conceptEntry id='c1'><m:subjectField>law</m:subjectField>"
             "<b:xGraphic target='https://a/b.png'>b</b:xGraphic>"
             "<t:transacGrp><b:transactionType>origination</b:transactionType><t:date>2026-11-23</t:date>"
             "<b:responsibility>A</b:responsibility></t:transacGrp>"
             "<t:langSec xml:lang='fr'><t:descripGrp><b:definition>d</b:definition><b:source>s</b:source>"
             "</t:descripGrp><t:termSec><t:term>loi</t:term><m:partOfSpeech>noun</m:partOfSpeech>"
             "<m:administrativeStatus>admittedTerm-admn-sts</m:administrativeStatus>"
             "</t:termSec></t:langSec></t:conceptEntry></t:body></t:text></t:tbx>");
    CHECK(dct.reports().empty());
    REQUIRE(dct.concepts.size() == 1);
    CHECK(dct.concepts == dca.concepts);
}

TEST_CASE("tbx_reader: reads TBX v2 with a DOCTYPE, tig and ntig") {
    const Read result = read(R"(<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body><termEntry id="c1">
  <langSet xml:lang="en"><tig><term>one</term><termNote type="administrativeStatus">preferred</termNote></tig></langSet>
  <langSet xml:lang="fr"><ntig><termGrp><term>un</term><termNote type="partOfSpeech">adjective</termNote></termGrp>
    <descrip type="context">un seul</descrip></ntig></langSet>
</termEntry></body><back><refObjectSec/></back></text></martif>)");
    REQUIRE(result.concepts.size() == 1);
    REQUIRE(result.concepts[0].languages.size() == 2);
    CHECK(result.concepts[0].languages[0].terms[0].status == model::Status::preferred);
    const model::Term& term = result.concepts[0].languages[1].terms[0];
    CHECK(term.text == "un");
    CHECK(model::value_of(term.categories, "partOfSpeech") == "adjective");
    CHECK(model::value_of(term.categories, "context") == "un seul");
    CHECK(result.reports() == "x.tbx:6: The <back> of the file (persons, bibliography) is not read.\n");
}

TEST_CASE("tbx_reader: reads TBX-Min with its own words") {
    const Read result = read(R"(<TBX dialect="TBX-Min"><header><id>x</id></header><body><termEntry id="c1">
  <subjectField>biology</subjectField><langSet xml:lang="en"><tig><term>hound</term>
  <termStatus>obsolete</termStatus><customer>S</customer><noteGrp><note><noteKey>usage</noteKey>
  <noteValue>rare</noteValue></note></noteGrp></tig></langSet></termEntry></body></TBX>)");
    CHECK(result.reports().empty());
    CHECK(result.contents.dialect == "TBX-Min");
    REQUIRE(result.concepts.size() == 1);
    CHECK(model::value_of(result.concepts[0].categories, "subjectField") == "biology");
    const model::Term& term = result.concepts[0].languages[0].terms[0];
    CHECK(term.status == model::Status::superseded);
    CHECK(model::value_of(term.categories, "customerSubset") == "S");
    CHECK(model::value_of(term.categories, "note") == "usage: rare");
}

TEST_CASE("tbx_reader: a file with another root is refused with what it is") {
    CHECK(refusal_of("<!-- x -->\n<html/>") == "x.tbx:2: This is not TBX: its root element is <html>, where "
                                               "<tbx> (TBX v3), <martif> (TBX v2) or <TBX> "
                                               "(TBX-Min) was expected.");
    CHECK_THAT(refusal_of("source\ttarget\n"), Contains("This is not XML"));
    CHECK_THAT(refusal_of(""), Contains("empty"));
}

TEST_CASE("tbx_reader: a malformed file is refused with its line, entries before were given") {
    std::size_t given = 0;
    base::Diagnostics diagnostics;
    const std::string bytes =
        v3("<conceptEntry id='c1'>" + k_term + "</conceptEntry>\n<conceptEntry id='c2'></oops>");
    CHECK_THROWS_WITH(exchange::read_tbx(
                          xml::source_of(bytes), "x.tbx", [&](model::Concept&&) { ++given; }, diagnostics),
                      Catch::StartsWith("x.tbx:3: "));
    CHECK(given == 1);
}

TEST_CASE("tbx_reader: an entry without an id gets one and says so; the same one the next time") {
    const std::string file = v3("<conceptEntry>" + k_term + "</conceptEntry>\n<conceptEntry id='entry-2'>" +
                                k_term + "</conceptEntry>\n<conceptEntry>" + k_term + "</conceptEntry>");
    const Read result = read(file);
    REQUIRE(result.concepts.size() == 3);
    CHECK(result.concepts[0].id == "entry-1");
    CHECK(result.concepts[1].id == "entry-2");
    CHECK(result.concepts[2].id == "entry-3");
    CHECK(result.reports() == "x.tbx:2: An entry has no id; it was given 'entry-1'.\n"
                              "x.tbx:4: An entry has no id; it was given 'entry-3'.\n");
    CHECK(read(file).concepts == result.concepts);
}

TEST_CASE("tbx_reader: an id that was there before is replaced") {
    const std::string entry = "<conceptEntry id='c1'>" + k_term + "</conceptEntry>\n";
    const Read result = read(v3(entry + entry + entry));
    REQUIRE(result.concepts.size() == 3);
    CHECK(result.concepts[1].id == "c1-2");
    CHECK(result.concepts[2].id == "c1-3");
    CHECK_THAT(result.reports(),
               Contains("x.tbx:3: The id 'c1' was there before; this entry was given 'c1-2'."));
}

TEST_CASE(
    "tbx_reader: language codes are brought into form, once said; sections without one are undetermined") {
    const std::string term = "<termSec><term>x</term></termSec>";
    const std::string file =
        v3("<conceptEntry id='c1'><langSec xml:lang='en_us'>" + term + "</langSec><langSec xml:lang='FR'>" +
           term + "</langSec><langSec lang='de'>" + term + "</langSec><langSec xml:lang='?'>" + term +
           "</langSec><langSec>" + term +
           "</langSec></conceptEntry>\n<conceptEntry id='c2'><langSec xml:lang='FR'>" + term +
           "</langSec></conceptEntry>");
    const Read result = read(file);
    REQUIRE(result.concepts.size() == 2);
    REQUIRE(result.concepts[0].languages.size() == 4);
    CHECK(result.concepts[0].languages[3].language.is_undetermined());
    CHECK(result.concepts[0].languages[0].language.str() == "en-US");
    CHECK(result.concepts[0].languages[1].language.str() == "fr");
    CHECK(result.concepts[0].languages[2].language.str() == "de");
    CHECK(result.reports() ==
          "x.tbx:2: The language code 'en_us' is read as 'en-US'. Said once.\n"
          "x.tbx:2: The language code 'FR' is read as 'fr'. Said once.\n"
          "x.tbx:2: The language is in the attribute 'lang', not in 'xml:lang'; it was read all "
          "the same. Said once.\n"
          "x.tbx:2: '?' is no language code; the section of entry 'c1' was kept as 'und', undetermined.\n"
          "x.tbx:2: A section of entry 'c1' names no language; it was kept as 'und', undetermined.\n"
          "x.tbx:2: The language 'und' has two sections in entry 'c1'; they were joined.\n"
          "x.tbx:2: The term 'x' is twice in 'und' of entry 'c1'; what is said of it was put together.\n");
}

TEST_CASE("tbx_reader: two sections of a language are one") {
    const Read result =
        read(v3("<conceptEntry id='c1'>" + k_term +
                "<langSec xml:lang='en'><termSec><term>exile</term></termSec></langSec></conceptEntry>"));
    REQUIRE(result.concepts[0].languages.size() == 1);
    CHECK(result.concepts[0].languages[0].terms.size() == 2);
    CHECK(result.diagnostics.count(base::Severity::note) == 1);
}

TEST_CASE("tbx_reader: an empty term is skipped, an entry without a term too") {
    const Read result =
        read(v3("<conceptEntry id='c1'>" + k_term +
                "<langSec xml:lang='fr'><termSec><term> \u00A0</term></termSec></langSec></conceptEntry>\n"
                "<conceptEntry id='c2'><langSec xml:lang='fr'/></conceptEntry>\n"
                "<conceptEntry id='c3'/>"));
    CHECK(result.concepts.size() == 1);
    CHECK(result.concepts[0].languages.size() == 1);
    CHECK(result.contents.concepts == 1);
    CHECK(result.contents.skipped == 2);
    CHECK(result.reports() == "x.tbx:2: A term in 'fr' of entry 'c1' is empty; it was skipped.\n"
                              "x.tbx:3: The section 'fr' of entry 'c2' has no term; it was skipped.\n"
                              "x.tbx:3: Entry 'c2' has no term; it was skipped.\n"
                              "x.tbx:4: Entry 'c3' has no term; it was skipped.\n");
}

TEST_CASE("tbx_reader: a term that is twice in a language is one, with all that was said of it") {
    const Read result =
        read(v3("<conceptEntry id='c1'><langSec xml:lang='en'>"
                "<termSec><term>set</term><termNote type='partOfSpeech'>noun</termNote></termSec>\n"
                "<termSec><term> set </term><termNote type='partOfSpeech'>noun</termNote><termNote "
                "type='termType'>variant"
                "</termNote><termNote type='administrativeStatus'>admittedTerm-admn-sts</termNote></termSec>"
                "</langSec></conceptEntry>"));
    REQUIRE(result.concepts[0].languages[0].terms.size() == 1);
    const model::Term& term = result.concepts[0].languages[0].terms[0];
    CHECK(term.status == model::Status::admitted);
    CHECK(term.categories == std::vector<model::DataCategory>{{"partOfSpeech", "noun", "", {}},
                                                              {"termType", "variant", "", {}}});
    CHECK_THAT(result.reports(), Contains("x.tbx:3: The term 'set' is twice in 'en' of entry 'c1'"));
}

TEST_CASE("tbx_reader: statuses that are none of the four are kept and reported") {
    const Read result = read(v3("<conceptEntry id='c1'><langSec xml:lang='en'><termSec><term>x</term>"
                                "<termNote type='administrativeStatus'>legalTerm-admn-sts</termNote>"
                                "</termSec></langSec></conceptEntry>"));
    const model::Term& term = result.concepts[0].languages[0].terms[0];
    CHECK_FALSE(term.status.has_value());
    CHECK(model::value_of(term.categories, "administrativeStatus") == "legalTerm-admn-sts");
    CHECK_THAT(result.reports(), Contains("'legalTerm-admn-sts' is no administrativeStatus"));
}

TEST_CASE("tbx_reader: terms are composed; no-break spaces stay, layout does not") {
    const Read result =
        read(v3("<conceptEntry id='c1'><langSec xml:lang='fr'><termSec><term>\n  re\u0301fugie\u0301\n"
                "  \u00AB\u00A0A\u00A0\u00BB <![CDATA[R&D]]></term></termSec></langSec></conceptEntry>"));
    CHECK(result.concepts[0].languages[0].terms[0].text == "réfugié \u00AB\u00A0A\u00A0\u00BB R&D");
    CHECK_THAT(result.reports(), Contains("not in composed form"));
}

TEST_CASE("tbx_reader: categories it does not know are kept under their names") {
    const Read result = read(v3("<conceptEntry id='c1'><descrip type='Entry status'>Final</descrip>"
                                "<admin>untyped</admin><whatever type='mine'>x</whatever>" +
                                k_term + "</conceptEntry>"));
    CHECK(model::value_of(result.concepts[0].categories, "Entry status") == "Final");
    CHECK(model::value_of(result.concepts[0].categories, "admin") == "untyped");
    CHECK(model::value_of(result.concepts[0].categories, "mine") == "x");
    CHECK_THAT(result.reports(),
               Contains("<whatever> is no element of TBX; it was kept as the category 'mine'."));
    CHECK_THAT(result.reports(), Contains("'Entry status' is no data category of TBX-Basic"));
}

TEST_CASE(
    "tbx_reader: a namespace that is not TBX's, stray elements and a file without entries are reported") {
    const Read other = read("<tbx xmlns='urn:x' type='TBX-Basic'><text><body><p>x</p><conceptEntry id='c1'>" +
                            k_term + "</conceptEntry></body></text></tbx>");
    CHECK(other.concepts.size() == 1);
    CHECK_THAT(other.reports(),
               Contains("namespace 'urn:x'") && Contains("<p> is no entry; it was skipped."));
    CHECK(read(v3("")).reports() == "x.tbx:0: There is no entry in this file.\n");
}

TEST_CASE("tbx_reader: entities and external files are refused") {
    CHECK_THAT(
        refusal_of("<!DOCTYPE martif [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><martif>&x;</martif>"),
        Contains("declares an entity"));
    CHECK_THAT(refusal_of("<!DOCTYPE martif [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>]><martif>&b;</martif>"),
               Contains("declares an entity"));
}
