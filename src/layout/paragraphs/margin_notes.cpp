#include "layout/paragraphs/margin_notes.hpp"

#include <cstddef>
#include <utility>

namespace diptych::layout {

namespace {

/// Where among the paragraphs a note that begins with line `note` belongs.
/// \param from  the first that can be on its page
std::size_t place_of(std::size_t note, const std::vector<Line>& lines, std::size_t from,
                     const std::vector<Paragraph>& paragraphs) {
    constexpr double k_beside = 0.8; // of the size
    std::size_t behind = from;
    for (std::size_t p = from; p < paragraphs.size(); ++p) {
        const std::vector<std::size_t>& own = paragraphs[p].lines;
        if (lines[own.front()].page > lines[note].page) {
            break;
        }
        for (const std::size_t i : own) {
            // Beside this line, or in the room above it.
            if (lines[i].page == lines[note].page &&
                lines[i].baseline > lines[note].baseline - k_beside * lines[i].size) {
                return i == own.front() || paragraphs[p].in_margin ? p : p + 1;
            }
        }
        behind = p + 1;
    }
    return behind;
}

} // namespace

void put_margin_notes(const std::vector<Line>& lines, const std::vector<bool>& left_out,
                      std::vector<Paragraph>& paragraphs) {
    std::size_t from = 0;
    for (std::size_t i = 0; i < lines.size();) {
        if (!lines[i].in_margin || left_out[i]) {
            ++i;
            continue;
        }
        Paragraph note;
        note.in_margin = true;
        const std::size_t first = i;
        for (; i < lines.size() && lines[i].in_margin && lines[i].page == lines[first].page &&
               lines[i].region == lines[first].region;
             ++i) {
            note.lines.push_back(i);
        }
        while (from < paragraphs.size() && lines[paragraphs[from].lines.back()].page < lines[first].page) {
            ++from;
        }
        const auto place = static_cast<std::ptrdiff_t>(place_of(first, lines, from, paragraphs));
        paragraphs.insert(paragraphs.begin() + place, std::move(note));
    }
}

} // namespace diptych::layout
