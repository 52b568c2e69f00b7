// What office programs write, and e-books. The first byte says what the rest is: 'd' a word/document.xml, 's' its
// styles, 'n' its numbering, 'o' a content.xml, 'p' a slide, 'x' a sheet, 'e' a chapter of an EPUB, 'k' its package (each
// put into a zip file here), 'f' a flat OpenDocument file, 't' the same for its tables, 'h' a page for its tables, 'w' and
// 'z' whole zip files of the first two kinds, 'a' of any.

#include "base/error.hpp"
#include "reader/any_file.hpp"
#include "reader/docx.hpp"
#include "reader/epub.hpp"
#include "reader/html.hpp"
#include "reader/odt.hpp"
#include "reader/pptx.hpp"
#include "reader/xlsx.hpp"
#include "source_text.hpp"
#include "stored_zip.hpp"

namespace {

using namespace diptych;

constexpr std::string_view k_word_names =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
constexpr std::string_view k_relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string word_element(std::string_view name, std::string_view content) {
    std::string element = "<w:";
    element.append(name).append(" ").append(k_word_names).append(">").append(content).append("</w:");
    return element.append(name).append(">");
}

std::string docx_with(std::string_view part, const std::string& content) {
    const std::string_view paragraph = "<w:body><w:p><w:pPr><w:pStyle w:val=\"a\"/><w:numPr><w:ilvl "
                                       "w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
                                       "</w:pPr><w:r><w:t>Un texte.</w:t></w:r></w:p></w:body>";
    const std::string relations{k_relations};
    fuzz::StoredZip zip;
    zip.add("[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
    const std::string begin =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    zip.add("_rels/.rels", begin + "<Relationship Id=\"a\" Type=\"" + relations +
                               "/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
    zip.add("word/_rels/document.xml.rels",
            begin + "<Relationship Id=\"b\" Type=\"" + relations + "/styles\" Target=\"styles.xml\"/>" +
                "<Relationship Id=\"c\" Type=\"" + relations + "/numbering\" Target=\"numbering.xml\"/>" +
                "</Relationships>");
    zip.add("word/document.xml", part == "document" ? content : word_element("document", paragraph));
    zip.add("word/styles.xml", part == "styles" ? content : word_element("styles", ""));
    zip.add("word/numbering.xml", part == "numbering" ? content : word_element("numbering", ""));
    return zip.finish();
}

std::string odt_with(const std::string& content) {
    fuzz::StoredZip zip;
    zip.add("mimetype", "application/vnd.oasis.opendocument.text");
    zip.add("content.xml", content);
    return zip.finish();
}

std::string pptx_with(const std::string& slide) {
    const std::string begin =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    fuzz::StoredZip zip;
    zip.add("ppt/presentation.xml", "<p xmlns:r=\"r\"><sldId r:id=\"a\"/></p>");
    zip.add("ppt/_rels/presentation.xml.rels",
            begin + "<Relationship Id=\"a\" Type=\"slide\" Target=\"s.xml\"/></Relationships>");
    zip.add("ppt/s.xml", slide);
    return zip.finish();
}

std::string xlsx_with(const std::string& sheet) {
    const std::string begin =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    fuzz::StoredZip zip;
    zip.add("xl/workbook.xml", "<w xmlns:r=\"r\"><sheet name=\"A\" r:id=\"a\"/></w>");
    zip.add("xl/_rels/workbook.xml.rels", begin + "<Relationship Id=\"a\" Type=\"worksheet\" Target=\"s.xml\"/>"
                                                  "<Relationship Id=\"b\" Type=\"sharedStrings\" "
                                                  "Target=\"t.xml\"/></Relationships>");
    zip.add("xl/s.xml", sheet);
    zip.add("xl/t.xml", "<sst><si><t>un</t></si><si><t>deux</t></si></sst>");
    return zip.finish();
}

std::string epub_with(const std::string& package, const std::string& chapter) {
    fuzz::StoredZip zip;
    zip.add("mimetype", "application/epub+zip");
    zip.add("META-INF/container.xml", "<c><rootfile full-path=\"b.opf\"/></c>");
    zip.add("b.opf", package);
    zip.add("a.xhtml", chapter);
    return zip.finish();
}

model::SourceText read_any(const std::string& bytes) {
    base::Diagnostics diagnostics;
    return reader::read_any_bytes(bytes, "fuzz", std::nullopt, diagnostics);
}

model::SourceText read(char kind, const std::string& rest) {
    switch (kind) {
    case 'd':
        return reader::read_docx(docx_with("document", rest), "fuzz");
    case 's':
        return reader::read_docx(docx_with("styles", rest), "fuzz");
    case 'n':
        return reader::read_docx(docx_with("numbering", rest), "fuzz");
    case 'o':
        return reader::read_odt(odt_with(rest), "fuzz");
    case 'f':
        return reader::read_fodt(rest, "fuzz");
    case 'p':
        return reader::read_pptx(pptx_with(rest), "fuzz");
    case 'x':
        reader::read_xlsx_tables(xlsx_with(rest), "fuzz");
        return reader::read_xlsx_text(xlsx_with(rest), "fuzz");
    case 'e':
        return reader::read_epub(epub_with("<p><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>"
                                           "<itemref idref=\"a\"/></p>",
                                           rest),
                                 "fuzz");
    case 'k':
        return reader::read_epub(epub_with(rest, "<p>Un texte.</p>"), "fuzz");
    case 't':
        reader::read_odt_tables(rest, "fuzz");
        return {};
    case 'h':
        reader::read_html_tables(rest, "fuzz");
        return {};
    case 'a':
        return read_any(rest);
    case 'w':
        reader::read_docx_tables(rest, "fuzz");
        return reader::read_docx(rest, "fuzz");
    default:
        return reader::read_odt(rest, "fuzz");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    try {
        fuzz::check(read(static_cast<char>(data[0]), fuzz::to_string(data + 1, size - 1)));
    } catch (const base::InputError&) {
        return 0;
    }
    return 0;
}
