#include "language/language_file.hpp"
#include "segment/guess_language.hpp"
#include "segment/language_data.hpp"
#include "support/catch.hpp"

using namespace diptych;
using Catch::Contains;

TEST_CASE("LanguageData: sections and comments") {
    const segment::LanguageData data{language::read_language(
        "xx", "# note\n[abbreviations title]\nM. Mme.\n\n[one-letter words]\na y\n", "xx.txt")};
    CHECK(data.abbreviation("M.") == segment::AbbreviationClass::title);
    CHECK_FALSE(data.abbreviation("Dr.").has_value());
    CHECK(data.one_letter_words.contains("y"));
}

TEST_CASE("read_language: an unknown section is named with its line") {
    CHECK_THROWS_WITH(language::read_language("xx", "[abbreviations titel]\nM.\n", "xx.txt"),
                      Contains("xx.txt:2: The section 'abbreviations titel' is unknown"));
    CHECK_THROWS_WITH(language::read_language("xx", "M.\n", "xx.txt"), Contains("xx.txt:1"));
}

TEST_CASE("shipped language data: every language has all sections") {
    REQUIRE(segment::all_language_data().size() >= 2);
    for (const auto& data : segment::all_language_data()) {
        INFO(data.language);
        CHECK(data.abbreviations.size() > 50);
        CHECK_FALSE(data.one_letter_words.empty());
        CHECK(data.frequent_words.size() > 20);
    }
}

TEST_CASE("guess_language: by function words, and not at all when they do not tell") {
    CHECK(segment::guess_language("Le Comité a pris note du rapport et des observations qui y sont faites.")
              ->str() == "fr");
    CHECK(segment::guess_language("The Committee took note of the report and of the remarks it contains.")
              ->str() == "en");
    CHECK_FALSE(segment::guess_language("42").has_value());
    CHECK_FALSE(segment::guess_language("Комитет принял доклад к сведению.").has_value());
}
