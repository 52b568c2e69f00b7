#pragma once

#include "fuzz.hpp"
#include "model/source_text.hpp"
#include "text/utf8.hpp"

namespace diptych::fuzz {

/// What model/source_text.hpp promises of every reader.
inline void check(const model::SourceText& source) {
    require(!text::find_invalid_utf8(source.text), "the text is UTF-8");
    std::size_t end = 0;
    for (const model::Block& block : source.blocks) {
        require(block.text.begin >= end && block.text.end <= source.text.size(), "blocks are in order");
        require(block.text.begin < block.text.end, "no block is empty");
        const std::string_view content = model::slice(source.text, block.text);
        require(!block.lines.empty() || content.find_first_of("\n\r") == std::string_view::npos,
                "a block without printed lines is on one line");
        std::size_t begin = block.text.begin;
        for (const model::PrintedLine& line : block.lines) {
            require(line.text.begin >= begin && line.text.begin < line.text.end,
                    "printed lines are in order");
            require(line.page >= 1 && line.line >= 1, "a printed line has a place");
            require(model::slice(source.text, line.text).find_first_of("\n\r") == std::string_view::npos,
                    "a printed line is one line");
            begin = line.text.end;
        }
        require(begin <= block.text.end, "printed lines are in their block");
        require(block.label_length <= content.size(), "a label is in its block");
        for (const model::NoteCall& call : block.note_calls) {
            require(call.text_begin <= content.size(), "a footnote call is in its block");
        }
        end = block.text.end;
    }
}

} // namespace diptych::fuzz
