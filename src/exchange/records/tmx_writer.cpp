#include "exchange/records/tmx_writer.hpp"

#include "base/figures.hpp"
#include "base/version.hpp"
#include "language/iso_639.hpp"
#include "xml/tree.hpp"

#include <utility>

namespace diptych::exchange {

TmxWriter::TmxWriter(std::ostream& out, model::LanguageTag source_language)
    : m_xml{out}, m_source_language{std::move(source_language)} {
    m_xml.start_element("tmx", {{"version", "1.4"}});
    m_xml.start_element("header", {{"creationtool", "Diptych"},
                                   {"creationtoolversion", base::version()},
                                   {"segtype", "sentence"},
                                   {"o-tmf", "Diptych"},
                                   {"adminlang", std::string{language::k_own_language}},
                                   {"srclang", m_source_language.str()},
                                   {"datatype", "plaintext"}});
    m_xml.end_element();
    m_xml.start_element("body");
}

void TmxWriter::add(const model::Pair& pair) {
    if (pair.source.text.empty() || pair.target.text.empty()) {
        ++m_left_out;
        return;
    }
    ++m_units;
    const model::UnitDetails details = details_of(pair);
    m_xml.start_element("tu");
    write_attributes(details.unit);
    if (pair.source.language != m_source_language) {
        m_xml.attribute("srclang", pair.source.language.str());
    }
    write_parts(details.unit, "note");
    if (!pair.flag.empty()) {
        m_xml.element("note", pair.flag);
    }
    write_parts(details.unit, "prop");
    m_xml.element("prop", pair.document.known_as(), {{"type", "x-document"}});
    if (!pair.document.symbol.empty()) {
        m_xml.element("prop", pair.document.symbol, {{"type", "x-symbol"}});
    }
    m_xml.element("prop", base::probability_text(pair.probability), {{"type", "x-probability"}});
    const model::BeadOrigin origin = pair.confirmed ? model::BeadOrigin::corrected : pair.origin;
    if (!pair.document.was_ready || origin == model::BeadOrigin::corrected) { // nobody here paired it
        m_xml.element("prop", name_of(origin), {{"type", "x-origin"}});
    }
    write_side(pair.source, details.source);
    write_side(pair.target, details.target);
    m_xml.end_element();
}

model::UnitDetails TmxWriter::details_of(const model::Pair& pair) {
    auto details = pair.details.empty() ? std::nullopt : model::unit_details_of(pair.details);
    return details && details->format == "tmx" ? std::move(*details) : model::UnitDetails{};
}

void TmxWriter::write_attributes(const model::DetailsOf& details) {
    for (const auto& [name, value] : details.attributes) {
        m_xml.attribute(name, value);
    }
}

void TmxWriter::write_parts(const model::DetailsOf& details, std::string_view name) {
    for (const model::DetailPart& part : details.parts) {
        if (part.name == name) {
            m_xml.start_element(name);
            for (const auto& [attribute, value] : part.attributes) {
                m_xml.attribute(attribute, value);
            }
            m_xml.text(part.text);
            m_xml.end_element();
        }
    }
}

void TmxWriter::write_side(const model::PairSide& side, const model::DetailsOf& details) {
    m_xml.start_element("tuv", {{"xml:lang", side.language.str()}});
    write_attributes(details);
    write_parts(details, "note");
    write_parts(details, "prop");
    m_xml.start_element("seg");
    if (!details.segment.empty() && xml::is_well_formed_content(details.segment)) {
        m_xml.markup(details.segment);
    } else {
        m_xml.text(side.text);
    }
    m_xml.end_element();
    m_xml.end_element();
}

void TmxWriter::finish() {
    m_xml.finish();
}

} // namespace diptych::exchange
