#pragma once

// For the .cpp files of pipeline/ only.

#include "base/diagnostics.hpp"
#include "model/document.hpp"
#include "model/language_tag.hpp"

#include <string>

namespace diptych::pipeline {

// What is odd about texts that somebody gave us, said in notes: nothing is refused for it, and nothing is
// said where it is not quite clear.

/// A text, or the beginning of one, and the language that it is taken to be in.
struct Claim {
    std::string name; ///< of the file, for the note
    model::LanguageTag language;
    std::string text;
};

/// Of a document that has been read.
Claim claim_of(const model::Document& document);

/// Says that the text is in another language. \returns whether it is
bool report_language_doubt(const Claim& claim, base::Diagnostics& diagnostics);

/// The same of both sides; that their languages have changed places, or that both are in one.
void report_language_doubts(const Claim& source, const Claim& target, base::Diagnostics& diagnostics);

/// Says that both sides are one file, whatever they are called, or have the same bytes.
/// \returns whether they do
bool report_same_sides(const model::Document& source, const model::Document& target,
                       base::Diagnostics& diagnostics);

} // namespace diptych::pipeline
