#pragma once

#include "base/diagnostics.hpp"
#include "pipeline/sources/language_filler.hpp"

#include <iosfwd>
#include <string>
#include <string_view>

namespace diptych::pipeline {

/// Whether a table of pairs begins so: its first line has the titles source and target, with tabs, commas or
/// semicolons between titles.
bool is_pair_table(std::string_view beginning);

/// The pairs of a table, as 'diptych export' and 'diptych align' write them: the columns are known by their
/// titles (exchange::pair_columns). Source and target are needed; their languages, the symbol of the document
/// and the probability are taken when they are there, other columns are passed over. With tabs, cells stand
/// as they are; with commas or semicolons they may be quoted (RFC 4180). Without titles, source and target
/// are the first two columns, with a tab between them.
/// \param beginning  of the table
/// \param filler     gets the rows, each a unit, one by one
/// \param skip_bad   whether a row that cannot be used is left out with a warning
/// \throws base::InputError FILE:LINE when a row cannot be used
void read_pair_table(std::istream& table, std::string_view beginning, const std::string& name, bool skip_bad,
                     LanguageFiller& filler, base::Diagnostics& diagnostics);

} // namespace diptych::pipeline
