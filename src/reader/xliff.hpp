#pragma once

#include "base/diagnostics.hpp"
#include "model/bitext.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diptych::reader {

/// The pairs of a translation file, XLIFF 1.0 to 1.2 (trans-unit) or 2.x (unit), both of OASIS. Each is a
/// unit whose sentences are its segments (mrk of mtype "seg", or segment), paired by their numbers; where
/// only one side is cut into segments, all of them answer to the other side. What is not translated, by its
/// state or for want of a target, has nothing on the target side. The files in it that follow one another
/// with the same original are one bitext, which has the original as its symbol.
///
/// Units marked as not to be translated are left out and counted in a note; units that cannot be used are
/// reported with their line. Alternative translations, notes and skeletons are passed over. The order that
/// XLIFF 2 can give to targets is not followed.
/// \param name  as messages call the file
/// \throws base::InputError when it is no XLIFF, or no well-formed XML
std::vector<model::Bitext> read_xliff(std::string_view bytes, const std::string& name,
                                      base::Diagnostics& diagnostics);

} // namespace diptych::reader
