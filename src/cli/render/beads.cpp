#include "cli/render/beads.hpp"

#include "base/format.hpp"
#include "base/json.hpp"
#include "base/string.hpp"
#include "cli/terminal/printable.hpp"
#include "cli/terminal/wrap.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>

namespace diptych::cli {

namespace {

using pipeline::ShownBead;

std::string_view name_of(model::BeadOrigin origin) {
    return origin == model::BeadOrigin::corrected ? "corrected" : "automatic";
}

std::string type_of(const model::Bead& bead) {
    return fmt::format("{}-{}", bead.source.size(), bead.target.size());
}

/// The sentences of a side on one line.
std::string one_line(const std::vector<std::string>& sentences) {
    return printable(base::join(sentences, " "));
}

base::Json side_of(model::Range range, const std::vector<std::string>& sentences) {
    base::Json side{{"sentences", base::Json::array()}, {"text", sentences}};
    for (std::size_t i = range.begin; i < range.end; ++i) {
        side["sentences"].push_back(i);
    }
    return side;
}

std::string numbers_of(model::Range range) {
    std::vector<std::string> numbers;
    for (std::size_t i = range.begin; i < range.end; ++i) {
        numbers.push_back(std::to_string(i));
    }
    return "[" + base::join(numbers, ",") + "]";
}

void render_bead(const ShownBead& shown, const model::DocumentSummary& document, const Style& style,
                 std::size_t columns, std::ostream& out) {
    const model::Bead& bead = shown.stored.bead;
    // One that would only be made has no number yet.
    const std::string title = shown.stored.id == 0 ? "New bead" : fmt::format("Bead {}", shown.stored.id);
    out << style.heading(title) << "  "
        << fmt::format("{}  {:.2f}  {}{}{}", type_of(bead), bead.probability, name_of(bead.origin),
                       shown.stored.pinned ? ", pinned" : "",
                       shown.stored.flag ? ", flagged: " + printable(*shown.stored.flag) : "")
        << '\n';
    const std::size_t width = std::max(document.source_language.size(), document.target_language.size());
    const auto side = [&](const std::string& language, const std::vector<std::string>& sentences) {
        const std::string text = sentences.empty() ? "-" : one_line(sentences);
        const std::string label = "  " + padded(language, width) + "  ";
        out << label << wrapped(text, columns, label.size()) << '\n';
    };
    side(document.source_language, shown.source);
    side(document.target_language, shown.target);
}

} // namespace

void render_beads(const std::vector<ShownBead>& beads, const model::DocumentSummary& document,
                  const Style& style, std::size_t columns, std::ostream& out) {
    for (const ShownBead& bead : beads) {
        render_bead(bead, document, style, columns, out);
    }
}

void write_beads_tsv(const std::vector<ShownBead>& beads, std::ostream& out) {
    out << "bead\ttype\tprobability\torigin\tpinned\tsource\ttarget\tflag\n";
    for (const ShownBead& shown : beads) {
        const model::Bead& bead = shown.stored.bead;
        out << fmt::format("{}\t{}\t{:.4f}\t{}\t{}\t{}\t{}\t{}\n", shown.stored.id, type_of(bead),
                           bead.probability, name_of(bead.origin), shown.stored.pinned ? "yes" : "no",
                           one_line(shown.source), one_line(shown.target),
                           printable(shown.stored.flag.value_or("")));
    }
}

void write_beads_jsonl(const std::vector<ShownBead>& beads, std::ostream& out) {
    constexpr double k_scale = 10'000; // four decimals are what a probability is good for
    for (const ShownBead& shown : beads) {
        const model::Bead& bead = shown.stored.bead;
        const base::Json line{{"bead", shown.stored.id},
                              {"type", type_of(bead)},
                              {"source", side_of(bead.source, shown.source)},
                              {"target", side_of(bead.target, shown.target)},
                              {"probability", std::round(bead.probability * k_scale) / k_scale},
                              {"origin", name_of(bead.origin)},
                              {"pinned", shown.stored.pinned},
                              {"flag", shown.stored.flag ? base::Json(*shown.stored.flag) : base::Json()}};
        out << base::json_line(line) << '\n';
    }
}

void render_fixed(const pipeline::Fixed& fixed, const model::DocumentSummary& document, const Style& style,
                  std::size_t columns, std::ostream& out) {
    render_beads(fixed.after, document, style, columns, out);
    for (const std::int64_t bead : fixed.gone) {
        out << style.heading(fmt::format("Bead {}", bead)) << "  gone\n";
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
    out << "correction\tmade\tundone\taction\n";
    for (const store::CorrectionRecord& record : records) {
        out << record.id << '\t' << record.made << '\t' << record.undone.value_or("") << '\t' << record.action
            << '\n';
    }
}

void write_corrections_jsonl(const std::vector<store::CorrectionRecord>& records, std::ostream& out) {
    for (const store::CorrectionRecord& record : records) {
        const base::Json line{{"correction", record.id},
                              {"made", record.made},
                              {"undone", record.undone ? base::Json(*record.undone) : base::Json()},
                              {"action", record.action}};
        out << base::json_line(line) << '\n';
    }
}

} // namespace diptych::cli
