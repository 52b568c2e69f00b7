#include "xml/element.hpp"

#include <utility>

namespace diptych::xml {

namespace {

// Recursion here and below goes no deeper than Reader::k_greatest_depth.
void append_text(std::string& text, const Element& element) {
    text += element.text;
    for (const Element& child : element.children) {
        append_text(text, child);
    }
}

} // namespace

Element read_element(Reader& reader, Event start) {
    Element element;
    element.name = std::move(start.name);
    element.namespace_uri = std::move(start.namespace_uri);
    element.attributes = std::move(start.attributes);
    element.line = start.line;
    for (;;) {
        Event event = reader.next();
        switch (event.kind) {
        case EventKind::start_element:
            element.children.push_back(read_element(reader, std::move(event)));
            break;
        case EventKind::text: {
            Element text;
            text.text = std::move(event.text);
            text.line = event.line;
            element.children.push_back(std::move(text));
            break;
        }
        case EventKind::end_element:
        case EventKind::end_of_document:
            return element;
        }
    }
}

std::string text_content(const Element& element) {
    std::string text;
    append_text(text, element);
    return text;
}

} // namespace diptych::xml
