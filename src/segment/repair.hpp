#pragma once

#include "model/document.hpp"
#include "segment/joints.hpp"
#include "segment/language_data.hpp"
#include "segment/lines.hpp"
#include "segment/paragraphs.hpp"

#include <string_view>
#include <vector>

namespace diptych::segment {

/// Puts the lines of a unit together as one text: lines joined by a space, or as `joints` says; runs of
/// spaces made one.
model::Unit join_lines(std::string_view text, const SourceLines& source, const UnitLines& lines,
                       const Joints& joints);

/// Removes the space inside words that a PDF's kerning broke ("tiendrai t"), where it is provably one word:
/// a single letter that is no word of the language, and either the joined word stands elsewhere in the text
/// or the first part stands nowhere else.
void mend_broken_words(model::Unit& unit, const Vocabulary& vocabulary, const LanguageData& language);

/// Takes bytes out of a unit's text, keeping its pieces true. \pre no sentences yet
/// \param ranges  in order, none in another
void erase(model::Unit& unit, const std::vector<model::Range>& ranges);

} // namespace diptych::segment
