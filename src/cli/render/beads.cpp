#include "cli/render/beads.hpp"

#include "base/figures.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/render/pair.hpp"
#include "cli/terminal/printable.hpp"
#include "cli/terminal/wrap.hpp"
#include "exchange/records/pair_columns.hpp"
#include "exchange/records/pair_json.hpp"
#include "exchange/tables/table_writer.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

namespace diptych::cli {

namespace {

using pipeline::ShownBead;

std::string numbers_of(model::Range range) {
    std::vector<std::string> numbers;
    for (std::size_t i = range.begin; i < range.end; ++i) {
        numbers.push_back(std::to_string(i));
    }
    return "[" + base::join(numbers, ",") + "]";
}

model::PairSide side_of(const std::string& language, const std::string& file, model::Range range,
                        const std::vector<std::string>& sentences) {
    model::PairSide side{.language = model::LanguageTag::parse(language).value_or(model::LanguageTag{}),
                         .text = base::join(sentences, " "),
                         .label = {},
                         .sentences = range};
    side.place.file = file;
    return side;
}

model::Pair pair_of(const ShownBead& shown, const model::DocumentSummary& document) {
    const store::StoredBead& stored = shown.stored;
    return {
        .id = stored.id,
        .number = stored.ordinal + 1,
        .document = {.number = document.id,
                     .symbol = document.symbol,
                     .name = std::filesystem::path{document.source_name}.filename().string(),
                     .title = document.title,
                     .date = document.date},
        .source = side_of(document.source_language, document.source_name, stored.bead.source, shown.source),
        .target = side_of(document.target_language, document.target_name, stored.bead.target, shown.target),
        .probability = stored.bead.probability,
        .origin = stored.bead.origin,
        .confirmed = stored.pinned,
        .flag = stored.flag.value_or("")};
}

/// "Pair 12  1-2  0.98  automatic, confirmed", and both sides.
void render_pair_of_document(const model::Pair& pair, const std::string& title, const Style& style,
                             std::size_t columns, std::ostream& out) {
    out << style.heading(title)
        << fmt::format("  {}  {}  {}{}{}", pair.shape(), base::short_probability(pair.probability),
                       name_of(pair.origin), pair.confirmed ? ", confirmed" : "",
                       pair.flag.empty() ? "" : ", flagged: " + printable(pair.flag))
        << '\n';
    render_sides(pair, style, columns, out);
}

} // namespace

void render_alignment(const model::Bitext& bitext, const exchange::BeadNumbers& chosen, const Style& style,
                      std::size_t columns, std::ostream& out) {
    const model::BitextPairs pairs{bitext};
    for (const std::size_t i : chosen) {
        render_pair_of_document(pairs.pair(i), fmt::format("Pair {}", i + 1), style, columns, out);
    }
}

void render_beads(const std::vector<ShownBead>& beads, const model::DocumentSummary& document,
                  const Style& style, std::size_t columns, std::ostream& out) {
    for (const ShownBead& bead : beads) {
        const model::Pair pair = pair_of(bead, document);
        // One that would only be made has no number yet.
        const std::string title = pair.id == 0 ? "New pair" : fmt::format("Pair {}", pair.id);
        render_pair_of_document(pair, title, style, columns, out);
    }
}

void write_beads_tsv(const std::vector<ShownBead>& beads, const model::DocumentSummary& document,
                     std::ostream& out) {
    exchange::TableWriter table{out, '\t'};
    table.row(exchange::titles_of(exchange::document_columns()));
    for (const ShownBead& bead : beads) {
        table.row(exchange::cells_of(pair_of(bead, document), exchange::document_columns()));
    }
}

void write_beads_jsonl(const std::vector<ShownBead>& beads, const model::DocumentSummary& document,
                       std::ostream& out) {
    for (const ShownBead& bead : beads) {
        out << base::json_line(exchange::json_of(pair_of(bead, document))) << '\n';
    }
}

void render_fixed(const pipeline::Fixed& fixed, const model::DocumentSummary& document, const Style& style,
                  std::size_t columns, std::ostream& out) {
    render_beads(fixed.after, document, style, columns, out);
    for (const std::int64_t bead : fixed.gone) {
        out << style.heading(fmt::format("Pair {}", bead)) << "  gone\n";
    }
}

void write_pins(const std::vector<model::Bead>& beads, std::ostream& out) {
    for (const model::Bead& bead : beads) {
        out << numbers_of(bead.source) << ':' << numbers_of(bead.target) << '\n';
    }
}

void render_corrections(const std::vector<store::CorrectionRecord>& records, std::ostream& out) {
    std::size_t width = 0;
    for (const store::CorrectionRecord& record : records) {
        width = std::max(width, std::to_string(record.id).size());
    }
    for (const store::CorrectionRecord& record : records) {
        out << padded(std::to_string(record.id), width) << "  " << record.made << "  " << record.action
            << (record.undone ? fmt::format("  (undone {})", *record.undone) : "") << '\n';
    }
}

void write_corrections_tsv(const std::vector<store::CorrectionRecord>& records, std::ostream& out) {
    exchange::TableWriter table{out, '\t'};
    table.row({"correction", "made", "undone", "action"});
    for (const store::CorrectionRecord& record : records) {
        table.row({std::to_string(record.id), record.made, record.undone.value_or(""), record.action});
    }
}

void write_corrections_jsonl(const std::vector<store::CorrectionRecord>& records, std::ostream& out) {
    for (const store::CorrectionRecord& record : records) {
        base::Json line{{"type", "correction"},
                        {"correction", record.id},
                        {"made", record.made},
                        {"action", record.action}};
        if (record.undone) {
            line["undone"] = *record.undone;
        }
        out << base::json_line(line) << '\n';
    }
}

} // namespace diptych::cli
