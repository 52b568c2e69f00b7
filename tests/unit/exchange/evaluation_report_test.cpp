#include "base/json.hpp"
#include "base/string.hpp"
#include "exchange/records/evaluation_report.hpp"
#include "support/catch.hpp"

#include <sstream>

using namespace diptych;
using exchange::EvaluationReport;

namespace {

EvaluationReport report() {
    return {.measures = {{"strict", 0.5, 1.0 / 3, 0.4, 4, 3}},
            .calibration_error = 0.25,
            .bins = {{0.0, 0.1, 0, 0, 0}, {0.9, 1.0, 4, 0.95, 0.75}}};
}

} // namespace

TEST_CASE("write_evaluation_table: columns, and the reliability when there are probabilities") {
    std::ostringstream out;
    exchange::write_evaluation_table(report(), out);
    CHECK(out.str() == "                     precision   recall       F1     TEST     GOLD\n"
                       "strict                  0.5000   0.3333   0.4000        4        3\n"
                       "\n"
                       "expected calibration error 0.2500\n"
                       "\n"
                       "probability              pairs     mean    right\n"
                       "0.0 to 0.1                   0        -        -\n"
                       "0.9 to 1.0                   4   0.9500   0.7500\n");
    std::ostringstream without;
    exchange::write_evaluation_table({.measures = report().measures, .calibration_error = {}, .bins = {}},
                                     without);
    CHECK(base::split(without.str(), '\n').size() == 3);
}

TEST_CASE("write_evaluation_tsv: a name and a value a line") {
    std::ostringstream out;
    exchange::write_evaluation_tsv(report(), out);
    CHECK(out.str() == "measure\tvalue\nstrict_precision\t0.5000\nstrict_recall\t0.3333\nstrict_f1\t0.4000\n"
                       "strict_test\t4\nstrict_gold\t3\ncalibration_error\t0.2500\nbin_0.0_pairs\t0\n"
                       "bin_0.9_pairs\t4\nbin_0.9_mean_probability\t0.9500\nbin_0.9_right\t0.7500\n");
}

TEST_CASE("write_evaluation_jsonl: four decimals, and nothing of what no pair has") {
    std::ostringstream out;
    exchange::write_evaluation_jsonl(report(), out);
    const std::string text = out.str();
    const auto lines = base::split(base::trim(text), '\n');
    REQUIRE(lines.size() == 4);
    CHECK(base::Json::parse(lines[0])["recall"] == 0.3333);
    CHECK(lines[1] == R"({"type":"calibration","error":0.25,"pairs":4})");
    CHECK_FALSE(base::Json::parse(lines[2]).contains("right"));
    CHECK(base::Json::parse(lines[3])["mean_probability"] == 0.95);
}
