#pragma once

#include "model/concept.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

// What the cells of a glossary table look like, read and written.

/// The values of a cell: divided by '|', where "\|" is one that does not divide and "\\" a backslash.
std::vector<std::string> split_cell(std::string_view cell);

/// The cell for these values; empty when all of them are.
std::string join_cell(const std::vector<std::string>& values);

/// Whether the category points to something: a crossReference, externalCrossReference or xGraphic.
bool is_link(std::string_view category);

/// The value of a category; of a link "See also => c13", or one text that is both what is shown and what is
/// pointed to.
std::string value_text(const model::DataCategory& category);

/// The category of that name which value_text() gave, or somebody wrote: its value as TBX-Basic spells it.
model::DataCategory category_from(const std::string& name, std::string_view text);

} // namespace diptych::exchange
