#include "exchange/records/tmx_writer.hpp"

#include "base/figures.hpp"
#include "base/version.hpp"
#include "language/iso_639.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

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
    const model::UnitDetails details = details_of(pair.details);
    begin_unit(details.unit, pair.source.language, pair.flag, pair.document, pair.probability);
    const model::BeadOrigin origin = pair.confirmed ? model::BeadOrigin::corrected : pair.origin;
    if (!pair.document.was_ready || origin == model::BeadOrigin::corrected) { // nobody here paired it
        m_xml.element("prop", name_of(origin), {{"type", "x-origin"}});
    }
    write_side(pair.source, details.source);
    write_side(pair.target, details.target);
    m_xml.end_element();
}

void TmxWriter::add(const model::VersionUnit& unit) {
    const auto texts = std::count_if(unit.sides.begin(), unit.sides.end(),
                                     [](const model::PairSide& side) { return !side.text.empty(); });
    if (texts < 2) {
        ++m_left_out;
        return;
    }
    ++m_units;
    std::vector<model::UnitDetails> details;
    for (const std::string& text : unit.details) {
        details.push_back(details_of(text));
    }
    const auto said = std::find_if(details.begin(), details.end(),
                                   [](const model::UnitDetails& one) { return !one.empty(); });
    begin_unit(said == details.end() ? model::DetailsOf{} : said->unit, unit.sides.front().language, {},
               unit.document, unit.probability);
    for (std::size_t i = 0; i < unit.sides.size(); ++i) {
        if (unit.sides[i].text.empty()) {
            continue;
        }
        const std::size_t of = i != 0 ? i : static_cast<std::size_t>(said - details.begin());
        if (of >= details.size()) {
            write_side(unit.sides[i], {});
        } else {
            const bool as_source = unit.pivot_is_source[of] == (i == 0);
            write_side(unit.sides[i], as_source ? details[of].source : details[of].target);
        }
    }
    m_xml.end_element();
}

void TmxWriter::begin_unit(const model::DetailsOf& details, const model::LanguageTag& source,
                           const std::string& flag, const model::PairDocument& document, double probability) {
    m_xml.start_element("tu");
    write_attributes(details);
    if (source != m_source_language) {
        m_xml.attribute("srclang", source.str());
    }
    write_parts(details, "note");
    if (!flag.empty()) {
        m_xml.element("note", flag);
    }
    write_parts(details, "prop");
    m_xml.element("prop", document.known_as(), {{"type", "x-document"}});
    if (!document.symbol.empty()) {
        m_xml.element("prop", document.symbol, {{"type", "x-symbol"}});
    }
    m_xml.element("prop", base::probability_text(probability), {{"type", "x-probability"}});
}

model::UnitDetails TmxWriter::details_of(const std::string& text) {
    auto details = text.empty() ? std::nullopt : model::unit_details_of(text);
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
