#include "support/catch.hpp"
#include "text/inflection.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace diptych;

namespace {

bool has(const std::vector<std::string>& forms, const char* form) {
    return std::find(forms.begin(), forms.end(), form) != forms.end();
}

} // namespace

TEST_CASE("english_base_forms: irregular plurals, alone and in compounds") {
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
        CHECK(has(text::english_base_forms(form), base));
    }
    CHECK(text::english_base_forms("specimen").empty());
    CHECK(text::english_base_forms("house").empty());
}

TEST_CASE("french_base_forms: irregular plurals and feminines") {
    CHECK(has(text::french_base_forms("yeux"), "oeil"));
    CHECK(has(text::french_base_forms("dangereuses"), "dangereux"));
    CHECK(has(text::french_base_forms("travailleuse"), "travailleur"));
    CHECK(has(text::french_base_forms("publiques"), "public"));
    CHECK(text::french_base_forms("maison").empty());
}

TEST_CASE("english_spelling: British and American spellings are alike, other words stay apart") {
    const std::vector<std::pair<const char*, const char*>> spellings{
        {"labours", "labors"},      {"behavioural", "behavioral"}, {"centre", "center"},
        {"centred", "centered"},    {"organise", "organize"},      {"analysing", "analyzing"},
        {"programmes", "programs"}, {"catalogue", "catalog"},      {"travelling", "traveling"},
        {"defences", "defenses"},   {"paediatric", "pediatric"},   {"licence", "license"},
        {"fulfil", "fulfill"},      {"councillor", "councilor"},   {"grey", "gray"},
    };
    for (const auto& [british, american] : spellings) {
        INFO(british);
        CHECK(text::english_spelling(british) == text::english_spelling(american));
    }
    const std::vector<std::pair<const char*, const char*>> others{
        {"four", "for"}, {"hour", "hor"}, {"filling", "filing"}, {"rise", "rize"}, {"timbre", "timber"},
    };
    for (const auto& [a, b] : others) {
        INFO(a);
        CHECK(text::english_spelling(a) != text::english_spelling(b));
    }
}
