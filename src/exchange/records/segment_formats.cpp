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
                         std::size_t i, std::size_t number) {
    const model::Sentence& sentence = unit.sentences[i];
    base::Json line{{"type", "sentence"},
                    {"sentence", number},
                    {"unit", unit_number},
                    {"language", document.language.str()},
                    {"kind", std::string{model::name_of(unit.kind)}}};
    add_certainty(line, document);
    if (i == 0 && !unit.label.empty()) {
        line["label"] = unit.label;
    }
    line["text"] = std::string{unit.sentence(i)};
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
    line["sentences"] = unit.sentences.size();
    if (!unit.sentences.empty()) {
        const model::Sentence& first = unit.sentences.front();
        const model::Sentence& last = unit.sentences.back();
        line["place"] = place_of(document, {first.source.begin, last.source.end}, first, last);
    }
    return line;
}

} // namespace

void write_segments_text(const model::Document& document, Granularity granularity, std::ostream& out) {
    bool first = true;
    for (const model::Unit& unit : document.units) {
        if (granularity == Granularity::unit) {
            out << unit.text << '\n';
            continue;
        }
        if (unit.sentences.empty()) {
            continue;
        }
        if (!first) {
            out << '\n';
        }
        first = false;
        for (std::size_t i = 0; i < unit.sentences.size(); ++i) {
            out << unit.sentence(i) << '\n';
        }
    }
}

void write_segments_jsonl(const model::Document& document, Granularity granularity, std::ostream& out) {
    std::size_t sentence_number = 0;
    for (std::size_t u = 0; u < document.units.size(); ++u) {
        const model::Unit& unit = document.units[u];
        if (granularity == Granularity::unit) {
            out << base::json_line(unit_line(document, unit, u)) << '\n';
            continue;
        }
        for (std::size_t i = 0; i < unit.sentences.size(); ++i) {
            out << base::json_line(sentence_line(document, unit, u, i, sentence_number++)) << '\n';
        }
    }
}

} // namespace diptych::exchange
