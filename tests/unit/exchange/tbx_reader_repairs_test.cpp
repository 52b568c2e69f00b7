#include "base/error.hpp"
#include "exchange/tbx/id_set.hpp"
#include "exchange/tbx/reader.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

using namespace diptych;
using Catch::Contains;

namespace {

struct Read {
    exchange::GlossaryContents contents;
    std::vector<model::Concept> concepts;
    base::Diagnostics diagnostics;

    std::string reports() const {
        std::ostringstream all;
        diagnostics.print(all);
        return all.str();
    }
};

Read read(const std::string& bytes) {
    Read result;
    result.contents = exchange::read_tbx(
        xml::source_of(bytes), "x.tbx", [&](model::Concept&& entry) { result.concepts.push_back(std::move(entry)); },
        result.diagnostics);
    return result;
}

/// The entries as the body of a file with that dialect; the first of them is on line 2.
std::string v3(const std::string& entries, const std::string& dialect = "private") {
    return "<tbx type='" + dialect +
           "' style='dca' xml:lang='en' xmlns='urn:iso:std:iso:30042:ed-2'><text><body>\n" + entries +
           "</body></text></tbx>";
}

std::string v2(const std::string& entries) {
    return "<martif type='TBX' xml:lang='en'><text><body>\n" + entries + "</body></text></martif>";
}

std::string entry(const std::string& inside, const std::string& id = "c1") {
    return "<conceptEntry id='" + id + "'>" + inside + "</conceptEntry>\n";
}

/// An entry with one English term, `inside` its section.
std::string with_term(const std::string& inside, const std::string& id = "c1") {
    return entry("<langSec xml:lang='en'><termSec><term>set</term>" + inside + "</termSec></langSec>", id);
}

const model::Term& only_term(const Read& result) {
    REQUIRE(result.concepts.size() == 1);
    REQUIRE(result.concepts[0].languages.size() == 1);
    REQUIRE(result.concepts[0].languages[0].terms.size() == 1);
    return result.concepts[0].languages[0].terms[0];
}

std::vector<std::string> terms_of(const model::LanguageSection& section) {
    std::vector<std::string> terms;
    for (const model::Term& term : section.terms) {
        terms.push_back(term.text);
    }
    return terms;
}

} // namespace

TEST_CASE("tbx_reader: a stream gives what the bytes give, however little of it at a time") {
    std::string entries;
    for (int i = 0; i < 200; ++i) {
        entries += with_term("<note>r\u00E9fugi\u00E9</note>", "c" + std::to_string(i));
    }
    const std::string file = v3(entries);
    const std::vector<model::Concept> whole = read(file).concepts;
    REQUIRE(whole.size() == 200);
    for (const std::size_t at_once : {std::size_t{1}, std::size_t{13}, std::size_t{5000}}) {
        std::string_view rest = file;
        const auto source = [&](char* buffer, std::size_t size) {
            const std::size_t taken = rest.copy(buffer, std::min(size, at_once));
            rest.remove_prefix(taken);
            return taken;
        };
        std::vector<model::Concept> concepts;
        base::Diagnostics diagnostics;
        exchange::read_tbx(
            xml::ByteSource{source}, "x.tbx",
            [&](model::Concept&& concept_read) { concepts.push_back(std::move(concept_read)); }, diagnostics);
        CHECK(concepts == whole);
    }
    std::istringstream stream{file};
    base::Diagnostics diagnostics;
    const auto ignore = [](model::Concept&&) {};
    CHECK(exchange::read_tbx(xml::source_of(stream, "x.tbx"), "x.tbx", ignore, diagnostics).concepts == 200);
}

TEST_CASE("tbx_reader: what the sink throws comes out") {
    base::Diagnostics diagnostics;
    const std::string file = v3(with_term(""));
    const auto sink = [](model::Concept&&) { throw base::Error{"The disk is full. Make room."}; };
    CHECK_THROWS_WITH(exchange::read_tbx(xml::source_of(file), "x.tbx", sink, diagnostics), Contains("The disk is full"));
}

TEST_CASE("tbx_reader: the same repair is said three times in full, then counted") {
    std::string entries;
    for (int i = 0; i < 1000; ++i) {
        entries += "<conceptEntry><langSec xml:lang='en'><termSec><term>t</term></termSec></langSec>"
                   "</conceptEntry>\n";
    }
    const Read result = read(v3(entries));
    CHECK(result.contents.concepts == 1000);
    REQUIRE(result.diagnostics.all().size() == 4);
    CHECK_THAT(result.reports(), Contains("x.tbx:5: warning: From here on, the same 997 more times: entries "
                                          "without an id were given one."));
}

TEST_CASE("tbx_reader: languages by name and by three letters get their code") {
    const Read result =
        read(v3(entry("<langSec xml:lang='English'><termSec><term>a</term></termSec></langSec>"
                      "<langSec xml:lang='fra'><termSec><term>b</term></termSec></langSec>"
                      "<langSec xml:lang='lut'><termSec><term>c</term></termSec></langSec>")));
    REQUIRE(result.concepts.size() == 1);
    REQUIRE(result.concepts[0].languages.size() == 3);
    CHECK(result.concepts[0].languages[0].language.str() == "en");
    CHECK(result.concepts[0].languages[1].language.str() == "fr");
    CHECK(result.concepts[0].languages[2].language.str() == "lut");
    CHECK(result.diagnostics.count(base::Severity::warning) == 2);
}

TEST_CASE("tbx_reader: statuses of other tools are mapped where their meaning is certain") {
    const auto status = [](const std::string& value) {
        return only_term(
                   read(v3(with_term("<termNote type='administrativeStatus'>" + value + "</termNote>"))))
            .status;
    };
    CHECK(status("preferredTerm") == model::Status::preferred);
    CHECK(status("forbidden") == model::Status::deprecated);
    CHECK(status("notRecommended") == model::Status::deprecated);
    CHECK(status("Obsolete") == model::Status::superseded);
    CHECK_FALSE(status("approved").has_value());
}

TEST_CASE(
    "tbx_reader: what TBX-Basic does not allow is kept and said, in other dialects it is their affair") {
    const std::string file = with_term("<termNote type='reliabilityCode'>4</termNote>"
                                       "<termNote type='partOfSpeech'>particle</termNote>"
                                       "<descrip type='definition'>d</descrip>");
    const Read basic = read(v3(file, "TBX-Basic"));
    CHECK(only_term(basic).categories.size() == 3);
    CHECK(basic.diagnostics.count(base::Severity::warning) == 3);
    const Read other = read(v3(file));
    CHECK(only_term(other).categories == only_term(basic).categories);
    CHECK(other.diagnostics.empty());
}

TEST_CASE("tbx_reader: a part of speech under another name is the one of TBX-Basic") {
    const Read result =
        read(v3(with_term("<termNote type='partOfSpeech'>substantif</termNote>"), "TBX-Basic"));
    CHECK(model::value_of(only_term(result).categories, "partOfSpeech") == "noun");
    CHECK_THAT(result.reports(), Contains("cannot be 'substantif'; that of entry 'c1' is read as 'noun'."));
}

TEST_CASE("tbx_reader: terms outside a section of their own are read, with what is said of them") {
    const Read result =
        read(v3(entry("<langSec xml:lang='en'><term>set</term><termNote type='partOfSpeech'>noun"
                      "</termNote><termSec><term>one</term><term>two</term></termSec></langSec>")));
    REQUIRE(result.concepts.size() == 1);
    const model::LanguageSection& section = result.concepts[0].languages[0];
    CHECK(terms_of(section) == std::vector<std::string>{"set", "one", "two"});
    CHECK(model::value_of(section.terms[0].categories, "partOfSpeech") == "noun");
    CHECK(result.diagnostics.count(base::Severity::warning) == 2);
}

TEST_CASE("tbx_reader: what a section without a term holds is said of the entry") {
    const Read result =
        read(v3(entry("<langSec xml:lang='fr'><descrip type='definition'>d</descrip></langSec>"
                      "<langSec xml:lang='en'><termSec><term>set</term></termSec></langSec>")));
    REQUIRE(result.concepts.size() == 1);
    CHECK(result.concepts[0].languages.size() == 1);
    CHECK(result.concepts[0].categories ==
          std::vector<model::DataCategory>{{"definition", "d", "", {{"xml:lang", "fr", "", {}}}}});
    CHECK(result.diagnostics.count(base::Severity::warning) == 1);
}

TEST_CASE("tbx_reader: a group is about its own kind of category, wherever in it that stands") {
    const Read result =
        read(v3(with_term("<descripGrp><admin type='source'>s</admin>"
                          "<descrip type='context'>c</descrip><descrip type='sample'>e</descrip>"
                          "</descripGrp>")));
    CHECK(only_term(result).categories ==
          std::vector<model::DataCategory>{{"context", "c", "", {{"source", "s", "", {}}}},
                                           {"sample", "e", "", {}}});
    CHECK(result.diagnostics.count(base::Severity::warning) == 1);
}

TEST_CASE("tbx_reader: TBX v2 keeps components of terms, admin groups and notes of who") {
    const Read result = read(v2(
        "<termEntry id='c1'><langSet xml:lang='en'><ntig><termGrp><term>terminology</term>"
        "<termCompList type='syllabification'><termComp>ter</termComp><termComp>mi</termComp></termCompList>"
        "</termGrp><adminGrp><admin type='sourceIdentifier'>TSC</admin><note "
        "from='x'>n</note></adminGrp></ntig>"
        "</langSet></termEntry>"));
    CHECK(only_term(result).categories ==
          std::vector<model::DataCategory>{
              {"syllabification", "ter|mi", "", {}},
              {"sourceIdentifier", "TSC", "", {{"note", "n", "", {{"from", "x", "", {}}}}}}});
    CHECK(result.diagnostics.empty());
}

TEST_CASE("tbx_reader: transactions keep their name, dates get the form of XML, the rest stays beside them") {
    const Read result = read(v3(with_term(
        "<transacGrp><transac type='transactionType'>origination</transac><date>20010507T10:57:25Z</date>"
        "<transacNote type='responsibility' target='p1'>A. B.</transacNote><note>why</note></transacGrp>"
        "<transacGrp><transac type='transactionType'>modification</transac>"
        "<transacNote type='responsibility' target='p2'/></transacGrp>")));
    CHECK(only_term(result).transactions ==
          std::vector<model::Transaction>{{"origination", "2001-05-07T10:57:25Z", "A. B."},
                                          {"modification", "", "p2"}});
    CHECK(model::value_of(only_term(result).categories, "note") == "why");
    CHECK(result.diagnostics.all().size() == 3);
}

TEST_CASE("tbx_reader: text that stands nowhere, and markup that is none of TBX, are kept and said") {
    const Read result = read(v3("<conceptEntry id='c1'>lost<langSec xml:lang='en'><termSec>"
                                "<term><b>asylum</b> seeker</term></termSec></langSec></conceptEntry>"));
    CHECK(only_term(result).text == "asylum seeker");
    CHECK(model::value_of(result.concepts[0].categories, "note") == "lost");
    CHECK(result.diagnostics.count(base::Severity::warning) == 2);
}

TEST_CASE("tbx_reader: references that lead to nothing are said, those to terms and later entries are not") {
    const Read result = read(
        v3("<conceptEntry id='c1'><ref type='crossReference' target='c2'>x</ref>"
           "<ref type='crossReference' target='t2'>x</ref>\n<ref type='crossReference' target='c9'>x</ref>"
           "<langSec xml:lang='en'><termSec><term>a</term></termSec></langSec></conceptEntry>"
           "<conceptEntry id='c2'><langSec xml:lang='en'><termSec id='t2'><term>b</term></termSec></langSec>"
           "</conceptEntry>"));
    CHECK(result.concepts[0].categories.size() == 3);
    CHECK(result.diagnostics.count(base::Severity::warning) == 1);
    CHECK_THAT(result.reports(), Contains("x.tbx:3: warning: A reference leads to nothing in this file"));
}

TEST_CASE("tbx_reader: ids that XML does not allow are kept; entries and elements in odd places are said") {
    CHECK_THAT(read(v3(with_term("", "2"))).reports(), Contains("XML does not allow the id '2'"));
    const Read result = read("<tbx type='x' xmlns='urn:iso:std:iso:30042:ed-2'><text><admin>a</admin>" +
                             with_term("") + "<body/></text></tbx>");
    CHECK(result.contents.concepts == 1);
    CHECK_THAT(result.reports(), Contains("<admin> is in no entry") && Contains("outside the <body>"));
}

TEST_CASE("tbx_reader: of an entry with a hundred thousand terms the first thousand are read, in no time") {
    std::string inside = "<langSec xml:lang='en'>";
    for (int i = 0; i < 100'000; ++i) {
        inside += "<tig><term>t" + std::to_string(i % 50'000) + "</term></tig>";
    }
    const Read result = read(v3(entry(inside + "</langSec>")));
    REQUIRE(result.concepts.size() == 1);
    CHECK(result.concepts[0].languages[0].terms.size() == 1'000);
    CHECK_THAT(result.reports(), Contains("There are 50000 terms of en here"));
}

TEST_CASE("tbx_reader: a prefix that is not declared and a control character are refused with their line") {
    CHECK_THROWS_WITH(read(v3(with_term("\n<min:partOfSpeech>noun</min:partOfSpeech>"))),
                      Catch::StartsWith("x.tbx:3: ") && Contains("min"));
    CHECK_THROWS_WITH(read(v3(with_term("\n<note>\x01</note>"))), Catch::StartsWith("x.tbx:3: "));
}

TEST_CASE("id_set: knows what was put in, also after it grew") {
    exchange::IdSet ids;
    CHECK_FALSE(ids.contains("c0"));
    for (int i = 0; i < 10'000; ++i) {
        REQUIRE(ids.insert("c" + std::to_string(i)));
    }
    for (int i = 0; i < 10'000; ++i) {
        REQUIRE_FALSE(ids.insert("c" + std::to_string(i)));
    }
    CHECK(ids.contains("c9999"));
    CHECK_FALSE(ids.contains("c10000"));
    CHECK(ids.insert(""));
    CHECK_FALSE(ids.insert(""));
}
