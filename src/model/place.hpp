#pragma once

#include "model/range.hpp"
#include "model/time_span.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace diptych::model {

/// Where a text stands. What is not known is empty or 0.
struct Place {
    std::string file;     ///< as messages call it
    std::size_t page = 0; ///< 1-based; 0 in files without pages
    std::size_t line = 0; ///< 1-based, of the file, or of the page; where the text begins
    Range bytes = {};     ///< of the file, when the text stands there byte for byte
    bool is_line = false; ///< the text is all of that line
    std::optional<TimeSpan> time = {}; ///< of subtitles: when the text is shown

    friend bool operator==(const Place&, const Place&) = default;
};

} // namespace diptych::model
