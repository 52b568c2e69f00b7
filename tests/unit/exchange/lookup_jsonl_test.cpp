#include "exchange/records/lookup_jsonl.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"

#include <sstream>

using namespace diptych;

TEST_CASE("lookup_jsonl: a concept with its terms in all languages") {
    model::ConceptHit hit;
    hit.entry.id = "c1";
    hit.entry.categories = {{"subjectField", "human rights", {}, {}}};
    hit.entry.languages = {
        {test::tag("en"),
         {{"refugee",
           model::Status::preferred,
           {{"partOfSpeech", "noun", {}, {}}, {"note", "x", {}, {}}},
           {}}},
         {{"definition", "A person who \"flees\".", {}, {{"source", "A/1", {}, {}}}}},
         {}},
        {test::tag("fr"), {{"réfugiée", {}, {{"grammaticalGender", "feminine", {}, {}}}, {}}}, {}, {}}};
    hit.language = test::tag("en");
    hit.term = "refugee";
    hit.kind = model::MatchKind::inflected;
    hit.differences.add(model::Difference::letter_case);
    hit.differences.add(model::Difference::inflection);
    hit.renderings = {{test::tag("fr"), {{"réfugiée", {}, 2}}, 1, 3}};
    model::LookupResult result;
    result.query = "Refugees";
    result.concepts = {hit};
    std::ostringstream out;
    exchange::write_lookup_jsonl(result, out);
    CHECK(
        out.str() ==
        R"({"type":"concept","query":"Refugees","id":"c1","subject_field":"human rights","match":"inflected",)"
        R"("differences":["case","inflection"],"term":"refugee",)"
        R"("language":"en","languages":[{"language":"en","definition":"A person who \"flees\".",)"
        R"("definition_source":"A/1",)"
        R"("terms":[{"text":"refugee","status":"preferred","partOfSpeech":"noun"}]},)"
        R"({"language":"fr","terms":[{"text":"réfugiée","grammaticalGender":"feminine"}]}],)"
        R"("renderings":[{"language":"fr","pairs":3,"terms":[{"text":"réfugiée","pairs":2}],"otherwise":1}]})"
        "\n");
}

TEST_CASE("lookup_jsonl: a pair with where it was found") {
    model::PairHit hit;
    hit.bead = 12;
    hit.document = 3;
    hit.symbol = "A/1/L.1";
    hit.source = {test::tag("fr"), "1. Oui.", "1.", model::UnitKind::paragraph, {}};
    hit.target = {test::tag("en"), "1. Yes, yes.", "1.", model::UnitKind::paragraph, {{3, 6}, {8, 11}}};
    hit.found_in_source = false;
    hit.probability = 0.98765;
    model::LookupResult result;
    result.pairs = {hit};
    result.query = "yes";
    std::ostringstream out;
    exchange::write_lookup_jsonl(result, out);
    CHECK(
        out.str() ==
        R"({"type":"pair","query":"yes","bead":12,"document":3,"symbol":"A/1/L.1","found_in":"target","match":"exact",)"
        R"("differences":["exact"],)"
        R"("probability":0.9877,"source":{"language":"fr","text":"1. Oui.","label":"1.","matches":[]},)"
        R"("target":{"language":"en","text":"1. Yes, yes.","label":"1.","matches":[[3,6],[8,11]]}})"
        "\n");
}

TEST_CASE("lookup_jsonl: nothing found is no line") {
    std::ostringstream out;
    exchange::write_lookup_jsonl({}, out);
    CHECK(out.str().empty());
}

TEST_CASE("lookup_jsonl: a term that does not match says why it is there") {
    model::ConceptHit hit;
    hit.entry.id = "c1";
    hit.relation = model::Relation::similar;
    CHECK(exchange::match_name(hit) == "similar");
    hit.relation = model::Relation::part;
    CHECK(exchange::match_name(hit) == "exact");
}

TEST_CASE(
    "lookup_tsv: a line for each other term of a concept, with how often it was used, and for each pair") {
    model::ConceptHit hit;
    hit.entry.id = "c1";
    hit.entry.languages = {{test::tag("en"), {{"mandate", model::Status::preferred, {}, {}}}, {}, {}},
                           {test::tag("fr"), {{"mandat", {}, {}, {}}, {"man\tdature", {}, {}, {}}}, {}, {}}};
    hit.language = test::tag("fr");
    hit.term = "mandat";
    hit.renderings = {{test::tag("en"), {{"mandate", model::Status::preferred, 2}}, 0, 2}};
    model::LookupResult result;
    result.query = "mandat";
    result.concepts = {hit};
    model::PairHit pair;
    pair.symbol = "A/1";
    pair.source = {test::tag("fr"), "Le mandat.", "1.", model::UnitKind::paragraph, {}};
    pair.target = {test::tag("en"), "The mandate.", "1.", model::UnitKind::paragraph, {}};
    result.pairs = {pair};
    std::ostringstream out;
    exchange::write_lookup_tsv(result, out);
    CHECK(out.str() == "mandat\tconcept\tc1\t\texact\tfr\tmandat\ten\tmandate\tpreferred\t2\n"
                       "mandat\tconcept\tc1\t\texact\tfr\tmandat\tfr\tman dature\t\t\n"
                       "mandat\tpair\tA/1\t1.\texact\tfr\tLe mandat.\ten\tThe mandate.\t\t\n");
}
