#include "base/error.hpp"
#include "support/catch.hpp"
#include "xml/html_reader.hpp"
#include "xml/reader.hpp"
#include "xml/tag_guard.hpp"
#include "xml/tree.hpp"

#include <string>
#include <vector>

using namespace diptych;
using Catch::Contains;

namespace {

std::string attributes(std::size_t count, const std::string& after_name = "=\"x\"") {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += " a" + std::to_string(i) + after_name;
    }
    return text;
}

/// Whether it passes, however it is cut into blocks.
bool passes(const std::string& document, bool html = false) {
    xml::TagGuard whole{html};
    const bool result = whole.take(document);
    xml::TagGuard cut{html};
    bool same = true;
    for (std::size_t i = 0; i < document.size() && same; i += 7) {
        same = cut.take(std::string_view{document}.substr(i, 7));
    }
    CHECK(same == result);
    return result;
}

void read_xml(const std::string& document) {
    xml::Reader reader{document, "a.xml"};
    while (reader.next().kind != xml::EventKind::end_of_document) {
    }
}

class Ignore : public xml::HtmlHandler {
public:
    void start_element(std::string_view, const std::vector<xml::Attribute>&) override {}

    void end_element(std::string_view) override {}

    void text(std::string_view) override {}
};

} // namespace

TEST_CASE("TagGuard: a tag may have a thousand attributes and no more") {
    CHECK(passes("<a" + attributes(xml::k_most_attributes) + ">"));
    CHECK_FALSE(passes("<a" + attributes(xml::k_most_attributes + 1) + ">"));
    CHECK_FALSE(passes("<!DOCTYPE a><?b c?><a" + attributes(2000, " = 'x'") + "/>"));
    CHECK_FALSE(passes("<p" + attributes(2000, "") + ">", true));
    CHECK_FALSE(passes("<<p" + attributes(2000, "=x") + ">", true));
}

TEST_CASE("TagGuard: many tags with few attributes, and much text, pass") {
    std::string document;
    for (int i = 0; i < 300; ++i) {
        document += "<a" + attributes(10) + ">b c d e f = \"g</a >\n";
    }
    CHECK(passes(document));
    CHECK(passes("<a b=\"" + attributes(2000, "='>'") + "\">"));
}

TEST_CASE("TagGuard: what is in a comment, a CDATA section or a script is no tag") {
    const std::string tag = "<a" + attributes(2000);
    CHECK(passes("<!--" + tag + "-->"));
    CHECK(passes("<!--" + tag + "--->"));
    CHECK_FALSE(passes("<!-- -->" + tag));
    CHECK_FALSE(passes("<!--- --->" + tag));
    CHECK(passes("<b><![CDATA[" + tag + "]]]></b>"));
    CHECK_FALSE(passes("<b><![CDATA[ ]]>" + tag));
    CHECK(passes("<script>if (i <" + attributes(2000, "") + "</script>", true));
    CHECK(passes("<STYLE>" + tag + "</Style>", true));
    CHECK_FALSE(passes("<script></script>" + tag, true));
    CHECK_FALSE(passes("<script/>" + tag, true));
    CHECK_FALSE(passes("<script>" + tag));
}

TEST_CASE("TagGuard: UTF-16 is looked through as well") {
    std::string wide;
    for (const char c : "<a" + attributes(2000) + ">") {
        wide += c;
        wide += '\0';
    }
    CHECK_FALSE(passes(wide));
}

TEST_CASE("xml and html: a tag with too many attributes is refused with its line") {
    const std::string crowded = "<b" + attributes(5000) + "/>";
    CHECK_THROWS_WITH(read_xml("<a>\n" + crowded + "</a>"),
                      Contains("a.xml:") && Contains("1000 attributes"));
    CHECK_NOTHROW(read_xml("<a><b" + attributes(900) + "/></a>"));
    Ignore ignore;
    CHECK_THROWS_WITH(xml::read_html("<html>\n<p>a\n" + crowded, "a.html", ignore),
                      Contains("a.html:3: A tag has more than 1000 attributes"));
}

TEST_CASE("xml: more namespaces at once than any file has are refused") {
    std::string document = "<a";
    for (int i = 0; i < 600; ++i) {
        document += " xmlns:n" + std::to_string(i) + "='u" + std::to_string(i) + "'";
    }
    document += ">";
    CHECK_NOTHROW(read_xml(document + "<b/><b/></a>"));
    std::string inner = document;
    inner.replace(1, 1, "c");
    CHECK_THROWS_WITH(read_xml(document + inner + "</c></a>"), Contains("More than 1000 namespaces"));
    std::string after = document; // side by side, each has its own
    for (int i = 0; i < 5; ++i) {
        after += "<c xmlns:m='v'/>";
    }
    CHECK_NOTHROW(read_xml(after + "</a>"));
}

TEST_CASE("xml: an element with more parts than any entry has is not held in memory") {
    std::string document = "<a>\n<b>";
    for (int i = 0; i < 510'000; ++i) {
        document += "<c/>";
    }
    document += "</b></a>";
    xml::Reader reader{document, "a.xml"};
    xml::Event event = reader.next();
    while (event.name != "b") {
        event = reader.next();
    }
    CHECK_THROWS_WITH(xml::read_element(reader, std::move(event)),
                      Contains("a.xml:") && Contains("<b>, which begins on line 2, holds more than"));
}
