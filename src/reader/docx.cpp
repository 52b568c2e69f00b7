#include "reader/docx.hpp"

#include "base/error.hpp"
#include "base/string.hpp"
#include "office/package.hpp"
#include "reader/docx_body.hpp"
#include "zip/zip_archive.hpp"

#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace diptych::reader {

namespace {

using xml::Event;
using xml::EventKind;

/// A part that the document refers to, or the one that bears its usual name.
class PackageParts {
public:
    explicit PackageParts(const zip::ZipArchive& archive) : m_archive{archive} {
        const std::string main = office::main_part(archive);
        m_document = main.empty() ? m_document : main;
        m_folder = office::folder_of(m_document);
        for (const auto& [id, relation] : office::read_relations(archive, m_document)) {
            m_paths.emplace(relation.type, relation.path);
        }
    }

    const std::string& document() const { return m_document; }

    /// Calls `use` with a reader of the part, if there is one.
    template <typename Use>
    void with(const std::string& kind, Use use) const {
        const auto found = m_paths.find(kind);
        const std::string part = found != m_paths.end() && m_archive.contains(found->second)
                                     ? found->second
                                     : m_folder + kind + ".xml";
        if (const auto bytes = m_archive.read(part)) {
            xml::Reader reader{*bytes, m_archive.name_of(part)};
            use(reader);
        }
    }

private:
    const zip::ZipArchive& m_archive;
    std::string m_document = "word/document.xml";
    std::string m_folder;
    std::map<std::string, std::string> m_paths; ///< of parts, by the kind of reference
};

/// How notes are numbered where no section says otherwise.
void read_settings(xml::Reader& reader, DocxContext& context) {
    for (Event event = reader.next(); event.kind != EventKind::end_of_document; event = reader.next()) {
        if (event.kind != EventKind::start_element) {
            continue;
        }
        if (is_word(event, "footnotePr")) {
            context.footnote_numbering.read(reader);
        } else if (is_word(event, "endnotePr")) {
            context.endnote_numbering.read(reader);
        }
    }
}

void read_notes(xml::Reader& reader, DocxContext& context,
                std::map<std::string, std::vector<Paragraph>>& notes) {
    for (Event event = reader.next(); event.kind != EventKind::end_of_document; event = reader.next()) {
        if (event.kind == EventKind::start_element &&
            (is_word(event, "footnote") || is_word(event, "endnote"))) {
            notes[word_attribute(event, "id")] = DocxBody{reader, context}.read();
        }
    }
}

void read_body(xml::Reader& reader, const std::string& name, DocxContext& context) {
    for (Event event = reader.next(); event.kind != EventKind::end_of_document; event = reader.next()) {
        if (event.kind == EventKind::start_element && is_word(event, "body")) {
            for (Paragraph& paragraph : DocxBody{reader, context}.read()) {
                context.text.add(std::move(paragraph));
            }
            while (reader.next().kind != EventKind::end_of_document) {
                // What follows has to be well-formed, too.
            }
            return;
        }
        if (event.kind == EventKind::start_element && !is_word(event, "document") &&
            !is_word(event, "background")) {
            break;
        }
    }
    throw base::InputError{name,
                           "This is no Word document: its main part is something else. Save it as .docx "
                           "in a word processor."};
}

void number_notes(DocxContext& context) {
    std::int64_t footnote = 0;
    std::int64_t endnote = 0;
    for (std::size_t i = 0; i < context.text.notes().size(); ++i) {
        Note& note = context.text.notes()[i];
        if (note.label_in_text) {
            note.label = base::trim(note.label);
            continue; // it does not count either
        }
        const DocxNoteNumbering& numbering =
            note.endnote ? context.endnote_numbering : context.footnote_numbering;
        std::int64_t& count = note.endnote ? endnote : footnote;
        const bool new_section = i > 0 && context.note_sections[i] != context.note_sections[i - 1];
        count = numbering.restart_in_section && new_section ? 0 : count;
        note.label = format_number(numbering.start + count, numbering.style);
        ++count;
    }
}

/// Reads all parts of the document into `context`, but the numbers of its notes.
void read_parts(std::string bytes, const std::string& name, DocxContext& context) {
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        throw base::InputError{name, "This is a Word document protected with a password, or in the format of "
                                     "before 2007. Save it as .docx, without a password."};
    }
    const zip::ZipArchive archive{std::move(bytes), name};
    const PackageParts parts{archive};
    const auto document = archive.read(parts.document());
    if (!document) {
        throw base::InputError{name,
                               "This is no Word document: 'word/document.xml' is missing in it. Save it "
                               "as .docx in a word processor."};
    }
    parts.with("styles", [&](xml::Reader& reader) { context.styles = DocxStyles{reader}; });
    parts.with("numbering", [&](xml::Reader& reader) { context.numbering = DocxNumbering{reader}; });
    parts.with("settings", [&](xml::Reader& reader) { read_settings(reader, context); });
    parts.with("footnotes", [&](xml::Reader& reader) { read_notes(reader, context, context.footnotes); });
    parts.with("endnotes", [&](xml::Reader& reader) { read_notes(reader, context, context.endnotes); });
    xml::Reader reader{*document, archive.name_of(parts.document())};
    read_body(reader, name, context);
}

} // namespace

model::SourceText read_docx(std::string bytes, const std::string& name) {
    DocxContext context;
    read_parts(std::move(bytes), name, context);
    number_notes(context);
    return context.text.finish(name);
}

std::vector<Table> read_docx_tables(std::string bytes, const std::string& name) {
    DocxContext context;
    context.takes_tables = true;
    read_parts(std::move(bytes), name, context);
    return std::move(context.tables);
}

} // namespace diptych::reader
