#pragma once

#include "model/range.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace diptych::concordance {

/// A keyword in its context, on one line.
struct KeywordInContext {
    std::string left; ///< what stands before it, without the space between them
    std::string keyword;
    std::string right;       ///< likewise
    bool left_space = true;  ///< whether white space stands before the keyword
    bool right_space = true; ///< and behind it
};

/// Cuts the context on both sides to `columns` of a terminal (text::display_width), at the ends of words
/// where a word is not wider than that; "…" stands for what was left out.
/// \param columns  at least 1
KeywordInContext keyword_in_context(std::string_view text, model::Range keyword, std::size_t columns);

} // namespace diptych::concordance
