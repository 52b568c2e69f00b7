#pragma once

#include <cstdint>
#include <iosfwd>
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
std::vector<Figure> count_all(const std::string& database);

/// Copies a database, as it is at one moment, to a file that appears when it is whole.
/// \param overwrite  whether a file that is there gives way  \param progress  a terminal, or nullptr
/// \throws base::Error when it cannot be read, or the copy not be written
void back_up(const std::string& database, const std::string& to, bool overwrite, std::ostream* progress);

} // namespace diptych::pipeline
