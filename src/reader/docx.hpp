#pragma once

#include "model/source_text.hpp"
#include "reader/tables.hpp"

#include <string>
#include <vector>

namespace diptych::reader {

/// A Word document (.docx, .docm, .dotx: WordprocessingML, ECMA-376) as its paragraphs: what is printed once
/// tracked changes are accepted, with the numbers of automatic lists. Left out: comments, hidden text, field
/// codes, headers and footers, and what an empty content control asks for. Footnotes and endnotes stand at the end.
///
/// \param name  as messages call the file
/// \throws base::InputError when it is no such document, damaged, protected with a password, empty, or made
/// to
///         fill the memory
model::SourceText read_docx(std::string bytes, const std::string& name);

/// Its tables, innermost first; there may be none.
std::vector<Table> read_docx_tables(std::string bytes, const std::string& name);

} // namespace diptych::reader
