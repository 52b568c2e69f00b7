#pragma once

#include "base/error.hpp"
#include "fuzz.hpp"
#include "model/bitext.hpp"

#include <vector>

namespace diptych::fuzz {

/// Reads ready pairs with `read` and checks what model/bitext.hpp promises of them. A file that is refused is
/// as good as one that is read. \param read  gives a std::vector<model::Bitext>
template <typename Read>
void check_bitexts(Read read) {
    std::vector<model::Bitext> bitexts;
    try {
        bitexts = read();
    } catch (const base::InputError&) {
        return;
    }
    for (const model::Bitext& bitext : bitexts) {
        require(model::covers_once(bitext.beads, model::sentences_of(bitext.source).size(),
                                   model::sentences_of(bitext.target).size()),
                "every sentence is in one bead");
    }
}

} // namespace diptych::fuzz
