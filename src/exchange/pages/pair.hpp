#pragma once

#include "exchange/records/pair_writer.hpp"

#include <iosfwd>
#include <memory>

namespace diptych::exchange {

/// A page (page.hpp) with the two sides of each pair beside each other, a band where a document begins, and
/// what matches marked.
std::unique_ptr<PairWriter> make_pair_html_writer(std::ostream& out, const PairWriterOptions& options);

} // namespace diptych::exchange
