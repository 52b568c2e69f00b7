#include "base/error.hpp"
#include "pipeline/find/look_up.hpp"
#include "pipeline/maintenance/counts.hpp"
#include "store/glossary_edit.hpp"
#include "support/catch.hpp"
#include "unit/store/sample.hpp"

#include <cstdlib>

using namespace diptych;
using model::MatchKind;
using model::Relation;
using model::Status;
using pipeline::Lookup;
using pipeline::LookupOptions;

namespace {

model::LanguageTag tag(const char* text) {
    return model::LanguageTag::parse(text).value();
}

model::Term term(const char* text, Status status, const char* part_of_speech = "noun") {
    return {text, status, {{"partOfSpeech", part_of_speech, {}, {}}}, {}};
}

model::Concept entry(const char* id, const char* subject, std::vector<model::Term> french,
                     std::vector<model::Term> english) {
    return {id,
            {{"subjectField", subject, {}, {}}},
            {},
            {{tag("fr"), std::move(french), {}, {}}, {tag("en"), std::move(english), {}, {}}}};
}

model::Document document(const char* language, std::vector<std::string> sentences) {
    return {"file",
            tag(language),
            {},
            {},
            {},
            {store::sample::unit(model::UnitKind::paragraph, "1.", std::move(sentences), 1)},
            {}};
}

/// A glossary and a document, with stems alone: what is found does not depend on what is installed.
struct Fixture {
    store::sample::Folder folder;
    std::string path = folder.file("test.db");

    Fixture() {
        ::setenv("DIPTYCH_MORPHOLOGY", "none", 1);
        model::Bitext bitext;
        bitext.source = document("fr", {"Le mandat du groupe de travail.", "Les groupes de travail siègent.",
                                        "Un Groupe de travail.", "Le groupe de travail."});
        bitext.target = document("en", {"The mandate of the working group.", "The working groups sit.",
                                        "A working party.", "That body."});
        for (std::size_t i = 0; i < 4; ++i) {
            bitext.beads.push_back({{i, i + 1}, {i, i + 1}, 0.9});
        }
        store::sample::add_documents(path, {bitext});
        store::Database database{path, store::Mode::write};
        store::GlossaryEdit edit{database, "test", "test"};
        edit.add(
            entry("c1", "bodies", {term("groupe de travail", Status::preferred)},
                  {term("working group", Status::preferred), term("working party", Status::deprecated)}));
        edit.add(entry("c2", "Procédure", {term("mandat", Status::preferred)},
                       {term("mandate", Status::preferred)}));
        edit.add(entry("c3", "bodies", {term("mandat", Status::admitted)},
                       {term("term of office", Status::preferred)}));
        edit.add(entry("c4", "bodies", {term("organisation", Status::preferred)},
                       {term("organisation", Status::preferred)}));
        edit.add(
            entry("c5", "bodies", {term("organe", Status::preferred)}, {term("organ", Status::preferred)}));
        edit.commit();
    }

    model::LookupResult look_up(const char* query, LookupOptions options = {}) const {
        store::Database database{path, store::Mode::read};
        return Lookup{database, std::move(options)}.look_up(query);
    }
};

std::vector<std::string> ids(const model::LookupResult& result) {
    std::vector<std::string> all;
    for (const model::ConceptHit& hit : result.concepts) {
        all.push_back(hit.entry.id);
    }
    return all;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("look_up: a term is found from either language, with its pairs and how it was rendered") {
    const Fixture fixture;
    const model::LookupResult result = fixture.look_up("groupe de travail");
    REQUIRE(ids(result) == Ids{"c1"});
    CHECK(result.total_pairs == 4);
    const model::ConceptHit& hit = result.concepts.front();
    CHECK(hit.kind == MatchKind::exact);
    REQUIRE(hit.renderings.size() == 1);
    CHECK(hit.renderings[0].language == tag("en"));
    CHECK(hit.renderings[0].pairs == 4);
    CHECK(hit.renderings[0].otherwise == 1);
    REQUIRE(hit.renderings[0].terms.size() == 2);
    CHECK(hit.renderings[0].terms[0].term == "working group");
    CHECK(hit.renderings[0].terms[0].pairs == 2);
    CHECK(hit.renderings[0].terms[1].status == Status::deprecated);

    const model::LookupResult english = fixture.look_up("working group");
    CHECK(ids(english) == Ids{"c1"});
    CHECK(english.total_pairs == 2);
    CHECK_FALSE(english.pairs.front().found_in_source);
}

TEST_CASE("look_up: renderings are counted over all pairs, whatever the limit") {
    const Fixture fixture;
    LookupOptions options;
    options.limit = 1;
    const model::LookupResult result = fixture.look_up("groupe de travail", options);
    CHECK(result.pairs.size() == 1);
    CHECK(result.concepts.front().renderings.front().pairs == 4);
}

TEST_CASE("look_up: other forms are found and say in what they differ") {
    const Fixture fixture;
    const model::LookupResult result = fixture.look_up("Groupes de travail");
    REQUIRE(ids(result) == Ids{"c1"});
    CHECK(result.concepts.front().kind == MatchKind::inflected);
    CHECK(result.concepts.front().differences.has(model::Difference::inflection));
    CHECK(result.concepts.front().differences.has(model::Difference::letter_case));
}

TEST_CASE("look_up: capitals do not count, short words in them included") {
    const Fixture fixture;
    const model::LookupResult result = fixture.look_up("ORGANE");
    REQUIRE(ids(result) == Ids{"c5"});
    CHECK(result.concepts.front().relation == Relation::whole);
    CHECK(result.concepts.front().differences.has(model::Difference::letter_case));
    CHECK(fixture.look_up("MANDAT").total_pairs == 1);
}

TEST_CASE("look_up: a homograph shows all its concepts, the filter chooses among them") {
    const Fixture fixture;
    CHECK(ids(fixture.look_up("mandat")) == Ids{"c2", "c3"});
    LookupOptions admitted;
    admitted.filter.status = Status::admitted;
    CHECK(ids(fixture.look_up("mandat", admitted)) == Ids{"c3"});
    LookupOptions procedure;
    procedure.filter.subject = "procedure";
    CHECK(ids(fixture.look_up("mandat", procedure)) == Ids{"c2"});
}

TEST_CASE("look_up: exact means the letters as they are, of terms and of pairs") {
    const Fixture fixture;
    LookupOptions exact;
    exact.exact = true;
    CHECK(fixture.look_up("Mandat", exact).empty());
    CHECK(fixture.look_up("mandats", exact).empty());
    CHECK(fixture.look_up("mandt", exact).empty());
    const model::LookupResult result = fixture.look_up("Groupe de travail", exact);
    CHECK(result.concepts.empty());
    CHECK(result.total_pairs == 1);
}

TEST_CASE("look_up: another spelling is a match, words that share a stem are not") {
    const Fixture fixture;
    const model::LookupResult spelling = fixture.look_up("organization");
    REQUIRE(ids(spelling) == Ids{"c4"});
    CHECK(spelling.concepts.front().relation == Relation::whole);
    CHECK(spelling.concepts.front().differences.has(model::Difference::spelling));
    LookupOptions english;
    english.language = tag("en");
    CHECK(ids(fixture.look_up("organs", english)) == Ids{"c5"});
}

TEST_CASE("look_up: the terms in a longer query are shown in its order when the query is none") {
    const Fixture fixture;
    const model::LookupResult result = fixture.look_up("renouveler le mandat du groupe de travail");
    CHECK(ids(result) == Ids{"c2", "c3", "c1"});
    CHECK(result.concepts.front().relation == Relation::part);
}

TEST_CASE("look_up: the beginning of a term is completed, and has the pairs of that term") {
    const Fixture fixture;
    const model::LookupResult result = fixture.look_up("groupe de trav");
    REQUIRE(ids(result) == Ids{"c1"});
    CHECK(result.concepts.front().relation == Relation::completion);
    CHECK(result.total_pairs == 4);
    CHECK(result.found());
}

TEST_CASE("look_up: a misspelt term is only similar") {
    const Fixture fixture;
    const model::LookupResult result = fixture.look_up("grouppe de travil");
    REQUIRE(ids(result) == Ids{"c1"});
    CHECK(result.concepts.front().relation == Relation::similar);
    CHECK(fixture.look_up("zythum").empty());
    LookupOptions fuzzy;
    fuzzy.fuzzy = true;
    CHECK(ids(fixture.look_up("organe", fuzzy)).front() == "c5");
}

TEST_CASE("look_up: one object answers many queries, each as if it were alone") {
    const Fixture fixture;
    store::Database database{fixture.path, store::Mode::read};
    Lookup lookup{database, {}};
    for (const char* query : {"mandat", "groupes de travail", "zythum", "mandat", "grouppe de travil"}) {
        const model::LookupResult together = lookup.look_up(query);
        const model::LookupResult alone = fixture.look_up(query);
        CAPTURE(query);
        CHECK(ids(together) == ids(alone));
        CHECK(together.total_pairs == alone.total_pairs);
    }
}

TEST_CASE("look_up: a query without words says so, one with hundreds is refused") {
    const Fixture fixture;
    CHECK_FALSE(fixture.look_up("...").has_words);
    std::string text;
    for (int i = 0; i < 300; ++i) {
        text += "mot ";
    }
    CHECK_THROWS_AS(fixture.look_up(text.c_str()), base::UsageError);
}
