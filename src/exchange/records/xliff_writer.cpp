#include "exchange/records/xliff_writer.hpp"

#include "base/format.hpp"
#include "exchange/records/alignment_formats.hpp"
#include "text/utf8.hpp"

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

void XliffWriter::add(const model::Bitext& bitext, const BeadNumbers& chosen) {
    if (chosen.empty()) {
        return; // a file element must have a unit
    }
    const std::vector<model::SentenceIndex> source = model::sentences_of(bitext.source);
    const std::vector<model::SentenceIndex> target = model::sentences_of(bitext.target);
    start_file(bitext.symbol.empty() ? bitext.source.name : bitext.symbol);
    for (const std::size_t i : chosen) {
        const model::Bead& bead = bitext.beads[i];
        write_unit(fmt::format("u{}", i + 1), bead.probability, bead.origin,
                   model::text_of(bitext.source, source, bead.source),
                   model::text_of(bitext.target, target, bead.target));
    }
    m_xml.end_element();
}

void XliffWriter::add(const model::PairHit& pair) {
    if (m_document != pair.document) {
        if (m_document) {
            m_xml.end_element();
        }
        start_file(pair.symbol);
        m_document = pair.document;
    }
    write_unit(fmt::format("u{}", pair.bead), pair.probability,
               pair.pinned ? model::BeadOrigin::corrected : model::BeadOrigin::automatic, pair.source.text,
               pair.target.text);
}

void XliffWriter::finish() {
    m_xml.finish();
}

void XliffWriter::start_file(std::string_view original) {
    ++m_files;
    m_xml.start_element(
        "file", {{"id", fmt::format("f{}", m_files)}, {"original", original}, {"xml:space", "preserve"}});
}

void XliffWriter::write_unit(std::string_view id, double probability, model::BeadOrigin origin,
                             std::string_view source, std::string_view target) {
    m_xml.start_element("unit", {{"id", id}});
    write_metadata(probability, origin);
    if (source.empty() || target.empty()) {
        m_xml.start_element("notes");
        m_xml.element("note",
                      source.empty() ? "Nothing in the source answers to this."
                                     : "Nothing in the target answers to this.",
                      {{"category", "alignment"}});
        m_xml.end_element();
    }
    m_xml.start_element("segment");
    if (!target.empty()) {
        m_xml.attribute("state", origin == model::BeadOrigin::corrected ? "reviewed" : "translated");
    }
    write_side("source", source);
    if (!target.empty()) {
        write_side("target", target);
    }
    m_xml.end_element();
    m_xml.end_element();
}

void XliffWriter::write_metadata(double probability, model::BeadOrigin origin) {
    m_xml.start_element("mda:metadata");
    m_xml.start_element("mda:metaGroup", {{"category", "alignment"}});
    m_xml.element("mda:meta", fmt::format("{:.4f}", probability), {{"type", "probability"}});
    m_xml.element("mda:meta", name_of(origin), {{"type", "origin"}});
    m_xml.end_element();
    m_xml.end_element();
}

void XliffWriter::write_side(std::string_view element, std::string_view text) {
    m_xml.start_element(element);
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
