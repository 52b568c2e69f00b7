#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace diptych::exchange {

/// One way to count. All values but the numbers of beads are from 0 to 1.
struct Measure {
    std::string name; ///< "strict"
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    std::size_t test = 0; ///< what precision is a share of: beads, or sentences
    std::size_t gold = 0; ///< likewise recall
};

/// Beads to which the aligner gave a probability from `from` to below `to` (to 1 in the last one).
struct ProbabilityBin {
    double from = 0;
    double to = 0;
    std::size_t beads = 0;
    double mean_probability = 0; ///< 0 without beads
    double share_right = 0;      ///< likewise
};

/// How good an alignment is.
struct EvaluationReport {
    std::vector<Measure> measures;
    std::optional<double> calibration_error; ///< nothing when no bead has a probability
    std::vector<ProbabilityBin> bins;        ///< likewise none
};

/// For people: aligned columns, four decimals.
void write_evaluation_table(const EvaluationReport& report, std::ostream& out);

/// A header line, and a line a value: its name (strict_precision, bin_0.9_pairs ...) and the value, with four
/// decimals unless it is a count.
void write_evaluation_tsv(const EvaluationReport& report, std::ostream& out);

/// A JSON object a line, with four decimals. Type "measure": measure, precision, recall, f1, test, gold. When
/// there are probabilities, type "calibration": error, pairs; and type "bin": from, to, pairs, and
/// mean_probability and right where there are pairs.
void write_evaluation_jsonl(const EvaluationReport& report, std::ostream& out);

} // namespace diptych::exchange
