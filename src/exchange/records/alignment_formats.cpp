#include "exchange/records/alignment_formats.hpp"

#include "base/format.hpp"
#include "base/json.hpp"
#include "exchange/tables/csv.hpp"

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

std::string_view name_of(model::BeadOrigin origin) {
    return origin == model::BeadOrigin::corrected ? "corrected" : "automatic";
}

std::string type_of(const model::Bead& bead) {
    return fmt::format("{}-{}", bead.source.size(), bead.target.size());
}

void write_alignment_tsv(const model::Bitext& bitext, const BeadNumbers& chosen, bool with_ids,
                         std::ostream& out) {
    const std::vector<model::SentenceIndex> source = model::sentences_of(bitext.source);
    const std::vector<model::SentenceIndex> target = model::sentences_of(bitext.target);
    out << "source\ttarget\tprobability\tsource_label\ttarget_label\tkind" << (with_ids ? "\tid\n" : "\n");
    for (const std::size_t i : chosen) {
        const model::Bead& bead = bitext.beads[i];
        out << unquoted_field(model::text_of(bitext.source, source, bead.source)) << '\t'
            << unquoted_field(model::text_of(bitext.target, target, bead.target)) << '\t'
            << fmt::format("{:.4f}", bead.probability) << '\t'
            << unquoted_field(label_of(unit_of(bitext.source, source, bead.source))) << '\t'
            << unquoted_field(label_of(unit_of(bitext.target, target, bead.target))) << '\t' << type_of(bead)
            << (with_ids ? fmt::format("\t{}", i) : "") << '\n';
    }
}

void write_alignment_jsonl(const model::Bitext& bitext, const BeadNumbers& chosen, std::ostream& out) {
    const std::vector<model::SentenceIndex> source = model::sentences_of(bitext.source);
    const std::vector<model::SentenceIndex> target = model::sentences_of(bitext.target);
    for (const std::size_t i : chosen) {
        const model::Bead& bead = bitext.beads[i];
        const base::Json line{{"id", i},
                              {"type", type_of(bead)},
                              {"source", side_of(bitext.source, source, bead.source)},
                              {"target", side_of(bitext.target, target, bead.target)},
                              {"probability", rounded(bead.probability)},
                              {"origin", std::string{name_of(bead.origin)}}};
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

std::size_t write_moses(const model::Bitext& bitext, std::ostream& source_out, std::ostream& target_out) {
    const std::vector<model::SentenceIndex> source = model::sentences_of(bitext.source);
    const std::vector<model::SentenceIndex> target = model::sentences_of(bitext.target);
    std::size_t left_out = 0;
    for (const model::Bead& bead : bitext.beads) {
        if (bead.source.empty() || bead.target.empty()) {
            ++left_out;
            continue;
        }
        source_out << unquoted_field(model::text_of(bitext.source, source, bead.source)) << '\n';
        target_out << unquoted_field(model::text_of(bitext.target, target, bead.target)) << '\n';
    }
    return left_out;
}

} // namespace diptych::exchange
