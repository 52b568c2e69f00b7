#pragma once

#include "base/diagnostics.hpp"
#include "model/document.hpp"

#include <iosfwd>
#include <optional>
#include <string>

namespace diptych::pipeline {

struct ReadOptions {
    /// Guessed from the text when absent; the guess is reported as a note.
    std::optional<model::LanguageTag> language;
    /// The file already has one sentence a line, and an empty line between paragraphs if it likes.
    bool lines = false;
};

/// A file as units and sentences. \param path  `-` is `standard_input`
/// \throws base::InputError when the file is missing, empty, not text ...
model::Document read_document(const std::string& path, const ReadOptions& options,
                              std::istream& standard_input, base::Diagnostics& diagnostics);

} // namespace diptych::pipeline
