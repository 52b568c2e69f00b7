#pragma once

#include "base/diagnostics.hpp"
#include "exchange/vocabulary/glossary_format.hpp"

#include <iosfwd>
#include <memory>
#include <string>

namespace diptych::exchange {

/// Reads MultiTerm XML (MTF: RWS, MultiTerm API, "XML Schema: MTF"), in whatever encoding it declares.
///
/// Fields of termbases are called as their owners like. Usual names in English, French and German are taken
/// for the category of TBX they mean ("Part of Speech", "Statut", "Fachgebiet"); others are kept as they are.
/// A field within a field is a qualifier of it. The entry's number is its id, unless a field "Concept ID" has
/// another.
///
/// \throws base::InputError FILE:LINE when it is not MTF, not well-formed or not safe
GlossaryContents read_multiterm(std::istream& in, const std::string& name, const ConceptSink& sink,
                                base::Diagnostics& diagnostics);

/// Writes MTF in UTF-8. Entries are numbered from 1, as MTF has them; an id that is not that number is in a
/// field "Concept ID". Nothing is left out but control characters.
std::unique_ptr<GlossaryWriter> make_multiterm_writer(std::ostream& out, GlossaryWriterOptions options,
                                                      base::Diagnostics& diagnostics);

} // namespace diptych::exchange
