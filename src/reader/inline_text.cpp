#include "reader/inline_text.hpp"

#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace diptych::reader {

namespace {

bool collapses(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\u2028' || c == U'\u2029';
}

} // namespace

bool is_inline_code(xml::Node element) {
    // TMX 1.4b, section 4.2, with ut of 1.1; XLIFF 1.2, section 2.6; XLIFF 2.1, section 4.2.3.
    constexpr std::array<std::string_view, 14> k_codes{"bpt", "ept", "ph", "it", "ut", "sub", "x",
                                                       "bx",  "ex",  "cp", "sc", "ec", "sm",  "em"};
    return std::find(k_codes.begin(), k_codes.end(), element.name()) != k_codes.end();
}

std::string_view text_of_code(xml::Node element) {
    for (const std::string_view attribute : {"type", "ctype", "subType"}) {
        const auto value = element.attribute(attribute);
        if (value && (*value == "lb" || *value == "xlf:lb")) {
            return " ";
        }
    }
    return {};
}

// Recursion goes no deeper than xml::Reader::k_greatest_depth.
std::string inline_text(xml::Node element) {
    std::string text;
    for (const xml::Node child : element) {
        if (child.is_text()) {
            text += child.text();
        } else if (is_inline_code(child)) {
            text += text_of_code(child);
        } else {
            text += inline_text(child);
        }
    }
    return text;
}

std::string on_one_line(std::string_view text) {
    std::string line;
    std::size_t end = 0; // behind the last character that is no white space
    for (std::size_t i = 0; i < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i);
        if (collapses(c.value)) {
            if (!line.empty() && line.back() != ' ') {
                line += ' ';
            }
        } else if (!line.empty() || !text::is_white_space(c.value)) {
            line += text.substr(i, c.length);
            end = text::is_white_space(c.value) ? end : line.size();
        }
        i += c.length;
    }
    line.resize(end);
    return line;
}

} // namespace diptych::reader
