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
        R"({"type":"concept","query":"Refugees","entry":"c1","subject_field":"human rights","match":"inflected",)"
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
    hit.id = 12;
    hit.document = {.number = 3, .symbol = "A/1/L.1", .name = "a.fr.txt"};
    hit.source = {
        .language = test::tag("fr"), .text = "1. Oui.", .label = "1.", .kind = model::UnitKind::paragraph};
    hit.target = {.language = test::tag("en"),
                  .text = "1. Yes, yes.",
                  .label = "1.",
                  .kind = model::UnitKind::paragraph,
                  .marks = {{3, 6}, {8, 11}}};
    hit.found_in_source = false;
    hit.probability = 0.98765;
    model::LookupResult result;
    result.pairs = {hit};
    result.query = "yes";
    std::ostringstream out;
    exchange::write_lookup_jsonl(result, out);
    CHECK(
        out.str() ==
        R"({"type":"pair","pair":12,"document":{"number":3,"symbol":"A/1/L.1","name":"a.fr.txt"},)"
        R"("source":{"language":"fr","text":"1. Oui.","label":"1.","kind":"paragraph"},)"
        R"("target":{"language":"en","text":"1. Yes, yes.","label":"1.","kind":"paragraph","marks":[[3,6],[8,11]]},)"
        R"("probability":0.9877,"origin":"automatic","confirmed":false,"query":"yes","found_in":"target",)"
        R"("match":"exact","differences":["exact"]})"
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
    pair.id = 7;
    pair.document = {.number = 2, .symbol = "A/1", .name = "a.txt"};
    pair.source = {.language = test::tag("fr"), .text = "Le mandat.", .label = "1."};
    pair.target = {.language = test::tag("en"), .text = "The  mandate.", .label = "1."};
    result.pairs = {pair};
    std::ostringstream out;
    exchange::write_lookup_tsv(result, out);
    const std::string no_pair(15, '\t');
    CHECK(out.str() == "mandat\tconcept\texact\tc1\tfr\tmandat\ten\tmandate\tpreferred\t2\t" + no_pair +
                           "\nmandat\tconcept\texact\tc1\tfr\tmandat\tfr\tman dature\t\t\t" + no_pair +
                           "\nmandat\tpair\texact\t\t\t\t\t\t\t\tsource\t7\t2\tA/1\t\t\tfr\tLe mandat.\ten\t"
                           "The  mandate.\t1.\t1.\t\t1.0000\t\t\n");
}
