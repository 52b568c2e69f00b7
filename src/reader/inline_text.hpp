#pragma once

#include "xml/tree.hpp"

#include <string>
#include <string_view>

namespace diptych::reader {

/// The text in an element of TMX or XLIFF, without what stands there for the markup of the translated
/// document: the content of bpt, ept, ph, it and their like is left out, with the texts inside it; that of
/// hi, g, pc and mrk stays. What stands for a line break is a space.
std::string inline_text(xml::Node element);

/// Whether the element stands for markup of the translated document.
bool is_inline_code(xml::Node element);

/// What is_inline_code() leaves behind: a space for a line break, otherwise nothing.
std::string_view text_of_code(xml::Node element);

/// On one line: each run of white space that XML collapses is a space, none of any kind is at the ends.
std::string on_one_line(std::string_view text);

} // namespace diptych::reader
