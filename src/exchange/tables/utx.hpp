#pragma once

#include "base/diagnostics.hpp"
#include "exchange/tables/table_reader.hpp"
#include "exchange/vocabulary/glossary_format.hpp"

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

namespace diptych::exchange {

/// Reads a UTX glossary (Universal Terminology eXchange 1.00 to 1.20, AAMT): a first line "#UTX 1.11; fr/en;
/// ...", one that names the columns ("#src", "tgt", "src:pos", "term status", "concept ID", or "#term:fr",
/// "term:en" ...), then tab-separated rows. Rows in a row with the same concept ID are one entry; without
/// ids, those with the same source term and part of speech. "term status" is that of the target term:
/// provisional (proposed), approved (preferred), non-standard (admitted), forbidden (deprecated), obsolete
/// (superseded).
///
/// \param options  languages for a file that does not name its own
/// \throws base::InputError FILE:LINE when it is no UTX, or its columns are not named
GlossaryContents read_utx(std::istream& in, const std::string& name, const TableOptions& options,
                          const std::optional<std::string>& encoding, const ConceptSink& sink,
                          base::Diagnostics& diagnostics);

/// Writes UTX 1.11 with concept IDs, as many rows an entry as the language with most terms needs. What UTX
/// has no column for, but allows users to add, has a name that begins with "x-". The header has no date, so
/// that the same glossary gives the same bytes.
std::unique_ptr<GlossaryWriter> make_utx_writer(std::ostream& out, GlossaryWriterOptions options,
                                                base::Diagnostics& diagnostics);

} // namespace diptych::exchange
