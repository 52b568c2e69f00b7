#pragma once

#include "base/error.hpp"
#include "fuzz.hpp"
#include "model/translation_unit.hpp"

namespace diptych::fuzz {

/// Reads ready pairs with `read` and checks what model/bitext.hpp promises of them. A file that is refused is
/// as good as one that is read. \param read  takes a sink for units
template <typename Read>
void check_bitexts(Read read) {
    model::BitextCollector collector{{}};
    try {
        read([&](const model::TranslationUnit& unit) { collector.add(unit); });
    } catch (const base::InputError&) {
        return;
    }
    for (const model::Bitext& bitext : collector.take()) {
        require(model::covers_once(bitext.beads, model::sentences_of(bitext.source).size(),
                                   model::sentences_of(bitext.target).size()),
                "every sentence is in one bead");
    }
}

} // namespace diptych::fuzz
