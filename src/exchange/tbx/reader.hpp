#pragma once

#include "base/diagnostics.hpp"
#include "exchange/vocabulary/glossary_format.hpp"
#include "xml/sax_parser.hpp"

#include <iosfwd>
#include <string>
#include <string_view>

namespace diptych::exchange {

/// Reads a terminology file entry by entry: TBX v3 (ISO 30042:2019) in both styles, DCA and DCT, TBX v2
/// (ISO 30042:2008, martif) and TBX-Min, public dialects and private ones. The root element decides which;
/// prefixes do not matter. Memory depends on the largest entry, and a little on how many there are (16 bytes
/// each at most, for their ids).
///
/// What a data category is called is its name here, whichever element carried it; a category that is not
/// known is kept. Markup inside text gives its text. Terms are composed (NFC) and white space of the file's
/// layout is one space; no-break spaces stay.
///
/// What has to be repaired or skipped is said in `diagnostics`: a warning where the file is not as TBX has
/// it, a note where it may be so, but not all of it can be kept. Each kind is said a few times, then counted.
/// Entries without an id, or with one that was there before, get a fresh one; language codes in another form
/// are brought into theirs; sections without a language are undetermined ("und"); empty terms are skipped,
/// and entries without a term; terms twice in a language are put together; what stands at a wrong place is
/// kept there, or beside it.
///
/// \param name  as messages call the file
/// \throws base::InputError when it is not XML, not well-formed or not TBX, naming FILE:LINE. Entries before
///         the place have then been given to the sink already. What the sink throws comes out.
GlossaryContents read_tbx(xml::ByteSource source, const std::string& name, const ConceptSink& sink,
                          base::Diagnostics& diagnostics);

} // namespace diptych::exchange
