#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diptych::xml {

/// The bytes of an HTML page as UTF-8, without its byte order mark and without control characters. The
/// encoding is that of the byte order mark, else the one the page declares near its beginning, else UTF-8.
/// What declares ISO 8859-1 or ASCII is read as windows-1252, as the HTML standard has it.
/// \param name  as messages call the file
/// \throws base::InputError when the encoding is not known or the bytes are not in it
std::string html_to_utf8(std::string_view bytes, const std::string& name);

/// What a page seems to be in that has no byte order mark, declares no encoding and is not UTF-8: its letters
/// tell, as text::detect_encoding has it. Nothing for other pages, for damaged UTF-8, and when it can't be
/// told. html_to_utf8() does not guess, so that its callers can say that they do.
std::optional<std::string> detect_html_encoding(std::string_view bytes);

/// What U+0080 to U+009F stand for in pages: the windows-1252 character of that number (HTML standard,
/// 13.2.5.80, numeric character references). Other characters stay as they are.
char32_t windows_1252_character(char32_t c);

} // namespace diptych::xml
