#pragma once

#include "model/lookup.hpp"
#include "model/range.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::glossary {

/// A text and its tokens. The text must outlive it.
struct AnalyzedText {
    std::string_view text;
    std::vector<text::Token> tokens;
};

AnalyzedText analyze(const text::Analyzer& analyzer, std::string_view text);

/// Whether the term's tokens stand in `text` from token `at` on, and how well they match: the least good of
/// the words decides. An acronym ("AIDS") does not match a word of the language in small letters that has
/// other forms ("aids", a form of "aid").
std::optional<model::MatchKind> match_at(const AnalyzedText& term, const AnalyzedText& text, std::size_t at);

struct Occurrence {
    model::Range bytes; ///< of the text, from the term's first word to its last
    model::MatchKind kind = model::MatchKind::exact;
};

/// Where the term stands in the text, from left to right, not overlapping.
std::vector<Occurrence> find_occurrences(const AnalyzedText& term, const AnalyzedText& text);

} // namespace diptych::glossary
