#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace diptych::base {

/// The SHA-256 (FIPS 180-4) of these bytes: 64 hexadecimal digits in small letters.
std::string sha256_of(std::string_view bytes);

/// The same of many texts that begin alike.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::string_view bytes);

    /// Of all that was added and these bytes, which are not added.
    std::string with(std::string_view bytes) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Of the bytes of a file, in memory that does not depend on its size.
/// \throws InputError when the file is missing, unreadable or no regular file
std::string sha256_of_file(const std::string& path);

} // namespace diptych::base
