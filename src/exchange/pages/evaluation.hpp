#pragma once

#include "exchange/records/evaluation_report.hpp"
#include "model/document.hpp"

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace diptych::exchange {

/// Whether the other alignment has a bead, too.
enum class Agreement {
    none,
    partial, ///< it has one with a link in common: a source sentence and a target sentence
    full
};

/// A bead on the page: sentence numbers from 0.
struct ComparedBead {
    std::vector<std::size_t> source;
    std::vector<std::size_t> target;
    std::optional<double> probability;
    Agreement agreement = Agreement::none;
};

/// Beads of both alignments that hang together: those that have sentences in common, directly or by others.
struct ComparedRow {
    std::vector<ComparedBead> gold;
    std::vector<ComparedBead> test;
};

/// Two alignments of the same texts.
struct ComparedFiles {
    std::string gold; ///< as messages call the file
    std::string test; ///< likewise
    std::vector<ComparedRow> rows;
    std::optional<model::Document> source; ///< the texts, to be shown; they hold every number in the rows
    std::optional<model::Document> target; ///< present when `source` is
};

/// A page (page.hpp) that shows where alignments differ: gold on one side, test on the other, a row for beads
/// that hang together; missing, wrong and partly right ones are marked by words. Rows in which both are the
/// same can be shown as well.
void write_evaluation_html(const EvaluationReport& report, const std::vector<ComparedFiles>& files,
                           std::ostream& out);

} // namespace diptych::exchange
