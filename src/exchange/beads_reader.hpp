#pragma once

#include "exchange/alignment_reader.hpp"

namespace diptych::exchange {

// One reader for each form of an alignment; see read_alignment().

std::vector<NumberedBead> read_bead_lines(std::string_view text, const std::string& name);
std::vector<NumberedBead> read_ladder(std::string_view text, const std::string& name);
std::vector<NumberedBead> read_jsonl_beads(std::string_view text, const std::string& name);

} // namespace diptych::exchange
