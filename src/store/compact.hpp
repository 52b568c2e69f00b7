#pragma once

#include <cstdint>

namespace diptych::store {

class Database;

/// Writes the file anew without the room that nothing uses any more. Needs as much room again, beside the
/// file and in the folder for temporary files, and nobody else may be writing meanwhile; memory does not grow
/// with the file. \returns how many bytes it has now \throws base::Error when there is no room, or another
/// program has been writing for longer than our patience
std::uintmax_t compact_file(Database& database);

/// How many bytes of the file nothing uses.
std::uintmax_t unused_bytes(const Database& database);

/// How many bytes it has, with its log.
std::uintmax_t bytes_of(const Database& database);

} // namespace diptych::store
