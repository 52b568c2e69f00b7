#include "model/pair.hpp"

#include <algorithm>

namespace diptych::model {

namespace {

PairSide side_of(const Document& document, const std::vector<SentenceIndex>& sentences, Range range) {
    PairSide side{.language = document.language,
                  .text = text_of(document, sentences, range),
                  .label = {},
                  .sentences = range};
    side.place.file = document.name;
    if (sentences.empty()) {
        return side;
    }
    const SentenceIndex first = sentences[std::min(range.begin, sentences.size() - 1)];
    const Unit& unit = document.units[first.unit];
    const Sentence& sentence = unit.sentences[first.sentence];
    side.place.page = sentence.page;
    side.place.line = sentence.line;
    if (range.size() == 1 && sentence.source.size() == sentence.text.size()) {
        side.place.bytes = sentence.source;
    }
    if (!range.empty()) {
        side.label = unit.label;
        side.kind = unit.kind;
        const SentenceIndex last = sentences[range.end - 1];
        const auto& end = document.units[last.unit].sentences[last.sentence].time;
        side.place.time = sentence.time && end ? std::optional{joined(*sentence.time, *end)} : sentence.time;
    }
    return side;
}

} // namespace

std::string Pair::shape() const {
    return source.sentences.empty() && target.sentences.empty()
               ? std::string{}
               : shape_of(source.sentences, target.sentences);
}

BitextPairs::BitextPairs(const Bitext& bitext)
    : m_bitext{bitext}, m_source{sentences_of(bitext.source)}, m_target{sentences_of(bitext.target)} {}

Pair BitextPairs::pair(std::size_t bead) const {
    const Bead& of = m_bitext.beads[bead];
    const auto details = m_bitext.details.find(bead);
    return {.number = bead + 1,
            .document = {.symbol = m_bitext.symbol,
                         .name = m_bitext.source.name,
                         .title = m_bitext.title,
                         .date = m_bitext.date},
            .source = side_of(m_bitext.source, m_source, of.source),
            .target = side_of(m_bitext.target, m_target, of.target),
            .probability = of.probability,
            .origin = of.origin,
            .details = details == m_bitext.details.end() ? std::string{} : details->second};
}

} // namespace diptych::model
