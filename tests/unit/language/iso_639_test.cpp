#include "language/iso_639.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace diptych::language;

TEST_CASE("language_codes: in order, each once, three letters beside two") {
    const std::vector<LanguageCode>& all = language_codes();
    CHECK(all.size() > 180);
    CHECK(std::is_sorted(all.begin(), all.end(),
                         [](const LanguageCode& a, const LanguageCode& b) { return a.two < b.two; }));
    for (const LanguageCode& code : all) {
        INFO(code.two);
        CHECK(code.two.size() == 2);
        CHECK(find_code(code.two) == &code);
        CHECK(std::all_of(code.three.begin(), code.three.end(),
                          [](std::string_view three) { return three.size() == 3; }));
        CHECK((code.name.empty() || !code.other_names.empty()));
    }
}

TEST_CASE("language codes: of two and of three letters") {
    CHECK(shortest_code("fra") == "fr");
    CHECK(shortest_code("fre") == "fr");
    CHECK(shortest_code("gsw") == "gsw");
    CHECK(three_letter_code("de") == "deu");
    CHECK(three_letter_code("zu") == "zu");
    CHECK(find_code("ok") == nullptr);
    REQUIRE(find_code("pl") != nullptr);
    CHECK(find_code("pl")->name == "Polish");
    CHECK(find_code("zu")->name.empty());
}
