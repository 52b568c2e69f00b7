#include "exchange/pages/alignment_html.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"
#include "xml/reader.hpp"

#include <algorithm>
#include <sstream>

using namespace diptych;
using Catch::Contains;

namespace {

std::string page_of(const model::Bitext& bitext) {
    std::ostringstream out;
    exchange::write_alignment_html(bitext, exchange::all_beads(bitext.beads), out);
    return out.str();
}

} // namespace

TEST_CASE("alignment_html: has a row a bead, with both languages, labels and kinds") {
    const std::string page = page_of(test::sample_bitext());
    CHECK_THAT(page, Contains("<title>A/1/L.1</title>"));
    CHECK_THAT(page, Contains("a.fr.txt (fr) \u2194 a.en.txt (en)"));
    CHECK_THAT(page, Contains("<tr id=\"pair-1\" class=\"sure begins\">"));
    CHECK_THAT(page,
               Contains("<td lang=\"fr\" dir=\"auto\"><p class=\"heading\" role=\"heading\" aria-level=\"3\">"
                        "<span class=\"label\">I.</span> Généralités</p></td>"));
    CHECK_THAT(page, Contains("<p class=\"footnote\">Omis.</p>"));
    CHECK_THAT(page, Contains("<p class=\"item\"><span class=\"label\">(a)</span> Added.</p>"));
    CHECK_THAT(page, Contains("no counterpart"));
    CHECK_THAT(page, Contains("<th scope=\"col\">"));
}

TEST_CASE("alignment_html: marks beads that are not 1-1, doubtful ones and corrected ones") {
    const std::string page = page_of(test::sample_bitext());
    CHECK_THAT(page, Contains(">2\u20131</span>"));
    CHECK_THAT(page, Contains("<span class=\"mark amber\" title=\"probability\">0.88</span>"));
    CHECK_THAT(page, Contains("<span class=\"mark red\" title=\"probability\">0.40</span>"));
    CHECK_THAT(page, Contains("<span class=\"mark\">corrected</span>"));
    CHECK_THAT(page, Contains("<b>4</b> pairs") && Contains("below 0.9: <b>2</b>") &&
                         Contains("below 0.5: <b>1</b>"));
}

TEST_CASE("alignment_html: text cannot become markup") {
    model::Bitext bitext = test::sample_bitext();
    bitext.symbol = "<script>alert(\"x\")</script>";
    const std::string page = page_of(bitext);
    CHECK_THAT(page, Contains("Oui &amp; &lt;non&gt;."));
    CHECK_THAT(page, Contains("&lt;script&gt;alert(&quot;x&quot;)"));
    CHECK_THAT(page, !Contains("<script"));
}

TEST_CASE("alignment_html: needs nothing from elsewhere") {
    const std::string page = page_of(test::sample_bitext());
    for (const char* reference : {"http:", "https:", "src=", "<link", "@import", "url("}) {
        CHECK_THAT(page, !Contains(reference));
    }
}

TEST_CASE("alignment_html: every element is closed") {
    std::string page = page_of(test::sample_bitext());
    page.erase(0, page.find("<body>"));
    page.erase(page.find("</html>"));
    for (const char* empty_element : {"<input type=\"checkbox\" id=\"only-doubtful\">",
                                      "<col class=\"number\">", "<col>", "<col>", "<col class=\"marks\">"}) {
        const std::size_t at = page.find(empty_element);
        REQUIRE(at != std::string::npos);
        page.insert(page.find('>', at), "/");
    }
    xml::Reader reader{page, "page"};
    std::size_t rows = 0;
    for (xml::Event event = reader.next(); event.kind != xml::EventKind::end_of_document;
         event = reader.next()) {
        rows += event.kind == xml::EventKind::start_element && event.name == "tr" ? 1U : 0U;
    }
    CHECK(rows == 5);
}

TEST_CASE("alignment_html: a bitext without beads is a page, too") {
    model::Bitext bitext;
    bitext.source.name = "a";
    bitext.target.name = "b";
    CHECK_THAT(page_of(bitext), Contains("<title>a \u2013 b</title>") && Contains("<b>0</b> pairs"));
}

TEST_CASE("alignment_html: chosen beads stand in the order wanted, under their own numbers") {
    const model::Bitext bitext = test::sample_bitext();
    std::ostringstream out;
    exchange::write_alignment_html(bitext, {2, 0}, out);
    const std::string page = out.str();
    CHECK(page.find("id=\"pair-3\"") < page.find("id=\"pair-1\""));
    CHECK_THAT(page, !Contains("id=\"pair-2\"") && Contains("<b>2</b> pairs"));
}
