#include "exchange/records/leverage_xliff.hpp"

#include "base/figures.hpp"
#include "base/format.hpp"

#include <algorithm>
#include <string_view>

namespace diptych::exchange {

LeverageXliffWriter::LeverageXliffWriter(std::ostream& out, const model::Document& document,
                                         const model::LanguageTag& target)
    : m_xml{out}, m_document{document} {
    m_xml.start_element("xliff", {{"xmlns", "urn:oasis:names:tc:xliff:document:2.0"},
                                  {"xmlns:mtc", "urn:oasis:names:tc:xliff:matches:2.0"},
                                  {"xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0"},
                                  {"version", "2.1"},
                                  {"srcLang", document.language.str()},
                                  {"trgLang", target.str()}});
    m_xml.start_element("file", {{"id", "f1"}, {"original", document.name}, {"xml:space", "preserve"}});
}

void LeverageXliffWriter::add(const model::LeveragedSentence& sentence) {
    if (!m_unit.empty() && m_unit.front().index.unit != sentence.index.unit) {
        write_unit();
    }
    m_unit.push_back(sentence);
}

void LeverageXliffWriter::finish() {
    if (!m_unit.empty()) {
        write_unit();
    }
    m_xml.finish();
}

void LeverageXliffWriter::write_unit() {
    const model::Unit& unit = m_document.units[m_unit.front().index.unit];
    m_xml.start_element("unit", {{"id", fmt::format("u{}", m_unit.front().index.unit + 1)}});
    write_candidates();
    std::size_t end = unit.sentences.front().text.begin;
    for (std::size_t i = 0; i < m_unit.size(); ++i) {
        const model::Range range = unit.sentences[m_unit[i].index.sentence].text;
        if (range.begin > end) {
            m_xml.start_element("ignorable");
            m_xml.element("source", model::slice(unit.text, {end, range.begin}));
            m_xml.end_element();
        }
        write_segment(i + 1, m_unit[i]);
        end = range.end;
    }
    m_xml.end_element();
    m_unit.clear();
}

void LeverageXliffWriter::write_candidates() {
    if (std::all_of(m_unit.begin(), m_unit.end(), [](const auto& s) { return s.matches.empty(); })) {
        return; // the element must have a match
    }
    m_xml.start_element("mtc:matches");
    std::size_t number = 0;
    for (std::size_t i = 0; i < m_unit.size(); ++i) {
        for (const model::MemoryMatch& match : m_unit[i].matches) {
            write_candidate(match, i + 1, ++number);
        }
    }
    m_xml.end_element();
}

void LeverageXliffWriter::write_candidate(const model::MemoryMatch& match, std::size_t segment,
                                          std::size_t number) {
    const std::string percent = fmt::format("{}", std::min(match.percent, 100U));
    m_xml.start_element("mtc:match", {{"id", fmt::format("m{}", number)},
                                      {"ref", fmt::format("#s{}", segment)},
                                      {"type", match.percent > 100 ? "icm" : "tm"},
                                      {"origin", match.pair.document.known_as()},
                                      {"similarity", percent},
                                      {"matchQuality", percent}});
    m_xml.start_element("mda:metadata");
    m_xml.start_element("mda:metaGroup", {{"category", "alignment"}});
    m_xml.element("mda:meta", fmt::format("{}", match.pair.id), {{"type", "pair"}});
    m_xml.element("mda:meta", base::probability_text(match.pair.probability), {{"type", "probability"}});
    m_xml.end_element();
    m_xml.end_element();
    m_xml.element("source", match.similar().text);
    m_xml.element("target", match.translation().text);
    m_xml.end_element();
}

void LeverageXliffWriter::write_segment(std::size_t segment, const model::LeveragedSentence& sentence) {
    const bool has_match = !sentence.matches.empty();
    const bool is_translated = has_match && sentence.matches.front().percent >= 100;
    m_xml.start_element("segment", {{"id", fmt::format("s{}", segment)},
                                    {"state", is_translated ? "translated" : "initial"}});
    m_xml.element("source", model::text_of(m_document, sentence.index));
    if (has_match) {
        m_xml.element("target", sentence.matches.front().translation().text);
    }
    m_xml.end_element();
}

} // namespace diptych::exchange
