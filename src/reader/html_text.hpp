#pragma once

#include "model/source_text.hpp"

#include <string>
#include <string_view>

namespace diptych::reader {

/// Puts pages together to one text, as read_html() describes each: a block for each paragraph, numbered from 1
/// through all pages; the footnotes of a page stand at its end. The language of the first page that names one is the
/// text's, and only the first main heading of all is a title.
class HtmlText {
public:
    /// \param name  as messages call the file
    explicit HtmlText(const std::string& name) { m_source.name = name; }

    enum class Title {
        ignored,
        instead_of_headings ///< of the page's head: a block when the page has no heading
    };

    /// \param page       in an encoding that it names, or UTF-8
    /// \param page_name  as messages call it
    /// \throws base::InputError as xml::read_html
    void add(std::string_view page, const std::string& page_name, Title title);

    bool empty() const { return m_source.blocks.empty(); }

    model::SourceText finish() { return std::move(m_source); }

private:
    model::SourceText m_source;
    bool m_has_title = false;
};

} // namespace diptych::reader
