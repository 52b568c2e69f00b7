#include "reader/odt.hpp"

#include "base/error.hpp"
#include "reader/odt_body.hpp"
#include "zip/zip_archive.hpp"

#include <utility>

namespace diptych::reader {

namespace {

using xml::Event;
using xml::EventKind;

/// Takes in the styles inside the element whose start was given.
void read_styles(xml::Reader& reader, OdtStyles& styles) {
    for (Event event = reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = reader.next()) {
        if (event.kind == EventKind::start_element) {
            styles.read(reader, event);
        }
    }
}

/// The common styles of styles.xml. Its automatic ones are those of headers and footers.
void read_common_styles(xml::Reader& reader, OdtStyles& styles) {
    for (Event event = reader.next(); event.kind != EventKind::end_of_document; event = reader.next()) {
        if (event.kind != EventKind::start_element || is_odf(event, k_odf_office, "document-styles")) {
            continue;
        }
        if (is_odf(event, k_odf_office, "styles")) {
            read_styles(reader, styles);
        } else {
            reader.skip_element();
        }
    }
}

/// What is made of the body of a document.
struct Output {
    OfficeText text;
    std::vector<Table>* tables = nullptr; ///< wanted instead of the text
};

/// Reads office:text, office:presentation or office:spreadsheet. \returns whether this is one of them
bool read_body(xml::Reader& reader, const Event& event, const OdtStyles& styles, Output& output) {
    const bool is_sheets = event.name == "spreadsheet";
    if (!is_sheets && event.name != "text" && event.name != "presentation") {
        return false;
    }
    OdtBody body{reader, styles, output.text, is_sheets ? OdtBody::Content::sheets : OdtBody::Content::text};
    if (output.tables != nullptr) {
        *output.tables = body.read_tables();
        return true;
    }
    for (Paragraph& paragraph : body.read()) {
        output.text.add(std::move(paragraph));
    }
    return true;
}

/// content.xml, or a flat document.
void read_content(xml::Reader& reader, OdtStyles& styles, const std::string& name, Output& output) {
    bool found = false;
    for (Event event = reader.next(); event.kind != EventKind::end_of_document; event = reader.next()) {
        if (event.kind != EventKind::start_element) {
            continue;
        }
        const bool office = event.namespace_uri == k_odf_office;
        if (office &&
            (event.name == "document-content" || event.name == "document" || event.name == "body")) {
            continue;
        }
        if (office && (event.name == "styles" || event.name == "automatic-styles")) {
            read_styles(reader, styles);
        } else if (office && read_body(reader, event, styles, output)) {
            found = true;
        } else {
            reader.skip_element();
        }
    }
    if (!found) {
        throw base::InputError{name,
                               "This is no OpenDocument text, sheet or presentation: there is none of them in it. "
                               "Save it as .odt, .ods or .odp in an office program."};
    }
}

/// Encrypted parts are ordinary entries of the zip file; only the manifest says so.
void refuse_encrypted(const zip::ZipArchive& archive) {
    const std::string entry = "META-INF/manifest.xml";
    const auto bytes = archive.read(entry);
    if (!bytes) {
        return;
    }
    xml::Reader reader{*bytes, archive.name_of(entry)};
    for (Event event = reader.next(); event.kind != EventKind::end_of_document; event = reader.next()) {
        if (event.kind == EventKind::start_element && event.name == "encryption-data") {
            throw base::InputError{archive.name(),
                                   "The document is protected with a password. Save it without one."};
        }
    }
}

void read_packed(std::string bytes, const std::string& name, Output& output) {
    const zip::ZipArchive archive{std::move(bytes), name};
    refuse_encrypted(archive);
    const std::string entry = "content.xml";
    const auto content = archive.read(entry);
    if (!content) {
        throw base::InputError{name,
                               "This is no OpenDocument text: 'content.xml' is missing in it. Save it as "
                               ".odt in a word processor."};
    }
    OdtStyles styles;
    if (const auto common = archive.read("styles.xml")) {
        xml::Reader reader{*common, archive.name_of("styles.xml")};
        read_common_styles(reader, styles);
    }
    xml::Reader reader{*content, archive.name_of(entry)};
    read_content(reader, styles, name, output);
}

void read_flat(const std::string& bytes, const std::string& name, Output& output) {
    OdtStyles styles;
    xml::Reader reader{bytes, name};
    read_content(reader, styles, name, output);
}

} // namespace

model::SourceText read_odt(std::string bytes, const std::string& name) {
    Output output;
    read_packed(std::move(bytes), name, output);
    return output.text.finish(name);
}

model::SourceText read_fodt(const std::string& bytes, const std::string& name) {
    Output output;
    read_flat(bytes, name, output);
    return output.text.finish(name);
}

std::vector<Table> read_odt_tables(std::string bytes, const std::string& name) {
    std::vector<Table> tables;
    Output output{{}, &tables};
    if (bytes.starts_with("PK")) {
        read_packed(std::move(bytes), name, output);
    } else {
        read_flat(bytes, name, output);
    }
    return tables;
}

} // namespace diptych::reader
