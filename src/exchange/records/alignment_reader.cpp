#include "exchange/records/alignment_reader.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/records/alignment_formats.hpp"
#include "exchange/records/beads_reader.hpp"

#include <algorithm>

namespace diptych::exchange {

namespace {

bool is_probability(double score) {
    return score >= 0.0 && score <= 1.0;
}

/// A side of `bead`. \param reached  where an empty one is
model::Range range_of(const std::vector<std::size_t>& numbers, std::size_t reached, const NumberedBead& bead,
                      const std::string& name) {
    if (numbers.empty()) {
        return {reached, reached};
    }
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        if (numbers[i] != numbers[i - 1] + 1) {
            throw base::InputError{name, bead.line,
                                   fmt::format("The sentence numbers {} and {} of a side are not "
                                               "consecutive. A bead holds neighbouring sentences.",
                                               numbers[i - 1], numbers[i])};
        }
    }
    return {numbers.front(), numbers.back() + 1};
}

} // namespace

AlignmentFormat alignment_format_of(std::string_view text, const std::string& name) {
    for (const auto& [line, line_number] : content_lines(text)) {
        if (line.starts_with('[')) {
            return AlignmentFormat::beads;
        }
        if (line.starts_with('{')) {
            return AlignmentFormat::jsonl;
        }
        if (line.front() >= '0' && line.front() <= '9' && line.find('\t') != std::string_view::npos) {
            return AlignmentFormat::ladder;
        }
        throw base::InputError{name, line_number,
                               "This is no alignment. Give beads ('[0,1]:[0]'), a ladder of hunalign or the "
                               "JSON Lines of 'diptych align'."};
    }
    return AlignmentFormat::beads;
}

std::vector<NumberedBead> read_alignment(std::string_view text, const std::string& name) {
    constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(k_byte_order_mark)) {
        text.remove_prefix(k_byte_order_mark.size());
    }
    switch (alignment_format_of(text, name)) {
    case AlignmentFormat::ladder:
        return read_ladder(text, name);
    case AlignmentFormat::jsonl:
        return read_jsonl_beads(text, name);
    case AlignmentFormat::beads:
        break;
    }
    return read_bead_lines(text, name);
}

bool has_probabilities(const std::vector<NumberedBead>& beads) {
    return std::all_of(beads.begin(), beads.end(),
                       [](const NumberedBead& bead) { return is_probability(bead.score.value_or(1.0)); });
}

std::vector<model::Bead> model_beads(const std::vector<NumberedBead>& beads, const std::string& name) {
    std::vector<model::Bead> result;
    result.reserve(beads.size());
    std::size_t source_reached = 0;
    std::size_t target_reached = 0;
    for (const NumberedBead& bead : beads) {
        model::Bead made;
        made.source = range_of(bead.source, source_reached, bead, name);
        made.target = range_of(bead.target, target_reached, bead, name);
        if (made.source.empty() && made.target.empty()) {
            throw base::InputError{name, bead.line, "The line is no bead: both its sides are empty."};
        }
        made.probability = bead.score.value_or(1.0);
        if (!is_probability(made.probability)) {
            throw base::InputError{
                name, bead.line,
                fmt::format("The probability of the bead, {}, is no number from 0 to 1.", made.probability)};
        }
        made.origin = bead.origin;
        source_reached = made.source.end;
        target_reached = made.target.end;
        result.push_back(made);
    }
    return result;
}

std::vector<model::Bead> read_beads(std::string_view text, const std::string& name) {
    return model_beads(read_bead_lines(text, name), name);
}

} // namespace diptych::exchange
