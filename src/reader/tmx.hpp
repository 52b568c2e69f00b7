#pragma once

#include "base/diagnostics.hpp"
#include "model/bitext.hpp"
#include "model/language_tag.hpp"

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

/// The pairs of a translation memory, TMX 1.1 to 1.4b (GALA/LISA OSCAR). Each translation unit is a unit with
/// one sentence on each side, or on one side when the text of the other is empty; the property x-probability
/// is the probability of its bead. Neighbouring translation units with the same property x-document and the
/// same languages are one bitext, which has that property as its symbol.
///
/// What cannot be used is reported with its line and left out: a unit without text in its source language or
/// any other, a variant without a language. Units without text in the languages that `options` ask for are
/// counted in one note.
/// \param name  as messages call the file
/// \throws base::InputError when it is no TMX, or no well-formed XML
std::vector<model::Bitext> read_tmx(std::string_view bytes, const std::string& name,
                                    base::Diagnostics& diagnostics, const TmxOptions& options = {});

} // namespace diptych::reader
