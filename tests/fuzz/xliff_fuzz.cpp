// Any bytes as a translation file (XLIFF).

#include "base/error.hpp"
#include "fuzz.hpp"
#include "reader/xliff.hpp"

using namespace diptych;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    base::Diagnostics diagnostics;
    std::vector<model::Bitext> bitexts;
    try {
        bitexts = reader::read_xliff(fuzz::to_string(data, size), "fuzz", diagnostics);
    } catch (const base::InputError&) {
        return 0;
    }
    for (const model::Bitext& bitext : bitexts) {
        fuzz::require(model::covers_once(bitext.beads, model::sentences_of(bitext.source).size(),
                                         model::sentences_of(bitext.target).size()),
                      "every sentence is in one bead");
    }
    return 0;
}
