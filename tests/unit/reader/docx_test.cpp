#include "base/error.hpp"
#include "reader/docx.hpp"
#include "support/catch.hpp"
#include "support/zip_builder.hpp"

#include <string>
#include <vector>

using namespace diptych;
using Catch::Contains;
using model::UnitKind;
using test::make_zip;
using test::ZipEntry;

namespace {

const std::string k_namespaces = " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
                                 " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
                                 " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
                                 " xmlns:x='urn:example:drawing'";

std::string part(const std::string& root, const std::string& content) {
    return "<w:" + root + k_namespaces + ">" + content + "</w:" + root + ">";
}

/// A document of this body, with more parts.
model::SourceText read(const std::string& body, std::vector<ZipEntry> parts = {}) {
    parts.push_back({"word/document.xml", part("document", "<w:body>" + body + "</w:body>")});
    return reader::read_docx(make_zip(parts), "a.docx");
}

std::string run(const std::string& text) {
    return "<w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
}

std::string paragraph(const std::string& text, const std::string& properties = {}) {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + run(text) + "</w:p>";
}

std::string in_list(int list, int level) {
    return "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" + std::to_string(list) +
           "'/></w:numPr>";
}

std::string level(int index, const std::string& format, const std::string& text,
                  const std::string& more = {}) {
    return "<w:lvl w:ilvl='" + std::to_string(index) + "'><w:start w:val='1'/><w:numFmt w:val='" + format +
           "'/><w:lvlText w:val='" + text + "'/>" + more + "</w:lvl>";
}

std::string list(int id, int definition, const std::string& overrides = {}) {
    return "<w:num w:numId='" + std::to_string(id) + "'><w:abstractNumId w:val='" +
           std::to_string(definition) + "'/>" + overrides + "</w:num>";
}

ZipEntry numbering(const std::string& content) {
    return {"word/numbering.xml", part("numbering", content)};
}

ZipEntry styles(const std::string& content) {
    return {"word/styles.xml", part("styles", content)};
}

std::string style(const std::string& id, const std::string& name, const std::string& content = {}) {
    return "<w:style w:type='paragraph' w:styleId='" + id + "'><w:name w:val='" + name + "'/>" + content +
           "</w:style>";
}

} // namespace

TEST_CASE("read_docx: paragraphs come one a line, empty ones are left out and not counted") {
    const auto source = read(paragraph("Un.") + "<w:p/>" + paragraph("  Deux \u00A0 ") + paragraph("   "));
    CHECK(source.text == "Un.\nDeux\n");
    CHECK(source.places == model::Places::paragraphs);
    REQUIRE(source.blocks.size() == 2);
    CHECK(model::slice(source.text, source.blocks[1].text) == "Deux");
    CHECK(source.blocks[1].line == 2);
    CHECK_FALSE(source.blocks[1].kind.has_value());
}

TEST_CASE("read_docx: tabs and breaks are spaces, hyphens are what they are printed as") {
    const auto source = read("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:tab/><w:t>c</w:t>"
                             "<w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e\u00ADf</w:t>"
                             "<w:sym w:font='X' w:char='2022'/></w:r></w:p>");
    CHECK(source.text == "a b c\u2011def•\n");
}

TEST_CASE("read_docx: tracked changes are read as accepted") {
    const auto source = read("<w:p>" + run("one ") + "<w:del><w:r><w:delText>two </w:delText></w:r></w:del>" +
                             "<w:ins>" + run("three ") + "</w:ins><w:moveFrom>" + run("four ") +
                             "</w:moveFrom><w:moveTo>" + run("five") + "</w:moveTo></w:p>");
    CHECK(source.text == "one three five\n");
}

TEST_CASE("read_docx: a deleted paragraph mark joins two paragraphs, which count once") {
    const auto source =
        read(paragraph("One ", in_list(1, 0) + "<w:rPr><w:del/></w:rPr>") + paragraph("text.", in_list(1, 0)),
             {numbering("<w:abstractNum w:abstractNumId='0'>" + level(0, "decimal", "%1.") +
                        "</w:abstractNum>" + list(1, 0))});
    CHECK(source.text == "1. One text.\n");
}

TEST_CASE("read_docx: hidden text and comments are left out") {
    const auto source =
        read("<w:p>" + run("seen") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>" +
                 "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> too</w:t></w:r>" +
                 "<w:r><w:commentReference w:id='1'/></w:r></w:p>" +
                 paragraph("gone", "<w:pStyle w:val='Secret'/>"),
             {styles(style("Secret", "Secret", "<w:rPr><w:vanish/></w:rPr>")),
              {"word/comments.xml", part("comments", paragraph("a comment"))}});
    CHECK(source.text == "seen too\n");
}

TEST_CASE("read_docx: of a field its result is kept, also of one within another's code") {
    const auto mark = [](const std::string& type) {
        return "<w:r><w:fldChar w:fldCharType='" + type + "'/></w:r>";
    };
    const std::string code = "<w:r><w:instrText> IF </w:instrText></w:r>";
    const auto source =
        read("<w:p>" + run("see ") + mark("begin") + code + mark("begin") + code + mark("separate") +
             run("inner") + mark("end") + mark("separate") + run("result") + mark("end") +
             "<w:fldSimple w:instr='PAGE'>" + run(" 7") + "</w:fldSimple></w:p>" + "<w:p>" + mark("begin") +
             code + "</w:p>" + paragraph("not lost"));
    CHECK(source.text == "see result 7\nnot lost\n");
}

TEST_CASE("read_docx: footnotes and endnotes stand at the end, called where they were called") {
    const std::string mark = "<w:r><w:footnoteRef/></w:r>";
    const auto source =
        read("<w:p>" + run("Été") + "<w:r><w:footnoteReference w:id='3'/></w:r>" + run(" fini.") +
                 "<w:r><w:endnoteReference w:id='1'/></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>" +
                 paragraph("Last."),
             {{"word/footnotes.xml",
               part("footnotes", "<w:footnote w:type='separator' w:id='0'>" + paragraph("---") +
                                     "</w:footnote>" + "<w:footnote w:id='2'><w:p>" + mark + run(" Second.") +
                                     "</w:p></w:footnote>" + "<w:footnote w:id='3'><w:p>" + mark +
                                     run(" First.") + "</w:p>" + paragraph("More.") + "</w:footnote>")},
              {"word/endnotes.xml",
               part("endnotes", "<w:endnote w:id='1'>" + paragraph("At the end.") + "</w:endnote>")}});
    CHECK(source.text == "Été fini.\nLast.\n1 First.\nMore.\n2 Second.\ni At the end.\n");
    REQUIRE(source.blocks.size() == 6);
    const auto& calls = source.blocks[0].note_calls;
    REQUIRE(calls.size() == 3);
    CHECK(calls[0].text_begin == std::string{"Été"}.size());
    CHECK(calls[0].label == "1");
    CHECK(calls[1].text_begin == std::string{"Été fini."}.size());
    CHECK(calls[1].label == "i");
    CHECK(calls[2].label == "2");
    CHECK(source.blocks[2].kind == UnitKind::footnote);
    CHECK(source.blocks[2].label_length == 1);
    CHECK(source.blocks[3].kind == UnitKind::footnote);
    CHECK(source.blocks[3].label_length == 0);
}

TEST_CASE(
    "read_docx: a footnote's own mark is its label and no text; numbers restart where they are said to") {
    const std::string section =
        "<w:sectPr><w:footnotePr><w:numFmt w:val='lowerLetter'/><w:numRestart w:val='eachSect'/>"
        "</w:footnotePr></w:sectPr>";
    const auto call = [](const std::string& id) {
        return "<w:r><w:footnoteReference w:id='" + id + "'/></w:r>";
    };
    const auto note = [](const std::string& id, const std::string& text) {
        return "<w:footnote w:id='" + id + "'>" + paragraph(text) + "</w:footnote>";
    };
    const auto source =
        read("<w:p>" + run("x") +
                 "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='1'/><w:t>*</w:t></w:r>" + run("y") +
                 call("2") + call("3") + "</w:p><w:p><w:pPr>" + section + "</w:pPr></w:p><w:p>" + run("z") +
                 call("4") + "</w:p>" + section,
             {{"word/footnotes.xml", part("footnotes", note("1", "* Star.") + note("2", "A.") +
                                                           note("3", "B.") + note("4", "C."))}});
    CHECK(source.text == "xy\nz\n* Star.\na A.\nb B.\na C.\n");
    CHECK(source.blocks[0].note_calls[0].label == "*");
    CHECK(source.blocks[2].label_length == 1);
}

TEST_CASE("read_docx: tables come row by row") {
    const auto cell = [](const std::string& text) { return "<w:tc><w:tcPr/>" + paragraph(text) + "</w:tc>"; };
    CHECK(read("<w:tbl><w:tblPr/><w:tr>" + cell("a") + cell("b") + "</w:tr><w:tr>" + cell("c") + cell("d") +
               "</w:tr></w:tbl>" + "<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("e") +
               "</w:sdtContent></w:sdt>")
              .text == "a\nb\nc\nd\ne\n");
}

TEST_CASE("read_docx: a text box is read once, after its paragraph") {
    const std::string box = "<x:box><w:txbxContent>" + paragraph("box") + "</w:txbxContent></x:box>";
    const auto source = read("<w:p>" + run("be") + "<w:r><mc:AlternateContent><mc:Choice Requires='x'>" +
                             box + "</mc:Choice><mc:Fallback><w:pict>" + box +
                             "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("fore") + "</w:p>");
    CHECK(source.text == "before\nbox\n");
}

TEST_CASE("read_docx: headings and titles are known by outline level, name and what a style is based on") {
    const auto source =
        read(paragraph("T", "<w:pStyle w:val='Titre'/>") + paragraph("H", "<w:pStyle w:val='Titre1'/>") +
                 paragraph("D", "<w:pStyle w:val='Derived'/>") +
                 paragraph("O", "<w:pStyle w:val='Outline'/>") + paragraph("L", "<w:outlineLvl w:val='2'/>") +
                 paragraph("B", "<w:pStyle w:val='Titre1'/><w:outlineLvl w:val='9'/>") +
                 paragraph("C", "<w:pStyle w:val='Circle'/>") + paragraph("P"),
             {styles(style("Titre", "Title") + style("Titre1", "heading 1") +
                     style("Derived", "Mine", "<w:basedOn w:val='Titre1'/>") +
                     style("Outline", "Other", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>") +
                     style("Circle", "Circle", "<w:basedOn w:val='Circle'/>"))});
    std::vector<std::optional<UnitKind>> kinds;
    for (const model::Block& block : source.blocks) {
        kinds.push_back(block.kind);
    }
    CHECK(kinds == std::vector<std::optional<UnitKind>>{UnitKind::title, UnitKind::heading, UnitKind::heading,
                                                        UnitKind::heading, UnitKind::heading, std::nullopt,
                                                        std::nullopt, std::nullopt});
}

TEST_CASE("read_docx: automatic numbers are printed, nested, and restart under a new number above") {
    const auto source = read(
        paragraph("a", in_list(1, 0)) + paragraph("b", in_list(1, 1)) + paragraph("c", in_list(1, 1)) +
            paragraph("d", in_list(1, 2)) + paragraph("e", in_list(1, 0)) + paragraph("f", in_list(1, 1)) +
            paragraph("g", in_list(1, 3)) + "<w:p><w:pPr>" + in_list(1, 0) + "</w:pPr></w:p>" +
            paragraph("h", in_list(1, 0)) + paragraph("i", in_list(0, 0)) + paragraph("j", in_list(99, 0)),
        {numbering("<w:abstractNum w:abstractNumId='7'>" + level(0, "upperRoman", "%1.") +
                   level(1, "decimal", "%1.%2", "<w:isLgl/>") + level(2, "lowerLetter", "(%3)") +
                   level(3, "bullet", "\uF0B7") + "</w:abstractNum>" + list(1, 7))});
    CHECK(source.text == "I. a\n1.1 b\n1.2 c\n(a) d\nII. e\n2.1 f\n• g\nIV. h\ni\nj\n");
    CHECK(source.blocks[1].label_length == 3);
    CHECK(source.blocks[8].label_length == 0);
}

TEST_CASE("read_docx: lists of one definition go on with each other, unless one says where it starts") {
    const auto source = read(
        paragraph("a", in_list(1, 0)) + paragraph("b", in_list(2, 0)) + paragraph("c", in_list(3, 0)) +
            paragraph("d", in_list(3, 0)) + paragraph("e", in_list(1, 0)),
        {numbering("<w:abstractNum w:abstractNumId='7'>" + level(0, "decimal", "%1)") + "</w:abstractNum>" +
                   list(1, 7) + list(2, 7) +
                   list(3, 7, "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"))});
    CHECK(source.text == "1) a\n2) b\n5) c\n6) d\n7) e\n");
}

TEST_CASE("read_docx: a style brings its number along, and its level is the one tied to it") {
    const auto source =
        read(paragraph("a", "<w:pStyle w:val='H1'/>") + paragraph("b", "<w:pStyle w:val='H2'/>") +
                 paragraph("c", "<w:pStyle w:val='H2'/>") + paragraph("d", "<w:pStyle w:val='H1'/>") +
                 paragraph("e", "<w:pStyle w:val='H1'/><w:numPr><w:numId w:val='0'/></w:numPr>"),
             {styles(style("H1", "heading 1", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>") +
                     style("H2", "heading 2", "<w:basedOn w:val='H1'/>")),
              numbering("<w:abstractNum w:abstractNumId='7'>" +
                        level(0, "decimalZero", "Art. %1", "<w:pStyle w:val='H1'/>") +
                        level(1, "lowerRoman", "(%2)", "<w:pStyle w:val='H2'/><w:lvlRestart w:val='0'/>") +
                        "</w:abstractNum>" + list(1, 7))});
    CHECK(source.text == "Art. 01 a\n(i) b\n(ii) c\nArt. 02 d\ne\n");
    CHECK(source.blocks[0].kind == UnitKind::heading);
    CHECK(source.blocks[0].label_length == 7);
}

TEST_CASE("read_docx: the language is the one that most of the text is in") {
    const std::string english = "<w:r><w:rPr><w:lang w:val='en-GB'/></w:rPr><w:t>word</w:t></w:r>";
    const ZipEntry defaults =
        styles("<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='fr-FR' w:eastAsia='zh-CN'/></w:rPr>"
               "</w:rPrDefault></w:docDefaults>");
    CHECK(read("<w:p>" + run("Un texte en français.") + english + "</w:p>", {defaults}).language->str() ==
          "fr-FR");
    CHECK(read("<w:p>" + run("Un") + english + "</w:p>", {defaults}).language->str() == "en-GB");
    CHECK_FALSE(read(paragraph("a")).language.has_value());
}

TEST_CASE("read_docx: the text of an equation stays in its sentence; entities do not get in") {
    CHECK(read("<w:p>" + run("where ") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" + run(" is") + "</w:p>")
              .text == "where x is\n");
    const std::string bomb = "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><w:document" +
                             k_namespaces +
                             "><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>";
    CHECK_THROWS_WITH(reader::read_docx(make_zip({{"word/document.xml", bomb}}), "a.docx"),
                      Contains("a.docx:word/document.xml:1: The XML declares an entity, 'e'"));
}

TEST_CASE(
    "read_docx: the main part is found by the package's relations; names that lead out are not followed") {
    const auto relations = [](const std::string& target) {
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
               "<Relationship Id='r' "
               "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
               "officeDocument' Target='" +
               target + "'/></Relationships>";
    };
    const std::string document = part("document", "<w:body>" + paragraph("text") + "</w:body>");
    CHECK(reader::read_docx(
              make_zip({{"_rels/.rels", relations("/main/doc2.xml")}, {"main/doc2.xml", document}}), "a.docx")
              .text == "text\n");
    CHECK(reader::read_docx(
              make_zip({{"_rels/.rels", relations("../../etc/passwd")}, {"word/document.xml", document}}),
              "a.docx")
              .text == "text\n");
}

TEST_CASE("read_docx: says what is wrong with a file") {
    const auto refused = [](std::string bytes, const std::string& message) {
        INFO(message);
        CHECK_THROWS_WITH(reader::read_docx(std::move(bytes), "a.docx"), Contains(message));
    };
    CHECK_THROWS_AS(reader::read_docx("", "a.docx"), base::InputError);
    refused("plain text", "a.docx: This is no zip file");
    refused("\xD0\xCF\x11\xE0 ...", "a.docx: This is a Word document protected with a password");
    refused(make_zip({{"xl/workbook.xml", "<workbook/>"}}), "'word/document.xml' is missing");
    refused(make_zip({{"word/document.xml", "<html><body/></html>"}}), "This is no Word document");
    refused(make_zip({{"word/document.xml", part("document", "<w:body><w:p/></w:body>")}}),
            "a.docx: There is no text");
    refused(make_zip({{"word/document.xml", "<w:document" + k_namespaces + "><w:body><w:p>"}}),
            "a.docx:word/document.xml:1: ");
    refused(make_zip({{"word/document.xml", part("document", "")}}, "password"), "protected with a password");
}
