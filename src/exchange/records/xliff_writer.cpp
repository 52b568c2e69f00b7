#include "exchange/records/xliff_writer.hpp"

#include "base/figures.hpp"
#include "base/format.hpp"
#include "text/utf8.hpp"
#include "xml/tree.hpp"

#include <algorithm>

namespace diptych::exchange {

namespace {

/// XML 1.0 (fifth edition), section 2.2: outside Char. Surrogates are no valid UTF-8 in the first place.
bool is_forbidden(char32_t c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
}

} // namespace

XliffWriter::XliffWriter(std::ostream& out, const model::LanguageTag& source,
                         const model::LanguageTag& target)
    : m_xml{out} {
    m_xml.start_element("xliff", {{"xmlns", "urn:oasis:names:tc:xliff:document:2.0"},
                                  {"xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0"},
                                  {"version", "2.1"},
                                  {"srcLang", source.str()},
                                  {"trgLang", target.str()}});
}

void XliffWriter::add(const model::Pair& pair) {
    if (m_document != pair.document.number) {
        if (m_document) {
            m_xml.end_element();
        }
        start_file(pair.document.known_as());
        m_document = pair.document.number;
    }
    const bool corrected = pair.confirmed || pair.origin == model::BeadOrigin::corrected;
    const std::string id = pair.id != 0 ? fmt::format("u{}", pair.id) : fmt::format("u{}", pair.number);
    auto details = pair.details.empty() ? std::nullopt : model::unit_details_of(pair.details);
    const std::optional<model::BeadOrigin> automatic =
        pair.document.was_ready ? std::nullopt : std::optional{model::BeadOrigin::automatic};
    write_unit(id, pair.probability, corrected ? std::optional{model::BeadOrigin::corrected} : automatic, pair.source.text, pair.target.text,
               details && details->format == "xliff" ? *details : model::UnitDetails{});
}

void XliffWriter::finish() {
    m_xml.finish();
}

void XliffWriter::start_file(std::string_view original) {
    ++m_files;
    m_xml.start_element(
        "file", {{"id", fmt::format("f{}", m_files)}, {"original", original}, {"xml:space", "preserve"}});
}

void XliffWriter::write_unit(std::string_view id, double probability, std::optional<model::BeadOrigin> origin,
                             std::string_view source, std::string_view target,
                             const model::UnitDetails& details) {
    m_xml.start_element("unit", {{"id", id}});
    for (const auto& [name, value] : details.unit.attributes) {
        m_xml.attribute(name, value);
    }
    write_metadata(probability, origin);
    const bool one_sided = source.empty() || target.empty();
    if (one_sided || !details.unit.parts.empty()) {
        m_xml.start_element("notes");
        for (const model::DetailPart& note : details.unit.parts) {
            m_xml.element("note", note.text);
        }
    }
    if (one_sided) {
        m_xml.element("note",
                      source.empty() ? "Nothing in the source answers to this."
                                     : "Nothing in the target answers to this.",
                      {{"category", "alignment"}});
    }
    if (one_sided || !details.unit.parts.empty()) {
        m_xml.end_element();
    }
    m_xml.start_element("segment");
    if (!target.empty()) {
        const bool said = !details.target.attributes.empty() && origin != model::BeadOrigin::corrected;
        m_xml.attribute("state", said ? std::string_view{details.target.attributes.front().second}
                                 : origin == model::BeadOrigin::corrected ? "reviewed"
                                                                          : "translated");
    }
    write_side("source", source, details.source.segment);
    if (!target.empty()) {
        write_side("target", target, details.target.segment);
    }
    m_xml.end_element();
    m_xml.end_element();
}

void XliffWriter::write_metadata(double probability, std::optional<model::BeadOrigin> origin) {
    m_xml.start_element("mda:metadata");
    m_xml.start_element("mda:metaGroup", {{"category", "alignment"}});
    m_xml.element("mda:meta", base::probability_text(probability), {{"type", "probability"}});
    if (origin) {
        m_xml.element("mda:meta", name_of(*origin), {{"type", "origin"}});
    }
    m_xml.end_element();
    m_xml.end_element();
}

void XliffWriter::write_side(std::string_view element, std::string_view text, const std::string& markup) {
    m_xml.start_element(element);
    if (!markup.empty() && xml::is_well_formed_content(markup)) {
        m_xml.markup(markup);
        text = {};
    }
    while (!text.empty()) {
        const std::size_t valid = text::find_invalid_utf8(text).value_or(text.size());
        std::size_t run = 0; // what needs no element is written in one go
        for (std::size_t i = 0; i < valid;) {
            const text::CodePoint c = text::code_point_at(text, i);
            i += c.length;
            if (is_forbidden(c.value)) {
                // The writer drops the character; to it, this is text, so that it puts no white space before
                // the element even at the beginning.
                m_xml.text(text.substr(run, i - run));
                m_xml.start_element("cp", {{"hex", fmt::format("{:04X}", static_cast<unsigned>(c.value))}});
                m_xml.end_element();
                ++m_referenced;
                run = i;
            }
        }
        const std::size_t with_bad_byte = std::min(text.size(), valid + 1);
        m_xml.text(text.substr(run, with_bad_byte - run));
        text.remove_prefix(with_bad_byte);
    }
    m_xml.end_element();
}

} // namespace diptych::exchange
