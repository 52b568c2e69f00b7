#pragma once

#include "layout/page.hpp"

#include <cstddef>
#include <string_view>
#include <unordered_map>

namespace diptych::layout {

/// How wide each letter is in the type of most of a text, by its size. Fonts without names (Type 3, as some
/// browsers write them) tell nothing else of their weight.
class LetterWidths {
public:
    /// \param width  in points
    void add(char32_t letter, double width, double size);

    /// What a word would take; 0 when a letter has been met too seldom to tell.
    double expected(std::string_view word, double size) const;

private:
    struct Sum {
        double widths = 0;
        std::size_t count = 0;
    };

    std::unordered_map<char32_t, Sum> m_letters;
};

} // namespace diptych::layout
