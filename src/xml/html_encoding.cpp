#include "xml/html_encoding.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace diptych::xml {

namespace {

bool is_label_end(char c) {
    return c == '"' || c == '\'' || c == ';' || c == '>' || c == '?' || c == ' ' || c == '\t' || c == '\n' ||
           c == '\r' || c == '/';
}

/// The value behind `key =` in a tag, in lower case: "utf-8" of `<meta charset="UTF-8">` and of
/// `content="text/html; charset=utf-8"`.
std::optional<std::string> value_in_tag(std::string_view tag, std::string_view key) {
    std::size_t i = tag.find(key);
    if (i == std::string_view::npos) {
        return std::nullopt;
    }
    i = tag.find_first_not_of(" \t\r\n", i + key.size());
    if (i == std::string_view::npos || tag[i] != '=') {
        return std::nullopt;
    }
    i = tag.find_first_not_of(" \t\r\n\"'", i + 1);
    if (i == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view rest = tag.substr(i);
    const auto end = std::find_if(rest.begin(), rest.end(), is_label_end);
    std::string label{rest.begin(), end};
    return label.empty() ? std::nullopt : std::optional{std::move(label)};
}

/// The encoding that the page declares. Looked for where the HTML standard looks (13.2.3.2), and a little
/// further, because it is declared behind a long comment at times.
std::optional<std::string> declared_encoding(std::string_view bytes) {
    constexpr std::size_t k_beginning = 4096;
    const std::string beginning = base::to_lower_ascii(bytes.substr(0, k_beginning));
    const std::string_view page = beginning;
    if (page.starts_with("<?xml")) {
        if (auto encoding = value_in_tag(page.substr(0, page.find('>')), "encoding")) {
            return encoding;
        }
    }
    for (std::size_t i = page.find('<'); i != std::string_view::npos; i = page.find('<', i + 1)) {
        const std::string_view rest = page.substr(i);
        if (rest.starts_with("<!--")) {
            const std::size_t end = rest.find("-->");
            if (end == std::string_view::npos) {
                return std::nullopt;
            }
            i += end;
        } else if (rest.starts_with("<meta")) {
            if (auto encoding = value_in_tag(rest.substr(0, rest.find('>')), "charset")) {
                return encoding;
            }
        }
    }
    return std::nullopt;
}

std::string convert(std::string_view bytes, const std::string& encoding, const std::string& name) {
    text::DecodedText decoded = text::decode(bytes, encoding);
    if (decoded.invalid) {
        throw base::InputError{
            name, fmt::format(
                      "The bytes are not in the encoding of the page, {}, from byte {} on. Save it as UTF-8 "
                      "first.",
                      encoding, *decoded.invalid)};
    }
    return std::move(decoded.text);
}

std::string checked_utf8(std::string_view bytes, const std::string& name) {
    if (const auto invalid = text::find_invalid_utf8(bytes)) {
        const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(*invalid);
        throw base::InputError{
            name, 1 + static_cast<std::size_t>(std::count(bytes.begin(), end, '\n')),
            fmt::format(
                "The page is not valid UTF-8 at byte {} (0x{:02X}) and declares no other encoding. If "
                "it is in an older one, convert it, for example with 'iconv -f WINDOWS-1252 -t UTF-8 "
                "FILE > FILE.utf8'.",
                *invalid, static_cast<unsigned char>(bytes[*invalid]))};
    }
    return std::string{bytes};
}

std::string decoded(std::string_view bytes, const std::string& name) {
    if (const auto mark = text::find_byte_order_mark(bytes)) {
        const std::string_view page = bytes.substr(mark->length);
        return mark->encoding == "UTF-8" ? checked_utf8(page, name)
                                         : convert(page, std::string{mark->encoding}, name);
    }
    const auto declared = declared_encoding(bytes);
    if (!declared) {
        return checked_utf8(bytes, name);
    }
    const auto encoding = text::find_encoding(*declared);
    if (!encoding) {
        throw base::InputError{name,
                               fmt::format("The page says that it is in the encoding '{}', which is not "
                                           "known. Save it as UTF-8 first.",
                                           *declared)};
    }
    // A page whose declaration could be read as ASCII is in no UTF-16, whatever it declares.
    if (*encoding == "UTF-8" || encoding->starts_with("UTF-16")) {
        return checked_utf8(bytes, name);
    }
    if (*encoding == "US-ASCII" || *encoding == "windows-1252") {
        // Many a page was converted to UTF-8 and still declares what it was in.
        return text::find_invalid_utf8(bytes) ? convert(bytes, "windows-1252", name) : std::string{bytes};
    }
    // The same of others; what is UTF-8 by accident has no letters beyond ASCII.
    const bool is_utf8 = !text::find_invalid_utf8(bytes) &&
                         std::any_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
    return is_utf8 ? std::string{bytes} : convert(bytes, *encoding, name);
}

/// U+001C to U+001F separate by their names, and so does a vertical tab.
bool is_separator(char c) {
    return c == '\v' || (c >= 0x1C && c <= 0x1F);
}

/// U+0000 would end the page for a C library; the others are never text.
bool is_unwanted(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x7F || (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
}

} // namespace

char32_t windows_1252_character(char32_t c) {
    // From the table of the HTML standard; five numbers have no character and stay.
    constexpr std::array<char32_t, 32> k_characters{
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    return c >= 0x80 && c <= 0x9F ? k_characters[c - 0x80] : c;
}

std::optional<std::string> detect_html_encoding(std::string_view bytes) {
    const bool known = text::find_byte_order_mark(bytes) || declared_encoding(bytes);
    if (known || !text::find_invalid_utf8(bytes) || text::is_damaged_utf8(bytes)) {
        return std::nullopt;
    }
    return text::detect_encoding(bytes);
}

std::string html_to_utf8(std::string_view bytes, const std::string& name) {
    std::string text = decoded(bytes, name);
    std::replace_if(text.begin(), text.end(), is_separator, ' ');
    text.erase(std::remove_if(text.begin(), text.end(), is_unwanted), text.end());
    return text;
}

} // namespace diptych::xml
