#pragma once

#include "base/diagnostics.hpp"
#include "model/translation_unit.hpp"
#include "support/catch.hpp"

#include <sstream>
#include <string>
#include <vector>

namespace diptych::test {

inline std::string printed(const base::Diagnostics& diagnostics) {
    std::ostringstream out;
    diagnostics.print(out);
    return out.str();
}

/// What a reader gives. \param name  of the file \param read  takes a sink for units
template <typename Read>
std::vector<model::Bitext> bitexts_of(const std::string& name, Read read) {
    model::Bitext head;
    head.source.name = head.target.name = name;
    model::BitextCollector collector{head};
    read([&](const model::TranslationUnit& unit) { collector.add(unit); });
    return collector.take();
}

/// "Oui. | Yes." for each bead, one a line.
inline std::string pairs(const model::Bitext& bitext) {
    const auto source = model::sentences_of(bitext.source);
    const auto target = model::sentences_of(bitext.target);
    REQUIRE(model::covers_once(bitext.beads, source.size(), target.size()));
    std::string text;
    for (const model::Bead& bead : bitext.beads) {
        text += model::text_of(bitext.source, source, bead.source) + " | " +
                model::text_of(bitext.target, target, bead.target) + "\n";
    }
    return text;
}

/// Of a file that has one bitext and nothing wrong. \param read  takes diagnostics, gives the file's bitexts
template <typename Read>
std::string pairs_of_one(Read read) {
    base::Diagnostics diagnostics;
    const std::vector<model::Bitext> bitexts = read(diagnostics);
    CHECK(printed(diagnostics).empty());
    REQUIRE(bitexts.size() == 1);
    return pairs(bitexts.front());
}

} // namespace diptych::test
