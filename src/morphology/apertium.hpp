#pragma once

#include "morphology/morphology.hpp"

#include <filesystem>
#include <memory>

namespace diptych::morphology {

/// Reads one of apertium's analysers (LANG-LANG.automorf.bin) by lttoolbox. Tags are those of apertium's
/// symbol list (https://wiki.apertium.org/wiki/List_of_symbols).
/// \param name  what messages call it
/// \throws base::InputError when the file is damaged or of a kind that lttoolbox cannot be given
std::unique_ptr<Morphology> open_apertium(const std::filesystem::path& file, std::string name);

} // namespace diptych::morphology
