#include "base/checksum.hpp"

#include "base/error.hpp"
#include "base/input_stream.hpp"

#include <sha2.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <sstream>
#include <vector>

namespace diptych::base {

namespace {

class Sha256 {
public:
    Sha256() { SHA256Init(&m_state); }

    void add(const char* bytes, std::size_t size) {
        SHA256Update(&m_state, reinterpret_cast<const std::uint8_t*>(bytes), size);
    }

    std::string finish() {
        std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
        SHA256Final(digest.data(), &m_state);
        constexpr std::string_view k_digits = "0123456789abcdef";
        std::string text;
        text.reserve(2 * digest.size());
        for (const std::uint8_t byte : digest) {
            text += k_digits[byte / 16U];
            text += k_digits[byte % 16U];
        }
        return text;
    }

private:
    SHA2_CTX m_state{};
};

} // namespace

std::string sha256_of(std::string_view bytes) {
    Sha256 sum;
    sum.add(bytes.data(), bytes.size());
    return sum.finish();
}

std::string sha256_of_file(const std::string& path) {
    constexpr std::size_t k_part = 1U << 18U;
    std::istringstream no_input;
    InputStream input{path == "-" ? "./-" : path, no_input}; // a file of that name
    std::vector<char> part(k_part);
    Sha256 sum;
    while (input.stream()) {
        input.stream().read(part.data(), static_cast<std::streamsize>(part.size()));
        sum.add(part.data(), static_cast<std::size_t>(input.stream().gcount()));
    }
    if (input.stream().bad()) {
        throw InputError{path, "The file could not be read to its end."};
    }
    return sum.finish();
}

} // namespace diptych::base
