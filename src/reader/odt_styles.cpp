#include "reader/odt_styles.hpp"

#include "base/string.hpp"

#include <algorithm>
#include <utility>

namespace diptych::reader {

namespace {

using xml::Event;
using xml::EventKind;

/// LibreOffice's extensions.
constexpr std::string_view k_libreoffice =
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0";

/// More styles above each other than this are a circle.
constexpr std::size_t k_longest_chain = 50;

NumberStyle number_style_of(const std::string& format, bool repeated_letters) {
    if (format == "a") {
        return repeated_letters ? NumberStyle::lower_letter : NumberStyle::lower_counted;
    }
    if (format == "A") {
        return repeated_letters ? NumberStyle::upper_letter : NumberStyle::upper_counted;
    }
    if (format == "i") {
        return NumberStyle::lower_roman;
    }
    if (format == "I") {
        return NumberStyle::upper_roman;
    }
    return format.empty() ? NumberStyle::none : NumberStyle::decimal;
}

/// A part of a label, or nothing when it is too long to be one.
std::string label_part(std::string text) {
    return text.size() > k_longest_label ? std::string{} : std::move(text);
}

std::string number_of(const OdtListStyle& style, const OdtCounters& counters, std::size_t level) {
    return format_number(counters[level].value_or(style[level].start), style[level].style);
}

/// "(%1%.%2%)" with the numbers put in.
std::string print_format(const OdtListStyle& style, const OdtCounters& counters, const std::string& format) {
    std::string label;
    for (std::size_t i = 0; i < format.size();) {
        const std::size_t end = format[i] == '%' ? format.find('%', i + 1) : std::string::npos;
        const auto number = end == std::string::npos
                                ? std::nullopt
                                : parse_number(std::string_view{format}.substr(i + 1, end - i - 1));
        if (number && *number >= 1 && *number <= static_cast<std::int64_t>(k_odt_levels)) {
            label += number_of(style, counters, static_cast<std::size_t>(*number - 1));
            i = end + 1;
        } else {
            label += format[i];
            ++i;
        }
    }
    return label;
}

} // namespace

bool is_odf(const Event& event, std::string_view namespace_uri, std::string_view name) {
    return event.name == name && event.namespace_uri == namespace_uri;
}

std::string odf_attribute(const Event& event, std::string_view namespace_uri, std::string_view name) {
    return xml::attribute(event.attributes, name, namespace_uri).value_or("");
}

std::string next_odt_label(const OdtListStyle& style, OdtCounters& counters, std::size_t level,
                           std::optional<std::int64_t> start) {
    const OdtListLevel& own = style[level];
    std::optional<std::int64_t>& counter = counters[level];
    counter = start ? *start : counter ? *counter + 1 : own.start;
    std::fill(counters.begin() + static_cast<std::ptrdiff_t>(level) + 1, counters.end(), std::nullopt);
    if (own.style == NumberStyle::bullet) {
        return bullet_text(own.bullet);
    }
    if (own.style == NumberStyle::none) {
        return {};
    }
    if (!own.format.empty()) {
        return std::string{base::trim(print_format(style, counters, own.format))};
    }
    const auto shown = std::clamp<std::int64_t>(own.display_levels, 1, static_cast<std::int64_t>(level) + 1);
    std::string numbers;
    for (std::size_t i = level + 1 - static_cast<std::size_t>(shown); i <= level; ++i) {
        const std::string number = number_of(style, counters, i);
        if (!number.empty() && !numbers.empty()) {
            numbers += '.';
        }
        numbers += number;
    }
    return std::string{base::trim(own.prefix + numbers + own.suffix)};
}

void OdtStyles::read(xml::Reader& reader, const Event& start) {
    const bool style = start.namespace_uri == k_odf_style;
    if (style && (start.name == "style" || start.name == "default-style")) {
        read_style(reader, start);
    } else if (is_odf(start, k_odf_text, "list-style")) {
        read_list(reader, m_lists[odf_attribute(start, k_odf_style, "name")]);
    } else if (is_odf(start, k_odf_text, "outline-style")) {
        read_list(reader, m_outline);
    } else {
        reader.skip_element();
    }
}

void OdtStyles::read_style(xml::Reader& reader, const Event& start) {
    Style style;
    style.name = odf_attribute(start, k_odf_style, "name");
    style.parent = odf_attribute(start, k_odf_style, "parent-style-name");
    style.list_style = odf_attribute(start, k_odf_style, "list-style-name");
    for (Event event = reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = reader.next()) {
        if (event.kind == EventKind::start_element) {
            if (is_odf(event, k_odf_style, "text-properties")) {
                read_text_properties(event, style);
            }
            reader.skip_element();
        }
    }
    const std::string family = odf_attribute(start, k_odf_style, "family");
    if (start.name == "default-style") {
        if (family == "paragraph") {
            m_default_language = style.language;
        }
    } else if (family == "paragraph") {
        m_paragraph_styles[style.name] = std::move(style);
    } else if (family == "text") {
        m_text_styles[style.name] = std::move(style);
    }
}

void OdtStyles::read_text_properties(const Event& event, Style& style) {
    const std::string display = odf_attribute(event, k_odf_text, "display");
    if (!display.empty()) {
        style.hidden = display == "none";
    }
    style.language = odf_attribute(event, k_odf_style, "rfc-language-tag");
    if (style.language.empty()) {
        style.language = odf_attribute(event, k_odf_format, "language");
        const std::string country = odf_attribute(event, k_odf_format, "country");
        if (!style.language.empty() && !country.empty() && country != "none") {
            style.language += '-' + country;
        }
    }
}

void OdtStyles::read_list(xml::Reader& reader, OdtListStyle& style) {
    style = {};
    for (Event event = reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = reader.next()) {
        if (event.kind != EventKind::start_element) {
            continue;
        }
        const auto level = parse_number(odf_attribute(event, k_odf_text, "level")).value_or(0);
        if (event.namespace_uri == k_odf_text && level >= 1 &&
            level <= static_cast<std::int64_t>(k_odt_levels)) {
            style[static_cast<std::size_t>(level - 1)] = level_of(event);
        }
        reader.skip_element();
    }
}

OdtListLevel OdtStyles::level_of(const Event& event) {
    OdtListLevel level;
    if (event.name == "list-level-style-bullet" || event.name == "list-level-style-image") {
        level.style = NumberStyle::bullet;
        level.bullet = label_part(odf_attribute(event, k_odf_text, "bullet-char"));
        return level;
    }
    level.style = number_style_of(odf_attribute(event, k_odf_style, "num-format"),
                                  odf_attribute(event, k_odf_style, "num-letter-sync") == "true");
    level.prefix = label_part(odf_attribute(event, k_odf_style, "num-prefix"));
    level.suffix = label_part(odf_attribute(event, k_odf_style, "num-suffix"));
    level.format = label_part(odf_attribute(event, k_libreoffice, "num-list-format"));
    level.start = parse_number(odf_attribute(event, k_odf_text, "start-value")).value_or(1);
    level.display_levels = parse_number(odf_attribute(event, k_odf_text, "display-levels")).value_or(1);
    return level;
}

std::vector<const OdtStyles::Style*> OdtStyles::chain(Family family, const std::string& style) const {
    const auto& styles = family == Family::paragraph ? m_paragraph_styles : m_text_styles;
    std::vector<const Style*> found;
    for (auto i = styles.find(style); i != styles.end() && found.size() < k_longest_chain;
         i = styles.find(i->second.parent)) {
        found.push_back(&i->second);
    }
    return found;
}

std::optional<model::UnitKind> OdtStyles::kind_of(const std::string& style) const {
    for (const Style* link : chain(Family::paragraph, style)) {
        if (link->name == "Title" || link->name == "Subtitle") {
            return model::UnitKind::title;
        }
        if (link->name.starts_with("Heading")) {
            return model::UnitKind::heading;
        }
    }
    return std::nullopt;
}

std::optional<bool> OdtStyles::hidden(Family family, const std::string& style) const {
    for (const Style* link : chain(family, style)) {
        if (link->hidden) {
            return link->hidden;
        }
    }
    return std::nullopt;
}

std::string OdtStyles::language(Family family, const std::string& style) const {
    for (const Style* link : chain(family, style)) {
        if (!link->language.empty()) {
            return link->language;
        }
    }
    return {};
}

std::string OdtStyles::list_style_of(const std::string& style) const {
    for (const Style* link : chain(Family::paragraph, style)) {
        if (!link->list_style.empty()) {
            return link->list_style;
        }
    }
    return {};
}

const OdtListStyle* OdtStyles::find_list(const std::string& name) const {
    const auto found = m_lists.find(name);
    return found == m_lists.end() ? nullptr : &found->second;
}

} // namespace diptych::reader
