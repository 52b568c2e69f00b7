#include "base/file.hpp"
#include "base/error.hpp"
#include "pdf_builder.hpp"
#include "reader/any_file.hpp"
#include "reader/long_text.hpp"
#include "support/catch.hpp"
#include "support/zip_builder.hpp"

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

using namespace diptych;
using namespace std::string_literals;
using Catch::Contains;

namespace {

struct Read {
    model::SourceText source;
    std::string notes;
};

/// What is read from standard input when it gives these bytes.
Read read(const std::string& bytes, const std::optional<std::string>& encoding = std::nullopt) {
    std::istringstream in{bytes};
    base::Diagnostics diagnostics;
    Read result;
    result.source = reader::read_any_bytes(base::read_file("-", in), base::display_name("-"), encoding, diagnostics);
    std::ostringstream notes;
    diagnostics.print(notes);
    result.notes = notes.str();
    return result;
}

std::string path_of(const std::string& sample) {
    return std::string{DIPTYCH_SAMPLE} + "/" + sample;
}

model::SourceText read_file(const std::string& path) {
    std::istringstream in;
    base::Diagnostics diagnostics;
    return reader::read_any_bytes(base::read_file(path, in), base::display_name(path), std::nullopt, diagnostics);
}

} // namespace

TEST_CASE("read_any_bytes: `-` is standard input, and what is no other format is plain text") {
    const Read text = read("Un texte.\n");
    CHECK(text.source.text == "Un texte.\n");
    CHECK(text.source.name == "<stdin>");
    CHECK(text.source.places == model::Places::bytes);
    CHECK(text.notes.empty());
}

TEST_CASE("read_any_bytes: a missing file and a directory are told apart") {
    CHECK_THROWS_AS(read_file("no_such_file.txt"), base::InputError);
    CHECK_THROWS_WITH(read_file("no_such_file.txt"), Contains("no such file"));
    CHECK_THROWS_WITH(read_file("."), Contains("directory"));
}

TEST_CASE("read_any_bytes: what is in a file tells its format, not its name") {
    const Read pdf = read(test::PdfBuilder{}.page().put(72, 100, 10, "Printed").build());
    CHECK(pdf.source.places == model::Places::pages);
    CHECK(pdf.source.text == "Printed\n");
    for (const char* const page : {"<!DOCTYPE html><p>Oui", "\xEF\xBB\xBF\n<!-- a --><?x y?><HTML><p>Oui"}) {
        CHECK(read(page).source.text == "Oui\n");
        CHECK(read(page).source.blocks.size() == 1);
    }
    CHECK(read("<p>Oui").source.blocks.empty()); // tags alone are plain text
    for (const char* const sample : {"report.fr.docx", "report.fr.odt"}) {
        CHECK(read_file(path_of(sample)).places == model::Places::paragraphs);
    }
}

TEST_CASE("read_any_bytes: what begins as a PDF or a zip file is refused as one when it is none") {
    CHECK_THROWS_WITH(read("%PDF-1.7 ..."), Contains("<stdin>: The PDF is damaged"));
    CHECK_THROWS_AS(read("PK\x03\x04..."), base::InputError);
    CHECK_THROWS_WITH(read("PK\x03\x04..."), Contains("zip"));
    CHECK_THROWS_WITH(read(test::make_zip({{"a.txt", "Oui."}})), Contains("This is a zip archive. Unpack it"));
    CHECK_THROWS_WITH(read(test::make_zip({{"designmap.xml", "<x/>"}})), Contains("InDesign"));
}

TEST_CASE("read_any_bytes: formats that nothing reads are named, with what to do") {
    CHECK_THROWS_WITH(read("{\\rtf1 Oui}"),
                      Contains("This is an RTF file. Save it as .docx in a word processor"));
    CHECK_THROWS_WITH(read("\xD0\xCF\x11\xE0\xA1\xB1"), Contains("an old Word or Excel file"));
    CHECK_THROWS_WITH(read("SQLite format 3\0"s), Contains("name it with --db"));
    CHECK_THROWS_WITH(read("\x1F\x8B\x08"), Contains("gunzip"));
    CHECK_THROWS_WITH(read("\xD0\xCF\x11\xE0 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s), Contains("(.doc). Save it as .docx"));
    CHECK_THROWS_WITH(read("\xD0\xCF\x11\xE0 W\0o\0r\0k\0b\0o\0o\0k\0"s), Contains("(.xls)"));
    CHECK_THROWS_WITH(read(std::string(60, 'x') + "BOOKMOBI"), Contains("Kindle book"));
    CHECK_THROWS_WITH(read("\x89PNG\r\n"), Contains("text recognition"));
    CHECK_THROWS_WITH(read("<tbx type='TBX-Basic'/>"), Contains("diptych import"));
    CHECK_THROWS_WITH(read("[Script Info]\nTitle: a\n"), Contains("SubStation Alpha"));
    CHECK_THROWS_WITH(read("msgid \"\"\nmsgstr \"\"\n"), Contains("pairs of sentences"));
    CHECK_THROWS_WITH(read("<?xml version='1.0'?><tmx version='1.4'/>"), Contains("pairs of sentences"));
    CHECK_THROWS_WITH(read("<xliff version='1.2'/>"), Contains("diptych add"));
}

TEST_CASE("read_any_bytes: a file packed anew is known by its entries, subtitles by their first lines") {
    const std::string content = "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
                                "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>"
                                "<text:p>Oui.</text:p></office:text></office:body></office:document-content>";
    CHECK(read(test::make_zip({{"content.xml", content},
                               {"META-INF/manifest.xml", "<m/>"},
                               {"mimetype", "application/vnd.oasis.opendocument.text"}}))
              .source.text == "Oui.\n");
    CHECK(read("\xEF\xBB\xBF" "1\n00:00:01,000 --> 00:00:02,000\nOui.\n").source.text == "Oui.\n");
}

TEST_CASE("pair_format_of: XML in UTF-16 is known, with its mark and without") {
    CHECK(reader::pair_format_of("\xFF\xFE<\0t\0m\0x\0 \0"s) == reader::PairFormat::tmx);
    CHECK(reader::pair_format_of("\0<\0?\0x\0?\0>\0<\0x\0l\0i\0f\0f\0>"s) == reader::PairFormat::xliff);
    CHECK(reader::pair_format_of("# a\nmsgid \"a\"\n") == reader::PairFormat::po);
}

TEST_CASE("read_any_bytes: the encoding that is named is that of plain text") {
    CHECK(read("\xE9t\xE9\n", "latin1").source.text == "été\n");
    CHECK(read("<html><meta charset=utf-8><p>été", "latin1").source.text == "été\n");
}

TEST_CASE("read_any_bytes: separators between words become a space, and no line end") {
    CHECK(read("One.\x1fTwo\vthree\ffour\x1d" "five.\n").source.text == "One. Two three four five.\n");
    CHECK(read("One.\x1f\x1eTwo.\n").source.text == "One. \x1eTwo.\n");
    CHECK(read("One.\x1f Two.\n").source.text == "One.  Two.\n");
    CHECK(read("One.\n\fTwo.\f\nA\x1f word\n").source.text == "One.\n\fTwo.\f\nA\x1f word\n");
}

TEST_CASE("find_long_text: only plain text in UTF-8 that is longer, and nothing that is wrong") {
    const std::string path = (std::filesystem::temp_directory_path() / "diptych_long_text_test.txt").string();
    const auto find = [&](const std::string& bytes, std::size_t longer_than = 10) {
        std::ofstream{path, std::ios::binary} << bytes;
        return reader::find_long_text(path, longer_than);
    };
    std::string text; // characters stand across the ends of the blocks that are read
    while (text.size() < 600000) {
        text += "Les péniches de l’écluse. ";
    }
    for (const std::size_t shift : {0U, 1U, 2U, 3U}) {
        const auto found = find(std::string(shift, 'a') + text);
        REQUIRE(found);
        CHECK(found->text.starts_with(std::string(shift, 'a') + "Les péniches"));
        CHECK(found->file_offset == 0);
    }
    const auto marked = find("\xEF\xBB\xBF" + text);
    REQUIRE(marked);
    CHECK(marked->file_offset == 3);
    CHECK(marked->text.starts_with("Les"));
    CHECK_FALSE(find(text, text.size()));
    CHECK_FALSE(find(text + "\xE9 fin"));
    CHECK_FALSE(find(text + "\xC3"));
    CHECK_FALSE(find(text + '\x01'));
    CHECK_FALSE(find("<html><p>" + text));
    CHECK_FALSE(find("# " + text));
    CHECK_FALSE(find("msgid \"\"\n" + text));
    CHECK_FALSE(find("WEBVTT\n\n" + text));
    CHECK_FALSE(find("%PDF-1.4 " + text));
    CHECK_FALSE(find(std::string(1000000, ' ')));
    CHECK_FALSE(find("{\\rtf1 " + text));
    std::filesystem::remove(path);
    CHECK_FALSE(reader::find_long_text(path, 0));
    CHECK_FALSE(reader::find_long_text("-", 0));
}
