#pragma once

#include "exchange/tbx/validate.hpp"

#include <optional>
#include <string>

namespace diptych::pipeline {

/// Checks a TMX or XLIFF file: what is no well-formed XML, unit by unit; what the specifications ask for
/// (reader::check_units); and what 'diptych add' would leave out. Never throws for what a file holds.
/// \param name  as messages call the file
/// \returns nothing when it is neither; `concepts` counts the units
std::optional<exchange::TbxValidation> validate_pairs(std::string bytes, const std::string& name);

} // namespace diptych::pipeline
