#include "reader/docx.hpp"

#include "base/error.hpp"
#include "base/string.hpp"
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

/// The parts that a part refers to, by the last word of the kind of reference ("styles").
using Relations = std::map<std::string, std::string>;

/// \param folder  of the part that refers, to which addresses are relative: "word/"
Relations read_relations(const zip::ZipArchive& archive, const std::string& part, const std::string& folder) {
    Relations relations;
    const auto bytes = archive.read(part);
    if (!bytes) {
        return relations;
    }
    xml::Reader reader{*bytes, archive.name_of(part)};
    for (Event event = reader.next(); event.kind != EventKind::end_of_document; event = reader.next()) {
        if (event.kind != EventKind::start_element || event.name != "Relationship" ||
            xml::attribute(event.attributes, "TargetMode") == "External") {
            continue;
        }
        const std::string type = xml::attribute(event.attributes, "Type").value_or("");
        std::string target = xml::attribute(event.attributes, "Target").value_or("");
        target = target.starts_with('/') ? target.substr(1) : folder + target;
        relations.emplace(type.substr(type.rfind('/') + 1), std::move(target));
    }
    return relations;
}

/// A part that the document refers to, or the one that bears its usual name.
class PackageParts {
public:
    explicit PackageParts(const zip::ZipArchive& archive) : m_archive{archive} {
        const Relations relations = read_relations(archive, "_rels/.rels", "");
        const auto found = relations.find("officeDocument");
        if (found != relations.end() && archive.contains(found->second)) {
            m_document = found->second;
        }
        const std::size_t slash = m_document.rfind('/') + 1;
        m_folder = m_document.substr(0, slash);
        m_relations =
            read_relations(archive, m_folder + "_rels/" + m_document.substr(slash) + ".rels", m_folder);
    }

    const std::string& document() const { return m_document; }

    /// Calls `use` with a reader of the part, if there is one.
    template <typename Use>
    void with(const std::string& kind, Use use) const {
        const auto found = m_relations.find(kind);
        const std::string part = found != m_relations.end() && m_archive.contains(found->second)
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
    Relations m_relations;
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

} // namespace

model::SourceText read_docx(std::string bytes, const std::string& name) {
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
    DocxContext context;
    parts.with("styles", [&](xml::Reader& reader) { context.styles = DocxStyles{reader}; });
    parts.with("numbering", [&](xml::Reader& reader) { context.numbering = DocxNumbering{reader}; });
    parts.with("settings", [&](xml::Reader& reader) { read_settings(reader, context); });
    parts.with("footnotes", [&](xml::Reader& reader) { read_notes(reader, context, context.footnotes); });
    parts.with("endnotes", [&](xml::Reader& reader) { read_notes(reader, context, context.endnotes); });
    xml::Reader reader{*document, archive.name_of(parts.document())};
    read_body(reader, name, context);
    number_notes(context);
    return context.text.finish(name);
}

} // namespace diptych::reader
