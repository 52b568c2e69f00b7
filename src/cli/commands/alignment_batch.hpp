#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "pipeline/align/align_batch.hpp"

#include <optional>
#include <string>
#include <vector>

namespace diptych::cli {

/// --batch and --jobs.
std::vector<Option> alignment_batch_options();

/// Many pairs of files, aligned and written as the options of one pair say.
class AlignmentBatch {
public:
    /// \returns nothing without --batch \throws base::UsageError when the options do not go together
    static std::optional<AlignmentBatch> from(const Arguments& arguments);

    /// Aligns all of them, each into its file. \throws base::Error when the manifest cannot be used
    Outcome run(Context& context) const;

private:
    AlignmentBatch(Arguments arguments, std::string manifest);

    pipeline::Manifest read_manifest(Context& context) const;

    Arguments m_arguments; ///< what every pair is written with
    std::string m_manifest;
    pipeline::BatchOptions m_options;
};

} // namespace diptych::cli
