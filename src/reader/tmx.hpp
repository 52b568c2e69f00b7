#pragma once

#include "base/diagnostics.hpp"
#include "model/language_tag.hpp"
#include "model/translation_unit.hpp"
#include "xml/sax_parser.hpp"

#include <optional>
#include <string>

namespace diptych::reader {

/// Which languages of a translation memory make the pair. "fr" also means "fr-CA" and the like; "fr-CA" means
/// itself first and any French without it.
struct TmxOptions {
    std::optional<model::LanguageTag> source; ///< as the file says (srclang) when absent
    std::optional<model::LanguageTag> target; ///< the first other one when absent
};

/// The units of a translation memory, TMX 1.1 to 1.4b (GALA/LISA OSCAR), each in two of its languages, a
/// sentence in each. Their document is what the property x-document says, their probability x-probability.
///
/// One at a time, in the order of the file, in memory that does not depend on its length. What cannot be used
/// is reported with its line and left out: a unit without text in its source language or any other, a variant
/// without a language. Units without text in the languages that `options` ask for are counted in one note.
/// \param name  as messages call the file
/// \throws base::InputError when it is no TMX, or no well-formed XML. What is thrown by `sink` comes out.
void read_tmx(xml::ByteSource bytes, const std::string& name, base::Diagnostics& diagnostics,
              const TmxOptions& options, const model::UnitSink& sink);

} // namespace diptych::reader
