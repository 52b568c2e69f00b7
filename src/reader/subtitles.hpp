#pragma once

#include "model/source_text.hpp"

#include <string_view>

namespace diptych::reader {

/// Whether a text is subtitles: WebVTT by its first word, SubRip by a first line of times, behind a number or
/// not.
bool is_subtitles(std::string_view text);

/// Subtitles (SubRip, WebVTT of W3C) as running text: what is said in one breath is a block, its cues joined
/// where a sentence goes on, and two people who speak in one cue are two blocks. The times of the cues stand in
/// SourceText::cues; the place of a block is the number of its first cue, counted from 1. Numbers, times, marks
/// of style and place, notes and style sheets are left out.
///
/// Where hardly a cue ends with a stop, none are joined: such subtitles have no punctuation that could tell.
/// \param decoded  of decode_plain_text()  \throws base::InputError when no cue has a text
model::SourceText read_subtitles(model::SourceText decoded);

} // namespace diptych::reader
