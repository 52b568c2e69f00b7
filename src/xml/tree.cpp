#include "xml/tree.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#include <utility>

namespace diptych::xml {

// Recursion goes no deeper than SaxParser::k_greatest_depth.
void Node::append_text(std::string& text) const {
    text += this->text();
    for (const Node child : *this) {
        child.append_text(text);
    }
}

std::optional<Node> Node::child(std::string_view child_name) const {
    for (const Node child : *this) {
        if (child.name() == child_name) {
            return child;
        }
    }
    return std::nullopt;
}

std::string text_content(Node node) {
    std::string text;
    node.append_text(text);
    return text;
}

void Tree::clear() {
    m_records.clear();
    m_attributes.clear();
    m_open.clear();
    m_text.clear();
    m_names.clear();
}

void Tree::check_size(const std::string& name, std::size_t line) const {
    constexpr std::size_t k_most_elements = 250'000;
    constexpr std::size_t k_most_bytes = std::size_t{64} << 20U;
    if (m_records.size() > 2 * k_most_elements || m_text.size() > k_most_bytes) { // texts between them count
        throw base::InputError{
            name, line,
            fmt::format("<{}>, which begins on line {}, holds more than {} elements or {} MiB. Files of this "
                        "kind are not read.",
                        m_records.front().name, m_records.front().line, k_most_elements,
                        k_most_bytes >> 20U)};
    }
}

void Tree::start_element(std::string_view name, std::string_view namespace_uri,
                         const std::vector<AttributeView>& attributes, std::size_t line) {
    const Range range{m_attributes.size(), attributes.size()};
    for (const AttributeView& a : attributes) {
        m_attributes.push_back({a.name, a.namespace_uri, keep(a.value)});
    }
    m_open.push_back({add(name, namespace_uri, range, line), k_none});
}

Node Tree::start_element(const Event& start) {
    std::vector<AttributeView> attributes;
    for (const Attribute& a : start.attributes) {
        attributes.push_back({own(a.name), own(a.namespace_uri), a.value});
    }
    start_element(own(start.name), own(start.namespace_uri), attributes, start.line);
    return {*this, m_open.back().element};
}

void Tree::end_element() {
    m_open.pop_back();
}

void Tree::text(std::string_view text, std::size_t line) {
    const std::size_t last = m_open.back().last_child;
    if (last != k_none && m_records[last].name.empty()) { // and so its bytes are the last ones of m_text
        m_records[last].content.size += text.size();
        m_text += text;
    } else {
        add({}, {}, keep(text), line);
    }
}

Tree::Range Tree::keep(std::string_view text) {
    const Range range{m_text.size(), text.size()};
    m_text += text;
    return range;
}

std::size_t Tree::add(std::string_view name, std::string_view namespace_uri, Range content,
                      std::size_t line) {
    const std::size_t index = m_records.size();
    m_records.push_back({name, namespace_uri, content, k_none, k_none, line});
    if (!m_open.empty()) {
        Open& parent = m_open.back();
        (parent.last_child == k_none ? m_records[parent.element].first_child
                                     : m_records[parent.last_child].next) = index;
        parent.last_child = index;
    }
    return index;
}

Node read_element(Reader& reader, Event start, Tree& tree, const std::function<void(Event&)>& adjust) {
    const auto add = [&](Event& event) {
        if (adjust) {
            adjust(event);
        }
        return tree.start_element(event);
    };
    const Node element = add(start);
    for (std::size_t depth = 1; depth > 0;) {
        Event event = reader.next();
        tree.check_size(reader.name(), event.line);
        switch (event.kind) {
        case EventKind::start_element:
            add(event);
            ++depth;
            break;
        case EventKind::text:
            tree.text(event.text, event.line);
            break;
        case EventKind::end_element:
            tree.end_element();
            --depth;
            break;
        case EventKind::end_of_document:
            return element;
        }
    }
    return element;
}

Tree read_element(Reader& reader, Event start) {
    Tree tree;
    read_element(reader, std::move(start), tree);
    return tree;
}

namespace {

void append_escaped(std::string_view text, std::string& result) {
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\r':
            result += "&#13;";
            break;
        default:
            result += c;
        }
    }
}

// Recursion goes no deeper than Reader::k_greatest_depth.
void append_xml(Node element, std::string& result) {
    for (const Node child : element) {
        if (child.is_text()) {
            append_escaped(child.text(), result);
            continue;
        }
        result.append("<").append(child.name());
        for (std::size_t i = 0; i < child.attribute_count(); ++i) {
            const AttributeView attribute = child.attribute_at(i);
            result.append(attribute.namespace_uri == k_xml_namespace ? " xml:" : " ").append(attribute.name);
            result += "=\"";
            append_escaped(attribute.value, result);
            result += '"';
        }
        if (!(child.begin() != child.end())) {
            result += "/>";
        } else {
            result += '>';
            append_xml(child, result);
            result.append("</").append(child.name()).append(">");
        }
    }
}

} // namespace

bool is_well_formed_content(std::string_view xml) {
    const std::string document = "<x>" + std::string{xml} + "</x>";
    try {
        Reader reader{document, "x"};
        while (reader.next().kind != EventKind::end_of_document) {
        }
        return true;
    } catch (const base::InputError&) {
        return false;
    }
}

std::string inner_xml(Node element) {
    std::string result;
    append_xml(element, result);
    return result;
}

} // namespace diptych::xml
