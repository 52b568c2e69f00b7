#include "exchange/pages/alignment.hpp"
#include "page_check.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"

#include <sstream>

using namespace diptych;
using Catch::Contains;

namespace {

std::string page_of(const model::Bitext& bitext) {
    std::ostringstream out;
    exchange::write_alignment_html(bitext, test::all_beads(bitext.beads), out);
    return out.str();
}

} // namespace

TEST_CASE("alignment page: has a row a bead, with both languages, labels and kinds") {
    const std::string page = page_of(test::sample_bitext());
    CHECK_THAT(page, Contains("<title>A/1/L.1</title>"));
    CHECK_THAT(page, Contains("a.fr.txt (fr) \u2194 a.en.txt (en)"));
    CHECK_THAT(page, Contains("<tr id=\"pair-1\" class=\"row begins\">"));
    CHECK_THAT(page,
               Contains("<td lang=\"fr\" dir=\"auto\"><p class=\"heading\" role=\"heading\" aria-level=\"3\">"
                        "<span class=\"label\">I.</span> Généralités</p></td>"));
    CHECK_THAT(page, Contains("<p class=\"footnote\">Omis.</p>"));
    CHECK_THAT(page, Contains("<p class=\"item\"><span class=\"label\">(a)</span> Added.</p>"));
    CHECK_THAT(page, Contains("no counterpart"));
    CHECK_THAT(page, Contains("<th scope=\"col\">"));
}

TEST_CASE("alignment page: marks beads that are not 1-1, doubtful ones and confirmed ones") {
    const std::string page = page_of(test::sample_bitext());
    CHECK_THAT(page, Contains(">2\u20131</span>"));
    CHECK_THAT(page, Contains("<span class=\"mark amber\" title=\"probability\">0.87</span>"));
    CHECK_THAT(page, Contains("<span class=\"mark red\" title=\"probability\">0.40</span>"));
    CHECK_THAT(page, Contains("<span class=\"mark\">confirmed</span>"));
    CHECK_THAT(page, Contains("pairs: <b>4</b>") && Contains("below 0.9: <b>2</b>") &&
                         Contains("below 0.5: <b>1</b>"));
}

TEST_CASE("alignment page: text cannot become markup") {
    model::Bitext bitext = test::sample_bitext();
    bitext.symbol = "<script>alert(\"x\")</script>";
    const std::string page = page_of(bitext);
    CHECK_THAT(page, Contains("Oui &amp; &lt;non&gt;."));
    CHECK_THAT(page, Contains("&lt;script&gt;alert(&quot;x&quot;)"));
    CHECK_THAT(page, !Contains("<script>alert"));
}

TEST_CASE("alignment page: is one like the others, with a row a bead") {
    const std::string page = page_of(test::sample_bitext());
    CHECK(test::check_page(page).rows == 4);
    for (const char* reference : {"http:", "https:", "src=", "<link", "@import", "url("}) {
        CHECK_THAT(page, !Contains(reference));
    }
}

TEST_CASE("alignment page: a language that is written from right to left is shown so") {
    model::Bitext bitext = test::sample_bitext();
    bitext.target.language = test::tag("ar");
    CHECK_THAT(page_of(bitext),
               Contains("<td lang=\"fr\" dir=\"auto\">") && Contains("<td lang=\"ar\" dir=\"rtl\">"));
}

TEST_CASE("alignment page: a bitext without beads is a page, too") {
    model::Bitext bitext;
    bitext.source.name = "a";
    bitext.target.name = "b";
    CHECK_THAT(page_of(bitext), Contains("<title>a \u2013 b</title>") && Contains("pairs: <b>0</b>"));
}

TEST_CASE("alignment page: chosen beads stand in the order wanted, under their own numbers") {
    const model::Bitext bitext = test::sample_bitext();
    std::ostringstream out;
    exchange::write_alignment_html(bitext, {2, 0}, out);
    const std::string page = out.str();
    CHECK(page.find("id=\"pair-3\"") < page.find("id=\"pair-1\""));
    CHECK_THAT(page, !Contains("id=\"pair-2\"") && Contains("pairs: <b>2</b>"));
}
