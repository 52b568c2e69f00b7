#include "base/error.hpp"
#include "model/concept_json.hpp"
#include "support/catch.hpp"

using namespace diptych::model;

namespace {

Concept rich() {
    const DataCategory source{"source", "A/1, «p. 3»", "", {{"note", "checked", "", {}}}};
    const Term term{
        "séance", Status::proposed, {{"partOfSpeech", "noun", "", {}}}, {{"origination", "", "x"}}};
    LanguageSection french{*LanguageTag::parse("fr"), {term}, {{"definition", "Réunion.", "", {source}}}, {}};
    return {"c1",
            {{"crossReference", "", "c2", {}}, {"odd \"name\"", "", "", {}}},
            {{"modification", "2026-01-31", ""}},
            {french, {*LanguageTag::parse("en-GB"), {}, {}, {}}}};
}

std::string refusal(std::string_view json) {
    try {
        concept_from_json(json, "glossary.jsonl", 3);
    } catch (const diptych::base::InputError& e) {
        return e.what();
    }
    return "accepted";
}

} // namespace

TEST_CASE("concept_json: what was written is read again, on one line") {
    const std::string json = to_json(rich());
    CHECK(json.find('\n') == std::string::npos);
    CHECK(concept_from_json(json, "x", 1) == rich());
    CHECK(concept_from_json(to_json(Concept{}), "x", 1) == Concept{});
}

TEST_CASE("concept_json: empty members are not written") {
    CHECK(to_json({"c1", {{"note", "n", "", {}}}, {}, {}}) ==
          R"({"id":"c1","categories":[{"name":"note","value":"n"}]})");
}

TEST_CASE("concept_json: what is wrong is said, and where") {
    CHECK(refusal("{") == "glossary.jsonl:3: It is not JSON.");
    CHECK(refusal("[]") == "glossary.jsonl:3: A concept has to be a JSON object.");
    CHECK(refusal(R"({"id":1})") == "glossary.jsonl:3: The member 'id' has to be a text.");
    CHECK(refusal(R"({"terms":[]})") == "glossary.jsonl:3: A concept has no member 'terms'.");
    CHECK(refusal(R"({"languages":[{"language":"f_"}]})") == "glossary.jsonl:3: 'f_' is no language tag.");
    CHECK(refusal(R"({"languages":[{"language":"fr","terms":[{"term":"a","status":"good"}]}]})") ==
          "glossary.jsonl:3: There is no status 'good'.");
    CHECK(refusal(R"({"languages":{}})") == "glossary.jsonl:3: The member 'languages' has to be a list.");
}

TEST_CASE("concept_json: categories nested without end are refused") {
    std::string json = R"({"categories":[)";
    for (int i = 0; i < 40; ++i) {
        json += R"({"name":"note","qualifiers":[)";
    }
    for (int i = 0; i < 40; ++i) {
        json += "]}";
    }
    CHECK(refusal(json + "]}") == "glossary.jsonl:3: Categories are nested too deeply.");
}
