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

TEST_CASE("guess_by_words: by function words, and not at all when they do not tell") {
    CHECK(segment::guess_by_words("Le Comité a pris note du rapport et des observations qui y sont faites.")
              ->str() == "fr");
    CHECK(segment::guess_by_words("The Committee took note of the report and of the remarks it contains.")
              ->str() == "en");
    CHECK_FALSE(segment::guess_by_words("42").has_value());
    CHECK_FALSE(segment::guess_by_words("Комитет принял доклад к сведению.").has_value());
}

TEST_CASE("guess_language: letters tell also what Diptych has no words of") {
    const auto guess = [](std::string_view text) {
        const auto language = segment::guess_language(text);
        return language ? language->str() : std::string{"?"};
    };
    CHECK(guess("Výbor přijal rozpočet na příští rok a poděkoval členům.") == "cs");
    CHECK(guess("Комітет ухвалив бюджет на наступний рік і подякував членам.") == "uk");
    CHECK(guess("Η επιτροπή ενέκρινε τον προϋπολογισμό.") == "el");
    CHECK(guess("הוועדה אישרה את תקציב השנה הבאה.") == "he");
    CHECK(guess("คณะกรรมการอนุมัติงบประมาณปีหน้า") == "th");
    CHECK(guess("委員会はこの問題について決定を採択した。会議は閉会した。") == "ja");
    CHECK(guess("") == "?");
    CHECK(guess("12.5 / 7") == "?");
    CHECK(guess("OK, Anna") == "?"); // too short to tell
}

TEST_CASE("guess_with_certainty: a short text is less sure than a long one") {
    const auto sure = [](std::string_view text) { return segment::guess_with_certainty(text).value().certainty; };
    CHECK(sure("Real text here.") < segment::k_sure);
    CHECK(sure("The committee took note of the report and thanked its members for their work.") > 0.9);
}
