#pragma once

#include "model/source_text.hpp"
#include "reader/tables.hpp"

#include <string>
#include <vector>

namespace diptych::reader {

/// An OpenDocument text (.odt, .ott; ISO/IEC 26300) as its paragraphs: what is printed once tracked changes
/// are accepted, with the numbers of automatic lists. Left out: comments, hidden text, headers and footers.
/// Footnotes and endnotes stand at the end. A presentation (.odp) slide by slide, its notes behind each; a sheet
/// (.ods) row by row, of its cells those that are text.
///
/// \param name  as messages call the file
/// \throws base::InputError when it is no such document, damaged, protected with a password, empty, or made
/// to
///         fill the memory
model::SourceText read_odt(std::string bytes, const std::string& name);

/// The same as one XML file (.fodt, .fods, .fodp).
model::SourceText read_fodt(const std::string& bytes, const std::string& name);

/// Its tables, packed or flat, innermost first; of a sheet the cells that are text. There may be none.
std::vector<Table> read_odt_tables(std::string bytes, const std::string& name);

} // namespace diptych::reader
