// EPUB, PowerPoint, Excel, sheets and presentations of OpenDocument.

#include "base/error.hpp"
#include "reader/any_file.hpp"
#include "reader/docx.hpp"
#include "reader/epub.hpp"
#include "reader/html.hpp"
#include "reader/odt.hpp"
#include "reader/pptx.hpp"
#include "reader/xlsx.hpp"
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

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id='" + id + "' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
           type + "' Target='" + target + "'/>";
}

std::string relations(const std::string& content) {
    return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" + content +
           "</Relationships>";
}

std::vector<std::string> blocks(const model::SourceText& source) {
    std::vector<std::string> texts;
    for (const model::Block& block : source.blocks) {
        texts.emplace_back(model::slice(source.text, block.text));
    }
    return texts;
}

using Texts = std::vector<std::string>;

/// "a | b" for each row of each table, paragraphs of a cell with "/" between them.
Texts rows(const std::vector<reader::Table>& tables) {
    Texts lines;
    for (const reader::Table& table : tables) {
        for (const reader::Table::Row& row : table.rows) {
            std::string line;
            for (const reader::Cell& cell : row.cells) {
                line += line.empty() && &cell == row.cells.data() ? "" : " | ";
                for (const std::string& paragraph : cell) {
                    line += (&paragraph == cell.data() ? "" : "/") + paragraph;
                }
            }
            lines.push_back(line);
        }
    }
    return lines;
}

const std::string k_container =
    "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile "
    "full-path='OPS/book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

std::string epub(const std::string& manifest, const std::string& spine, std::vector<ZipEntry> chapters) {
    chapters.push_back({"META-INF/container.xml", k_container});
    chapters.push_back({"OPS/book.opf",
                        "<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                        "<metadata><dc:language>fr</dc:language></metadata><manifest>" +
                            manifest + "</manifest><spine>" + spine + "</spine></package>"});
    return make_zip(chapters);
}

std::string item(const std::string& id, const std::string& href, const std::string& more = {}) {
    return "<item id='" + id + "' href='" + href + "' media-type='application/xhtml+xml' " + more + "/>";
}

std::string workbook(const std::string& sheet, const std::string& strings = {}) {
    return make_zip({{"_rels/.rels", relations(relation("r", "officeDocument", "xl/workbook.xml"))},
                     {"xl/workbook.xml",
                      "<workbook xmlns:r='x'><sheets><sheet name='A' r:id='s'/><sheet name='B' state='hidden' "
                      "r:id='h'/></sheets></workbook>"},
                     {"xl/_rels/workbook.xml.rels",
                      relations(relation("s", "worksheet", "worksheets/a.xml") +
                                relation("h", "worksheet", "/xl/worksheets/b.xml") +
                                relation("t", "sharedStrings", "strings.xml"))},
                     {"xl/strings.xml", "<sst>" + strings + "</sst>"},
                     {"xl/worksheets/a.xml", "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>"},
                     {"xl/worksheets/b.xml", "<worksheet><sheetData><row><c t='inlineStr'><is><t>secret</t></is></c>"
                                             "</row></sheetData></worksheet>"}});
}

std::string presentation_slide(const std::string& shapes) {
    return "<p:sld xmlns:p='p' xmlns:a='a'><p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld></p:sld>";
}

std::string shape(const std::string& placeholder, const std::string& paragraphs) {
    return "<p:sp><p:nvSpPr><p:nvPr>" + (placeholder.empty() ? "" : "<p:ph type='" + placeholder + "'/>") +
           "</p:nvPr></p:nvSpPr><p:txBody>" + paragraphs + "</p:txBody></p:sp>";
}

std::string slide_paragraph(const std::string& text) {
    return "<a:p><a:r><a:rPr lang='fr-FR'/><a:t>" + text + "</a:t></a:r></a:p>";
}

std::string flat(const std::string& body) {
    std::string text = "<office:document";
    for (const std::string prefix : {"office", "text", "style", "table", "presentation"}) {
        text += " xmlns:" + prefix + "='urn:oasis:names:tc:opendocument:xmlns:" + prefix + ":1.0'";
    }
    return text + " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'><office:body>" + body +
           "</office:body></office:document>";
}

std::string docx(const std::string& body) {
    return make_zip({{"word/document.xml",
                      "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>" +
                          body + "</w:body></w:document>"}});
}

std::string word_cell(const std::string& text) {
    return "<w:tc><w:tcPr/><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>";
}

} // namespace

TEST_CASE("read_epub: chapters in the order of the spine, each once, without the navigation") {
    const std::string bytes = epub(
        item("b", "b%201.xhtml") + item("a", "text/a.xhtml") + item("n", "nav.xhtml", "properties='nav'") +
            "<item id='i' href='c.png' media-type='image/png'/>",
        "<itemref idref='n'/><itemref idref='a'/><itemref idref='b'/><itemref idref='a'/><itemref idref='i'/>",
        {{"OPS/b 1.xhtml", "<html><head><title>T</title></head><body><h1>2</h1><p>Fin.</p></body></html>"},
         {"OPS/text/a.xhtml", "<html><body><h1>1</h1><p>Début.</p></body></html>"},
         {"OPS/nav.xhtml", "<html><body><nav>Table</nav></body></html>"}});
    const auto source = reader::read_epub(bytes, "a.epub");
    CHECK(blocks(source) == Texts{"1", "Début.", "2", "Fin."});
    CHECK(source.blocks[0].kind == UnitKind::title);
    CHECK(source.blocks[2].kind == UnitKind::heading);
    CHECK(source.blocks[3].line == 4);
    CHECK(source.language == model::LanguageTag::parse("fr"));
}

TEST_CASE("read_epub: encrypted chapters are refused, encrypted fonts do no harm") {
    const auto with = [](const std::string& encrypted) {
        return epub(item("a", "a.xhtml"), "<itemref idref='a'/>",
                    {{"OPS/a.xhtml", "<p>Oui."},
                     {"META-INF/encryption.xml", "<encryption><CipherReference URI='" + encrypted + "'/></encryption>"}});
    };
    CHECK(blocks(reader::read_epub(with("OPS/a.otf"), "a.epub")) == Texts{"Oui."});
    CHECK_THROWS_WITH(reader::read_epub(with("OPS/a.xhtml"), "a.epub"), Contains("copy protection"));
}

TEST_CASE("read_epub: a missing chapter is named, and a book of pictures refused") {
    CHECK_THROWS_WITH(reader::read_epub(epub(item("a", "a.xhtml"), "<itemref idref='a'/>", {}), "a.epub"),
                      Contains("'OPS/a.xhtml' is missing"));
    CHECK_THROWS_WITH(reader::read_epub(epub("", "", {}), "a.epub"), Contains("no text in this EPUB"));
}

TEST_CASE("read_pptx: slides in the order of the show, titles, tables and notes, without slide numbers") {
    const std::string bytes = make_zip(
        {{"_rels/.rels", relations(relation("r", "officeDocument", "ppt/presentation.xml"))},
         {"ppt/presentation.xml", "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId id='256' r:id='two'/>"
                                  "<p:sldId id='257' r:id='one'/></p:sldIdLst></p:presentation>"},
         {"ppt/_rels/presentation.xml.rels",
          relations(relation("one", "slide", "slides/slide1.xml") + relation("two", "slide", "slides/slide2.xml"))},
         {"ppt/slides/_rels/slide2.xml.rels",
          relations(relation("n", "notesSlide", "../notesSlides/notesSlide1.xml"))},
         {"ppt/notesSlides/notesSlide1.xml",
          presentation_slide(shape("body", slide_paragraph("Dire bonjour.")) + shape("sldNum", slide_paragraph("1")))},
         {"ppt/slides/slide1.xml",
          presentation_slide(shape("title", slide_paragraph("Suite")) +
                             "<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody>" + slide_paragraph("a") +
                             "</a:txBody></a:tc><a:tc><a:txBody>" + slide_paragraph("b") +
                             "</a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>")},
         {"ppt/slides/slide2.xml",
          presentation_slide(shape("ctrTitle", slide_paragraph("Le pont")) +
                             shape("", "<a:p><a:r><a:t>Un</a:t></a:r><a:br/><a:r><a:t>texte.</a:t></a:r><a:fld "
                                       "type='slidenum'><a:t>7</a:t></a:fld></a:p>") +
                             shape("ftr", slide_paragraph("Pied")))}});
    const auto source = reader::read_pptx(bytes, "a.pptx");
    CHECK(blocks(source) == Texts{"Le pont", "Un texte.", "Dire bonjour.", "Suite", "a", "b"});
    CHECK(source.blocks[0].kind == UnitKind::title);
    CHECK(source.blocks[3].kind == UnitKind::heading);
    CHECK(source.language == model::LanguageTag::parse("fr-FR"));
    base::Diagnostics diagnostics;
    CHECK(reader::read_any_bytes(bytes, "a", std::nullopt, diagnostics).blocks.size() == 6);
}

TEST_CASE("read_xlsx_text: the texts row by row, without numbers and hidden sheets") {
    const std::string bytes =
        workbook("<row r='1'><c r='A1' t='s'><v>1</v></c><c r='C1' t='inlineStr'><is><t>Deux\nlignes</t></is></c></row>"
                 "<row r='3'><c r='A3'><v>42</v></c><c r='B3' t='str'><f>A1</f><v>Calculé</v></c></row>",
                 "<si><t>zéro</t></si><si><t>Un </t></si>");
    CHECK(blocks(reader::read_xlsx_text(bytes, "a.xlsx")) == Texts{"Un", "Deux", "lignes", "Calculé"});
    CHECK(rows(reader::read_xlsx_tables(bytes, "a.xlsx")) == Texts{"Un |  | Deux/lignes", " | Calculé"});
}

TEST_CASE("read_fodt: a sheet row by row, of its cells those that are text") {
    const std::string bytes =
        flat("<office:spreadsheet><table:table><table:table-column/><table:table-row table:number-rows-repeated='3'>"
             "<table:table-cell table:number-columns-repeated='16384'/></table:table-row><table:table-header-rows>"
             "<table:table-row><table:table-cell/><table:table-cell office:value-type='string'><text:p>Un</text:p>"
             "<text:p>deux</text:p></table:table-cell><table:table-cell office:value-type='float' office:value='3'>"
             "<text:p>3</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>fin</text:p>"
             "</table:table-cell></table:table-row></table:table-header-rows></table:table></office:spreadsheet>");
    CHECK(blocks(reader::read_fodt(bytes, "a.fods")) == Texts{"Un", "deux", "fin"});
    const auto tables = reader::read_odt_tables(bytes, "a.fods");
    CHECK(rows(tables) == Texts{" | Un/deux |  |  | fin"});
    CHECK(tables.at(0).rows.at(0).number == 4);
}

TEST_CASE("read_fodt: a presentation slide by slide, with titles and notes") {
    const auto source = reader::read_fodt(
        flat("<office:presentation><draw:page><draw:frame presentation:class='title'><draw:text-box><text:p>Le pont"
             "</text:p></draw:text-box></draw:frame><draw:frame><draw:text-box><text:list><text:list-item><text:p>Un"
             "</text:p></text:list-item></text:list></draw:text-box></draw:frame><presentation:notes><draw:frame "
             "presentation:class='notes'><draw:text-box><text:p>Dire.</text:p></draw:text-box></draw:frame>"
             "</presentation:notes></draw:page></office:presentation>"),
        "a.fodp");
    CHECK(blocks(source) == Texts{"Le pont", "Un", "Dire."});
    CHECK(source.blocks[0].kind == UnitKind::heading);
    CHECK_FALSE(source.blocks[1].kind);
}

TEST_CASE("read_docx_tables: cells with their paragraphs, also in content controls, innermost tables first") {
    const std::string bytes = docx(
        "<w:p><w:r><w:t>Around</w:t></w:r></w:p><w:tbl><w:tblPr/><w:tr><w:trPr/>" + word_cell("a") +
        "<w:sdt><w:sdtContent>" + word_cell("b") + "</w:sdtContent></w:sdt></w:tr><w:tr>" +
        "<w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:tbl><w:tr>" +
        word_cell("e") + word_cell("f") + "</w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>");
    CHECK(rows(reader::read_docx_tables(bytes, "a.docx")) == Texts{"e | f", "a | b", "c/d | "});
    CHECK(blocks(reader::read_docx(bytes, "a.docx")) == Texts{"Around", "a", "b", "c", "d", "e", "f"});
}

TEST_CASE("read_html_tables: rows and cells, also without end tags, and nested") {
    CHECK(rows(reader::read_html_tables("<p>x<table><tr><th>fr<th>en<tr><td>a<br>b</td><td><p>c</p><script>no</script>"
                                        "</td></tr></table><table><tr><td>d<table><tr><td>e</table><td>f</table>",
                                        "a.html")) == Texts{"fr | en", "a/b | c", "e", "d | f"});
}

TEST_CASE("read_docx: a drop cap begins the paragraph that follows, prompts of empty controls are left out") {
    CHECK(blocks(reader::read_docx(
              docx("<w:p><w:pPr><w:framePr w:dropCap='drop' w:lines='3'/></w:pPr><w:r><w:t>R</w:t></w:r></w:p>"
                   "<w:p><w:r><w:t>ivers rise.</w:t></w:r></w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                   "<w:p><w:r><w:t>Click here.</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p><w:r><w:t>Date: </w:t></w:r>"
                   "<w:sdt><w:sdtPr><w:showingPlcHdr w:val='1'/></w:sdtPr><w:sdtContent><w:r><w:t>Pick.</w:t></w:r>"
                   "</w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>May</w:t></w:r></w:sdtContent></w:sdt>"
                   "</w:p>"),
              "a.docx")) == Texts{"Rivers rise.", "Date: May"});
}
