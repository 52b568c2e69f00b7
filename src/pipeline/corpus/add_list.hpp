#pragma once

#include "base/diagnostics.hpp"
#include "pipeline/corpus/add_document.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace diptych::pipeline {

struct ListedTask {
    std::size_t line = 0; ///< of the manifest, 1-based; 0 for files found in a folder
    AddTask task;
};

/// Pairs of files that are to be added together.
struct AddList {
    std::string name; ///< of the manifest or the folder, as messages call it
    std::vector<ListedTask> tasks;
};

/// Reads a file with a pair a line: SOURCE and TARGET and, if there is something to say, SYMBOL, TITLE and
/// DATE, separated by tabs; in another order when the first line has these titles. Paths that do not begin
/// with a slash start from the folder of the manifest. Empty lines and those that begin with # are left out.
/// \param path  `-` is `standard_input`, whose paths start from the current folder
/// \throws base::InputError with FILE:LINE when a line is something else, or there is no pair
AddList read_add_manifest(const std::string& path, std::istream& standard_input);

/// Finds the pairs in a folder and in those below it, by their names (pair_names); hidden files are passed
/// over. Files without a partner are reported. \param options  gets the languages that the names say, where
/// it has none \throws base::UsageError as pair_names; base::InputError when the folder cannot be read
AddList list_folder(const std::string& folder, AlignOptions& options, base::Diagnostics& diagnostics);

} // namespace diptych::pipeline
