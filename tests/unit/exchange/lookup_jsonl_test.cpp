#include "exchange/lookup_jsonl.hpp"
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
         {{"definition", "A person who \"flees\".", {}, {}}},
         {}},
        {test::tag("fr"), {{"réfugiée", {}, {{"grammaticalGender", "feminine", {}, {}}}, {}}}, {}, {}}};
    hit.language = test::tag("en");
    hit.term = "refugee";
    hit.kind = model::MatchKind::inflected;
    model::LookupResult result;
    result.concepts = {hit};
    std::ostringstream out;
    exchange::write_lookup_jsonl(result, out);
    CHECK(
        out.str() ==
        R"({"type":"concept","id":"c1","subject_field":"human rights","match":"inflected","term":"refugee",)"
        R"("language":"en","languages":[{"language":"en","definition":"A person who \"flees\".",)"
        R"("terms":[{"text":"refugee","status":"preferred","partOfSpeech":"noun"}]},)"
        R"({"language":"fr","terms":[{"text":"réfugiée","grammaticalGender":"feminine"}]}]})"
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
    std::ostringstream out;
    exchange::write_lookup_jsonl(result, out);
    CHECK(out.str() ==
          R"({"type":"pair","bead":12,"document":3,"symbol":"A/1/L.1","found_in":"target","match":"exact",)"
          R"("probability":0.9877,"source":{"language":"fr","text":"1. Oui.","label":"1.","matches":[]},)"
          R"("target":{"language":"en","text":"1. Yes, yes.","label":"1.","matches":[[3,6],[8,11]]}})"
          "\n");
}

TEST_CASE("lookup_jsonl: nothing found is no line") {
    std::ostringstream out;
    exchange::write_lookup_jsonl({}, out);
    CHECK(out.str().empty());
}
