#include "exchange/records/evaluation_report.hpp"

#include "base/figures.hpp"
#include "base/format.hpp"
#include "base/json.hpp"

#include <numeric>
#include <ostream>

namespace diptych::exchange {

namespace {

std::size_t pairs_in(const std::vector<ProbabilityBin>& bins) {
    return std::accumulate(bins.begin(), bins.end(), std::size_t{0},
                           [](std::size_t sum, const ProbabilityBin& bin) { return sum + bin.beads; });
}

} // namespace

void write_evaluation_table(const EvaluationReport& report, std::ostream& out) {
    out << fmt::format("{:<20}{:>10}{:>9}{:>9}{:>9}{:>9}\n", "", "precision", "recall", "F1", "TEST", "GOLD");
    for (const Measure& measure : report.measures) {
        out << fmt::format("{:<20}{:>10.4f}{:>9.4f}{:>9.4f}{:>9}{:>9}\n", measure.name, measure.precision,
                           measure.recall, measure.f1, measure.test, measure.gold);
    }
    if (!report.calibration_error) {
        return;
    }
    out << fmt::format("\nexpected calibration error {:.4f}\n\n", *report.calibration_error)
        << fmt::format("{:<20}{:>10}{:>9}{:>9}\n", "probability", "pairs", "mean", "right");
    for (const ProbabilityBin& bin : report.bins) {
        out << fmt::format("{:<20}{:>10}", fmt::format("{:.1f} to {:.1f}", bin.from, bin.to), bin.beads)
            << (bin.beads == 0 ? fmt::format("{:>9}{:>9}\n", "-", "-")
                               : fmt::format("{:>9.4f}{:>9.4f}\n", bin.mean_probability, bin.share_right));
    }
}

void write_evaluation_tsv(const EvaluationReport& report, std::ostream& out) {
    out << "measure\tvalue\n";
    for (const Measure& measure : report.measures) {
        out << fmt::format("{0}_precision\t{1:.4f}\n{0}_recall\t{2:.4f}\n{0}_f1\t{3:.4f}\n{0}_test\t{4}\n"
                           "{0}_gold\t{5}\n",
                           measure.name, measure.precision, measure.recall, measure.f1, measure.test,
                           measure.gold);
    }
    if (!report.calibration_error) {
        return;
    }
    out << fmt::format("calibration_error\t{:.4f}\n", *report.calibration_error);
    for (const ProbabilityBin& bin : report.bins) {
        out << fmt::format("bin_{:.1f}_pairs\t{}\n", bin.from, bin.beads);
        if (bin.beads != 0) {
            out << fmt::format("bin_{0:.1f}_mean_probability\t{1:.4f}\nbin_{0:.1f}_right\t{2:.4f}\n",
                               bin.from, bin.mean_probability, bin.share_right);
        }
    }
}

void write_evaluation_jsonl(const EvaluationReport& report, std::ostream& out) {
    using base::rounded_probability;
    for (const Measure& measure : report.measures) {
        out << base::json_line({{"type", "measure"},
                                {"measure", measure.name},
                                {"precision", rounded_probability(measure.precision)},
                                {"recall", rounded_probability(measure.recall)},
                                {"f1", rounded_probability(measure.f1)},
                                {"test", measure.test},
                                {"gold", measure.gold}})
            << '\n';
    }
    if (!report.calibration_error) {
        return;
    }
    out << base::json_line({{"type", "calibration"},
                            {"error", rounded_probability(*report.calibration_error)},
                            {"pairs", pairs_in(report.bins)}})
        << '\n';
    for (const ProbabilityBin& bin : report.bins) {
        base::Json line{{"type", "bin"}, {"from", bin.from}, {"to", bin.to}, {"pairs", bin.beads}};
        if (bin.beads != 0) {
            line["mean_probability"] = rounded_probability(bin.mean_probability);
            line["right"] = rounded_probability(bin.share_right);
        }
        out << base::json_line(line) << '\n';
    }
}

} // namespace diptych::exchange
