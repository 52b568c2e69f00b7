#pragma once

#include "model/document.hpp"

namespace diptych::segment {

/// Takes the calls of the document's footnotes out of the running text ("the Group1." becomes "the Group.",
/// with the call kept in Unit::note_calls). A call is the label of a footnote unit, met in order, glued to a
/// word or to the stop behind it. \pre no sentences yet
void take_out_note_calls(model::Document& document);

} // namespace diptych::segment
