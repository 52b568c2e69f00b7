#pragma once

// For the .cpp files of language/ only.

#include <string_view>
#include <vector>

namespace diptych::language {

struct LanguageFile {
    std::string_view code; ///< primary subtag
    std::string_view content;
};

/// The files of language/languages/, as they are, in the order of their codes.
const std::vector<LanguageFile>& language_files();

/// language/iso_639.txt
std::string_view iso_639_file();

} // namespace diptych::language
