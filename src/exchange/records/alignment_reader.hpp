#pragma once

#include "model/bitext.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// A bead as a file has it: any set of sentence numbers, counted from 0, as people who align by hand make
/// them.
struct NumberedBead {
    std::vector<std::size_t> source;
    std::vector<std::size_t> target;
    std::optional<double> score; ///< what the file says of it: a probability, a cost, a confidence
    model::BeadOrigin origin = model::BeadOrigin::automatic;
    std::size_t line = 0; ///< of the file, from 1
};

/// The forms of an alignment that can be read; those who read a file need not know which it is.
enum class AlignmentFormat {
    beads,  ///< as write_beads writes it
    ladder, ///< of hunalign (D. Varga et al., 2005): the sentence numbers at which beads begin, and a score
    jsonl   ///< as write_alignment_jsonl writes it
};

/// Which form it is, by its first line that is neither empty nor begins with #; beads when there is none.
/// \throws base::InputError FILE:LINE when it is none of them
AlignmentFormat alignment_format_of(std::string_view text, const std::string& name);

/// The beads of an alignment in any of these forms. Empty lines are passed over, and so are lines that begin
/// with #. In a ladder a bead is from one line to the next: the score of the last line is that of nothing.
/// \param name  as messages call the file
/// \throws base::InputError FILE:LINE when a line is not what the form wants
std::vector<NumberedBead> read_alignment(std::string_view text, const std::string& name);

/// Whether all scores are from 0 to 1, as those that Diptych writes are. Costs and confidences of other
/// programs are not, as a rule.
bool has_probabilities(const std::vector<NumberedBead>& beads);

/// The same in the terms of the model: a side is neighbouring sentences, an empty one is at the place that
/// was reached, and a bead without a score has the probability 1.
/// \throws base::InputError FILE:LINE for a side with gaps, two empty sides or a score that is no probability
std::vector<model::Bead> model_beads(const std::vector<NumberedBead>& beads, const std::string& name);

} // namespace diptych::exchange
