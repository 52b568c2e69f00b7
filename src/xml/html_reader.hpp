#pragma once

#include "xml/reader.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::xml {

/// Told of the parts of an HTML page, in order. Whatever it throws ends the reading and comes out of
/// read_html().
class HtmlHandler {
public:
    HtmlHandler() = default;
    virtual ~HtmlHandler() = default;
    HtmlHandler(const HtmlHandler&) = delete;
    HtmlHandler& operator=(const HtmlHandler&) = delete;

    /// \param name  in lower case
    /// \param attributes  names in lower case and with their prefix ("xml:lang"), in no namespace; references
    ///        in the values are resolved
    virtual void start_element(std::string_view name, const std::vector<Attribute>& attributes) = 0;
    /// Also of the elements whose end the page left out: every start has its end, properly nested.
    virtual void end_element(std::string_view name) = 0;
    /// A run of text, references resolved; neighbouring runs are one text. Scripts and styles are text, too.
    virtual void text(std::string_view text) = 0;
};

/// The most elements that may be open in an HTML page at once. Far more than browsers keep (512), as pages
/// that never close their elements nest by accident.
inline constexpr std::size_t k_greatest_html_depth = 4096;

/// The largest HTML page, in bytes.
inline constexpr std::size_t k_greatest_html_size = std::size_t{256} << 20;

/// Reads an HTML page, sound or not: what is not closed is closed, what cannot be understood is passed over.
/// Nothing outside the bytes is ever read. html_to_utf8() tells the encoding.
/// \param name  as messages call the file
/// \throws base::InputError when the page is empty, too large, nested too deep or in no known encoding
void read_html(std::string_view bytes, const std::string& name, HtmlHandler& handler);

} // namespace diptych::xml
