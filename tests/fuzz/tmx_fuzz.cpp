// Any bytes as a translation memory.

#include "bitexts.hpp"
#include "reader/tmx.hpp"

using namespace diptych;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::check_bitexts([&] {
        base::Diagnostics diagnostics;
        return reader::read_tmx(fuzz::to_string(data, size), "fuzz", diagnostics);
    });
    return 0;
}
