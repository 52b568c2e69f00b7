#pragma once

#include <string>
#include <string_view>

namespace diptych::base {

/// The SHA-256 (FIPS 180-4) of these bytes: 64 hexadecimal digits in small letters.
std::string sha256_of(std::string_view bytes);

/// Of the bytes of a file, in memory that does not depend on its size.
/// \throws InputError when the file is missing, a directory or unreadable
std::string sha256_of_file(const std::string& path);

} // namespace diptych::base
