#pragma once

#include "base/diagnostics.hpp"
#include "exchange/tables/table_reader.hpp"
#include "exchange/vocabulary/glossary_format.hpp"

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

namespace diptych::exchange {

/// Reads a glossary of OmegaT (manual, "Glossaries"): source term, tab, target term, tab, comment; lines that
/// begin with '#' are comments. Rows in a row with the same source term and comment are one entry with
/// several target terms; other rows are an entry each. The comment is a note of the entry.
///
/// \param options  the languages have to be there: the file does not name them  \throws base::UsageError
///                 without, base::InputError as TextLines
GlossaryContents read_omegat(std::istream& in, const std::string& name, const TableOptions& options,
                             const std::optional<std::string>& encoding, const ConceptSink& sink,
                             base::Diagnostics& diagnostics);

/// Writes one, in UTF-8: a row for each pair of a source and a target term, preferred ones first. Deprecated
/// and superseded terms are not offered as targets; the comment says "do not use" of them. The comment has
/// the definition in the target or source language, notes, and what is said of the entry.
std::unique_ptr<GlossaryWriter> make_omegat_writer(std::ostream& out, GlossaryWriterOptions options,
                                                   base::Diagnostics& diagnostics);

} // namespace diptych::exchange
