#include "language/iso_639.hpp"
#include "language/language.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace diptych::language;

TEST_CASE("languages: each file is read, is of a language that has a code, and numbers months from 1 to 12") {
    REQUIRE(all_languages().size() >= 12);
    for (const Language& language : all_languages()) {
        INFO(language.code);
        CHECK(find_code(language.code) != nullptr);
        CHECK(&language_of(language.code) == &language);
        CHECK(std::all_of(language.month_names.begin(), language.month_names.end(),
                          [](const auto& month) { return month.second >= 1 && month.second <= 12; }));
        for (const auto& [open, close] : language.sentences.quotation_marks) {
            CHECK(open != close);
        }
    }
    CHECK(language_of("xx").functions.empty());
}

TEST_CASE("languages: French elides, English has a possessive") {
    CHECK(language_of("fr").elisions.contains("qu"));
    CHECK(language_of("ca").elisions.contains("l"));
    CHECK(language_of("en").has_possessive_s);
    CHECK((language_of("fr").functions_of("l'") & (k_determiner | k_object)) == (k_determiner | k_object));
    CHECK((language_of("en").functions_of("to") & k_modal) != 0);
}

TEST_CASE("languages: Dutch and Polish are known by their files alone") {
    const Language& dutch = language_of("nl");
    CHECK(dutch.elisions.empty());
    CHECK((dutch.functions_of("het") & k_determiner) != 0);
    CHECK((dutch.functions_of("werd") & k_be) != 0);
    CHECK(dutch.stems.empty()); // Snowball's
    CHECK(dutch.hours.contains("uur"));
    const Language& polish = language_of("pl");
    CHECK_FALSE(polish.sentences.stops_after_ordinals); // dates have none: "5 maja"
    CHECK((polish.functions_of("przez") & k_preposition) != 0);
    CHECK(std::count(polish.month_names.begin(), polish.month_names.end(),
                     std::pair<std::string, std::uint32_t>{"lutym", 2U}) == 1);
    CHECK(polish.stems.of("ustawami", 3) == polish.stems.of("ustawa", 3));
    CHECK(polish.stems.of("lat", 3) == "rok");
}

TEST_CASE("in_any_language: one list of all of them") {
    const Words words = in_any_language(&Language::page_words);
    for (const char* word : {"page", "seite", "blz.", "strona"}) {
        CHECK(words.contains(word));
    }
}
