// Any bytes as a translation file (XLIFF).

#include "bitexts.hpp"
#include "reader/xliff.hpp"

using namespace diptych;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::check_bitexts([&] {
        base::Diagnostics diagnostics;
        return reader::read_xliff(fuzz::to_string(data, size), "fuzz", diagnostics);
    });
    return 0;
}
