#include "support/catch.hpp"
#include "xml/reader.hpp"
#include "xml/tree.hpp"

#include <string>
#include <vector>

using namespace diptych;

namespace {

/// Puts every document into one tree, one after the other.
class Keeper : public xml::ContentHandler {
public:
    explicit Keeper(xml::Tree& tree) : m_tree{tree} {}

    void start_element(std::string_view name, std::string_view namespace_uri,
                       const std::vector<xml::AttributeView>& attributes, std::size_t line) override {
        m_tree.start_element(name, namespace_uri, attributes, line);
    }

    void end_element(std::string_view, std::string_view, std::size_t) override { m_tree.end_element(); }

    void text(std::string_view text, std::size_t line) override { m_tree.text(text, line); }

private:
    xml::Tree& m_tree;
};

std::string written(xml::Node node) {
    if (node.is_text()) {
        return std::string{node.text()};
    }
    std::string result = "<" + std::string{node.name()};
    for (std::size_t i = 0; i < node.attribute_count(); ++i) {
        const xml::AttributeView a = node.attribute_at(i);
        result += " " + std::string{a.name} + "=" + std::string{a.value};
    }
    result += ">";
    for (const xml::Node child : node) {
        result += written(child);
    }
    return result + "</" + std::string{node.name()} + ">";
}

} // namespace

TEST_CASE("tree: holds elements, attributes and text in their order; can be filled again") {
    xml::Tree tree;
    Keeper keeper{tree};
    for (const char* document :
         {"<a x='1' y='2'>one <b>two<c/></b> &amp; <![CDATA[th]]>ree<d z='3'/></a>", "<e>x</e>"}) {
        tree.clear();
        xml::SaxParser parser{xml::source_of(document), "test.xml", keeper};
        while (parser.parse_block()) {
        }
        CHECK(written(tree.root()) == (document[1] == 'a' ? "<a x=1 y=2>one <b>two<c></c></b> & three<d z=3>"
                                                            "</d></a>"
                                                          : "<e>x</e>"));
    }
}

TEST_CASE("tree: nodes know their line, their attributes by name and namespace, and all text inside") {
    xml::Tree tree;
    Keeper keeper{tree};
    xml::SaxParser parser{xml::source_of("<a\n xml:lang='fr' lang='en'>\n<b>one <i>two</i></b>\n</a>"),
                          "test.xml", keeper};
    while (parser.parse_block()) {
    }
    const xml::Node a = tree.root();
    CHECK(a.line() == 2);
    CHECK(a.attribute("lang", xml::k_xml_namespace) == "fr");
    CHECK(a.attribute("lang") == "en");
    CHECK_FALSE(a.attribute("id").has_value());
    std::string text;
    a.append_text(text);
    CHECK(text == "\none two\n");
    std::size_t line_of_b = 0;
    for (const xml::Node child : a) {
        line_of_b = child.is_text() ? line_of_b : child.line();
    }
    CHECK(line_of_b == 3);
}
