#include "base/error.hpp"
#include "sample_glossary.hpp"
#include "support/catch.hpp"
#include "support/zip_builder.hpp"

using namespace diptych;
using Catch::Contains;
using exchange::GlossaryFormat;
using test::read;

namespace {

constexpr const char* k_relations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
constexpr const char* k_type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + k_type + type + "\" Target=\"" + target + "\"/>";
}

/// A workbook with the sheets "One" and "Two". \param rows  of the second sheet
std::string workbook(const std::string& rows, const std::string& strings = "") {
    const std::string sheet =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
    return test::make_zip(
        {{"_rels/.rels",
          k_relations + relation("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
         {"xl/workbook.xml",
          "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
          "<sheet name=\"One\" sheetId=\"1\" r:id=\"a\"/><sheet name=\"Two\" sheetId=\"2\" "
          "r:id=\"b\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels", k_relations + relation("a", "worksheet", "worksheets/sheet1.xml") +
                                            relation("b", "worksheet", "/xl/worksheets/sheet2.xml") +
                                            relation("c", "sharedStrings", "sharedStrings.xml") +
                                            "</Relationships>"},
         {"xl/sharedStrings.xml", "<sst>" + strings + "</sst>"},
         {"xl/worksheets/sheet1.xml",
          sheet + "<row><c t=\"inlineStr\"><is><t>fr</t></is></c></row><row><c "
                  "t=\"inlineStr\"><is><t>premier</t></is></c></row></sheetData></worksheet>"},
         {"xl/worksheets/sheet2.xml", sheet + rows + "</sheetData></worksheet>"}});
}

} // namespace

TEST_CASE("xlsx: what a table has columns for comes back as it was, and the bytes are the same each time") {
    const std::vector<model::Concept> concepts = test::table_concepts();
    const auto written = test::write(GlossaryFormat::xlsx, concepts);
    CHECK(written.messages.empty());
    CHECK(written.written == 3);
    const auto again = read(GlossaryFormat::xlsx, written.bytes);
    CHECK(again.messages().empty());
    CHECK(again.concepts == concepts);
    CHECK(test::write(GlossaryFormat::xlsx, concepts).bytes == written.bytes);
}

TEST_CASE("xlsx: texts that look like escapes or formulas stay as they are") {
    std::vector<model::Concept> concepts{test::table_concepts()[1]};
    concepts[0].languages[0].terms[0].text = "=1+1 _x0041_ <&> \U0001F600";
    CHECK(read(GlossaryFormat::xlsx, test::write(GlossaryFormat::xlsx, concepts).bytes).concepts == concepts);
}

TEST_CASE("xlsx: shared strings, runs, numbers, formulas and gaps are read; a sheet can be named") {
    exchange::GlossaryReadOptions options;
    options.sheet = "Two";
    const auto result = read(
        GlossaryFormat::xlsx,
        workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c><c r=\"D1\" "
                 "t=\"inlineStr\"><is><t>id</t></is></c></row>"
                 "<row r=\"5\"><c r=\"A5\" t=\"s\"><v>2</v></c><c r=\"C5\" "
                 "t=\"str\"><f>A1</f><v>meeting</v></c><c "
                 "r=\"D5\"><v>42</v></c></row>"
                 "<row r=\"7\"><c r=\"A7\" t=\"s\"><v>99</v></c><c r=\"C7\" "
                 "t=\"inlineStr\"><is><t>vote</t></is></c></row>",
                 "<si><t>fr</t></si><si><t>English</t></si><si><r><t>sé</t></r><r><rPr/><t>ance</t></"
                 "r><rPh><t>x</t></rPh></si>"),
        options);
    REQUIRE(result.concepts.size() == 2);
    CHECK(result.concepts[0].id == "42");
    CHECK(result.concepts[0].languages[0].terms[0].text == "séance");
    CHECK(result.concepts[0].languages[1].terms[0].text == "meeting");
    CHECK_THAT(result.messages(), Contains("x:7: warning: The cell A7 refers to the text number '99'"));
    CHECK(read(GlossaryFormat::xlsx, workbook("")).concepts.at(0).languages[0].terms[0].text == "premier");
    options.sheet = "Three";
    CHECK_THROWS_WITH(read(GlossaryFormat::xlsx, workbook(""), options),
                      Contains("There is no sheet 'Three'. The sheets are: One, Two."));
}

TEST_CASE("xlsx: a column map names the columns of a sheet") {
    exchange::GlossaryReadOptions options;
    options.map = exchange::ColumnMap::parse("de=fr");
    const auto result = read(GlossaryFormat::xlsx, workbook(""), options);
    CHECK(result.concepts.at(0).languages[0].language == test::tag("de"));
}

TEST_CASE("xlsx: what is no workbook, damaged or a bomb is refused") {
    CHECK_THROWS_WITH(read(GlossaryFormat::xlsx, "fr,en\n"), Contains("x: This is no zip file"));
    CHECK_THROWS_WITH(read(GlossaryFormat::xlsx, test::make_zip({{"a", "b"}})),
                      Contains("it has no 'xl/workbook.xml'"));
    CHECK_THROWS_WITH(read(GlossaryFormat::xlsx, "\xD0\xCF\x11\xE0"), Contains("old Excel file"));
    exchange::GlossaryReadOptions second;
    second.sheet = "Two";
    CHECK_THROWS_WITH(read(GlossaryFormat::xlsx, workbook("<row><c>"), second),
                      Contains("x:xl/worksheets/sheet2.xml"));
    const std::string zeros(std::size_t{40} << 20U, ' ');
    CHECK_THROWS_WITH(read(GlossaryFormat::xlsx, workbook("", zeros)), Contains("far larger"));
}

TEST_CASE("xlsx: a text too long for a cell is left out and said") {
    std::vector<model::Concept> concepts{test::table_concepts()[1]};
    concepts[0].categories = {test::category("definition", std::string(32'768, 'x'))};
    const auto written = test::write(GlossaryFormat::xlsx, concepts);
    CHECK_THAT(written.messages,
               Contains("32767 characters, and this text is longer: left out of entry 'c2'."));
    CHECK(read(GlossaryFormat::xlsx, written.bytes).concepts.at(0).categories.empty());
}

TEST_CASE("xlsx: errors and truth values of formulas are no terms, and are named by their cells") {
    exchange::GlossaryReadOptions options;
    options.sheet = "Two";
    const auto result = read(
        GlossaryFormat::xlsx,
        workbook(
            "<row><c t=\"inlineStr\"><is><t>fr</t></is></c><c t=\"inlineStr\"><is><t>en</t></is></c></row>"
            "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>chat</t></is></c><c r=\"B2\" "
            "t=\"e\"><f>A0</f><v>#REF!</v></c></row>"
            "<row><c t=\"b\"><v>1</v></c><c t=\"inlineStr\"><is><t>cat</t></is></c></row>"),
        options);
    REQUIRE(result.concepts.size() == 2);
    CHECK(result.concepts[0].languages.size() == 1);
    CHECK(result.concepts[1].languages[0].terms[0].text == "cat");
    CHECK_THAT(result.messages(), Contains("x:2: warning: The cell B2 holds the error #REF!") &&
                                      Contains("x:3: warning: The cell A3 holds TRUE"));
}

TEST_CASE("xlsx: cells behind the columns are skipped and named") {
    exchange::GlossaryReadOptions options;
    options.sheet = "Two";
    const std::string cells =
        "<c t=\"inlineStr\"><is><t>fr</t></is></c><c t=\"inlineStr\"><is><t>en</t></is></c>";
    const auto result = read(
        GlossaryFormat::xlsx,
        workbook("<row>" + cells + "</row><row r=\"2\">" + cells +
                 "<c r=\"XFD2\" t=\"inlineStr\"><is><t>far</t></is></c><c r=\"XFE2\"><v>1</v></c></row>"),
        options);
    CHECK(result.concepts.size() == 1);
    CHECK_THAT(
        result.messages(),
        Contains(
            "x:2: warning: There are only 2 columns; 'far', which stands behind them in XFD2, was skipped") &&
            Contains("x:2: warning: 'XFE2' is no cell; it was skipped."));
}

TEST_CASE("xlsx: a text that many cells share does not make a small file large") {
    exchange::GlossaryReadOptions options;
    options.sheet = "Two";
    std::string rows =
        "<row><c t=\"inlineStr\"><is><t>fr</t></is></c><c t=\"inlineStr\"><is><t>note</t></is></c></row>";
    for (int i = 0; i < 1'000; ++i) {
        rows += "<row><c><v>" + std::to_string(i) + "</v></c><c t=\"s\"><v>0</v></c></row>";
    }
    const std::string text(90'000, 'n');
    CHECK_THROWS_WITH(read(GlossaryFormat::xlsx, workbook(rows, "<si><t>" + text + "</t></si>"), options),
                      Contains("The cells hold the same long texts again and again"));
    CHECK(read(GlossaryFormat::xlsx, workbook(rows, "<si><t>short</t></si>"), options).concepts.size() ==
          1'000);
}
