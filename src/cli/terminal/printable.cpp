#include "cli/terminal/printable.hpp"

namespace diptych::cli {

std::string printable(std::string_view text) {
    std::string result{text};
    for (std::size_t i = 0; i < result.size(); ++i) {
        const auto byte = static_cast<unsigned char>(result[i]);
        if (byte < 0x20 || byte == 0x7f) {
            result[i] = ' ';
        } else if (byte == 0xc2 && i + 1 < result.size() &&
                   static_cast<unsigned char>(result[i + 1]) < 0xa0) {
            result[i] = result[i + 1] = ' ';
        }
    }
    return result;
}

} // namespace diptych::cli
