#pragma once

#include "model/document.hpp"
#include "segment/language_data.hpp"
#include "segment/lines.hpp"
#include "segment/paragraphs.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diptych::segment {

/// The words that stand whole in a wrapped text, case-folded, to decide whether two pieces are one word.
/// Empty for a text that is not wrapped.
class Vocabulary {
public:
    Vocabulary(std::string_view text, const SourceLines& source);

    bool contains(std::string_view word) const;
    /// How many of the text's lines hold the word as a whole.
    std::size_t count(std::string_view word) const;

private:
    std::unordered_map<std::string, std::size_t> m_words;
};

/// Puts the lines of a unit together as one text: lines joined by a space, or without one behind a hyphen or
/// inside an address; runs of spaces made one. A hyphen at a line's end stays unless the closed word, and not
/// the hyphened one, stands elsewhere in the text: institutional French has more hyphens to keep
/// ("soixante-quinzième") than a typesetter adds.
model::Unit join_lines(std::string_view text, const SourceLines& source, const UnitLines& lines,
                       const Vocabulary& vocabulary);

/// Removes the space inside words that a PDF's kerning broke ("tiendrai t"), where it is provably one word:
/// a single letter that is no word of the language, and either the joined word stands elsewhere in the text
/// or the first part stands nowhere else.
void mend_broken_words(model::Unit& unit, const Vocabulary& vocabulary, const LanguageData& language);

/// Takes bytes out of a unit's text, keeping its pieces true. \pre no sentences yet
/// \param ranges  in order, none in another
void erase(model::Unit& unit, const std::vector<model::Range>& ranges);

} // namespace diptych::segment
