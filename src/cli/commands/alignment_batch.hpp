#pragma once

#include "cli/command.hpp"
#include "cli/commands/alignment_output.hpp"
#include "pipeline/align/align_batch.hpp"

#include <string>

namespace diptych::cli {

/// Many pairs of files, aligned and written as the options of one pair say.
class AlignmentBatch {
public:
    /// \param manifest  the file that names them \param output  how each is written
    /// \throws base::UsageError when options of the output do not go together
    AlignmentBatch(std::string manifest, pipeline::BatchOptions options, AlignmentOutputOptions output);

    /// Aligns all of them, each into its file. \param database  whose words are to help, or nullptr
    /// \throws base::Error when the manifest cannot be used
    Outcome run(Context& context, store::Database* database) const;

private:
    pipeline::Manifest read_manifest(Context& context) const;

    std::string m_manifest;
    pipeline::BatchOptions m_options;
    AlignmentOutputOptions m_output;
};

} // namespace diptych::cli
