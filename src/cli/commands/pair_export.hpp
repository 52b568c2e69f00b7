#pragma once

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

    /// \param format  one of them \param database  its path
    /// \throws base::UsageError when the format is not for pairs, or needs a name for its files
    PairExportRequest(std::string format, std::string title, pipeline::PairExport choice,
                      std::optional<std::string> output, std::string database);

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
