#pragma once

#include "base/diagnostics.hpp"
#include "model/language_tag.hpp"

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>

namespace diptych::pipeline {

/// What an import did: nothing is dropped without being counted here and said in a diagnostic.
struct ImportReport {
    std::size_t concepts = 0;  ///< new ones
    std::size_t replaced = 0;  ///< entries whose id was there with other content
    std::size_t unchanged = 0; ///< entries that were there, word for word
    std::size_t skipped = 0;   ///< entries that could not be used
    std::size_t terms = 0;     ///< in new and replaced entries
};

struct ImportOptions {
    bool strict = false;  ///< any diagnostic is an error and nothing is imported
    bool dry_run = false; ///< report only, change nothing
};

/// Reads a glossary file (TBX) into the database in one transaction: all of it or nothing.
/// \throws base::InputError when the file cannot be used, naming FILE:LINE
ImportReport import_glossary(const std::string& database, const std::string& file,
                             const ImportOptions& options, std::istream& standard_input,
                             base::Diagnostics& diagnostics);

struct TbxOptions {
    std::optional<model::LanguageTag> source_language; ///< its section comes first in each entry
    std::string title = "Glossary";
};

/// Writes the glossary as TBX v3, TBX-Basic, DCA. \returns the number of concepts
std::size_t export_tbx(const std::string& database, const TbxOptions& options, std::ostream& out,
                       base::Diagnostics& diagnostics);

} // namespace diptych::pipeline
