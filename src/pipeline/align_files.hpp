#pragma once

#include "model/bitext.hpp"
#include "pipeline/read_document.hpp"

#include <iosfwd>
#include <string>

namespace diptych::pipeline {

struct AlignOptions {
    ReadOptions source;
    ReadOptions target;
    std::string symbol; ///< of the document, for storage and export; may be empty
};

/// Reads both files and pairs their sentences. At most one path may be `-`.
/// \param progress  a terminal to show progress on, or nullptr
/// \throws base::UsageError when both are `-`; base::InputError as read_document
model::Bitext align_files(const std::string& source, const std::string& target, const AlignOptions& options,
                          std::istream& standard_input, base::Diagnostics& diagnostics,
                          std::ostream* progress);

} // namespace diptych::pipeline
