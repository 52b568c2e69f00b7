#include "base/checksum.hpp"

#include "base/error.hpp"
#include "base/input_stream.hpp"

#include <sha2.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <sstream>
#include <system_error>
#include <vector>

namespace diptych::base {

struct Sha256::State {
    SHA2_CTX context{};
};

Sha256::Sha256() : m_state{std::make_unique<State>()} {
    SHA256Init(&m_state->context);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    SHA256Update(&m_state->context, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string Sha256::with(std::string_view bytes) const {
    SHA2_CTX context = m_state->context;
    SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
    SHA256Final(digest.data(), &context);
    constexpr std::string_view k_digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const std::uint8_t byte : digest) {
        text += k_digits[byte / 16U];
        text += k_digits[byte % 16U];
    }
    return text;
}

std::string sha256_of(std::string_view bytes) {
    return Sha256{}.with(bytes);
}

std::string sha256_of_file(const std::string& path) {
    constexpr std::size_t k_part = 1U << 18U;
    std::error_code error;
    if (std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error) &&
        !std::filesystem::is_directory(path, error)) {
        throw_readable_once(path);
    }
    std::istringstream no_input;
    InputStream input{path == "-" ? "./-" : path, no_input}; // a file of that name
    std::vector<char> part(k_part);
    Sha256 sum;
    while (input.stream()) {
        input.stream().read(part.data(), static_cast<std::streamsize>(part.size()));
        sum.add({part.data(), static_cast<std::size_t>(input.stream().gcount())});
    }
    if (input.stream().bad()) {
        throw InputError{path, "The file could not be read to its end."};
    }
    return sum.with({});
}

} // namespace diptych::base
