#pragma once

#include "base/diagnostics.hpp"
#include "model/translation_unit.hpp"
#include "xml/sax_parser.hpp"

#include <string>

namespace diptych::reader {

/// The units of a translation file, XLIFF 1.0 to 1.2 (trans-unit) or 2.x (unit), both of OASIS. Their
/// sentences are their segments (mrk of mtype "seg", or segment), paired by their numbers; where only one
/// side is cut into segments, all of them answer to the other side. What is not translated, by its state or
/// for want of a target, has nothing on the target side. Their document is the original of their file
/// element.
///
/// One at a time, in the order of the file. Units marked as not to be translated are left out and counted in
/// a note; units that cannot be used are reported with their line. The id, the notes, the state and the inline codes of
/// a unit with one segment are in its details, in the words of XLIFF 2.1. Alternative translations and skeletons are
/// passed over. The order that XLIFF 2 can give to targets is not followed.
/// \param name  as messages call the file
/// \throws base::InputError when it is no XLIFF, or no well-formed XML. What is thrown by `sink` comes out.
void read_xliff(xml::ByteSource bytes, const std::string& name, base::Diagnostics& diagnostics,
                const model::UnitSink& sink);

} // namespace diptych::reader
