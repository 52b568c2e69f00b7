// Any bytes as a translation memory.

#include "bitexts.hpp"
#include "reader/tmx.hpp"

using namespace diptych;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::check_bitexts([&](const model::UnitSink& sink) {
        const std::string bytes = fuzz::to_string(data, size);
        base::Diagnostics diagnostics;
        reader::read_tmx(xml::source_of(bytes), "fuzz", diagnostics, {}, sink);
    });
    return 0;
}
