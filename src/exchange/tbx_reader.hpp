#pragma once

#include "base/diagnostics.hpp"
#include "model/concept.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace diptych::exchange {

/// What a terminology file held.
struct TbxContents {
    std::string dialect;      ///< as the file says: "TBX-Basic"; may be empty
    std::size_t concepts = 0; ///< entries given to the sink
    std::size_t skipped = 0;  ///< entries that could not be used
};

/// Reads a terminology file entry by entry: TBX v3 (ISO 30042:2019) in both styles, DCA and DCT, TBX v2
/// (ISO 30042:2008, martif) and TBX-Min. The root element decides which; prefixes do not matter.
///
/// What a data category is called is its name here, whichever element carried it; a category that is not
/// known is kept. Markup inside text gives its text. Terms are composed (NFC) and white space of the file's
/// layout is one space; no-break spaces stay.
///
/// What has to be repaired or skipped is said in `diagnostics`: entries without an id or with one that was
/// there before (they get a fresh one), language codes in another form, sections without a language,
/// empty terms, terms twice in a language, statuses that are none of the four.
///
/// \param name  as messages call the file
/// \param sink  called once an entry, in the order of the file, with ids that are unique
/// \throws base::InputError when it is not XML, not well-formed or not TBX, naming FILE:LINE. Entries before
///         the place have then been given to the sink already.
TbxContents read_tbx(std::string_view bytes, const std::string& name,
                     const std::function<void(model::Concept&&)>& sink, base::Diagnostics& diagnostics);

} // namespace diptych::exchange
