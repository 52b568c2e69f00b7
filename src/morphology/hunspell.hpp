#pragma once

#include "morphology/morphology.hpp"

#include <filesystem>
#include <memory>

namespace diptych::morphology {

/// Reads a Hunspell dictionary: lemmas only, the part of speech stays unknown.
/// \param affixes  the .aff file; the .dic file stands beside it  \param name  what messages call it
/// \throws base::InputError when one of the two is missing, empty or not in UTF-8
std::unique_ptr<Morphology> open_hunspell(const std::filesystem::path& affixes, std::string name);

} // namespace diptych::morphology
