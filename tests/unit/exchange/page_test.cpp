#include "exchange/pages/page.hpp"
#include "page_check.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"

#include <sstream>

using namespace diptych;
using Catch::Contains;
using exchange::Alarm;

TEST_CASE("page: a pair is doubtful under 0.9 and worse under 0.5, unless it is confirmed") {
    CHECK(exchange::alarm_of(0.9, false) == Alarm::none);
    CHECK(exchange::alarm_of(0.8999, false) == Alarm::amber);
    CHECK(exchange::alarm_of(0.5, false) == Alarm::amber);
    CHECK(exchange::alarm_of(0.4999, false) == Alarm::red);
    CHECK(exchange::alarm_of(0.1, true) == Alarm::none);
    CHECK(exchange::marks_of_pair(0.95, false).empty());
    CHECK(exchange::marks_of_pair(0.8999, false) ==
          "<span class=\"mark amber\" title=\"probability\">0.89</span>");
    CHECK(exchange::marks_of_pair(0.1, true) == "<span class=\"mark\">confirmed</span>");
}

TEST_CASE("page: a side without text has no counterpart") {
    CHECK(exchange::side_cell("", test::tag("fr"), {}) ==
          "<td lang=\"fr\" dir=\"auto\"><p class=\"absent\" lang=\"en\">no counterpart</p></td>");
    CHECK(exchange::side_cell("a<b", {}, {}) == "<td dir=\"auto\"><p>a&lt;b</p></td>");
}

TEST_CASE("page: says how many columns a group spans, and nothing in its words is markup") {
    std::ostringstream out;
    exchange::Page page{out, {.title = "<script>alert(1)</script>"}};
    page.write_counts({{"<i>", "1", Alarm::red}});
    page.begin_rows();
    page.begin_table({"a", "b"});
    page.write_group("x");
    page.begin_row({.id = "r", .number = "1", .alarm = Alarm::note, .title = "\"><b>"});
    out << "<td>a</td><td>b</td>";
    page.end_row();
    page.end_table();
    page.end();
    CHECK(test::check_page(out.str()).rows == 1);
    CHECK_THAT(out.str(), Contains("<tr class=\"group\"><td colspan=\"3\">x</td></tr>") &&
                              Contains("<tr id=\"r\" class=\"row note begins\">") &&
                              Contains("<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>") &&
                              Contains("<li class=\"red\">&lt;i&gt;: <b>1</b></li>") && !Contains("<b>\""));
}

TEST_CASE("page: its policy names its style and its script by their digests") {
    std::ostringstream out;
    exchange::Page{out, {.title = "T"}}.end();
    const std::string page = out.str();
    const std::size_t policy = page.find("style-src 'sha256-");
    REQUIRE(policy != std::string::npos);
    // 256 bits are 43 digits of base 64 and one to fill up.
    CHECK(page.find("='; script-src 'sha256-", policy) == policy + 18 + 43);
}
