// Any bytes as a translation file (XLIFF).

#include "bitexts.hpp"
#include "reader/xliff.hpp"

using namespace diptych;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::check_bitexts([&](const model::UnitSink& sink) {
        const std::string bytes = fuzz::to_string(data, size);
        base::Diagnostics diagnostics;
        reader::read_xliff(xml::source_of(bytes), "fuzz", diagnostics, sink);
    });
    return 0;
}
