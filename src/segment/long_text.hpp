#pragma once

#include "model/document.hpp"
#include "model/source_text.hpp"
#include "segment/segment.hpp"

#include <functional>
#include <iosfwd>

namespace diptych::segment {

/// Takes a part of a document.
/// \param goes_on  whether its first unit is the rest of the last one of the part before
using PartSink = std::function<void(model::Document&& part, bool goes_on)>;

/// segment(), or segment_lines() when `lines` says so, of a text of any length, part by part, so that it
/// takes little more memory than the text itself. A text of up to 16 MiB is one part, and so is one whose
/// file marks its paragraphs or has pages. Of a longer one each part of some mebibytes is laid out and
/// numbered for itself: it ends between two paragraphs, where there is an empty line to see that by, else
/// behind a sentence at the end of a line; and a line that is longer ends behind a sentence. \pre
/// options.explanation is not given
void segment_in_parts(model::SourceText source, const Options& options, bool lines, const PartSink& sink);

/// A text that is longer than this is not one part.
inline constexpr std::size_t k_long_text = std::size_t{16} << 20U; // bytes

/// The same of a plain text in UTF-8 that is longer than k_long_text, of which no more is held than the part that is
/// being cut, and the line or paragraph at which it ends.
/// \param in      the file, which can be read again from any byte
/// \param source  its name, and the byte at which the text begins; without the text itself
/// \throws base::InputError when what is read is no UTF-8: somebody writes to the file meanwhile
void segment_stream(std::istream& in, const model::SourceText& source, const Options& options, bool lines,
                    const PartSink& sink);

} // namespace diptych::segment
