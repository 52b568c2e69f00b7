#include "page_check.hpp"
#include "sample_glossary.hpp"
#include "support/catch.hpp"

using namespace diptych;
using Catch::Contains;
using exchange::GlossaryFormat;

TEST_CASE("glossary page: an entry is a card with its id, statuses in words and what to use instead") {
    const std::string page = test::write(GlossaryFormat::html, test::table_concepts()).bytes;
    CHECK_THAT(page, Contains("<article id=\"c1\" class=\"row amber\">"));
    CHECK_THAT(page, Contains("<a href=\"#c2\">See also</a>"));
    CHECK_THAT(page, Contains("<li class=\"deprecated\"><dfn>l’&quot;ouvert&quot;</dfn><span class=\"mark\" "
                              "lang=\"en\">deprecated</span>"));
    CHECK_THAT(page, Contains("Use instead:</span> groupe de travail à composition non limitée</p>"));
    CHECK_THAT(page, Contains("3 concepts"));
    CHECK_THAT(page, Contains("<article id=\"c2\" class=\"row\">")); // nothing in it is only proposed
    const test::SeenPage seen = test::check_page(page);
    CHECK(seen.rows == 3);
    CHECK(seen.links == std::set<std::string>{"https://example.org/?a=1", "https://example.org/a.png"});
    CHECK(page.find("http-equiv=\"refresh") == std::string::npos);
    CHECK(page.find(" src=") == std::string::npos);
}

TEST_CASE("glossary page: nothing in an entry is markup, and links lead to web pages and entries only") {
    model::Concept entry = test::table_concepts()[1];
    entry.id = "a b\"><script>";
    entry.categories = {{"externalCrossReference", "<b>", "javascript:alert(1)", {}},
                        {"crossReference", "x", "a b\"><script>", {}},
                        {"crossReference", "y", "elsewhere", {}}};
    entry.languages[0].terms[0].text = "</dfn><script>alert(1)</script>";
    exchange::GlossaryWriterOptions options;
    options.title = "<Title>";
    options.has_concept = [](std::string_view id) { return id.starts_with("a b"); };
    const std::string page = test::write(GlossaryFormat::html, {entry}, options).bytes;
    CHECK_THAT(page, Contains("<article id=\"a_b&quot;&gt;&lt;script&gt;\" class=\"row\">"));
    CHECK_THAT(page, Contains("<a href=\"#a_b%22%3E%3Cscript%3E\">x</a>"));
    CHECK_THAT(page, Contains("<title>&lt;Title&gt;</title>"));
    CHECK(page.find("href=\"javascript") == std::string::npos);
    CHECK(page.find("<script>alert") == std::string::npos);
    CHECK(page.find("#elsewhere") == std::string::npos);
    CHECK(test::check_page(page).links.empty());
}

TEST_CASE("glossary page: terms and texts have the language and the direction that are theirs") {
    model::Concept entry = test::table_concepts()[1];
    entry.languages[1].language = test::tag("ar");
    entry.languages[1].categories = {test::category("definition", "d"),
                                     test::category("note", "n", {test::category("xml:lang", "en")}),
                                     test::category("note", "m", {test::category("xml:lang", "?")})};
    const std::string page = test::write(GlossaryFormat::html, {entry}).bytes;
    CHECK_THAT(page, Contains("<ul lang=\"ar\" dir=\"rtl\">") && Contains("<ul lang=\"fr\" dir=\"auto\">"));
    CHECK_THAT(page, Contains("<p class=\"text\" lang=\"ar\" dir=\"rtl\">d</p>"));
    CHECK_THAT(page, Contains("<p class=\"text\" lang=\"en\" dir=\"auto\"><b lang=\"en\">Note:</b> n</p>"));
    CHECK_THAT(page, Contains("lang: ?)</cite>"));
}
