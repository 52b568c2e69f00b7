#pragma once

#include "exchange/pages/html_text.hpp"
#include "model/language_tag.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

// What all reports for people have in common: one page of HTML that has everything in itself and whose
// Content-Security-Policy forbids it to ask for anything. It is legible in a narrow and a wide window, light
// and dark, and on paper. A script (page.js) adds a box that searches the rows and a jump to the next one
// that is to be looked at; without it their controls are not shown and all the rest is.

/// Of a pair. What a person has confirmed is beyond doubt.
Alarm alarm_of(double probability, bool confirmed);

/// "2–1", a probability ... beside the number of a row. `text` is HTML.
std::string mark(std::string_view text, Alarm alarm = Alarm::none, std::string_view title = {});

/// What the number of a pair says of it: that it is confirmed, or its probability when that is doubtful.
std::string marks_of_pair(double probability, bool confirmed);

/// A cell of a table with one side of a pair.
/// \param marks  as marked_text() wants them
std::string side_cell(std::string_view text, const model::LanguageTag& language,
                      const std::vector<TextMark>& marks);

/// A cell, or a part of one, for a side that is empty.
inline constexpr std::string_view k_no_counterpart = "<p class=\"absent\" lang=\"en\">no counterpart</p>";

/// How a page speaks of itself.
struct PageWords {
    std::string title;
    std::string_view row = "pair";             ///< what a row is; more of them have an s
    std::string_view marked = "doubtful pair"; ///< what a row with an alarm is; likewise
    bool only_marked = false;                  ///< whether the script hides the others at first
};

/// Something counted in the header.
struct PageCount {
    std::string text; ///< with the figure behind a colon
    std::string figure;
    Alarm alarm = Alarm::none;
};

/// A row of a table.
struct PageRow {
    std::string id;     ///< with no other row, and without white space
    std::string number; ///< a link to the row itself
    Alarm alarm = Alarm::none;
    std::string marks = {}; ///< HTML, behind the number
    std::string title = {}; ///< shown when one points at the number
    bool begins = true;     ///< a line above it
};

/// Writes a page from top to bottom. Between two calls the report writes what is its own to the same stream;
/// texts are plain and are escaped here unless HTML is asked for.
class Page {
public:
    /// The head, and the begin of the header with the title.
    Page(std::ostream& out, PageWords words);

    void write_counts(const std::vector<PageCount>& counts);
    /// Ends the header; the controls come, then the rows.
    void begin_rows();
    /// \param headings  of the columns behind the number, in HTML
    void begin_table(const std::vector<std::string>& headings);
    /// A line across the table over rows that belong together, in HTML.
    void write_group(std::string_view html);
    /// Then come its cells, as many as there are headings.
    void begin_row(const PageRow& row);
    void end_row();
    void end_table();
    /// Ends the page.
    void end();

private:
    std::ostream& m_out;
    PageWords m_words;
    std::size_t m_columns = 0; ///< of the table, with the number
};

} // namespace diptych::exchange
