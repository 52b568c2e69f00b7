#pragma once

#include "base/diagnostics.hpp"
#include "exchange/vocabulary/glossary_format.hpp"

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

namespace diptych::exchange {

/// Reads entries as model::to_json() writes them, one a line. A line that is none is skipped with a warning.
/// \throws base::InputError FILE:LINE of the first line when none is an entry, and as TextLines
GlossaryContents read_glossary_jsonl(std::istream& in, const std::string& name,
                                     const std::optional<std::string>& encoding, const ConceptSink& sink,
                                     base::Diagnostics& diagnostics);

/// Writes every entry with all that is in it.
std::unique_ptr<GlossaryWriter> make_jsonl_writer(std::ostream& out);

} // namespace diptych::exchange
