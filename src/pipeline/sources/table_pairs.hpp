#pragma once

#include "base/diagnostics.hpp"
#include "model/translation_unit.hpp"
#include "reader/tables.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::pipeline {

/// Gives the pairs of bilingual tables to `sink`: those that stand side by side in two columns.
///
/// Which columns is said by a first row that names languages ("fr | en", "Français | Anglais") or "source" and
/// "target"; of more than two languages those that are asked for. Without such a row, a table has to have two columns
/// with texts, numbers of rows and the like apart; which is which is then said by the languages that are asked for, and
/// by what the columns look like. Cells of as many paragraphs are paired paragraph by paragraph.
///
/// Tables that are none of this are left out, with a note.
/// \param name  as messages call the file
/// \returns whether there was a bilingual table
/// \throws base::InputError when it is not clear which languages the columns are in
bool visit_table_pairs(const std::vector<reader::Table>& tables, const std::string& name,
                       const std::optional<model::LanguageTag>& source,
                       const std::optional<model::LanguageTag>& target, base::Diagnostics& diagnostics,
                       const model::UnitSink& sink);

/// Whether a row at the beginning names languages, or "source" and "target".
bool has_language_heading(const reader::Table& table);

/// Text with commas, semicolons or tabs between cells, as a table. \param text  UTF-8
reader::Table table_of_text(const std::string& text, const std::string& name, base::Diagnostics& diagnostics);

} // namespace diptych::pipeline
