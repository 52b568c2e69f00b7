#pragma once

#include "base/diagnostics.hpp"
#include "exchange/vocabulary/glossary_format.hpp"

#include <iosfwd>
#include <memory>

namespace diptych::exchange {

/// Writes the glossary as a page (page.hpp): a card an entry, whose id is its anchor, with the languages side
/// by side. Everything in an entry is shown. What has a proposed term is to be looked at.
std::unique_ptr<GlossaryWriter> make_html_writer(std::ostream& out, GlossaryWriterOptions options,
                                                 base::Diagnostics& diagnostics);

} // namespace diptych::exchange
