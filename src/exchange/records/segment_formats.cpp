#include "exchange/records/segment_formats.hpp"

#include "base/figures.hpp"
#include "exchange/records/pair_json.hpp"

#include <ostream>

namespace diptych::exchange {

namespace {

/// Bytes only where the file has them: see model::Sentence.
base::Json place_of(const model::Document& document, model::Range bytes, const model::Sentence& first,
                    const model::Sentence& last) {
    return json_of(model::Place{.file = document.name,
                                .page = first.page,
                                .line = first.line,
                                .bytes = bytes,
                                .time = first.time && last.time ? std::optional{joined(*first.time, *last.time)}
                                                                : std::nullopt});
}

void add_certainty(base::Json& line, const model::Document& document) {
    if (document.certainty) {
        line["language_certainty"] = base::rounded_probability(*document.certainty);
    }
}

base::Json sentence_line(const model::Document& document, const model::Unit& unit, std::size_t unit_number,
                         std::size_t i, std::size_t number, bool begins_unit) {
    const model::Sentence& sentence = unit.sentences[i];
    base::Json line{{"type", "sentence"},
                    {"sentence", number},
                    {"unit", unit_number},
                    {"language", document.language.str()},
                    {"kind", std::string{model::name_of(unit.kind)}}};
    add_certainty(line, document);
    if (begins_unit && !unit.label.empty()) {
        line["label"] = unit.label;
    }
    line["text"] = std::string{unit.sentence(i)};
    add_text(line, "contents_page", model::contents_page(unit));
    line["place"] = place_of(document, sentence.source, sentence, sentence);
    return line;
}

base::Json unit_line(const model::Document& document, const model::Unit& unit, std::size_t number) {
    base::Json line{{"type", "unit"},
                    {"unit", number},
                    {"language", document.language.str()},
                    {"kind", std::string{model::name_of(unit.kind)}}};
    add_certainty(line, document);
    add_text(line, "label", unit.label);
    line["text"] = unit.text;
    add_text(line, "contents_page", model::contents_page(unit));
    line["sentences"] = unit.sentences.size();
    if (!unit.sentences.empty()) {
        const model::Sentence& first = unit.sentences.front();
        const model::Sentence& last = unit.sentences.back();
        line["place"] = place_of(document, {first.source.begin, last.source.end}, first, last);
    }
    return line;
}

} // namespace

void SegmentWriter::add(const model::Document& part, bool goes_on) {
    for (const model::Unit& unit : part.units) {
        const bool is_rest = goes_on && &unit == &part.units.front() && m_units > 0;
        m_units += is_rest ? 0U : 1U;
        if (m_granularity == Granularity::sentence) {
            add_sentences(part, unit, is_rest);
        } else {
            add_unit(part, unit, is_rest);
        }
        constexpr std::size_t k_block = std::size_t{1} << 16U; // bytes: one output for many sentences
        if (m_text.size() >= k_block || &unit == &part.units.back()) {
            m_out.write(m_text.data(), static_cast<std::streamsize>(m_text.size()));
            m_text.clear();
        }
    }
}

void SegmentWriter::finish() {
    if (m_waiting) {
        m_out << base::json_line(unit_line(*m_waiting, m_waiting->units.front(), m_units - 1)) << '\n';
        m_waiting.reset();
    } else if (!m_jsonl && m_granularity == Granularity::unit && m_units > 0) {
        m_out << '\n';
    }
}

void SegmentWriter::add_sentences(const model::Document& part, const model::Unit& unit, bool goes_on) {
    if (!m_jsonl && m_any && !goes_on && !unit.sentences.empty()) {
        m_text += '\n';
    }
    m_any = m_any || !unit.sentences.empty();
    for (std::size_t i = 0; i < unit.sentences.size(); ++i) {
        if (m_jsonl) {
            m_text += base::json_line(sentence_line(part, unit, m_units - 1, i, m_sentences++, !goes_on && i == 0));
        } else {
            m_text += unit.sentence(i);
        }
        m_text += '\n';
    }
}

void SegmentWriter::add_unit(const model::Document& part, const model::Unit& unit, bool goes_on) {
    if (!m_jsonl) {
        m_text += goes_on || m_units == 1 ? "" : "\n";
        m_text += unit.text;
        return;
    }
    if (goes_on) {
        model::Unit& whole = m_waiting->units.front();
        whole.text += unit.text;
        whole.sentences.insert(whole.sentences.end(), unit.sentences.begin(), unit.sentences.end());
        return;
    }
    if (m_waiting) {
        m_text += base::json_line(unit_line(*m_waiting, m_waiting->units.front(), m_units - 2)) + '\n';
    }
    m_waiting.emplace();
    m_waiting->name = part.name;
    m_waiting->language = part.language;
    m_waiting->units.push_back(unit);
}

void write_segments_text(const model::Document& document, Granularity granularity, std::ostream& out) {
    SegmentWriter writer{false, granularity, out};
    writer.add(document);
    writer.finish();
}

void write_segments_jsonl(const model::Document& document, Granularity granularity, std::ostream& out) {
    SegmentWriter writer{true, granularity, out};
    writer.add(document);
    writer.finish();
}

} // namespace diptych::exchange
