// What an entry keeps when a table that cannot say all of it comes back.

#include "exchange/tables/table_fields.hpp"
#include "sample_glossary.hpp"
#include "support/catch.hpp"

using namespace diptych;
using exchange::GlossaryFormat;
using exchange::TableFields;
using test::category;
using test::tag;
using test::term;

namespace {

/// The first entry of a table, as what `old` becomes by it.
model::Concept imported(const std::string& table, const model::Concept& old,
                        GlossaryFormat format = GlossaryFormat::csv) {
    std::optional<TableFields> fields;
    exchange::GlossaryReadOptions options;
    options.on_fields = [&](TableFields&& given) { fields = std::move(given); };
    options.source_language = tag("fr");
    options.target_language = tag("en");
    test::ReadGlossary read = test::read(format, table, options);
    REQUIRE(fields);
    REQUIRE(read.concepts.size() == 1);
    return fields->completed(std::move(read.concepts[0]), old);
}

/// With much that no table has a column for.
model::Concept rich() {
    using model::Status;
    model::Concept entry;
    entry.id = "c1";
    entry.categories = {category("subjectField", "procédure", {category("note", "de qui")}),
                        category("projectCode", "P-12"),
                        category("definition", "Un organe", {category("source", "A/1")}),
                        category("note", "une"), category("note", "deux")};
    entry.transactions = {{"origination", "2026-01-31", "Anne"}};
    entry.languages = {
        {tag("fr"),
         {term("comité", Status::preferred,
               {category("partOfSpeech", "noun"), category("context", "Un."), category("context", "Deux.")}),
          term("commission", {}, {category("reliabilityCode", "4")})},
         {category("definition", "Le comité", {category("source", "B/2"), category("note", "x")})},
         {{"origination", "2026-01-31", ""}}},
        {tag("en"), {term("committee", Status::admitted)}, {}, {}},
        {tag("de"), {term("Ausschuss")}, {}, {}}};
    entry.languages[0].terms[0].transactions = {{"modification", "2026-02-01", "Bo"}};
    return entry;
}

} // namespace

TEST_CASE("table_fields: columns that say what is there change nothing") {
    CHECK(imported("id,fr,en\nc1,comité|commission,committee\n", rich()) == rich());
    CHECK(imported(
              "id,fr,en,definition,note,fr:context\nc1,comité|commission,committee,Un organe,une|deux,Un.|\n",
              rich()) == rich());
    CHECK(imported("id,fr\nc1,comité|commission\n", rich()) == rich());
}

TEST_CASE("table_fields: what was edited changes, with what else is said of it") {
    model::Concept wanted = rich();
    wanted.categories[2].value = "Un autre organe"; // its source stays: there is no column for it
    wanted.categories[4].value = "trois";
    wanted.languages[0].terms[0].text = "comité plénier";
    wanted.languages[0].terms[0].categories[1].value = "Nouveau.";
    wanted.languages[1].terms[0].status = model::Status::deprecated;
    CHECK(
        imported(
            "id,fr,en,definition,note,fr:context,en:status\nc1,comité plénier|commission,committee,Un autre "
            "organe,une|trois,Nouveau.|,deprecated\n",
            rich()) == wanted);
}

TEST_CASE("table_fields: an empty cell takes away, a missing column does not") {
    model::Concept wanted = rich();
    wanted.categories.erase(wanted.categories.begin() + 2);
    wanted.languages[0].terms[0].status = {};
    wanted.languages.erase(wanted.languages.begin() + 1);
    CHECK(imported("id,fr,en,definition,fr:status\nc1,comité|commission,,,\n", rich()) == wanted);
}

TEST_CASE("table_fields: a source with a column is changed and taken away in place") {
    model::Concept wanted = rich();
    wanted.languages[0].categories[0].qualifiers[0].value = "C/3";
    const std::string head = "id,fr,fr:definition,fr:definition source\n";
    CHECK(imported(head + "c1,comité|commission,Le comité,C/3\n", rich()) == wanted);
    wanted.languages[0].categories[0].qualifiers.erase(wanted.languages[0].categories[0].qualifiers.begin());
    CHECK(imported(head + "c1,comité|commission,Le comité,\n", rich()) == wanted);
}

TEST_CASE("table_fields: terms come, go and change places; others keep what is said of them") {
    const model::Concept old = rich();
    const model::Concept moved = imported("id,fr\nc1,commission|comité|bureau\n", old);
    REQUIRE(moved.languages[0].terms.size() == 3);
    CHECK(moved.languages[0].terms[0] == old.languages[0].terms[1]);
    CHECK(moved.languages[0].terms[1] == old.languages[0].terms[0]);
    CHECK(moved.languages[0].terms[2] == term("bureau"));
    const model::Concept fewer = imported("id,fr\nc1,commission\n", old);
    CHECK(fewer.languages[0].terms == std::vector{old.languages[0].terms[1]});
    CHECK(fewer.languages[0].transactions == old.languages[0].transactions);
}

TEST_CASE("table_fields: a text too long for a cell is not taken away by the empty one") {
    model::Concept old = rich();
    old.categories[2].value = std::string(40'000, 'x');
    CHECK(imported("id,fr,en,definition\nc1,comité|commission,committee,\n", old) == old);
}

TEST_CASE("table_fields: white space and characters that tables change are no edits") {
    model::Concept old = rich();
    old.categories[2].value = "Un\r\norgane \x01";
    CHECK(imported("id,fr,en,definition\nc1,comité|commission,committee,\"Un\norgane\"\n", old) == old);
}

TEST_CASE("table_fields: UTX and OmegaT leave alone what they have no column for") {
    CHECK(imported(
              "#UTX 1.11; fr/en\n#src\ttgt\tconcept ID\ncomité\tcommittee\tc1\ncommission\tcommittee\tc1\n",
              rich(), GlossaryFormat::utx) == rich());
    model::Concept old = rich();
    old.categories = {category("projectCode", "P-12")};
    old.languages[0].terms.resize(1);
    model::Concept read = imported("comité\tcommittee\n", old, GlossaryFormat::omegat);
    read.id = old.id; // it has none of its own
    CHECK(read == old);
}

TEST_CASE("table_fields: a glossary's own fields have columns, whatever they are called") {
    model::Concept entry = rich();
    entry.categories.push_back(category("context", "au niveau de l’entrée"));
    entry.languages[0].categories.push_back(category("source", "S/3"));
    entry.languages[0].categories.push_back(category("customerCode", "K|1"));
    entry.languages[0].terms[1].categories.push_back(category("definition", "du terme"));
    exchange::GlossaryWriterOptions options;
    options.languages = {tag("fr"), tag("en"), tag("de")};
    using exchange::CategoryLevel;
    options.categories = {{CategoryLevel::entry, {}, "projectCode"},
                          {CategoryLevel::entry, {}, "context"},
                          {CategoryLevel::entry, {}, "note"},
                          {CategoryLevel::language, tag("fr"), "source"},
                          {CategoryLevel::language, tag("fr"), "customerCode"},
                          {CategoryLevel::term, tag("fr"), "reliabilityCode"},
                          {CategoryLevel::term, tag("fr"), "definition"},
                          {CategoryLevel::term, tag("it"), "definition"}};
    for (const GlossaryFormat format : {GlossaryFormat::csv, GlossaryFormat::tsv, GlossaryFormat::xlsx}) {
        const test::WrittenGlossary written = test::write(format, {entry}, options);
        CHECK_THAT(written.messages, !Catch::Contains("projectCode") && !Catch::Contains("customerCode") &&
                                         !Catch::Contains("reliabilityCode"));
        CHECK(imported(written.bytes, entry, format) == entry);
        // Into an empty glossary, too.
        const model::Concept read = test::read(format, written.bytes).concepts.at(0);
        CHECK(model::value_of(read.categories, "projectCode") == "P-12");
        CHECK(model::value_of(read.categories, "context") == "au niveau de l’entrée");
        CHECK(model::value_of(read.languages[0].categories, "customerCode") == "K|1");
        CHECK(model::value_of(read.languages[0].categories, "source") == "S/3");
        CHECK(model::value_of(read.languages[0].terms[1].categories, "reliabilityCode") == "4");
        CHECK(model::value_of(read.languages[0].terms[1].categories, "definition") == "du terme");
    }
}
