#include "base/file.hpp"
#include "base/error.hpp"
#include "pdf_builder.hpp"
#include "reader/any_file.hpp"
#include "support/catch.hpp"

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
}

TEST_CASE("read_any_bytes: formats that nothing reads are named, with what to do") {
    CHECK_THROWS_WITH(read("{\\rtf1 Oui}"),
                      Contains("This is an RTF file, not plain text. Save it as plain"));
    CHECK_THROWS_WITH(read("\xD0\xCF\x11\xE0\xA1\xB1"), Contains("an old Word or Excel file"));
    CHECK_THROWS_WITH(read("SQLite format 3\0"s), Contains("name it with --db"));
    CHECK_THROWS_WITH(read("\x1F\x8B\x08"), Contains("gunzip"));
    CHECK_THROWS_WITH(read("<?xml version='1.0'?><tmx version='1.4'/>"), Contains("pairs of sentences"));
    CHECK_THROWS_WITH(read("<xliff version='1.2'/>"), Contains("diptych add"));
}

TEST_CASE("read_any_bytes: the encoding that is named is that of plain text") {
    CHECK(read("\xE9t\xE9\n", "latin1").source.text == "été\n");
    CHECK(read("<html><meta charset=utf-8><p>été", "latin1").source.text == "été\n");
}
