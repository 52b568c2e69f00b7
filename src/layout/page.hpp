#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace diptych::layout {

/// A word as it stands on a page. Points (1/72 inch) from the page's upper left corner, y downwards, the page
/// turned upright. On a page that is read from right to left x is mirrored, so that left is where lines
/// begin.
struct Word {
    /// Valid UTF-8, without white space; its letters as they stand from left to right. In a word that is read
    /// from right to left the marks of a letter stand before it, as they do when all is turned round.
    std::string text;
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    double size = 0; ///< of the type
    bool bold = false;
    bool italic = false;
    double expected =
        0; ///< what its letters take in the type of most of the text, if the font has no name; else 0

    double middle() const { return (top + bottom) / 2; }
};

/// All of a page.
struct PageWords {
    std::vector<Word> words; ///< in no order
    double width = 0;
    double height = 0;
    bool right_to_left = false; ///< most letters are of such a script, and x is mirrored
};

/// A raised figure or sign in a line: what calls a note, or begins one.
struct RaisedMark {
    std::size_t begin = 0; ///< byte of Line::text
    std::size_t length = 0;
};

/// A part of a line with much room on either side, as the cells of a table have.
struct Cell {
    std::size_t begin = 0; ///< byte of Line::text
    double left = 0;
    double right = 0;
};

/// A printed line of one column.
struct Line {
    std::string text; ///< words separated by single spaces, in logical order
    double left = 0;
    double right = 0;
    double baseline = 0;   ///< the lower edge of its letters' boxes: a fixed distance below the true baseline
    double size = 0;       ///< of most of its letters
    double bold = 0;       ///< share of its letters
    double italic = 0;     ///< share of its letters
    double first_word = 0; ///< width of what would have had to fit at the end of the line above
    /// 0 for text as wide as the page; different numbers for columns side by side, the same on every page.
    std::size_t column = 0;
    std::size_t region = 0; ///< of the page: its lines stand one below the other in one column
    std::size_t page = 0;   ///< counts from 0
    bool in_table = false;  ///< a row of a table
    bool in_margin = false; ///< of a note in the margin; those of a page stand behind its text
    bool lifted = false;    ///< has raised letters or figures, which can take room above it
    bool drop_cap = false;  ///< begins with a letter that is several lines high
    bool right_to_left = false;
    std::vector<Cell> cells; ///< two or more, or none
    double last_part = 0;    ///< where what stands behind its last gap of 0.9 sizes or more begins; 0 without
    std::vector<RaisedMark> raised;

    double width() const { return right - left; }
};

} // namespace diptych::layout
