#include "exchange/records/alignment_formats.hpp"

#include "base/figures.hpp"
#include "base/format.hpp"

#include <ostream>

namespace diptych::exchange {

namespace {

void write_numbers(model::Range range, std::ostream& out) {
    out << '[';
    for (std::size_t i = range.begin; i < range.end; ++i) {
        out << (i == range.begin ? "" : ",") << fmt::format("{}", i);
    }
    out << ']';
}

} // namespace

void write_beads(const std::vector<model::Bead>& beads, std::ostream& out) {
    for (const model::Bead& bead : beads) {
        write_numbers(bead.source, out);
        out << ':';
        write_numbers(bead.target, out);
        out << ':' << base::probability_text(bead.probability) << '\n';
    }
}

} // namespace diptych::exchange
