#pragma once

#include "base/diagnostics.hpp"
#include "lexicon/dictionary_entry.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diptych::lexicon {

/// Reads a dictionary with one entry a line, of either format; the more frequent separator decides which:
///
/// - hunalign's, `phrase @ phrase`. The phrase of the target language comes first, the opposite of
///   everywhere else in hunalign (its README, "Dictionary").
/// - two columns with a tab between them, the source language first. A third column, where there is one, is a
///   weight above 0: a probability p(target | source) or a count.
///
/// Empty lines and lines that begin with '#' are passed over; notes in brackets are no part of a phrase.
/// A line that cannot be used is reported and left out; a weight that cannot be used is reported and is 1.
/// \param name  as messages call the file
/// \throws base::InputError when no line can be used.
std::vector<DictionaryEntry> read_dictionary_text(std::string_view bytes, const std::string& name,
                                                  DictionaryOrder order, base::Diagnostics& diagnostics);

} // namespace diptych::lexicon
