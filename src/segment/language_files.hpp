#pragma once

#include <string_view>
#include <vector>

namespace diptych::segment {

struct LanguageFile {
    std::string_view language; ///< primary subtag
    std::string_view content;
};

/// The files of segment/languages/, as they are.
const std::vector<LanguageFile>& language_files();

} // namespace diptych::segment
