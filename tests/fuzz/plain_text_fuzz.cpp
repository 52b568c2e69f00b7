// Any bytes as plain text, in the encoding they look like and in one that is named.

#include "base/error.hpp"
#include "reader/plain_text.hpp"
#include "source_text.hpp"

#include <array>
#include <optional>

namespace {

using namespace diptych;

void read(const std::string& bytes, const std::optional<std::string>& encoding) {
    base::Diagnostics diagnostics;
    model::SourceText source;
    try {
        source = reader::decode_plain_text(bytes, "fuzz", diagnostics, encoding);
    } catch (const base::InputError&) {
        return;
    }
    fuzz::check(source);
    std::size_t last = source.file_offset;
    for (std::size_t i = 0; i <= source.text.size(); ++i) {
        const std::size_t position = model::file_position(source, i);
        fuzz::require(position >= last, "places in the file go forward with the text");
        last = position;
    }
    fuzz::require(last <= bytes.size(), "the text ends in the file");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::array k_encodings{"UTF-8",   "UTF-16",    "UTF-32",     "windows-1252", "windows-1251",
                                     "GB18030", "Shift_JIS", "Big5-HKSCS", "ISO-2022-JP",  "UTF-7"};
    const std::string bytes = fuzz::to_string(data, size);
    read(bytes, std::nullopt);
    read(bytes, k_encodings[size % k_encodings.size()]);
    return 0;
}
