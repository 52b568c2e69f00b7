#pragma once

#include "layout/page.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace diptych::test {

/// Writes pages by hand: every letter takes half of the size, so that a test can count where a line ends.
class Boxes {
public:
    /// Words from `x` on, with spaces of half the size. \param y  the lower edge of the line
    Boxes& put(double x, double y, const std::string& text, double size = 10, bool bold = false) {
        std::string word;
        for (const char c : text + " ") {
            if (c != ' ') {
                word += c;
                continue;
            }
            if (!word.empty()) {
                const double right = x + static_cast<double>(word.size()) * size / 2;
                m_page.words.push_back({word, x, right, y - size, y, size, bold, false});
                x = right;
                word.clear();
            }
            x += size / 2;
        }
        return *this;
    }

    /// Lines one below the other. \returns where the next would stand
    double lines(double x, double y, double leading, const std::vector<std::string>& texts,
                 double size = 10) {
        for (const std::string& text : texts) {
            put(x, y, text, size);
            y += leading;
        }
        return y;
    }

    layout::PageWords take() {
        m_page.width = 600;
        m_page.height = 800;
        return std::move(m_page);
    }

private:
    layout::PageWords m_page;
};

inline std::vector<std::string> texts_of(const std::vector<layout::Line>& lines) {
    std::vector<std::string> texts;
    for (const layout::Line& line : lines) {
        texts.push_back(line.text);
    }
    return texts;
}

} // namespace diptych::test
