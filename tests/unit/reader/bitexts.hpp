#pragma once

#include "base/diagnostics.hpp"
#include "model/bitext.hpp"
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
