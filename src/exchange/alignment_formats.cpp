#include "exchange/alignment_formats.hpp"

#include "base/format.hpp"
#include "base/json.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>

namespace diptych::exchange {

namespace {

/// Four decimals are what a probability is good for.
double rounded(double probability) {
    constexpr double k_scale = 10'000;
    return std::round(probability * k_scale) / k_scale;
}

std::string on_one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

/// The unit of the first sentence of a side, or nullptr when the side is empty.
const model::Unit* unit_of(const model::Document& document,
                           const std::vector<model::SentenceIndex>& sentences, model::Range range) {
    return range.empty() ? nullptr : &document.units[sentences[range.begin].unit];
}

std::string label_of(const model::Unit* unit) {
    return unit == nullptr ? std::string{} : unit->label;
}

base::Json side_of(const model::Document& document, const std::vector<model::SentenceIndex>& sentences,
                   model::Range range) {
    base::Json side{{"sentences", base::Json::array()}, {"text", base::Json::array()}};
    for (std::size_t i = range.begin; i < range.end; ++i) {
        side["sentences"].push_back(i);
        side["text"].push_back(std::string{model::text_of(document, sentences[i])});
    }
    if (const model::Unit* unit = unit_of(document, sentences, range)) {
        side["label"] = unit->label;
        side["kind"] = std::string{model::name_of(unit->kind)};
    }
    return side;
}

void write_numbers(model::Range range, std::ostream& out) {
    out << '[';
    for (std::size_t i = range.begin; i < range.end; ++i) {
        out << (i == range.begin ? "" : ",") << fmt::format("{}", i);
    }
    out << ']';
}

} // namespace

std::string type_of(const model::Bead& bead) {
    return fmt::format("{}-{}", bead.source.size(), bead.target.size());
}

void write_alignment_tsv(const model::Bitext& bitext, std::ostream& out) {
    const std::vector<model::SentenceIndex> source = model::sentences_of(bitext.source);
    const std::vector<model::SentenceIndex> target = model::sentences_of(bitext.target);
    out << "source\ttarget\tprobability\tsource_label\ttarget_label\tkind\n";
    for (const model::Bead& bead : bitext.beads) {
        out << on_one_line(model::text_of(bitext.source, source, bead.source)) << '\t'
            << on_one_line(model::text_of(bitext.target, target, bead.target)) << '\t'
            << fmt::format("{:.4f}", bead.probability) << '\t'
            << on_one_line(label_of(unit_of(bitext.source, source, bead.source))) << '\t'
            << on_one_line(label_of(unit_of(bitext.target, target, bead.target))) << '\t' << type_of(bead)
            << '\n';
    }
}

void write_alignment_jsonl(const model::Bitext& bitext, std::ostream& out) {
    const std::vector<model::SentenceIndex> source = model::sentences_of(bitext.source);
    const std::vector<model::SentenceIndex> target = model::sentences_of(bitext.target);
    for (std::size_t i = 0; i < bitext.beads.size(); ++i) {
        const model::Bead& bead = bitext.beads[i];
        const base::Json line{
            {"id", i},
            {"type", type_of(bead)},
            {"source", side_of(bitext.source, source, bead.source)},
            {"target", side_of(bitext.target, target, bead.target)},
            {"probability", rounded(bead.probability)},
            {"origin", bead.origin == model::BeadOrigin::corrected ? "corrected" : "automatic"}};
        out << base::json_line(line) << '\n';
    }
}

void write_beads(const std::vector<model::Bead>& beads, std::ostream& out) {
    for (const model::Bead& bead : beads) {
        write_numbers(bead.source, out);
        out << ':';
        write_numbers(bead.target, out);
        out << fmt::format(":{:.4f}\n", bead.probability);
    }
}

} // namespace diptych::exchange
