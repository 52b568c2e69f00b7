#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "pipeline/corpus/export_pairs.hpp"

#include <optional>
#include <string>
#include <vector>

namespace diptych::cli {

/// Pairs of the corpus, written to a file: what 'diptych export' does besides the glossary.
class PairExportRequest {
public:
    /// "tmx" ... "moses"
    static std::vector<std::string> formats();

    /// Whether the pairs are meant: the format has no place for a glossary, or an option of pairs was given.
    static bool is_meant(const std::string& format, const Arguments& arguments);

    /// \throws base::UsageError when options do not go together
    PairExportRequest(const std::string& format, const Arguments& arguments);

    Outcome run(Context& context) const;

private:
    pipeline::ExportedPairs write_stream(Context& context) const;
    pipeline::ExportedPairs write_moses(Context& context) const;

    std::string m_format;
    std::string m_title;
    pipeline::PairExport m_export;
    std::optional<std::string> m_output;
    std::string m_database;
};

} // namespace diptych::cli
