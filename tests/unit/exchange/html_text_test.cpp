#include "exchange/pages/html_text.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"

using namespace diptych;
using exchange::Alarm;
using exchange::marked_text;

TEST_CASE("html_text: markup is escaped, and what HTML cannot hold is seen") {
    CHECK(exchange::html_text("<a href=\"x\">&\x01</a>") ==
          "&lt;a href=&quot;x&quot;&gt;&amp;\uFFFD&lt;/a&gt;");
}

TEST_CASE("marked_text: marks are put in, those that overlap, are empty or lie outside are not") {
    CHECK(marked_text("a<b>c", {{{1, 4}}}) == "a<mark>&lt;b&gt;</mark>c");
    CHECK(marked_text("abc", {{{0, 1}, Alarm::red}, {{0, 2}, Alarm::amber}, {{2, 2}}, {{2, 3}}}) ==
          "<mark class=\"red\">a</mark>b<mark>c</mark>");
    CHECK(marked_text("abc", {{{2, 4}}}) == "abc");
    CHECK(marked_text("", {}).empty());
}

TEST_CASE("language_attributes: the direction is that of the language and its script") {
    CHECK(exchange::language_attributes(test::tag("ar")) == " lang=\"ar\" dir=\"rtl\"");
    CHECK(exchange::language_attributes(test::tag("he-IL")) == " lang=\"he-IL\" dir=\"rtl\"");
    CHECK(exchange::language_attributes(test::tag("az-Arab")) == " lang=\"az-Arab\" dir=\"rtl\"");
    CHECK(exchange::language_attributes(test::tag("az")) == " lang=\"az\" dir=\"auto\"");
    CHECK(exchange::language_attributes(test::tag("fr")) == " lang=\"fr\" dir=\"auto\"");
    CHECK(exchange::language_attributes({}) == " dir=\"auto\"");
}
