#include "reader/html_elements.hpp"

#include "base/string.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace diptych::reader {

namespace {

using Elements = std::unordered_map<std::string_view, HtmlElement>;

const Elements& elements() {
    static const Elements table = [] {
        Elements made;
        const auto add = [&](HtmlElement element, std::initializer_list<std::string_view> names) {
            for (const std::string_view name : names) {
                made.emplace(name, element);
            }
        };
        add(HtmlElement::block,
            {"address",  "article", "aside", "blockquote", "body",    "center", "details",
             "dialog",   "div",     "dl",    "fieldset",   "figure",  "footer", "form",
             "header",   "hgroup",  "hr",    "html",       "main",    "nav",    "noframes",
             "optgroup", "option",  "p",     "search",     "section", "table",  "tbody",
             "tfoot",    "thead",   "tr",    "legend",     "summary"});
        add(HtmlElement::heading, {"h2", "h3", "h4", "h5", "h6"});
        add(HtmlElement::main_heading, {"h1"});
        add(HtmlElement::item, {"li"});
        add(HtmlElement::cell, {"td", "th", "caption", "figcaption", "dt", "dd"});
        add(HtmlElement::list, {"ul", "menu", "dir"});
        add(HtmlElement::ordered_list, {"ol"});
        add(HtmlElement::preformatted, {"pre", "listing", "xmp", "plaintext"});
        add(HtmlElement::line_break, {"br"});
        add(HtmlElement::link, {"a"});
        add(HtmlElement::superscript, {"sup"});
        add(HtmlElement::page_title, {"title"});
        // What is not shown, is no text, or stands in for what cannot be played. The readings of ruby text
        // would break up the words they stand above.
        add(HtmlElement::not_shown,
            {"applet", "audio", "canvas", "datalist", "iframe", "noembed", "noscript", "object", "rp", "rt",
             "script", "select", "style", "svg", "template", "textarea", "video"});
        return made;
    }();
    return table;
}

std::string without_spaces(std::string_view text) {
    std::string result = base::to_lower_ascii(text);
    result.erase(std::remove_if(result.begin(), result.end(),
                                [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }),
                 result.end());
    return result;
}

/// The value of a property of the element's own style, in lower case, without spaces.
std::string style_value(const std::vector<xml::Attribute>& attributes, std::string_view property) {
    const std::string style = without_spaces(xml::attribute(attributes, "style").value_or(""));
    for (const std::string_view declaration : base::split(style, ';')) {
        if (declaration.starts_with(property) && declaration.substr(property.size()).starts_with(':')) {
            return std::string{declaration.substr(property.size() + 1)};
        }
    }
    return {};
}

} // namespace

HtmlElement html_element(std::string_view name, const std::vector<xml::Attribute>& attributes) {
    const auto known = elements().find(name);
    const HtmlElement element = known == elements().end() ? HtmlElement::inline_text : known->second;
    if (xml::attribute(attributes, "hidden") || style_value(attributes, "display").starts_with("none")) {
        return HtmlElement::not_shown;
    }
    // How Word marks a footnote's call, whose superscript is in the style sheet.
    return element == HtmlElement::inline_text &&
                   says(attributes, {"msofootnotereference", "msoendnotereference"})
               ? HtmlElement::superscript
               : element;
}

bool is_block(HtmlElement element) {
    switch (element) {
    case HtmlElement::block:
    case HtmlElement::heading:
    case HtmlElement::main_heading:
    case HtmlElement::item:
    case HtmlElement::cell:
    case HtmlElement::list:
    case HtmlElement::ordered_list:
    case HtmlElement::preformatted:
        return true;
    default:
        return false;
    }
}

NumberStyle html_number_style(const std::vector<xml::Attribute>& attributes) {
    // CSS Lists and Counters 3, section 3.4; type as in the HTML standard, 4.4.5.
    constexpr std::array<std::pair<std::string_view, NumberStyle>, 12> k_styles{{
        {"none", NumberStyle::none},
        {"decimal-leading-zero", NumberStyle::decimal_zero},
        {"decimal", NumberStyle::decimal},
        {"lower-alpha", NumberStyle::lower_counted},
        {"lower-latin", NumberStyle::lower_counted},
        {"upper-alpha", NumberStyle::upper_counted},
        {"upper-latin", NumberStyle::upper_counted},
        {"lower-roman", NumberStyle::lower_roman},
        {"upper-roman", NumberStyle::upper_roman},
        {"disc", NumberStyle::none},
        {"circle", NumberStyle::none},
        {"square", NumberStyle::none},
    }};
    for (const std::string_view property : {"list-style-type", "list-style"}) {
        const std::string value = style_value(attributes, property);
        for (const auto& [name, style] : k_styles) {
            if (value.find(name) != std::string::npos) {
                return style;
            }
        }
    }
    const std::string type = xml::attribute(attributes, "type").value_or("1");
    return type == "a"   ? NumberStyle::lower_counted
           : type == "A" ? NumberStyle::upper_counted
           : type == "i" ? NumberStyle::lower_roman
           : type == "I" ? NumberStyle::upper_roman
                         : NumberStyle::decimal;
}

bool says(const std::vector<xml::Attribute>& attributes, std::initializer_list<std::string_view> words) {
    for (const std::string_view attribute : {"class", "role", "epub:type"}) {
        const std::string value = base::to_lower_ascii(xml::attribute(attributes, attribute).value_or(""));
        for (const std::string_view word : base::split(value, ' ')) {
            if (std::find(words.begin(), words.end(), word) != words.end()) {
                return true;
            }
        }
    }
    return false;
}

} // namespace diptych::reader
