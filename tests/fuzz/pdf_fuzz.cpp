// Any bytes as a PDF.

#include "base/error.hpp"
#include "reader/pdf.hpp"
#include "source_text.hpp"

using namespace diptych;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        base::Diagnostics diagnostics;
        fuzz::check(reader::read_pdf(fuzz::to_string(data, size), "fuzz", diagnostics));
    } catch (const base::InputError&) {
        return 0;
    }
    return 0;
}
