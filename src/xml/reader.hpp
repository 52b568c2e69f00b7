#pragma once

#include "xml/sax_parser.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::xml {

struct Attribute {
    std::string name;          ///< without its prefix
    std::string namespace_uri; ///< empty when it has none
    std::string value;
};

enum class EventKind { start_element, end_element, text, end_of_document };

/// A step through an XML document. An empty element is a start and an end; comments and processing
/// instructions are left out; neighbouring text and CDATA sections are one text.
struct Event {
    EventKind kind = EventKind::end_of_document;
    std::size_t line = 0;              ///< 1-based; of a start tag, the line on which it ends
    std::string name;                  ///< of an element, without its prefix
    std::string namespace_uri;         ///< of an element; empty when it has none
    std::vector<Attribute> attributes; ///< of a start_element, as written: no defaults from a DTD
    std::string text;                  ///< of a text: UTF-8, whatever the file's encoding
};

/// The value of an attribute, or nothing when it is not there.
std::optional<std::string> attribute(const std::vector<Attribute>& attributes, std::string_view name,
                                     std::string_view namespace_uri = {});

/// Reads XML step by step in memory that depends on the depth of the document, not on its length.
///
/// Safe on files from anywhere: nothing outside the bytes is ever read, so neither an external DTD nor an
/// external entity; a document that declares an entity, refers to one that XML does not predefine, or nests
/// more than k_greatest_depth elements is refused. A DOCTYPE without entities is passed over.
class Reader {
public:
    static constexpr std::size_t k_greatest_depth = SaxParser::k_greatest_depth;
    static constexpr std::size_t k_longest_text = std::size_t{64} << 20U; ///< bytes; more is refused

    /// \param bytes  the file; must outlive the reader
    /// \param name   as messages call the file
    Reader(std::string_view bytes, std::string name);
    /// The same from a source, in memory that also depends on the largest text.
    Reader(ByteSource source, std::string name);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// The next step; end_of_document again and again after the last one.
    /// \throws base::InputError `FILE:LINE: ...` when the document is not well-formed or not safe
    Event next();

    /// As messages call the document.
    const std::string& name() const;

    /// After a start_element: passes over everything up to and with its end tag.
    void skip_element();

private:
    class Queue;
    std::unique_ptr<Queue> m_queue;
};

} // namespace diptych::xml
