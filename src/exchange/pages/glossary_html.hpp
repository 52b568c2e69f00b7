#pragma once

#include "base/diagnostics.hpp"
#include "exchange/vocabulary/glossary_format.hpp"

#include <iosfwd>
#include <memory>

namespace diptych::exchange {

/// Writes the glossary as one page for people: a card an entry, whose id is its anchor, with the languages
/// side by side. Everything is in the page; nothing is fetched. Its search box needs JavaScript and is not
/// shown without; all the rest does not. Everything in an entry is shown.
std::unique_ptr<GlossaryWriter> make_html_writer(std::ostream& out, GlossaryWriterOptions options,
                                                 base::Diagnostics& diagnostics);

} // namespace diptych::exchange
