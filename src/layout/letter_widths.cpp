#include "layout/letter_widths.hpp"

#include "text/utf8.hpp"

namespace diptych::layout {

void LetterWidths::add(char32_t letter, double width, double size) {
    if (size > 0) {
        Sum& sum = m_letters[letter];
        sum.widths += width / size;
        ++sum.count;
    }
}

double LetterWidths::expected(std::string_view word, double size) const {
    constexpr std::size_t k_enough = 4;
    double width = 0;
    for (std::size_t i = 0; i < word.size();) {
        const text::CodePoint c = text::code_point_at(word, i);
        const auto found = m_letters.find(c.value);
        if (found == m_letters.end() || found->second.count < k_enough) {
            return 0;
        }
        width += found->second.widths / static_cast<double>(found->second.count) * size;
        i += c.length;
    }
    return width;
}

} // namespace diptych::layout
