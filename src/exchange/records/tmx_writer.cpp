#include "exchange/records/tmx_writer.hpp"

#include "base/figures.hpp"
#include "base/version.hpp"
#include "language/iso_639.hpp"

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
    m_xml.start_element("tu");
    if (pair.source.language != m_source_language) {
        m_xml.attribute("srclang", pair.source.language.str());
    }
    if (!pair.flag.empty()) {
        m_xml.element("note", pair.flag);
    }
    m_xml.element("prop", pair.document.known_as(), {{"type", "x-document"}});
    if (!pair.document.symbol.empty()) {
        m_xml.element("prop", pair.document.symbol, {{"type", "x-symbol"}});
    }
    m_xml.element("prop", base::probability_text(pair.probability), {{"type", "x-probability"}});
    m_xml.element("prop", name_of(pair.confirmed ? model::BeadOrigin::corrected : pair.origin),
                  {{"type", "x-origin"}});
    for (const model::PairSide* side : {&pair.source, &pair.target}) {
        m_xml.start_element("tuv", {{"xml:lang", side->language.str()}});
        m_xml.element("seg", side->text);
        m_xml.end_element();
    }
    m_xml.end_element();
}

void TmxWriter::finish() {
    m_xml.finish();
}

} // namespace diptych::exchange
