#pragma once

#include "model/concept.hpp"

#include <string>
#include <string_view>

namespace diptych::exchange {

/// A concept as a person edits it in a text editor: a line for each thing, what belongs to it indented below.
/// Nothing is left out, so that read_concept_text(write_concept_text(c)) == c.
///
///     id: c12
///     subjectField: working methods
///     crossReference: See also => c13
///     transaction: origination
///       date: 2026-01-31
///     language: fr
///       definition: …
///         source: A/AC.290/2021/L.1
///       term: groupe de travail à composition non limitée
///         status: preferred
///         partOfSpeech: noun
///
/// Indentation by any number of spaces says what belongs to what. A line that begins with '#' is a comment.
/// In a value, \n is a line feed, \s a space at its end or beginning, and \\ a backslash; what stands behind
/// " => " is what a reference points to. A category called "term", or otherwise unlike a name, is written as
/// "category: term" with its "value:" below.
std::string write_concept_text(const model::Concept& entry);

/// \param name  as messages call the text
/// \throws base::InputError naming the line, when it is not such a text
model::Concept read_concept_text(std::string_view text, const std::string& name);

} // namespace diptych::exchange
