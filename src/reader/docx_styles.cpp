#include "reader/docx_styles.hpp"

#include "base/string.hpp"
#include "reader/list_number.hpp"

#include <utility>

namespace diptych::reader {

namespace {

using xml::Event;
using xml::EventKind;

constexpr std::string_view k_transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view k_strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// More styles based on each other than this are a circle.
constexpr int k_longest_chain = 50;

template <typename T>
void inherit(std::optional<T>& value, const std::optional<T>& inherited) {
    if (!value) {
        value = inherited;
    }
}

/// What was so before a tracked change.
bool is_former(std::string_view name) {
    return name == "pPrChange" || name == "rPrChange" || name == "sectPrChange" || name == "numberingChange";
}

void read_property(const Event& event, DocxProperties& properties) {
    const std::string& name = event.name;
    const auto value = [&] { return word_attribute(event, "val"); };
    if (name == "pStyle" || name == "rStyle") {
        properties.style = value();
    } else if (name == "outlineLvl") {
        properties.outline_level = parse_number(value());
    } else if (name == "numId") {
        properties.list = parse_number(value());
    } else if (name == "ilvl") {
        properties.list_level = parse_number(value());
    } else if (name == "lang" && !value().empty()) {
        properties.language = value();
    } else if (name == "framePr") {
        const std::string drop_cap = word_attribute(event, "dropCap");
        properties.drop_cap = drop_cap == "drop" || drop_cap == "margin";
    } else if (name == "vanish") {
        properties.hidden = is_on(event);
    } else if (name == "del" || name == "moveFrom") {
        properties.mark_removed = true;
    }
}

} // namespace

bool is_word(const Event& event) {
    return event.namespace_uri == k_transitional || event.namespace_uri == k_strict;
}

bool is_word(const Event& event, std::string_view name) {
    return event.name == name && is_word(event);
}

std::string word_attribute(const Event& event, std::string_view name) {
    return xml::attribute(event.attributes, name, event.namespace_uri).value_or("");
}

bool is_on(const Event& event) {
    const std::string value = word_attribute(event, "val");
    return value != "0" && value != "false" && value != "off";
}

void read_properties(xml::Reader& reader, DocxProperties& properties) {
    // The run properties inside paragraph properties are those of the paragraph's mark: of these only its
    // deletion matters here.
    DocxProperties of_mark;
    int mark_depth = 0;
    for (int depth = 1; depth > 0;) {
        const Event event = reader.next();
        if (event.kind == EventKind::start_element) {
            if (!is_word(event) || is_former(event.name) || event.name == "sectPr") {
                properties.section_ends = properties.section_ends || is_word(event, "sectPr");
                reader.skip_element();
                continue;
            }
            ++depth;
            if (event.name == "rPr") {
                mark_depth = depth;
            }
            read_property(event, mark_depth == 0 ? properties : of_mark);
        } else if (event.kind == EventKind::end_element) {
            mark_depth = mark_depth == depth ? 0 : mark_depth;
            --depth;
        } else if (event.kind == EventKind::end_of_document) {
            break;
        }
    }
    properties.mark_removed = of_mark.mark_removed;
}

DocxStyles::DocxStyles(xml::Reader& reader) {
    for (Event event = reader.next(); event.kind != EventKind::end_of_document; event = reader.next()) {
        if (event.kind != EventKind::start_element) {
            continue;
        }
        if (is_word(event, "style")) {
            read_style(reader, event);
        } else if (is_word(event, "rPrDefault")) {
            read_defaults(reader);
        }
    }
}

void DocxStyles::read_style(xml::Reader& reader, const Event& start) {
    const std::string id = word_attribute(start, "styleId");
    const std::string is_default = word_attribute(start, "default");
    if (word_attribute(start, "type") == "paragraph" && (is_default == "1" || is_default == "true")) {
        m_default_paragraph_style = id;
    }
    Style style;
    for (Event event = reader.next(); event.kind != EventKind::end_element; event = reader.next()) {
        if (event.kind == EventKind::end_of_document) {
            return;
        }
        if (event.kind != EventKind::start_element) {
            continue;
        }
        if (is_word(event, "pPr") || is_word(event, "rPr")) {
            read_properties(reader, style.properties);
            continue;
        }
        if (is_word(event, "name")) {
            style.name = base::to_lower_ascii(word_attribute(event, "val"));
        } else if (is_word(event, "basedOn")) {
            style.based_on = word_attribute(event, "val");
        }
        reader.skip_element();
    }
    m_styles.emplace(id, std::move(style));
}

void DocxStyles::read_defaults(xml::Reader& reader) {
    DocxProperties defaults;
    for (Event event = reader.next(); event.kind != EventKind::end_element; event = reader.next()) {
        if (event.kind == EventKind::end_of_document) {
            return;
        }
        if (event.kind == EventKind::start_element) {
            read_properties(reader, defaults);
        }
    }
    m_default_language = defaults.language.value_or("");
}

const DocxStyles::Style* DocxStyles::find(const std::string& id) const {
    const auto found = m_styles.find(id.empty() ? m_default_paragraph_style : id);
    return found == m_styles.end() ? nullptr : &found->second;
}

DocxProperties DocxStyles::resolve(const std::string& id) const {
    DocxProperties resolved;
    const Style* style = find(id);
    for (int i = 0; style != nullptr && i < k_longest_chain; ++i) {
        const DocxProperties& properties = style->properties;
        inherit(resolved.outline_level, properties.outline_level);
        inherit(resolved.list, properties.list);
        inherit(resolved.list_level, properties.list_level);
        inherit(resolved.hidden, properties.hidden);
        inherit(resolved.language, properties.language);
        style = style->based_on.empty() ? nullptr : find(style->based_on);
    }
    return resolved;
}

std::optional<model::UnitKind> DocxStyles::kind_of(const std::string& id) const {
    const Style* style = find(id);
    if (style == nullptr && id.starts_with("Heading")) {
        return model::UnitKind::heading; // a file that left its styles out
    }
    for (int i = 0; style != nullptr && i < k_longest_chain; ++i) {
        if (style->name == "title" || style->name == "subtitle") {
            return model::UnitKind::title;
        }
        if (style->name.starts_with("heading ")) {
            return model::UnitKind::heading;
        }
        style = style->based_on.empty() ? nullptr : find(style->based_on);
    }
    return std::nullopt;
}

} // namespace diptych::reader
