#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace diptych::store {

class Database;

/// Called with the pages that are copied and those that there are.
using BackupProgress = std::function<void(std::int64_t done, std::int64_t all)>;

/// Copies a database to a file, as it is at one moment, while others may be reading and writing. The copy
/// appears under its name when it is whole, and not at all when something goes wrong.
/// \param overwrite  whether a file that is there gives way
/// \throws base::Error when there is a file of that name, or the copy cannot be written
void backup(Database& from, const std::string& to, bool overwrite = false,
            const BackupProgress& progress = {});

} // namespace diptych::store
