#pragma once

#include "cli/terminal/style.hpp"
#include "model/concept.hpp"
#include "model/glossary_change.hpp"
#include "pipeline/terms/edit_glossary.hpp"

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace diptych::cli {

/// What became of an entry, as lines of its text form: those taken away after "- ", those added after "+ ",
/// and around them the lines that say where.
void render_difference(const std::optional<model::Concept>& before,
                       const std::optional<model::Concept>& after, const Style& style, std::ostream& out);

/// What a change is about: "3 entries", "1 document".
std::string extent_of(const model::GlossaryChange& change);

/// A line each: number, time, who, action, extent.
void render_changes(const std::vector<model::GlossaryChange>& changes, const Style& style, std::ostream& out);
void write_changes_tsv(const std::vector<model::GlossaryChange>& changes, std::ostream& out);
void write_changes_jsonl(const std::vector<model::GlossaryChange>& changes, std::ostream& out);

/// Each change of an entry and what it changed.
void render_versions(const std::vector<model::ConceptVersion>& versions, const Style& style,
                     std::ostream& out);
void write_versions_jsonl(const std::vector<model::ConceptVersion>& versions, std::ostream& out);

/// {"change": 12, "id": "c1", "before": {...}, "after": {...}, "duplicates": [...]}, a line each.
void write_edits_jsonl(const std::vector<pipeline::Edited>& edits, std::ostream& out);

} // namespace diptych::cli
