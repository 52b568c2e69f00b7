#include "reader/pptx.hpp"

#include "base/error.hpp"
#include "office/package.hpp"
#include "reader/office_text.hpp"
#include "xml/reader.hpp"
#include "zip/zip_archive.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::reader {

namespace {

using model::UnitKind;
using xml::Event;
using xml::EventKind;

/// Whether what is put into a placeholder of this type is repeated on each slide, or counted by the program.
bool is_furniture(std::string_view placeholder) {
    constexpr std::array<std::string_view, 5> k_types{"sldNum", "dt", "ftr", "hdr", "sldImg"};
    return std::find(k_types.begin(), k_types.end(), placeholder) != k_types.end();
}

/// The paragraphs of a slide, or of its notes.
class Slide {
public:
    Slide(xml::Reader& reader, OfficeText& text, bool is_notes) : m_reader{reader}, m_text{text}, m_is_notes{is_notes} {}

    void read() {
        for (Event event = m_reader.next(); event.kind != EventKind::end_of_document; event = m_reader.next()) {
            if (event.kind == EventKind::start_element) {
                take(event);
            }
        }
    }

private:
    void take(const Event& event) {
        const std::string& name = event.name;
        if (name == "sp") { // a shape: what it is for comes before its text
            m_placeholder.clear();
        } else if (name == "ph") {
            m_placeholder = xml::attribute(event.attributes, "type").value_or("body");
        } else if (name == "graphicFrame") {
            m_placeholder.clear();
        } else if (name == "Fallback") { // says again what stands in the Choice before it
            m_reader.skip_element();
        } else if (name == "p") {
            read_paragraph();
        }
    }

    void read_paragraph() {
        Paragraph paragraph;
        paragraph.kind = m_is_notes                     ? UnitKind::paragraph
                         : m_placeholder == "ctrTitle" ? UnitKind::title
                         : m_placeholder == "title"    ? UnitKind::heading
                                                       : UnitKind::paragraph;
        std::string language;
        bool in_text = false;
        bool in_field = false;
        for (std::size_t depth = 1; depth != 0;) {
            const Event event = m_reader.next();
            if (event.kind == EventKind::end_of_document) {
                break;
            }
            if (event.kind == EventKind::start_element) {
                ++depth;
                in_text = event.name == "t";
                in_field = in_field || event.name == "fld";
                if (event.name == "rPr") {
                    language = xml::attribute(event.attributes, "lang").value_or("");
                } else if (event.name == "br" || event.name == "tab") {
                    paragraph.append(" ");
                }
            } else if (event.kind == EventKind::end_element) {
                --depth;
                in_text = false;
                in_field = in_field && event.name != "fld";
            } else if (in_text && !in_field) {
                paragraph.append(event.text);
                m_text.count_language(language, event.text.size());
            }
        }
        if (!is_furniture(m_placeholder)) {
            m_text.add(std::move(paragraph));
        }
    }

    xml::Reader& m_reader;
    OfficeText& m_text;
    bool m_is_notes;
    std::string m_placeholder; ///< the type of that which the shape fills; empty for none
};

/// The parts of the slides, in the order of the show.
std::vector<std::string> slides_of(const zip::ZipArchive& archive, const std::string& part) {
    const auto content = archive.read(part);
    if (!content) {
        throw base::InputError{archive.name(),
                               "This PowerPoint presentation is damaged: its main part is missing. Save it anew as "
                               ".pptx."};
    }
    const office::Relations relations = office::read_relations(archive, part);
    std::vector<std::string> slides;
    xml::Reader reader{*content, archive.name_of(part)};
    for (Event event = reader.next(); event.kind != EventKind::end_of_document; event = reader.next()) {
        if (event.kind != EventKind::start_element || event.name != "sldId") {
            continue;
        }
        for (const xml::Attribute& attribute : event.attributes) {
            const auto relation = relations.find(attribute.value);
            if (attribute.name == "id" && !attribute.namespace_uri.empty() && relation != relations.end() &&
                std::find(slides.begin(), slides.end(), relation->second.path) == slides.end()) {
                slides.push_back(relation->second.path);
            }
        }
    }
    return slides;
}

} // namespace

model::SourceText read_pptx(std::string bytes, const std::string& name) {
    const zip::ZipArchive archive{std::move(bytes), name};
    std::string part = office::main_part(archive);
    part = part.empty() ? "ppt/presentation.xml" : part;
    OfficeText text;
    const auto read = [&](const std::string& slide, bool is_notes) {
        if (const auto content = archive.read(slide)) {
            xml::Reader reader{*content, archive.name_of(slide)};
            Slide{reader, text, is_notes}.read();
        }
    };
    for (const std::string& slide : slides_of(archive, part)) {
        read(slide, false);
        for (const auto& [id, relation] : office::read_relations(archive, slide)) {
            if (relation.type == "notesSlide") {
                read(relation.path, true);
            }
        }
    }
    return text.finish(name);
}

} // namespace diptych::reader
