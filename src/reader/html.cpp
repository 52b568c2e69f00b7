#include "reader/html.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "reader/html_text.hpp"
#include "text/encoding.hpp"
#include "xml/html_encoding.hpp"

#include <utility>

namespace diptych::reader {

namespace {

/// The page as UTF-8 when it does not say what it is in and its letters do; otherwise as it is.
std::string guess_encoding(std::string bytes, const std::string& name, base::Diagnostics& diagnostics) {
    const auto encoding = xml::detect_html_encoding(bytes);
    if (!encoding) {
        return bytes;
    }
    text::DecodedText decoded = text::decode(bytes, *encoding);
    if (decoded.invalid) {
        return bytes; // refused as what it should be, UTF-8
    }
    diagnostics.report(base::Severity::note, name, 0,
                       fmt::format("The text is not UTF-8; it was read as {}.", *encoding));
    return std::move(decoded.text);
}

} // namespace

model::SourceText read_html(std::string bytes, const std::string& name, base::Diagnostics& diagnostics) {
    bytes = guess_encoding(std::move(bytes), name, diagnostics);
    HtmlText text{name};
    text.add(bytes, name, HtmlText::Title::instead_of_headings);
    if (text.empty()) {
        throw base::InputError{name,
                               "There is no text in the page. If a program in the page makes it, save the "
                               "page from a browser as it is shown."};
    }
    return text.finish();
}

} // namespace diptych::reader
