#pragma once

#include "model/range.hpp"
#include "model/source_text.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace diptych::segment {

/// A physical line of the source that has something on it.
struct Line {
    model::Range content;         ///< bytes of the source, without white space at either end
    std::size_t number = 0;       ///< 1-based; on its page, when places are counted by pages
    std::size_t page = 0;         ///< 1-based, when places are counted by pages
    std::size_t indent = 0;       ///< code points of white space before the content
    std::size_t width = 0;        ///< columns of the content: code points, those of full width twice
    std::size_t blank_before = 0; ///< lines without content since the line above
    bool form_feed_before = false;
    bool space_at_end = false; ///< the physical line ends with a space: the sentence may go on below

    /// What the line is besides text.
    enum class Role { text, link, rule, running_head } role = Role::text;
    bool after_page_break = false; ///< first text line of a page, as far as can be told
};

/// How the text was laid out, estimated from the lines.
struct Layout {
    bool printed = false;     ///< the lines are those of a page: a typesetter may have divided words
    bool wrapped = false;     ///< paragraphs run over several lines; otherwise each line is one
    std::size_t measure = 0;  ///< width of a full line in columns
    std::size_t widest = 0;   ///< width of the widest
    std::size_t line_gap = 0; ///< blank lines between two lines of one paragraph
    std::size_t indent = 0;   ///< of most lines
    std::size_t first_indent =
        0; ///< of the first lines of paragraphs, where they alone have one; 0 elsewhere
};

struct SourceLines {
    std::vector<Line> lines; ///< those with content
    Layout layout;
};

/// Finds the lines, estimates the layout and tells artefacts (link lists at a page's foot, footnote rules,
/// running heads) from text. \param text  valid UTF-8; lines end with LF, CRLF or CR; a form feed ends a page
/// \param by_pages  number lines on their pages
SourceLines read_lines(std::string_view text, bool by_pages = false);

/// The blocks of a file that marks its paragraphs, as lines: one each, or those on which they were printed.
SourceLines lines_of_blocks(const model::SourceText& source);

/// The first line feed or carriage return from byte `begin` on, or the size of the text.
std::size_t find_line_end(std::string_view text, std::size_t begin);

/// Columns of what would have had to fit at the end of the line above: the first word, or a letter or two
/// where words are not set apart.
std::size_t first_word_width(std::string_view content);

/// The label of a footnote at the beginning of its line ("1 ", "12 ", "* "; no stop follows it): its bytes,
/// or 0.
std::size_t footnote_label_length(std::string_view content);

/// An address and nothing else: "https://undocs.org/A/RES/73/27".
bool is_address(std::string_view content);

} // namespace diptych::segment
