#pragma once

#include "base/diagnostics.hpp"
#include "model/source_text.hpp"
#include "reader/tables.hpp"

#include <string>
#include <vector>

namespace diptych::reader {

/// The text of an HTML page by its elements: a block for each paragraph, heading, item, cell or line of
/// preformatted text, numbered from 1 in the order of the page, the footnotes last. White space collapses as
/// a browser collapses it, no-break spaces stay; what a browser does not show (scripts, styles, templates,
/// what is hidden) is left out.
///
/// The numbers that a browser puts before the items of ordered lists are put into the text; an item that
/// brings a label of its own keeps that one alone. The calls of footnotes are taken out of the text, and so
/// are the links back from the footnotes. The title of the page counts only when it has no heading.
///
/// Takes any page, sound or not. One that is not UTF-8 and does not say what it is in is read as what it
/// looks like, and then `diagnostics` get a note that names the encoding.
/// \param name  as messages call the file
/// \throws base::InputError when there is no text in the page, or as xml::read_html
model::SourceText read_html(std::string bytes, const std::string& name, base::Diagnostics& diagnostics);

/// The tables of a page, innermost first; there may be none. \throws base::InputError as xml::read_html
std::vector<Table> read_html_tables(const std::string& bytes, const std::string& name);

} // namespace diptych::reader
