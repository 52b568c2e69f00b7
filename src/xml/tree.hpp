#pragma once

#include "xml/reader.hpp"
#include "xml/sax_parser.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::xml {

class Tree;

/// An element or a run of text of a Tree. Views it gives live until the tree changes.
class Node {
public:
    class Iterator;

    std::string_view name() const;          ///< without its prefix; empty when this is a run of text
    std::string_view namespace_uri() const; ///< empty when it has none

    bool is_text() const { return name().empty(); }

    std::string_view text() const; ///< of a run of text
    std::size_t line() const;      ///< 1-based

    /// Its place in the tree, from 0 in the order of the document.
    std::size_t number() const { return m_index; }

    std::size_t attribute_count() const;
    /// \pre index < attribute_count()
    AttributeView attribute_at(std::size_t index) const;
    std::optional<std::string_view> attribute(std::string_view attribute_name,
                                              std::string_view namespace_uri = {}) const;

    // Its children, elements and runs of text, in their order: for (const Node child : node).
    Iterator begin() const;
    Iterator end() const;

    /// The first child of that name.
    std::optional<Node> child(std::string_view child_name) const;

    /// Adds all text inside, that of its children included, to `text`.
    void append_text(std::string& text) const;

private:
    friend class Tree;

    Node(const Tree& tree, std::size_t index) : m_tree{&tree}, m_index{index} {}

    const Tree* m_tree;
    std::size_t m_index; ///< of its record
};

/// A part of a document that is small enough to be held whole, such as an entry of a glossary, in files with
/// millions of them. It keeps its memory when it is cleared.
class Tree {
public:
    Tree() = default;
    Tree(Tree&&) = default; ///< nodes of it are nodes of no tree then
    Tree& operator=(Tree&&) = default;
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;

    void clear();

    bool empty() const { return m_records.empty(); }

    /// Refuses what is no entry, nor unit, nor whatever else is held whole: a small file can have millions of
    /// elements in one.
    /// \param name, line  of the file, as messages call it, and how far it is read
    /// \throws base::InputError when it holds more than 250,000 elements, or 64 MiB
    void check_size(const std::string& name, std::size_t line) const;

    // As ContentHandler's, for the document's part from its root element on. The names must outlive the tree.
    void start_element(std::string_view name, std::string_view namespace_uri,
                       const std::vector<AttributeView>& attributes, std::size_t line);
    void end_element();
    void text(std::string_view text, std::size_t line);

    /// The same with names of which the tree keeps its own. \pre start.kind is start_element
    Node start_element(const Event& start);

    /// \pre !empty()
    Node root() const { return {*this, 0}; }

private:
    friend class Node;
    static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

    struct Range {
        std::size_t begin = 0;
        std::size_t size = 0;
    };

    struct Record {
        std::string_view name;
        std::string_view namespace_uri;
        Range content; ///< of an element: its attributes; of a run of text: its bytes in m_text
        std::size_t first_child = k_none;
        std::size_t next = k_none; ///< its next sibling
        std::size_t line = 0;
    };

    struct AttributeRecord {
        std::string_view name;
        std::string_view namespace_uri;
        Range value; ///< in m_text
    };

    struct Open {
        std::size_t element = k_none;
        std::size_t last_child = k_none;
    };

    Range keep(std::string_view text);

    std::string_view own(const std::string& name) { return *m_names.insert(name).first; }

    std::size_t add(std::string_view name, std::string_view namespace_uri, Range content, std::size_t line);

    std::vector<Record> m_records;
    std::vector<AttributeRecord> m_attributes;
    std::vector<Open> m_open;
    std::string m_text;            ///< of all values and runs of text
    std::set<std::string> m_names; ///< the tree's own
};

/// Adds the rest of the element whose start_element `reader` has just given to the tree: as its root, or
/// inside the element that is open. \param adjust  may change each start_element before it is added
/// \throws base::InputError as Reader::next
Node read_element(Reader& reader, Event start, Tree& tree, const std::function<void(Event&)>& adjust = {});
/// The same as a tree of its own.
Tree read_element(Reader& reader, Event start);

/// All text inside, that of its children included.
std::string text_content(Node node);

/// Whether a text can be what is inside an element, as inner_xml() gives it.
bool is_well_formed_content(std::string_view xml);

/// What is inside an element, as XML: names without prefixes, but for xml:lang and its like.
std::string inner_xml(Node element);

class Node::Iterator {
public:
    Iterator(const Tree& tree, std::size_t index) : m_node{tree, index} {}

    Node operator*() const { return m_node; }

    Iterator& operator++();

    bool operator!=(const Iterator& other) const { return m_node.m_index != other.m_node.m_index; }

private:
    Node m_node;
};

// Defined here, as they are called for every element of millions.

inline std::string_view Node::name() const {
    return m_tree->m_records[m_index].name;
}

inline std::string_view Node::namespace_uri() const {
    return m_tree->m_records[m_index].namespace_uri;
}

inline std::string_view Node::text() const {
    const Tree::Record& record = m_tree->m_records[m_index];
    return record.name.empty()
               ? std::string_view{m_tree->m_text}.substr(record.content.begin, record.content.size)
               : std::string_view{};
}

inline std::size_t Node::line() const {
    return m_tree->m_records[m_index].line;
}

inline std::size_t Node::attribute_count() const {
    return is_text() ? 0 : m_tree->m_records[m_index].content.size;
}

inline AttributeView Node::attribute_at(std::size_t index) const {
    const Tree::AttributeRecord& a = m_tree->m_attributes[m_tree->m_records[m_index].content.begin + index];
    return {a.name, a.namespace_uri, std::string_view{m_tree->m_text}.substr(a.value.begin, a.value.size)};
}

inline std::optional<std::string_view> Node::attribute(std::string_view attribute_name,
                                                       std::string_view namespace_uri) const {
    for (std::size_t i = 0; i < attribute_count(); ++i) {
        const AttributeView candidate = attribute_at(i);
        if (candidate.name == attribute_name && candidate.namespace_uri == namespace_uri) {
            return candidate.value;
        }
    }
    return std::nullopt;
}

inline Node::Iterator Node::begin() const {
    return {*m_tree, m_tree->m_records[m_index].first_child};
}

inline Node::Iterator Node::end() const {
    return {*m_tree, Tree::k_none};
}

inline Node::Iterator& Node::Iterator::operator++() {
    m_node.m_index = m_node.m_tree->m_records[m_node.m_index].next;
    return *this;
}

} // namespace diptych::xml
