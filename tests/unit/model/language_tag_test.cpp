#include "model/language_tag.hpp"
#include "support/catch.hpp"

using diptych::model::LanguageTag;

TEST_CASE("LanguageTag: is put in canonical case") {
    CHECK(LanguageTag::parse("EN")->str() == "en");
    CHECK(LanguageTag::parse("en_us")->str() == "en-US");
    CHECK(LanguageTag::parse("ZH-hant-tw")->str() == "zh-Hant-TW");
    CHECK(LanguageTag::parse("es-419")->str() == "es-419");
    CHECK(LanguageTag::parse("x-KLINGON")->str() == "x-klingon");
    CHECK(LanguageTag::parse("en-x-AB")->str() == "en-x-ab");
    CHECK(LanguageTag::parse("en-GB")->primary() == "en");
}

TEST_CASE("LanguageTag: refuses what is no tag") {
    for (const char* text : {"", "e", "français", "en-", "-en", "123", "en GB", "abcdefghi", "english"}) {
        INFO(text);
        CHECK_FALSE(LanguageTag::parse(text).has_value());
    }
}
