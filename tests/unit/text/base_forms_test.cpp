#include "support/catch.hpp"
#include "text/inflection.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace diptych;

namespace {

const language::Language& k_french = language::language_of("fr");
const language::Language& k_english = language::language_of("en");

bool has(const std::vector<std::string>& forms, const char* form) {
    return std::find(forms.begin(), forms.end(), form) != forms.end();
}

} // namespace

TEST_CASE("base_forms: English, irregular plurals, alone and in compounds") {
    const std::vector<std::pair<const char*, const char*>> forms{
        {"mice", "mouse"},         {"chairmen", "chairman"},
        {"women", "woman"},        {"schoolchildren", "schoolchild"},
        {"criteria", "criterion"}, {"people", "person"},
        {"people", "people"},      {"vetoes", "veto"},
        {"midwives", "midwife"},   {"crises", "crisis"},
        {"axes", "axis"},
    };
    for (const auto& [form, base] : forms) {
        INFO(form);
        CHECK(has(text::base_forms(k_english, form), base));
    }
    CHECK(text::base_forms(k_english, "specimen").empty());
    CHECK(text::base_forms(k_english, "house").empty());
}

TEST_CASE("base_forms: French, irregular plurals and feminines") {
    CHECK(has(text::base_forms(k_french, "yeux"), "oeil"));
    CHECK(has(text::base_forms(k_french, "dangereuses"), "dangereux"));
    CHECK(has(text::base_forms(k_french, "travailleuse"), "travailleur"));
    CHECK(has(text::base_forms(k_french, "publiques"), "public"));
    CHECK(text::base_forms(k_french, "maison").empty());
}

TEST_CASE("spelling: British and American spellings are alike, other words stay apart") {
    const std::vector<std::pair<const char*, const char*>> spellings{
        {"labours", "labors"},      {"behavioural", "behavioral"}, {"centre", "center"},
        {"centred", "centered"},    {"organise", "organize"},      {"analysing", "analyzing"},
        {"programmes", "programs"}, {"catalogue", "catalog"},      {"travelling", "traveling"},
        {"defences", "defenses"},   {"paediatric", "pediatric"},   {"licence", "license"},
        {"fulfil", "fulfill"},      {"councillor", "councilor"},   {"grey", "gray"},
    };
    for (const auto& [british, american] : spellings) {
        INFO(british);
        CHECK(text::spelling(k_english, british) == text::spelling(k_english, american));
    }
    const std::vector<std::pair<const char*, const char*>> others{
        {"four", "for"}, {"hour", "hor"}, {"filling", "filing"}, {"rise", "rize"}, {"timbre", "timber"},
    };
    for (const auto& [a, b] : others) {
        INFO(a);
        CHECK(text::spelling(k_english, a) != text::spelling(k_english, b));
    }
}
