#include "xml/tree.hpp"

namespace diptych::xml {

// Recursion goes no deeper than SaxParser::k_greatest_depth.
void Node::append_text(std::string& text) const {
    text += this->text();
    for (const Node child : *this) {
        child.append_text(text);
    }
}

void Tree::clear() {
    m_records.clear();
    m_attributes.clear();
    m_open.clear();
    m_text.clear();
}

void Tree::start_element(std::string_view name, const std::vector<AttributeView>& attributes,
                         std::size_t line) {
    const Range range{m_attributes.size(), attributes.size()};
    for (const AttributeView& a : attributes) {
        m_attributes.push_back({a.name, a.namespace_uri, keep(a.value)});
    }
    m_open.push_back({add(name, range, line), k_none});
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
        add({}, keep(text), line);
    }
}

Tree::Range Tree::keep(std::string_view text) {
    const Range range{m_text.size(), text.size()};
    m_text += text;
    return range;
}

std::size_t Tree::add(std::string_view name, Range content, std::size_t line) {
    const std::size_t index = m_records.size();
    m_records.push_back({name, content, k_none, k_none, line});
    if (!m_open.empty()) {
        Open& parent = m_open.back();
        (parent.last_child == k_none ? m_records[parent.element].first_child
                                     : m_records[parent.last_child].next) = index;
        parent.last_child = index;
    }
    return index;
}

} // namespace diptych::xml
