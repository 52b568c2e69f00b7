#include "exchange/records/tmx_writer.hpp"

#include "base/format.hpp"
#include "base/version.hpp"
#include "exchange/records/alignment_formats.hpp"

#include <utility>

namespace diptych::exchange {

TmxWriter::TmxWriter(std::ostream& out, model::LanguageTag source_language)
    : m_xml{out}, m_source_language{std::move(source_language)} {
    m_xml.start_element("tmx", {{"version", "1.4"}});
    m_xml.start_element("header", {{"creationtool", "Diptych"},
                                   {"creationtoolversion", base::version()},
                                   {"segtype", "sentence"},
                                   {"o-tmf", "Diptych"},
                                   {"adminlang", "en"},
                                   {"srclang", m_source_language.str()},
                                   {"datatype", "plaintext"}});
    m_xml.end_element();
    m_xml.start_element("body");
}

void TmxWriter::add(const model::Bitext& bitext) {
    const std::vector<model::SentenceIndex> source = model::sentences_of(bitext.source);
    const std::vector<model::SentenceIndex> target = model::sentences_of(bitext.target);
    for (const model::Bead& bead : bitext.beads) {
        if (bead.source.empty() || bead.target.empty()) {
            ++m_left_out;
            continue;
        }
        start_unit({bitext.source.language,
                    bitext.symbol.empty() ? bitext.source.name : bitext.symbol,
                    !bitext.symbol.empty(),
                    bead.probability,
                    bead.origin,
                    {}});
        write_variant(bitext.source.language, model::text_of(bitext.source, source, bead.source));
        write_variant(bitext.target.language, model::text_of(bitext.target, target, bead.target));
        m_xml.end_element();
    }
}

void TmxWriter::add(const model::PairHit& pair) {
    if (pair.source.text.empty() || pair.target.text.empty()) {
        ++m_left_out;
        return;
    }
    start_unit({pair.source.language, pair.symbol, pair.has_symbol, pair.probability,
                pair.pinned ? model::BeadOrigin::corrected : model::BeadOrigin::automatic, pair.flag});
    write_variant(pair.source.language, pair.source.text);
    write_variant(pair.target.language, pair.target.text);
    m_xml.end_element();
}

void TmxWriter::start_unit(const Facts& facts) {
    ++m_units;
    m_xml.start_element("tu");
    if (facts.source_language != m_source_language) {
        m_xml.attribute("srclang", facts.source_language.str());
    }
    if (!facts.note.empty()) {
        m_xml.element("note", facts.note);
    }
    m_xml.element("prop", facts.document, {{"type", "x-document"}});
    if (facts.has_symbol) {
        m_xml.element("prop", facts.document, {{"type", "x-symbol"}});
    }
    m_xml.element("prop", fmt::format("{:.4f}", facts.probability), {{"type", "x-probability"}});
    m_xml.element("prop", name_of(facts.origin), {{"type", "x-origin"}});
}

void TmxWriter::finish() {
    m_xml.finish();
}

void TmxWriter::write_variant(const model::LanguageTag& language, const std::string& text) {
    m_xml.start_element("tuv", {{"xml:lang", language.str()}});
    m_xml.element("seg", text);
    m_xml.end_element();
}

} // namespace diptych::exchange
