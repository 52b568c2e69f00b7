#pragma once

#include "base/diagnostics.hpp"
#include "model/bitext.hpp"
#include "model/language_tag.hpp"
#include "xml/sax_parser.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::reader {

/// Which languages of a translation memory make the pair. "fr" also means "fr-CA" and the like; "fr-CA" means
/// itself first and any French without it.
struct TmxOptions {
    std::optional<model::LanguageTag> source; ///< as the file says (srclang) when absent
    std::optional<model::LanguageTag> target; ///< the first other one when absent
};

/// A translation unit, in two of its languages.
struct TmxPair {
    std::string document; ///< its property x-document; may be empty
    model::LanguageTag source_language;
    model::LanguageTag target_language;
    std::string source; ///< one of the two may be empty
    std::string target;
    double probability = 1.0; ///< its property x-probability
    std::size_t line = 0;     ///< of the file, 1-based
};

/// The pairs of a translation memory, TMX 1.1 to 1.4b (GALA/LISA OSCAR). Each side of a translation unit is
/// one sentence.
///
/// What cannot be used is reported with its line and left out: a unit without text in its source language or
/// any other, a variant without a language. Units without text in the languages that `options` ask for are
/// counted in one note.
/// \param name  as messages call the file
/// \throws base::InputError when it is no TMX, or no well-formed XML. What is thrown by `sink` comes out.
///
/// One at a time, in the order of the file, in memory that does not depend on its length.
void read_tmx(xml::ByteSource bytes, const std::string& name, base::Diagnostics& diagnostics,
              const TmxOptions& options, const std::function<void(TmxPair&&)>& sink);

/// All of them: neighbouring pairs of the same document and languages are one bitext, which has the name of
/// the document as its symbol.
std::vector<model::Bitext> read_tmx(std::string_view bytes, const std::string& name,
                                    base::Diagnostics& diagnostics, const TmxOptions& options = {});

} // namespace diptych::reader
