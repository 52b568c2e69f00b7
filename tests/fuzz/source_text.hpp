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
        require(content.find_first_of("\n\r") == std::string_view::npos, "a block is on one line");
        require(block.label_length <= content.size(), "a label is in its block");
        for (const model::NoteCall& call : block.note_calls) {
            require(call.text_begin <= content.size(), "a footnote call is in its block");
        }
        end = block.text.end;
    }
}

} // namespace diptych::fuzz
