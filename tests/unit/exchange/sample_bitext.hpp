#pragma once

#include "exchange/pair_formats.hpp"
#include "model/bitext.hpp"
#include "tag.hpp"

#include <numeric>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace diptych::test {

/// A unit whose sentences are joined by single spaces.
inline model::Unit unit(model::UnitKind kind, std::string label, const std::vector<std::string>& sentences,
                        std::size_t file_position, std::size_t line) {
    model::Unit unit;
    unit.kind = kind;
    unit.label = std::move(label);
    for (const std::string& sentence : sentences) {
        if (!unit.text.empty()) {
            unit.text += ' ';
        }
        const std::size_t begin = unit.text.size();
        unit.text += sentence;
        const model::Range source{file_position + begin, file_position + unit.text.size()};
        unit.sentences.push_back({{begin, unit.text.size()}, source, line});
    }
    return unit;
}

/// Four source sentences, four target ones: a heading, a paragraph of which two sentences were made one,
/// and a sentence on each side that has no counterpart.
inline model::Bitext sample_bitext() {
    using model::UnitKind;
    model::Bitext bitext;
    bitext.symbol = "A/1/L.1";
    bitext.source.name = "a.fr.txt";
    bitext.source.language = tag("fr");
    bitext.source.units = {unit(UnitKind::heading, "I.", {"I. Généralités"}, 0, 1),
                           unit(UnitKind::paragraph, "1.", {"1. Oui & <non>.", "Peut-être."}, 20, 3),
                           unit(UnitKind::footnote, "", {"Omis."}, 60, 5)};
    bitext.target.name = "a.en.txt";
    bitext.target.language = tag("en");
    bitext.target.units = {unit(UnitKind::heading, "I.", {"I. General"}, 0, 1),
                           unit(UnitKind::paragraph, "1.", {"1. Yes,\tno and \"maybe\"."}, 15, 3),
                           unit(UnitKind::item, "(a)", {"(a) Added."}, 50, 5)};
    bitext.beads = {{{0, 1}, {0, 1}, 0.99, model::BeadOrigin::automatic},
                    {{1, 3}, {1, 2}, 0.87654, model::BeadOrigin::automatic},
                    {{3, 4}, {2, 2}, 0.4, model::BeadOrigin::automatic},
                    {{4, 4}, {2, 3}, 0.5, model::BeadOrigin::corrected}};
    return bitext;
}

/// The numbers of all beads.
inline exchange::BeadNumbers all_beads(const std::vector<model::Bead>& beads) {
    exchange::BeadNumbers all(beads.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

/// The chosen pairs of a bitext in one of the formats; all of them without a choice.
inline std::string written(exchange::PairFormat format, const model::Bitext& bitext,
                           const std::vector<std::size_t>& chosen, bool numbered = false) {
    std::ostringstream out;
    const auto writer = exchange::make_pair_writer(format, out,
                                                   {.source = bitext.source.language,
                                                    .target = bitext.target.language,
                                                    .columns = exchange::alignment_columns(numbered)});
    exchange::write_bitext(bitext, chosen, *writer);
    return out.str();
}

inline std::string written(exchange::PairFormat format, const model::Bitext& bitext) {
    return written(format, bitext, all_beads(bitext.beads));
}

} // namespace diptych::test
