#include "base/error.hpp"
#include "reader/odt.hpp"
#include "support/catch.hpp"
#include "support/zip_builder.hpp"

#include <string>
#include <vector>

using namespace diptych;
using Catch::Contains;
using model::UnitKind;
using test::make_zip;

namespace {

std::string root(const std::string& name, const std::string& content) {
    std::string text = "<office:" + name;
    for (const std::string prefix : {"office", "text", "style", "table"}) {
        text += " xmlns:" + prefix + "='urn:oasis:names:tc:opendocument:xmlns:" + prefix + ":1.0'";
    }
    return text +
           " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"
           " xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'"
           " xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'"
           " xmlns:loext='urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0'>" +
           content + "</office:" + name + ">";
}

/// A flat document. \param styles  the content of office:styles
model::SourceText read(const std::string& body, const std::string& styles = {}) {
    return reader::read_fodt(root("document", "<office:styles>" + styles +
                                                  "</office:styles><office:body><office:text>" + body +
                                                  "</office:text></office:body>"),
                             "a.fodt");
}

std::string paragraph(const std::string& content) {
    return "<text:p>" + content + "</text:p>";
}

std::string item(const std::string& content, const std::string& attributes = {}) {
    return "<text:list-item " + attributes + ">" + content + "</text:list-item>";
}

std::string list(const std::string& content, const std::string& attributes = {}) {
    return "<text:list text:style-name='L' " + attributes + ">" + content + "</text:list>";
}

const std::string k_list_style =
    "<text:list-style style:name='L'>"
    "<text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>"
    "<text:list-level-style-number text:level='2' style:num-format='a' style:num-prefix='(' "
    "style:num-suffix=')'/>"
    "<text:list-level-style-number text:level='3' style:num-format='I' text:display-levels='3'/>"
    "<text:list-level-style-bullet text:level='4' text:bullet-char='–'/>"
    "</text:list-style>";

} // namespace

TEST_CASE("read_fodt: paragraphs with their spaces, tabs and breaks as single spaces") {
    const auto source = read(paragraph("a <text:s text:c='3'/>b<text:tab/>c<text:line-break/><text:span>\n d"
                                       "</text:span>\u00ADe") +
                             "<text:p/>" + paragraph("f"));
    CHECK(source.text == "a b c de\nf\n");
    CHECK(source.places == model::Places::paragraphs);
    CHECK(source.blocks[1].line == 2);
}

TEST_CASE("read_fodt: deletions, comments, hidden text and sources of indexes are left out") {
    const auto source =
        read("<text:tracked-changes><text:changed-region><text:deletion>" + paragraph("deleted") +
                 "</text:deletion></text:changed-region></text:tracked-changes>" +
                 paragraph("a<text:change/><office:annotation>" + paragraph("comment") +
                           "</office:annotation>b<text:span text:style-name='Hidden'>hidden</text:span>") +
                 "<text:section text:display='none'>" + paragraph("secret") + "</text:section>" +
                 "<text:table-of-content><text:table-of-content-source><text:index-title-template>template"
                 "</text:index-title-template></text:table-of-content-source><text:index-body>" +
                 paragraph("entry") + "</text:index-body></text:table-of-content>",
             "<style:style style:name='Hidden' style:family='text'><style:text-properties "
             "text:display='none'/></style:style>");
    CHECK(source.text == "ab\nentry\n");
}

TEST_CASE("read_fodt: notes stand at the end with their citation as label") {
    const auto note = [](const std::string& kind, const std::string& citation, const std::string& body) {
        return "<text:note text:note-class='" + kind + "'><text:note-citation>" + citation +
               "</text:note-citation><text:note-body>" + body + "</text:note-body></text:note>";
    };
    const auto source =
        read(list(item(paragraph("Été" + note("endnote", "i", paragraph("End.")) + " fini." +
                                 note("footnote", "1", paragraph("Foot.") + paragraph("More."))))),
             k_list_style);
    CHECK(source.text == "1. Été fini.\n1 Foot.\nMore.\ni End.\n");
    const auto& calls = source.blocks[0].note_calls;
    REQUIRE(calls.size() == 2);
    CHECK(calls[0].text_begin == std::string{"1. Été"}.size());
    CHECK(calls[0].label == "i");
    CHECK(calls[1].text_begin == std::string{"1. Été fini."}.size());
    CHECK(source.blocks[1].kind == UnitKind::footnote);
    CHECK(source.blocks[1].label_length == 1);
}

TEST_CASE("read_fodt: lists are numbered by level; only the first paragraph of an item is") {
    const auto source = read(
        list(item(paragraph("a") + paragraph("more") +
                  list(item(paragraph("b")) +
                       item(paragraph("c") + list(item(paragraph("d") + list(item(paragraph("e")))))))) +
             item(paragraph("f") + list(item(paragraph("g")))) + "<text:list-header>" + paragraph("header") +
             "</text:list-header>" + item(paragraph("h"), "text:start-value='9'") + item(paragraph("i"))),
        k_list_style);
    CHECK(source.text == "1. a\nmore\n(a) b\n(b) c\n1.b.I d\n– e\n2. f\n(a) g\nheader\n9. h\n10. i\n");
    CHECK(source.blocks[2].label_length == 3);
    CHECK(source.blocks[1].label_length == 0);
}

TEST_CASE("read_fodt: a list starts anew unless it continues another") {
    const auto source =
        read(list(item(paragraph("a")) + item(paragraph("b")), "xml:id='one'") + list(item(paragraph("c"))) +
                 list(item(paragraph("d")), "text:continue-numbering='true'") +
                 list(item(paragraph("e")), "text:continue-list='one'") +
                 list(item(list(item(paragraph("f")))), "text:continue-list='one'"),
             k_list_style);
    CHECK(source.text == "1. a\n2. b\n1. c\n2. d\n3. e\n(a) f\n");
}

TEST_CASE("read_fodt: a paragraph style's list, and LibreOffice's label format") {
    const auto source =
        read("<text:list>" + item("<text:p text:style-name='P'>a</text:p>") + "</text:list>",
             "<style:style style:name='P' style:family='paragraph' style:list-style-name='M'/>"
             "<text:list-style style:name='M'><text:list-level-style-number text:level='1' "
             "style:num-format='i' style:num-suffix='.' loext:num-list-format='Art. %1%:' "
             "text:start-value='4'/></text:list-style>");
    CHECK(source.text == "Art. iv: a\n");
}

TEST_CASE("read_fodt: headings and titles, with the numbers of the outline") {
    const auto source =
        read("<text:p text:style-name='P1'>T</text:p><text:h text:outline-level='1'>a</text:h>"
             "<text:h text:outline-level='2'>b</text:h><text:h text:outline-level='1'>c</text:h>"
             "<text:h text:outline-level='1' text:restart-numbering='true' text:start-value='7'>d</text:h>"
             "<text:h text:outline-level='1' text:is-list-header='true'>e</text:h>",
             "<text:outline-style><text:outline-level-style text:level='1' style:num-format='I' "
             "style:num-suffix='.'/><text:outline-level-style text:level='2' style:num-format='A' "
             "style:num-suffix='.'/></text:outline-style>"
             "<style:style style:name='Title' style:family='paragraph' style:parent-style-name='Heading'/>"
             "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Title'/>");
    CHECK(source.text == "T\nI. a\nA. b\nII. c\nVII. d\ne\n");
    CHECK(source.blocks[0].kind == UnitKind::title);
    CHECK(source.blocks[1].kind == UnitKind::heading);
    CHECK(source.blocks[1].label_length == 2);
}

TEST_CASE("read_fodt: tables come row by row, a text box after its paragraph, pictures not at all") {
    const auto cell = [](const std::string& text) {
        return "<table:table-cell>" + paragraph(text) + "</table:table-cell>";
    };
    const auto source = read(
        "<table:table><table:table-row>" + cell("a") + cell("b") + "</table:table-row><table:table-row>" +
        cell("c") + "<table:covered-table-cell/></table:table-row></table:table>" +
        paragraph("be<draw:frame><draw:text-box>" + paragraph("box") +
                  "</draw:text-box><svg:title>title</svg:title></draw:frame><draw:frame><draw:image>"
                  "<office:binary-data>AAAA</office:binary-data></draw:image></draw:frame>fore"));
    CHECK(source.text == "a\nb\nc\nbefore\nbox\n");
}

TEST_CASE("read_fodt: the language is the one that most of the text is in") {
    const std::string styles =
        "<style:default-style style:family='paragraph'><style:text-properties fo:language='fr' "
        "fo:country='FR'/></style:default-style><style:style style:name='E' style:family='text'>"
        "<style:text-properties fo:language='en' fo:country='GB'/></style:style>";
    CHECK(read(paragraph("français<text:span text:style-name='E'>x</text:span>"), styles).language->str() ==
          "fr-FR");
    CHECK(read(paragraph("f<text:span text:style-name='E'>English</text:span>"), styles).language->str() ==
          "en-GB");
}

TEST_CASE("read_odt: styles.xml gives the common styles, content.xml the others") {
    const std::string styles =
        root("document-styles",
             "<office:styles><style:style style:name='Title' style:family='paragraph'/></office:styles>"
             "<office:automatic-styles><style:style style:name='P1' "
             "style:family='paragraph'><style:text-properties "
             "text:display='none'/></style:style></"
             "office:automatic-styles><office:master-styles><style:master-page>"
             "<style:header>" +
                 paragraph("header") + "</style:header></style:master-page></office:master-styles>");
    const std::string content =
        root("document-content",
             "<office:automatic-styles><style:style style:name='P1' style:family='paragraph' "
             "style:parent-style-name='Title'/></office:automatic-styles><office:body><office:text><text:p "
             "text:style-name='P1'>T</text:p></office:text></office:body>");
    const auto source =
        reader::read_odt(make_zip({{"content.xml", content}, {"styles.xml", styles}}), "a.odt");
    CHECK(source.text == "T\n");
    CHECK(source.blocks[0].kind == UnitKind::title);
}

TEST_CASE("read_odt: says what is wrong with a file") {
    const auto refused = [](std::string bytes, const std::string& message) {
        INFO(message);
        CHECK_THROWS_WITH(reader::read_odt(std::move(bytes), "a.odt"), Contains(message));
    };
    refused("plain text", "a.odt: This is no zip file");
    refused(make_zip({{"mimetype", "application/epub+zip"}}), "a.odt: This is no OpenDocument text");
    refused(make_zip({{"content.xml", root("document-content", "<office:body><office:drawing/>"
                                                               "</office:body>")}}),
            "This is no OpenDocument text, sheet or presentation");
    refused(make_zip({{"content.xml", "\x01\x02"},
                      {"META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry>"
                                                "</manifest>"}}),
            "a.odt: The document is protected with a password");
    refused(
        make_zip({{"content.xml", root("document-content", "<office:body><office:text/></office:body>")}}),
        "a.odt: There is no text");
    refused(make_zip({{"content.xml", "<a><b></a>"}}), "a.odt:content.xml:1: ");
    CHECK_THROWS_AS(reader::read_fodt("<html/>", "a.fodt"), base::InputError);
}
