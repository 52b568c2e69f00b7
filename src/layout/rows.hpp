#pragma once

#include "layout/page.hpp"

#include <vector>

namespace diptych::layout {

/// Words at the same height, from left to right.
struct Row {
    std::vector<Word> words;
    double middle = 0; ///< height of its largest words
    double size = 0;   ///< of its largest words

    double left() const { return words.front().left; }

    double right() const;
    double bottom() const; ///< of most of its letters
};

/// Puts words that stand on one line together, from the top down; raised and lowered figures belong to the
/// line of the word beside them.
std::vector<Row> rows_of(std::vector<Word> words);

/// The size of most letters, in points; 10 when there are none.
double body_size_of(const std::vector<Word>& words);
double body_size_of(const std::vector<Row>& rows);

/// Where a row has gaps wider than any between words.
struct Chunk {
    std::size_t begin = 0; ///< words of the row
    std::size_t end = 0;
    double left = 0;
    double right = 0;
};

/// \param gap  in points: what is as wide or wider divides
std::vector<Chunk> chunks_of(const Row& row, double gap);

/// The row as a line: the words with single spaces where there is room between them.
/// \param right_to_left  the words are of a page whose x is mirrored
Line line_of(const Row& row, bool right_to_left);

} // namespace diptych::layout
