#pragma once

#include "cli/terminal/style.hpp"
#include "model/concept.hpp"
#include "pipeline/terms/edit_glossary.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace diptych::cli {

/// A concept on a line: its id, then in each language the terms to use.
void render_line(const model::Concept& entry, const Style& style, std::ostream& out);

/// The columns of write_terms_tsv(): entry, language, term, status, part_of_speech, gender, subject.
void write_term_titles(std::ostream& out);

/// A line a term.
void write_terms_tsv(const model::Concept& entry, std::ostream& out);

/// \param format  "jsonl", "tsv", or anything else for a table
void write_duplicates(const std::vector<pipeline::DuplicateGroup>& groups, const std::string& format,
                      const Style& style, std::ostream& out);

} // namespace diptych::cli
