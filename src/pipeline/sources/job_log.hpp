#pragma once

#include "base/file.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace diptych::pipeline {

/// A table of what became of each pair of files, a line each, to which every run adds its own: time (ISO
/// 8601, UTC), status, number of the document, source, target, message, with tabs between them. The first
/// line has the titles.
class JobLog {
public:
    /// \param path  empty: nothing is written
    /// \throws base::Error when the file cannot be written to; base::UsageError when it is read, or the
    /// database
    explicit JobLog(const std::string& path);

    struct Entry {
        std::string_view status;
        std::optional<std::int64_t> document;
        std::string_view source;
        std::string_view target;
        std::string_view message;
    };

    void add(const Entry& entry);
    /// Sees to it that what was added is in the file. \throws base::Error when it could not be written
    void flush();

private:
    std::optional<base::AppendedFile> m_file; ///< none without a path
};

} // namespace diptych::pipeline
