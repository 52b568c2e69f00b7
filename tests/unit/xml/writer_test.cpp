#include "support/catch.hpp"
#include "xml/tree.hpp"
#include "xml/writer.hpp"

#include <sstream>
#include <string>

using namespace diptych;

namespace {

constexpr std::string_view k_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

xml::Tree read(const std::string& document) {
    xml::Reader reader{document, "written.xml"};
    return xml::read_element(reader, reader.next());
}

} // namespace

TEST_CASE("writer: elements are indented, elements with text are on one line") {
    std::ostringstream out;
    xml::Writer writer{out};
    writer.start_element("a", {{"x", "1"}});
    writer.element("b", "text");
    writer.start_element("c");
    writer.element("d", "");
    writer.finish();
    CHECK(out.str() ==
          std::string{k_declaration} + "<a x=\"1\">\n  <b>text</b>\n  <c>\n    <d/>\n  </c>\n</a>\n");
}

TEST_CASE("writer: no white space is put into text with markup") {
    std::ostringstream out;
    xml::Writer writer{out};
    writer.start_element("p");
    writer.text("one ");
    writer.start_element("hi");
    writer.element("b", "two");
    writer.end_element();
    writer.text(" three");
    writer.finish();
    CHECK(out.str() == std::string{k_declaration} + "<p>one <hi><b>two</b></hi> three</p>\n");
}

TEST_CASE("writer: what is written is read back, markup characters and line ends included") {
    const std::string text = "a < b && c > \"d\" 'e' ]]> \r\n\t\u00E9 \U0001F600";
    std::ostringstream out;
    xml::Writer writer{out};
    writer.element("a", text, {{"x", text}});
    writer.finish();
    const xml::Tree tree = read(out.str());
    const xml::Node a = tree.root();
    CHECK(xml::text_content(a) == text);
    CHECK(a.attribute("x").value_or("none") == text);
    CHECK(writer.dropped_characters() == 0);
}

TEST_CASE("writer: control characters, noncharacters and bad bytes are left out and counted") {
    std::ostringstream out;
    xml::Writer writer{out};
    const std::string text = std::string{"a\0b", 3} + "\x0B\x1F\x7F\u0080\uFFFE\uFFFF\uFDD0\U0001FFFE" +
                             "c\xFF\xC3" + "d\u0085e\uFFFDf";
    writer.element("a", text, {{"x", "\x01y"}});
    writer.finish();
    CHECK(writer.dropped_characters() == 12);
    const xml::Tree tree = read(out.str());
    const xml::Node a = tree.root();
    CHECK(xml::text_content(a) == "abcd\u0085e\uFFFDf");
    CHECK(a.attribute("x") == "y");
}
