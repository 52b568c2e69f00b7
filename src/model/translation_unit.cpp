#include "model/translation_unit.hpp"

#include <algorithm>

namespace diptych::model {

namespace {

void add_paragraph(Document& document, const std::vector<std::string>& sentences, std::size_t line) {
    if (sentences.empty()) {
        return;
    }
    Unit unit;
    for (const std::string& text : sentences) {
        append_sentence(unit, text).line = line;
    }
    document.units.push_back(std::move(unit));
}

} // namespace

void TranslationUnit::set_texts(std::string source_text, std::string target_text, double probability) {
    const auto set = [](std::vector<std::string>& side, std::string&& text) {
        side.clear();
        if (!text.empty()) {
            side.push_back(std::move(text));
        }
    };
    set(source, std::move(source_text));
    set(target, std::move(target_text));
    beads = {{{0, source.size()}, {0, target.size()}, probability}};
}

bool TranslationUnit::has_pair() const {
    return std::any_of(beads.begin(), beads.end(),
                       [](const Bead& bead) { return !bead.source.empty() && !bead.target.empty(); });
}

std::size_t DocumentNumbers::of(const TranslationUnit& unit) {
    const bool named = !unit.document.empty();
    if (!named && (m_count == 0 || !std::get<0>(m_last).empty())) {
        ++m_run;
    }
    Key key{unit.document, named ? 0 : m_run, unit.source_language.str(), unit.target_language.str()};
    if (m_count > 0 && key == m_last) {
        return m_number;
    }
    m_last = std::move(key);
    m_number = m_numbers.try_emplace(m_last, m_count).first->second;
    m_count += m_number == m_count ? 1 : 0;
    return m_number;
}

std::string text_of(const std::vector<std::string>& sentences, Range range) {
    std::string text;
    for (std::size_t i = range.begin; i < range.end; ++i) {
        text += (i == range.begin ? "" : " ") + sentences[i];
    }
    return text;
}

BitextBuilder::BitextBuilder(Bitext begun)
    : m_bitext{std::move(begun)}, m_source_sentences{sentences_of(m_bitext.source).size()},
      m_target_sentences{sentences_of(m_bitext.target).size()} {}

void BitextBuilder::add(const TranslationUnit& unit) {
    for (Bead bead : unit.beads) {
        bead.source = {bead.source.begin + m_source_sentences, bead.source.end + m_source_sentences};
        bead.target = {bead.target.begin + m_target_sentences, bead.target.end + m_target_sentences};
        m_bitext.beads.push_back(bead);
    }
    if (!unit.details.empty()) {
        m_bitext.details.emplace(m_bitext.beads.size() - 1, unit.details);
    }
    add_paragraph(m_bitext.source, unit.source, unit.line);
    add_paragraph(m_bitext.target, unit.target, unit.line);
    m_source_sentences += unit.source.size();
    m_target_sentences += unit.target.size();
}

void BitextCollector::add(const TranslationUnit& unit) {
    const std::size_t number = m_numbers.of(unit);
    if (number == m_builders.size()) {
        Bitext begun = m_head;
        begun.symbol = unit.document;
        begun.source.language = unit.source_language;
        begun.target.language = unit.target_language;
        m_builders.emplace_back(std::move(begun));
    }
    m_builders[number].add(unit);
}

std::vector<Bitext> BitextCollector::take() {
    std::vector<Bitext> bitexts;
    for (BitextBuilder& builder : m_builders) {
        bitexts.push_back(builder.take());
    }
    return bitexts;
}

} // namespace diptych::model
