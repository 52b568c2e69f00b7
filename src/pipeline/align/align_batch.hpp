#pragma once

#include "base/diagnostics.hpp"
#include "base/session.hpp"
#include "model/bitext.hpp"
#include "pipeline/align/align_files.hpp"

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// A pair of files to be aligned, and where the result goes.
struct BatchPair {
    std::size_t line = 0; ///< of the manifest, 1-based
    std::string source;
    std::string target;
    std::string output;
    /// What is written is not `output` but output.LANG for each language.
    bool output_by_language = false;
};

/// Pairs that are aligned together.
struct Manifest {
    std::string name;             ///< as messages call it
    std::vector<BatchPair> pairs; ///< at least one
};

/// Reads a file with a pair a line: SOURCE, TARGET and OUTPUT, separated by tabs. Paths that do not begin
/// with a slash start from the folder of the manifest. Empty lines and those that begin with # are left out.
/// \param path  `-` is `standard_input`, whose paths start from the current folder
/// \throws base::InputError with FILE:LINE when a line is something else, or there is no pair
Manifest read_manifest(const std::string& path, std::istream& standard_input);

/// Checks that no pair writes what another one writes, or any of them reads: the result would depend on which
/// is first. Symbolic links are followed. \throws base::InputError with FILE:LINE
void check_outputs(const Manifest& manifest);

/// Writes the alignment of one pair.
using WriteAlignment = std::function<void(const model::Bitext& bitext, base::Diagnostics& diagnostics)>;
/// Makes the file for a pair of Manifest::pairs, before the work on it begins. Called by several threads at
/// once.
using OpenAlignment = std::function<WriteAlignment(const BatchPair& pair)>;

struct BatchOptions {
    AlignOptions align;   ///< for every pair
    std::size_t jobs = 1; ///< how many pairs are aligned at a time; at least 1
};

/// Aligns every pair, each as align_files does, by itself. What is written and reported does not depend on
/// how many are aligned at a time. A pair that fails does not stop the others: its error is reported with its
/// line of the manifest. `diagnostics` gets everything in the order of the manifest.
/// \returns how many failed  \throws base::InputError as
/// check_outputs, before anything is done
std::size_t align_batch(const Manifest& manifest, const BatchOptions& options, const OpenAlignment& open,
                        base::Session& session);

} // namespace diptych::pipeline
