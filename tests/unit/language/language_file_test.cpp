#include "language/language_file.hpp"
#include "support/catch.hpp"

using namespace diptych::language;
using Catch::Contains;

namespace {

Language read(const char* content) {
    return read_language("xx", content, "xx.txt");
}

} // namespace

TEST_CASE("read_language: words, pairs, functions and traits") {
    const Language language = read("# a note\n[elisions]\nl  d\nqu\n[prepositions]\nof to\n[modals]\nto\n"
                                   "[month names]\nmaja=5\n[quotation marks]\n„=”\n[traits]\nhead-first\n"
                                   "[page words]\np. of_the\n[abbreviations final]\netc.\n");
    CHECK(language.elisions == Words{"l", "d", "qu"});
    CHECK(language.functions_of("to") == (k_preposition | k_modal));
    CHECK(language.functions_of("house") == k_no_function);
    CHECK(language.month_names == NumberWords{{"maja", 5}});
    CHECK(language.sentences.quotation_marks == WordPairs{{"„", "”"}});
    CHECK(language.head_first);
    CHECK_FALSE(language.has_possessive_s);
    CHECK(language.page_words.contains("of the"));
    CHECK(language.sentences.abbreviation_list.front().second == AbbreviationClass::final);
}

TEST_CASE("read_language: endings with what must stand before them, forms with brackets, passes") {
    const Language language = read("[base forms]\n3-men=man belle(s)=beau\n[stems of words]\npays\n"
                                   "[stems by ending]\n0-s=\n[stems by ending]\n2:1-our=or\n");
    REQUIRE(language.base_forms.size() == 3);
    CHECK(language.base_forms[0].letters == 3);
    CHECK_FALSE(language.base_forms[0].whole);
    CHECK(language.base_forms[1].whole);
    CHECK(language.base_forms[2].ending == "belles");
    CHECK(language.base_forms[2].replacement == "beau");
    CHECK(language.stems.whole.at("pays") == "pays");
    REQUIRE(language.stems.passes.size() == 2);
    CHECK(language.stems.passes[0][0].replacement.empty());
    CHECK(language.stems.passes[1][0].vowels == 1);
}

TEST_CASE("read_language: what is not understood is named with its line") {
    CHECK_THROWS_WITH(read("\n[elision]\nl\n"), Contains("xx.txt:3: The section 'elision' is unknown"));
    CHECK_THROWS_WITH(read("[traits]\nhead-last\n"), Contains("xx.txt:2: The trait 'head-last' is unknown"));
    CHECK_THROWS_WITH(read("[month names]\nmaja\n"), Contains("xx.txt:2: The entry 'maja'"));
    CHECK_THROWS_WITH(read("[number words]\njeden=one\n"), Contains("xx.txt:2: The entry 'jeden=one'"));
    CHECK_THROWS_WITH(read("l\n"), Contains("xx.txt:1"));
}
