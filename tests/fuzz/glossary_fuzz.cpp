// Glossaries in every format but TBX. The first byte says which: 'o' OmegaT, 'c' CSV, 't' TSV, 'm' MultiTerm
// XML, 'u' UTX, 'j' JSON Lines, 's' the sheet of a workbook and 'h' its shared strings (put into a zip file
// here), 'x' a whole workbook, 'k' a column map. What was read can be written in the same format, and is then
// read again without loss of entries.

#include "base/error.hpp"
#include "exchange/glossary_formats.hpp"
#include "fuzz.hpp"
#include "stored_zip.hpp"

#include <sstream>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace {

using namespace diptych;
using exchange::GlossaryFormat;

std::string workbook(const std::string& sheet, const std::string& strings) {
    const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    fuzz::StoredZip zip;
    zip.add("_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"" + type +
                               "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    zip.add("xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>");
    zip.add("xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"" + type +
                "worksheet\" Target=\"sheet.xml\"/><Relationship Id=\"b\" Type=\"" + type +
                "sharedStrings\" Target=\"strings.xml\"/></Relationships>");
    zip.add("xl/sheet.xml", sheet);
    zip.add("xl/strings.xml", strings);
    return zip.finish();
}

struct Input {
    GlossaryFormat format;
    std::string bytes;
};

Input input_of(char kind, std::string rest) {
    switch (kind) {
    case 'o':
        return {GlossaryFormat::omegat, std::move(rest)};
    case 't':
        return {GlossaryFormat::tsv, std::move(rest)};
    case 'm':
        return {GlossaryFormat::multiterm, std::move(rest)};
    case 'u':
        return {GlossaryFormat::utx, std::move(rest)};
    case 'j':
        return {GlossaryFormat::jsonl, std::move(rest)};
    case 's':
        return {GlossaryFormat::xlsx, workbook(rest, "<sst><si><t>fr</t></si><si><t>a</t></si></sst>")};
    case 'h':
        return {
            GlossaryFormat::xlsx,
            workbook("<a><row><c t=\"s\"><v>0</v></c></row><row><c t=\"s\"><v>1</v></c></row></a>", rest)};
    case 'x':
        return {GlossaryFormat::xlsx, std::move(rest)};
    default:
        return {GlossaryFormat::csv, std::move(rest)};
    }
}

std::vector<model::Concept> read(const Input& input, const exchange::GlossaryReadOptions& options) {
    std::vector<model::Concept> concepts;
    std::unordered_set<std::string> ids;
    base::Diagnostics diagnostics;
    std::istringstream in{input.bytes};
    const auto keep = [&](model::Concept&& entry) {
        fuzz::require(ids.insert(entry.id).second, "ids are unique");
        fuzz::require(!entry.languages.empty(), "an entry has a language");
        concepts.push_back(std::move(entry));
    };
    const auto contents = exchange::read_glossary(input.format, in, "fuzz", options, keep, diagnostics);
    fuzz::require(contents.concepts == concepts.size(), "entries are counted");
    return concepts;
}

void check_round_trip(GlossaryFormat format, const std::vector<model::Concept>& concepts,
                      const exchange::GlossaryReadOptions& options) {
    base::Diagnostics diagnostics;
    std::ostringstream out;
    exchange::GlossaryWriterOptions writer_options;
    writer_options.source_language = options.source_language;
    writer_options.target_language = options.target_language;
    const auto writer = exchange::make_glossary_writer(format, out, writer_options, diagnostics);
    for (const model::Concept& entry : concepts) {
        writer->add(entry);
    }
    writer->finish();
    const std::size_t again = read({format, out.str()}, options).size();
    // Rows of OmegaT have no ids, so entries with one source term and comment become one.
    const bool joins = format == GlossaryFormat::omegat;
    fuzz::require(joins ? again <= writer->written() : again == writer->written(),
                  "what was written is read again");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const char kind = static_cast<char>(data[0]);
    exchange::GlossaryReadOptions options;
    options.source_language = model::LanguageTag::parse("fr");
    options.target_language = model::LanguageTag::parse("en");
    std::vector<model::Concept> concepts;
    const Input input = input_of(kind, fuzz::to_string(data + 1, size - 1));
    exchange::guess_glossary_format("x", input.bytes);
    try {
        if (kind == 'k') {
            exchange::ColumnMap::parse(input.bytes);
            return 0;
        }
        concepts = read(input, options);
    } catch (const base::InputError&) {
        return 0;
    } catch (const base::UsageError&) {
        return 0;
    }
    // Workbooks are slow to write, and a table is the same in all three formats.
    const GlossaryFormat format = input.format == GlossaryFormat::xlsx ? GlossaryFormat::csv : input.format;
    check_round_trip(format, concepts, options);
    return 0;
}
