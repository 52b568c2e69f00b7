#pragma once

#include <string>
#include <string_view>

namespace diptych::text {

// What forms of one word have in common. Works on folded words (text::fold), so that a word typed without its
// accents has the same stem as the word with them. Takes off inflection only, never derivation: a glossary
// must keep "organ" and "organization" apart, which the Snowball stemmers do not
// (docs/decisions/0005-stems.md).

/// French: plural and feminine. "nationales", "nationaux", "national" give "national".
std::string french_stem(std::string_view folded);

/// English: plural of nouns, -isation written as -ization. "policies" and "policy" give "policy".
std::string english_stem(std::string_view folded);

} // namespace diptych::text
