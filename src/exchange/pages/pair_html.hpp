#pragma once

#include "exchange/records/pair_writer.hpp"

#include <iosfwd>
#include <memory>

namespace diptych::exchange {

/// One page with the two sides of each pair beside each other, a band where a document begins, and what
/// matches marked. Everything is in the page; nothing is fetched, and it needs no JavaScript.
std::unique_ptr<PairWriter> make_pair_html_writer(std::ostream& out, const PairWriterOptions& options);

} // namespace diptych::exchange
