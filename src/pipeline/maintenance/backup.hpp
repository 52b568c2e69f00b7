#pragma once

#include "base/session.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// Something that was counted.
struct Figure {
    std::string group;      ///< "corpus", "pairs", "glossary", "file"
    std::string name;       ///< within the group: "documents", "1-1", "en"
    std::int64_t value = 0; ///< a number of them; of the group "file", bytes
};

/// What a database holds. Some seconds for ten million pairs. \throws base::Error when it cannot be read
std::vector<Figure> count_all(store::Database& database);

/// Copies a database, as it is at one moment, to a file that appears when it is whole.
/// \param overwrite  whether a file that is there gives way
/// \throws base::Error when it cannot be read, or the copy not be written
void back_up(store::Database& database, const std::string& to, bool overwrite, base::Session& session);

} // namespace diptych::pipeline
