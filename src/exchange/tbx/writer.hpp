#pragma once

#include "base/diagnostics.hpp"
#include "exchange/tbx/basic.hpp"
#include "exchange/vocabulary/glossary_format.hpp"

#include <iosfwd>
#include <memory>

namespace diptych::exchange {

/// Writes concepts as TBX.
///
/// The file is valid whatever the concepts hold: what the dialect has no place for is left out, and finish()
/// says in the diagnostics what, how often and where first. Only TBX v2 cannot be valid without an entry;
/// finish() says that too. Ids that are no XML names get one: the same id always the same name, which is no
/// other concept's id.
///
/// The source language comes first, then the target language, then the others by their tags. In a language,
/// preferred terms come first, then admitted ones, those without a status, deprecated and superseded ones.
/// A concept without a term is left out.
///
/// TBX v2 is what translation tools read, and they know no more than pairs: the Translate Toolkit takes the
/// first two languages of an entry whatever they are, OmegaT each term of the source with each of the target,
/// deprecated or not. When both languages are given, a v2 file therefore holds these two only, no entry
/// without the source language, and no target term to avoid. There is no DOCTYPE, which would send readers
/// for a DTD that is not there.
///
/// `out` and `diagnostics` must outlive the writer.
std::unique_ptr<GlossaryWriter> make_tbx_writer(TbxDialect dialect, std::ostream& out,
                                                GlossaryWriterOptions options,
                                                base::Diagnostics& diagnostics);

} // namespace diptych::exchange
