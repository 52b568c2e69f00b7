#pragma once

#include "reader/list_number.hpp"
#include "xml/reader.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::reader {

/// What an element of HTML means for the text in it.
enum class HtmlElement {
    inline_text, ///< and whatever is not known
    block,
    heading, ///< h2 to h6
    main_heading,
    item,
    cell, ///< of a table, a caption, a term or its description: never a heading
    list, ///< ul and the like
    ordered_list,
    preformatted,
    line_break,
    link,
    superscript,
    page_title,
    not_shown
};

/// Takes the hidden attribute and what an element's own style says of its display into account.
HtmlElement html_element(std::string_view name, const std::vector<xml::Attribute>& attributes);

/// Whether text before and after the element is in other blocks than text in it.
bool is_block(HtmlElement element);

/// The numbering that a list's type or style gives its items.
NumberStyle html_number_style(const std::vector<xml::Attribute>& attributes);

/// Whether one of the words of the attributes class, role and epub:type is one of `words`.
bool says(const std::vector<xml::Attribute>& attributes, std::initializer_list<std::string_view> words);

} // namespace diptych::reader
