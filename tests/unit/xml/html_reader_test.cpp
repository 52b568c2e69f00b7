#include "base/error.hpp"
#include "base/format.hpp"
#include "support/catch.hpp"
#include "xml/html_encoding.hpp"
#include "xml/html_reader.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

using namespace diptych;
using namespace std::string_literals;
using Catch::Contains;

namespace {

/// Writes down what it is told: "<p class=a>text</p>".
class Recorder : public xml::HtmlHandler {
public:
    void start_element(std::string_view name, const std::vector<xml::Attribute>& attributes) override {
        steps += fmt::format("<{}", name);
        for (const xml::Attribute& attribute : attributes) {
            steps += fmt::format(" {}={}", attribute.name, attribute.value);
        }
        steps += '>';
        ++depth;
        deepest = std::max(deepest, depth);
    }

    void end_element(std::string_view name) override {
        steps += fmt::format("</{}>", name);
        --depth;
    }

    void text(std::string_view text) override { steps += text; }

    std::string steps;
    int depth = 0;
    int deepest = 0;
};

std::string steps_of(std::string_view page) {
    Recorder recorder;
    xml::read_html(page, "a.html", recorder);
    CHECK(recorder.depth == 0);
    return recorder.steps;
}

} // namespace

TEST_CASE("html_reader: gives elements, attributes and text in order") {
    CHECK(steps_of(
              "<!DOCTYPE html><html LANG=fr><body><P class='a b' hidden>Un <b>mot</b>.</P></body></html>") ==
          "<html lang=fr><body><p class=a b hidden=>Un <b>mot</b>.</p></body></html>");
}

TEST_CASE("html_reader: what is left open is closed, and every start has its end") {
    CHECK(steps_of("<body><ul><li>a<li>b</ul><p>c<p>d") ==
          "<html><body><ul><li>a</li><li>b</li></ul><p>c</p><p>d</p></body></html>");
    CHECK_THAT(steps_of("</b></p><i>a</b></i><div><span>b</div>c"), Contains("b</span></div>"));
    CHECK_THAT(steps_of("a < b & c <"), Contains("a < b & c"));
    CHECK_THAT(steps_of("<p>a<unknown-thing>b</unknown-thing>"),
               Contains("<unknown-thing>b</unknown-thing>"));
    CHECK_NOTHROW(steps_of("<!-- never closed <p>a</p>"));
    CHECK_NOTHROW(steps_of("<p title=\"never closed>a</p>"));
}

TEST_CASE("html_reader: references are resolved, those of Windows pages too") {
    CHECK_THAT(steps_of("<p title='&eacute;&amp;'>l&#146;&eacute;t&eacute;&nbsp;&lt;1&#x20AC;&rsquo;"),
               Contains("<p title=é&>l’été\u00A0<1€’"));
    CHECK_THAT(steps_of("<p>a&#0;b&#xD800;c&#1114112;&nosuch;d"), Contains("&nosuch;d"));
    CHECK(xml::windows_1252_character(0x85) == 0x2026);
    CHECK(xml::windows_1252_character(0x81) == 0x81);
    CHECK(xml::windows_1252_character(U'é') == U'é');
}

TEST_CASE("html_reader: a script ends at its own end tag") {
    CHECK_THAT(steps_of("<script>if (a < b) { write('<b>x</b>'); }</script><p>c"),
               Contains("write('<b>x</b>'); }</script>"));
}

TEST_CASE("html_reader: the encoding is that of the mark, of the declaration, or UTF-8") {
    const auto read = [](const std::string& bytes) { return xml::html_to_utf8(bytes, "a.html"); };
    CHECK(read("\xEF\xBB\xBF<p>é") == "<p>é");
    CHECK(read("\xFF\xFE<\0p\0>\0\xE9\0"s) == "<p>é");
    CHECK(read("\xFE\xFF\0<\0p\0>\0\xE9"s) == "<p>é");
    CHECK(read("<p>é") == "<p>é");
    CHECK_THAT(read("<meta charset=iso-8859-1><p>l\x92\xE9t\xE9"), Contains("l’été"));
    CHECK_THAT(read("<META http-equiv=Content-Type content='text/html; charset=windows-1250'>\x9D"),
               Contains("ť"));
    CHECK_THAT(read("<?xml version='1.0' encoding='ISO-8859-15'?><p>\xA4"), Contains("€"));
    CHECK_THAT(read("<!-- <meta charset=koi8-r> --><meta charset='utf-8'>é"), Contains("é"));
    CHECK_THAT(read("<meta charset=latin1><p>already é"), Contains("already é"));
    CHECK_THAT(read("<meta charset=utf-16><p>é"), Contains("é"));
}

TEST_CASE("html_reader: bytes that are not in the encoding are refused, with their place") {
    const auto refused = [](const std::string& bytes, const std::string& message) {
        INFO(message);
        CHECK_THROWS_WITH(xml::html_to_utf8(bytes, "a.html"), Contains(message));
    };
    refused("<p>\n\xE9 ", "a.html:2: The page is not valid UTF-8 at byte 4 (0xE9)");
    refused("<meta charset=utf-8>\xE9 ", "a.html:1: The page is not valid UTF-8");
    refused("<meta charset=klingon-7>", "in the encoding 'klingon-7', which is not known");
    refused("\xFF\xFE\x00\xD8<\x00"s, "not in the encoding of the page, UTF-16LE");
}

TEST_CASE("html_reader: control characters and zero bytes are left out") {
    CHECK(steps_of("<p>a\0b\x01\x7F\0</p>"s) == "<html><body><p>ab</p></body></html>");
    Recorder recorder;
    CHECK_THROWS_WITH(xml::read_html("\0\0"s, "a.html", recorder), Contains("a.html: The file is empty"));
    CHECK_THROWS_WITH(xml::read_html(" \n", "a.html", recorder), Contains("The file is empty"));
}

TEST_CASE("html_reader: bottomless nesting is refused and not followed") {
    Recorder recorder;
    std::string page;
    for (int i = 0; i < 100'000; ++i) {
        page += "<div>\n";
    }
    CHECK_THROWS_WITH(xml::read_html(page, "a.html", recorder), Contains("elements are open at once"));
    CHECK(recorder.deepest == static_cast<int>(xml::k_greatest_html_depth));
    Recorder shallow;
    CHECK_NOTHROW(xml::read_html(page.substr(0, 7 * 2000), "a.html", shallow));
}

TEST_CASE("html_reader: a huge attribute and a huge text come whole") {
    const std::string huge(2'000'000, 'x');
    const std::string steps = steps_of("<p title=\"" + huge + "\">" + huge + "</p>");
    CHECK(steps.size() > 4'000'000);
}

TEST_CASE("html_reader: what the handler throws comes out") {
    class Thrower : public Recorder {
    public:
        void text(std::string_view) override { throw std::runtime_error{"enough"}; }
    };

    Thrower thrower;
    CHECK_THROWS_WITH(xml::read_html("<p>a<p>b<p>c", "a.html", thrower), "enough");
    CHECK(thrower.steps.find("</p>") == std::string::npos);
}
