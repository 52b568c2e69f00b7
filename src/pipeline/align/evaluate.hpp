#pragma once

#include "base/session.hpp"
#include "exchange/pages/evaluation.hpp"
#include "exchange/records/evaluation_report.hpp"
#include "model/language_tag.hpp"

#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// Two files with alignments of the same texts.
struct EvaluatedFiles {
    std::string gold;
    std::string test;
};

struct EvaluateOptions {
    std::vector<EvaluatedFiles> files;
    bool differences = false; ///< whether Evaluated::differences are wanted
    std::string source;       ///< the source text, a sentence a line, to be shown with them; may be empty
    std::string target;       ///< likewise
    std::optional<model::LanguageTag> source_language; ///< of that text; guessed when absent
    std::optional<model::LanguageTag> target_language; ///< likewise
};

struct Evaluated {
    exchange::EvaluationReport report;                ///< over all files
    std::vector<exchange::ComparedFiles> differences; ///< one for each pair of files
};

/// Counts what the tests have right. Beads, hunalign's ladders and JSON Lines are told apart by what is in
/// the files. At most one path may be `-`. \pre a source and a target are given together, and then for one
/// pair of files \throws base::InputError when a file is missing or is no alignment, or when an alignment has
/// sentences that
///         the texts do not have
Evaluated evaluate(const EvaluateOptions& options, base::Session& session);

} // namespace diptych::pipeline
