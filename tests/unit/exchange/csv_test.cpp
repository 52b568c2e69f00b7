#include "base/error.hpp"
#include "exchange/tables/csv.hpp"
#include "sample_glossary.hpp"
#include "support/catch.hpp"

using namespace diptych;
using Catch::Contains;
using exchange::ColumnMap;
using exchange::GlossaryFormat;
using test::read;
using test::tag;

namespace {

std::vector<std::string> terms_of(const model::Concept& entry, std::string_view language) {
    std::vector<std::string> terms;
    for (const model::LanguageSection& section : entry.languages) {
        for (const model::Term& term : section.terms) {
            if (section.language.str() == language) {
                terms.push_back(term.text);
            }
        }
    }
    return terms;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("csv: what a table has columns for comes back as it was") {
    for (const GlossaryFormat format : {GlossaryFormat::csv, GlossaryFormat::tsv}) {
        const std::vector<model::Concept> concepts = test::table_concepts();
        const test::WrittenGlossary written = test::write(format, concepts);
        CHECK(written.messages.empty());
        CHECK(written.written == 3);
        const test::ReadGlossary again = read(format, written.bytes);
        CHECK(again.messages().empty());
        CHECK(again.concepts == concepts);
        CHECK(test::write(format, again.concepts).bytes == written.bytes);
    }
}

TEST_CASE("csv: what has no column is left out and said") {
    std::vector<model::Concept> concepts = test::table_concepts();
    concepts[0].transactions = {{"origination", "2026-01-31", "A"}};
    concepts[0].categories.push_back(test::category("reliabilityCode", "4"));
    concepts[1].languages.push_back({tag("de"), {test::term("Sitzung")}, {}, {}});
    concepts[2].languages = {{tag("de"), {test::term("Abstimmung")}, {}, {}}};
    const test::WrittenGlossary written = test::write(GlossaryFormat::csv, concepts);
    CHECK(written.written == 2);
    CHECK_THAT(written.messages,
               Contains("There is no column for this 'reliabilityCode': left out of entry 'c1'."));
    CHECK_THAT(written.messages, Contains("who changed what when: left out of entry 'c1'."));
    CHECK_THAT(written.messages, Contains("There is no column for terms in 'de': left out of entry 'c2'."));
    CHECK_THAT(written.messages,
               Contains("It has no term in the languages of the table: left out of entry 'c3'."));
}

TEST_CASE("csv: headings are recognised in several languages and spellings") {
    const auto result =
        read(GlossaryFormat::csv, "Identifiant;Terme (français);Genre;English term;Statut;Domaine;FR "
                                  "definition\r\n7;séance|réunion;f;meeting;approuvé;ONU;Réunion\r\n");
    REQUIRE(result.concepts.size() == 1);
    const model::Concept& entry = result.concepts[0];
    CHECK(entry.id == "7");
    CHECK(terms_of(entry, "fr") == Texts{"séance", "réunion"});
    CHECK(terms_of(entry, "en") == Texts{"meeting"});
    CHECK(entry.categories == std::vector{test::category("subjectField", "ONU")});
    CHECK(entry.languages[0].categories == std::vector{test::category("definition", "Réunion")});
    // The gender stands before other terms, so it is of the French ones; the status counts for all.
    CHECK(entry.languages[0].terms[1].categories ==
          std::vector{test::category("grammaticalGender", "feminine")});
    CHECK(entry.languages[1].terms[0].categories.empty());
    CHECK(entry.languages[0].terms[0].status == model::Status::preferred);
    CHECK(entry.languages[1].terms[0].status == model::Status::preferred);
    CHECK_THAT(result.messages(), Contains("x:2: note: The status 'approuvé' is read as 'preferred'"));
}

TEST_CASE("csv: a column map says which column is which") {
    exchange::GlossaryReadOptions options;
    options.map =
        ColumnMap::parse("fr=French term,en=\"English, UK\",fr:status=Status FR,definition=#4,client=Who");
    const auto result = read(GlossaryFormat::csv,
                             "French term,\"English, UK\",Status FR,Whatever,Who,Left\n"
                             "séance,meeting,deprecated,Def,UN,x\n",
                             options);
    REQUIRE(result.concepts.size() == 1);
    CHECK(result.concepts[0].languages[0].terms[0].status == model::Status::deprecated);
    CHECK_FALSE(result.concepts[0].languages[1].terms[0].status);
    CHECK(result.concepts[0].categories == std::vector{test::category("definition", "Def")});
    // Of no language, so of all terms of the row.
    CHECK(result.concepts[0].languages[1].terms[0].categories ==
          std::vector{test::category("customerSubset", "UN")});
    CHECK_THAT(result.messages(), Contains("The column 'Left' is not in the column map"));

    options.map = ColumnMap::parse("header=no,fr=#2,en=#1");
    const auto bare = read(GlossaryFormat::csv, "meeting,séance\nvote,vote\n", options);
    REQUIRE(bare.concepts.size() == 2);
    CHECK(terms_of(bare.concepts[0], "fr") == Texts{"séance"});
}

TEST_CASE("csv: column maps that mean nothing are refused") {
    CHECK_THROWS_WITH(ColumnMap::parse("fr"), Contains("'fr' has no '='"));
    CHECK_THROWS_WITH(ColumnMap::parse("fr="), Contains("lacks"));
    CHECK_THROWS_WITH(ColumnMap::parse("fr=\"a"), Contains("not closed"));
    CHECK_THROWS_WITH(ColumnMap::parse("fr=#0"), Contains("no number of a column"));
    CHECK_THROWS_WITH(ColumnMap::parse("qqqq:status=a"), Contains("'qqqq' is no language"));
    CHECK_THROWS_WITH(ColumnMap::parse("header=no,fr=French"), Contains("by number"));
    CHECK_THROWS_AS(ColumnMap::parse("header=maybe"), base::UsageError);
    exchange::GlossaryReadOptions options;
    options.map = ColumnMap::parse("fr=Frensh");
    CHECK_THROWS_WITH(read(GlossaryFormat::csv, "French,English\na,b\n", options),
                      Contains("x:1: There is no column 'Frensh' for 'fr'. Did you mean 'French'?"));
    options.map = ColumnMap::parse("fr=#9");
    CHECK_THROWS_WITH(read(GlossaryFormat::csv, "French,English\na,b\n", options), Contains("no column 9"));
}

TEST_CASE("csv: quotes, separators, byte order marks, line ends and encodings") {
    CHECK(read(GlossaryFormat::csv, "\xEF\xBB\xBF\"fr\",\"en\"\r\n\"a\"\"b\r\nc\",\"d,e\"\r\n")
              .concepts[0]
              .languages[0]
              .terms[0]
              .text == "a\"b"); // a line end parts synonyms
    CHECK(read(GlossaryFormat::csv, "fr\ten\nséance\tmeeting").concepts.size() == 1);
    CHECK(read(GlossaryFormat::csv, "sep=|\nfr|en\nséance|meeting\n").concepts.size() == 1);
    const auto western = read(GlossaryFormat::csv, "fr;en\ns\xE9"
                                                   "ance;meeting\n\xE9lection;election\n");
    REQUIRE(western.concepts.size() == 2);
    CHECK(western.concepts[0].languages[0].terms[0].text == "séance");
    CHECK_THAT(western.messages(), Contains("it was read as windows-1252"));
    const std::string utf16{"\xFF\xFE"
                            "f\0r\0,\0e\0n\0\n\0\xE9\0,\0b\0\n\0",
                            22};
    CHECK(read(GlossaryFormat::csv, utf16).concepts.at(0).languages[0].terms[0].text == "é");
}

TEST_CASE("csv: rows that are wrong are mended and said, with their line") {
    const auto result = read(GlossaryFormat::csv, "id,fr,en,fr:status,fr:gender\n"
                                                  "1,a|b,c,wrong,f|m|n\n"
                                                  "1,d,e,,,too many\n"
                                                  "\n"
                                                  "2,,,preferred,\n"
                                                  "3,\"x\"y,z,,\n"
                                                  "1,f,g,,\n");
    REQUIRE(result.concepts.size() == 3);
    CHECK(terms_of(result.concepts[0], "fr") == Texts{"a", "b", "d"}); // rows of one id are one entry
    CHECK(result.concepts[0].languages[0].terms[0].categories[0] ==
          test::category("administrativeStatus", "wrong"));
    CHECK(terms_of(result.concepts[1], "fr") == Texts{"xy"});
    CHECK(result.concepts[2].id == "1-2");
    CHECK(result.contents.skipped == 1);
    const std::string said = result.messages();
    CHECK_THAT(said, Contains("x:2: warning: 'wrong' is no status that is known; it was kept"));
    CHECK_THAT(said, Contains("x:2: warning: 'fr:gender' has a value, 'n', for which there is no term"));
    CHECK_THAT(said, Contains("x:3: warning: There are only 5 columns; 'too many'"));
    CHECK_THAT(said, Contains("x:5: warning: Entry '2' has no term; it was skipped."));
    CHECK_THAT(said, Contains("x:6: warning: Behind the closing quote there is 'y'"));
    CHECK_THAT(said, Contains("x:7: warning: The id '1' was there before; this entry was given '1-2'."));
}

TEST_CASE("csv: a column that means nothing known is kept under its heading") {
    const auto result = read(GlossaryFormat::csv, "fr,en,QA mark\na,b,ok\n");
    CHECK(result.concepts.at(0).categories == std::vector{test::category("QA mark", "ok")});
    CHECK_THAT(result.messages(), Contains("x:1: note: What the column 'QA mark' means is not known"));
}

TEST_CASE("csv: entries without an id get the same one wherever they stand") {
    const auto one = read(GlossaryFormat::csv, "fr,en\na,b\nc,d\n");
    const auto other = read(GlossaryFormat::csv, "fr,en\nc,d\na,b\n");
    CHECK(one.concepts.at(0).id == other.concepts.at(1).id);
    CHECK(one.concepts.at(0).id != one.concepts.at(1).id);
    const auto twice = read(GlossaryFormat::csv, "fr,en\na,b\na,b\n");
    CHECK(twice.concepts.at(1).id == twice.concepts.at(0).id + "-2");
}

TEST_CASE("csv: source and target columns take the languages that are named") {
    exchange::GlossaryReadOptions options;
    options.source_language = tag("fr");
    options.target_language = tag("en");
    const auto result = read(GlossaryFormat::csv, "source,target,note\na,b,c\n", options);
    CHECK(terms_of(result.concepts.at(0), "fr") == Texts{"a"});
    CHECK(terms_of(result.concepts.at(0), "en") == Texts{"b"});
}

TEST_CASE("csv: files that cannot be read are refused with their line") {
    CHECK_THROWS_WITH(read(GlossaryFormat::csv, "fr,en\na,b\nc,\"d\ne,f\n"),
                      Contains("x:3: A double quote opens a field here and is not closed"));
    CHECK_THROWS_WITH(read(GlossaryFormat::csv, "one,two\na,b\n"),
                      Contains("x:1: No column is named after a language"));
    CHECK_THROWS_WITH(read(GlossaryFormat::csv, std::string("fr,en\na,b\0\n", 10)),
                      Contains("x:2: There is a control character here"));
    CHECK_THROWS_WITH(read(GlossaryFormat::csv, "fr,en\nséance é,meeting\nx,\xE9\n"),
                      Contains("x:3: The text is not valid UTF-8"));
    CHECK_THAT(read(GlossaryFormat::csv, "").messages(), Contains("There is no entry in this file."));
}

TEST_CASE("csv: rows may say themselves in which languages their terms are") {
    const auto bare = read(GlossaryFormat::csv, "écluse,lock,FR,EN\nvanne,gate,FR,EN\n");
    REQUIRE(bare.concepts.size() == 2);
    CHECK(terms_of(bare.concepts[0], "fr") == Texts{"écluse"});
    CHECK(terms_of(bare.concepts[1], "en") == Texts{"gate"});
    const auto headed =
        read(GlossaryFormat::csv, "sourceLang,targetLang,sourceString,targetString\nfr-CA,en,écluse,lock\nxx!,en,a,b\n");
    REQUIRE(headed.concepts.size() == 2);
    CHECK(terms_of(headed.concepts[0], "fr-CA") == Texts{"écluse"});
    CHECK(terms_of(headed.concepts[1], "en") == Texts{"b"});
    CHECK_THAT(headed.messages(), Contains("x:3: warning: 'xx!' is no language"));
    const auto iate = read(GlossaryFormat::csv, "E_ID|E_DOMAINS|L_CODE|T_TERM|T_TYPE\n17|Water|fr|écluse|Term\n"
                                                "17|Water|en|lock|Term\n17|Water|en|sluice|Abbrev\n");
    REQUIRE(iate.concepts.size() == 1);
    CHECK(iate.concepts[0].id == "17");
    CHECK(terms_of(iate.concepts[0], "en") == Texts{"lock", "sluice"});
    CHECK(model::value_of(iate.concepts[0].categories, "subjectField") == "Water");
    // Two codes that are headings are no row.
    CHECK(read(GlossaryFormat::csv, "fr,en,note,status\na,b,c,preferred\n").concepts.size() == 1);
}

TEST_CASE("csv: without headings, two columns are in the languages that are named") {
    exchange::GlossaryReadOptions options;
    options.source_language = tag("fr");
    options.target_language = tag("en");
    const auto result = read(GlossaryFormat::csv, "écluse;lock;of a canal\nvanne;gate\n", options);
    REQUIRE(result.concepts.size() == 2);
    CHECK(terms_of(result.concepts[0], "fr") == Texts{"écluse"});
    CHECK(model::value_of(result.concepts[0].categories, "note") == "of a canal");
    CHECK_THROWS_WITH(read(GlossaryFormat::csv, "écluse;lock\n"), Contains("--map"));
}

TEST_CASE("csv: headings name languages as tools and people do, and may stand below a title") {
    const auto one = [](const std::string& bytes, std::string_view language) {
        const auto result = read(GlossaryFormat::csv, bytes);
        REQUIRE(result.concepts.size() == 1);
        return terms_of(result.concepts[0], language);
    };
    CHECK(one("Term [en],Term [fr]\nlock,écluse\n", "fr") == Texts{"écluse"});
    CHECK(one("English_United_States,French_Canada\nlock,écluse\n", "en-US") == Texts{"lock"});
    CHECK(one("Anglais (R.-U.),Français (Suisse)\nlock,écluse\n", "en-GB") == Texts{"lock"});
    CHECK(one("Anglais (R.-U.),Français (Suisse)\nlock,écluse\n", "fr-CH") == Texts{"écluse"});
    CHECK(one("Glossaire,\n,\nfr,en\nécluse,lock\n", "en") == Texts{"lock"});
}

TEST_CASE("csv: synonyms stand in one cell with a semicolon, a slash or a line end between them") {
    const auto result = read(GlossaryFormat::csv, "fr,en\nécluse,lock; sluice\nbief,reach / pound\nporte,\"gate\ndoor\"\n"
                                                  "et/ou,and/or\n");
    REQUIRE(result.concepts.size() == 4);
    CHECK(terms_of(result.concepts[0], "en") == Texts{"lock", "sluice"});
    CHECK(terms_of(result.concepts[1], "en") == Texts{"reach", "pound"});
    CHECK(terms_of(result.concepts[2], "en") == Texts{"gate", "door"});
    CHECK(terms_of(result.concepts[3], "en") == Texts{"and/or"});
    CHECK_THAT(result.messages(), Contains("--separator"));
    exchange::GlossaryReadOptions options;
    options.separator = "#";
    CHECK(terms_of(read(GlossaryFormat::csv, "fr,en\nécluse,lock#a; b\n", options).concepts.at(0), "en") ==
          Texts{"lock", "a; b"});
}

TEST_CASE("csv: what dictionaries put behind a noun is its part of speech and its gender") {
    for (const std::string value : {"n.f.", "n. f.", "nf", "N.F.", "subst. fem."}) {
        INFO(value);
        const auto result = read(GlossaryFormat::csv, "en,fr,Genre\nlock,écluse," + value + "\n");
        REQUIRE(result.concepts.size() == 1);
        CHECK(result.concepts[0].languages[0].terms[0].categories.empty()); // a gender is of the language before it
        CHECK(result.concepts[0].languages[1].terms[0].categories ==
              std::vector{test::category("partOfSpeech", "noun"), test::category("grammaticalGender", "feminine")});
    }
    const auto plural = read(GlossaryFormat::csv, "fr,pos,en\ngens,n.m.pl.,people\nf,f.,f\n");
    CHECK(plural.concepts.at(0).languages[0].terms[0].categories.size() == 3);
    CHECK(read(GlossaryFormat::csv, "fr,gender\nécluse,f\n").concepts.at(0).languages[0].terms[0].categories ==
          std::vector{test::category("grammaticalGender", "feminine")});
}

TEST_CASE("omegat: a language means its regions, and never makes a pair with one of them") {
    model::Concept entry;
    entry.id = "1";
    entry.languages = {{tag("en-GB"), {test::term("lock")}, {}, {}}, {tag("en"), {test::term("sluice")}, {}, {}},
                       {tag("fr-FR"), {test::term("écluse")}, {}, {}}};
    exchange::GlossaryWriterOptions options;
    options.source_language = tag("en");
    options.target_language = tag("fr");
    options.languages = {tag("en"), tag("en-GB"), tag("fr-FR")};
    CHECK(test::write(GlossaryFormat::omegat, {entry}, options).bytes == "sluice\técluse\nlock\técluse\n");
    options.source_language.reset();
    options.target_language.reset();
    CHECK(test::write(GlossaryFormat::omegat, {entry}, options).bytes == "sluice\técluse\nlock\técluse\n");
}
