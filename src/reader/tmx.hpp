#pragma once

#include "base/diagnostics.hpp"
#include "model/language_tag.hpp"
#include "model/translation_unit.hpp"
#include "xml/sax_parser.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace diptych::reader {

/// Which languages of a translation memory make the pair. "fr" also means "fr-CA" and the like; "fr-CA" means itself,
/// and "fr" where that is all that is said, but no other region (RFC 4647, 3.3.1). No text ever comes under another tag
/// than its own.
struct TmxOptions {
    std::optional<model::LanguageTag> source; ///< as the file says (srclang) when absent
    std::optional<model::LanguageTag> target; ///< that of the first unit with its source when absent
    /// Only the pairs in these two languages, source and target: what TmxOthers says is there besides.
    std::optional<std::pair<model::LanguageTag, model::LanguageTag>> only = {};
};

/// How many texts there were in other languages than those of the pairs, by the source beside which they stood and their
/// own.
using TmxOthers = std::map<std::pair<model::LanguageTag, model::LanguageTag>, std::size_t>;

/// The units of a translation memory, TMX 1.1 to 1.4b (GALA/LISA OSCAR), each in two of its languages, a
/// sentence in each. Their document is what the property x-document says, their probability x-probability; all else
/// that is said of them is in their details. Of several variants in one language each makes a unit.
///
/// One at a time, in the order of the file, in memory that does not depend on its length. What cannot be used
/// is reported with its line and left out: a unit without text in its source language or any other, a variant
/// without a language. Units without text in the languages that `options` ask for are counted in one note.
/// \param name  as messages call the file
/// \returns what there is in languages that were not asked for
/// \throws base::InputError when it is no TMX, or no well-formed XML. What is thrown by `sink` comes out.
TmxOthers read_tmx(xml::ByteSource bytes, const std::string& name, base::Diagnostics& diagnostics,
                   const TmxOptions& options, const model::UnitSink& sink);

} // namespace diptych::reader
