#pragma once

#include "exchange/records/alignment_reader.hpp"

namespace diptych::exchange {

/// A line of an alignment that says something, without the white space around it.
struct ContentLine {
    std::string_view text;
    std::size_t number = 0; ///< of the file, from 1
};

/// The lines that are neither empty nor begin with #.
std::vector<ContentLine> content_lines(std::string_view text);

// One reader for each form of an alignment; see read_alignment().

std::vector<NumberedBead> read_bead_lines(std::string_view text, const std::string& name);
std::vector<NumberedBead> read_ladder(std::string_view text, const std::string& name);
std::vector<NumberedBead> read_jsonl_beads(std::string_view text, const std::string& name);

} // namespace diptych::exchange
