#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::pipeline {

/// A line of a manifest, a file that names many others: fields with tabs between them.
struct ManifestLine {
    std::size_t number = 0; ///< 1-based
    std::vector<std::string> fields;
};

/// All lines but empty ones and those that begin with #. \param name  as messages call the file
/// \throws base::InputError FILE:LINE for a null character
std::vector<ManifestLine> manifest_lines(std::string_view text, const std::string& name);

/// The path in a field, which starts from the folder of the manifest unless it begins with a slash.
/// \param manifest  its path; `-` stands in the current folder
/// \param what      the title of the field
/// \throws base::InputError FILE:LINE when it names no file
std::string manifest_path(const std::string& manifest, const ManifestLine& line, std::size_t field,
                          std::string_view what);

} // namespace diptych::pipeline
