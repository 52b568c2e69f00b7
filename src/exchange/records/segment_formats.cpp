#include "exchange/records/segment_formats.hpp"

#include "base/json.hpp"

#include <ostream>

namespace diptych::exchange {

namespace {

/// Bytes only where the file has them: see model::Sentence.
void add_place(base::Json& line, model::Range bytes, const model::Sentence& first) {
    if (!bytes.empty()) {
        line["bytes"] = {bytes.begin, bytes.end};
    }
    if (first.page != 0) {
        line["page"] = first.page;
    }
    line["line"] = first.line;
}

base::Json sentence_line(const model::Unit& unit, std::size_t unit_number, std::size_t i,
                         std::size_t number) {
    const model::Sentence& sentence = unit.sentences[i];
    base::Json line{{"id", number}, {"unit", unit_number}, {"kind", std::string{model::name_of(unit.kind)}}};
    if (i == 0 && !unit.label.empty()) {
        line["label"] = unit.label;
    }
    line["text"] = std::string{unit.sentence(i)};
    add_place(line, sentence.source, sentence);
    return line;
}

base::Json unit_line(const model::Unit& unit, std::size_t number) {
    base::Json line{{"id", number}, {"kind", std::string{model::name_of(unit.kind)}}};
    if (!unit.label.empty()) {
        line["label"] = unit.label;
    }
    line["text"] = unit.text;
    line["sentences"] = unit.sentences.size();
    if (!unit.sentences.empty()) {
        const model::Sentence& first = unit.sentences.front();
        add_place(line, {first.source.begin, unit.sentences.back().source.end}, first);
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
            out << base::json_line(unit_line(unit, u)) << '\n';
            continue;
        }
        for (std::size_t i = 0; i < unit.sentences.size(); ++i) {
            out << base::json_line(sentence_line(unit, u, i, sentence_number++)) << '\n';
        }
    }
}

} // namespace diptych::exchange
