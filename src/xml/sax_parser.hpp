#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::xml {

/// The namespace of xml:lang and xml:id.
inline constexpr std::string_view k_xml_namespace = "http://www.w3.org/XML/1998/namespace";

/// Where a document comes from: puts at most `size` bytes into `buffer` and returns how many, 0 only at the
/// end. What it throws comes out of whoever reads.
using ByteSource = std::function<std::size_t(char* buffer, std::size_t size)>;

/// \param bytes  must outlive the source
ByteSource source_of(std::string_view bytes);
/// The rest of a stream, which must outlive the source.
/// \param name  as messages call it
/// \throws base::InputError, when it is called, if the stream cannot be read
ByteSource source_of(std::istream& stream, std::string name);

/// An attribute of an element. Names live as long as the parser, the value as long as the call.
struct AttributeView {
    std::string_view name;          ///< without its prefix
    std::string_view namespace_uri; ///< empty when it has none
    std::string_view value;
};

/// Told of the parts of a document, in order. Names without their prefixes; they live as long as the parser,
/// all else as long as the call. What it throws ends the reading and comes out of SaxParser::parse_block().
class ContentHandler {
public:
    ContentHandler() = default;
    virtual ~ContentHandler() = default;
    ContentHandler(const ContentHandler&) = delete;
    ContentHandler& operator=(const ContentHandler&) = delete;

    /// \param line  1-based; the one on which the tag ends
    virtual void start_element(std::string_view name, std::string_view namespace_uri,
                               const std::vector<AttributeView>& attributes, std::size_t line) = 0;
    virtual void end_element(std::string_view name, std::string_view namespace_uri, std::size_t line) = 0;
    /// A part of a run of text, in UTF-8: neighbouring parts, CDATA sections among them, are one text.
    virtual void text(std::string_view text, std::size_t line) = 0;
};

/// Reads XML without keeping any of it, in memory that depends on the depth of the document and on its
/// longest tag. Safe on files from anywhere; see Reader, which is the easier one to use.
class SaxParser {
public:
    static constexpr std::size_t k_greatest_depth = 200;
    static constexpr std::size_t k_most_namespaces = 1000; ///< declared in elements that are open at once

    /// \param name     as messages call the document
    /// \param handler  must outlive the parser
    SaxParser(ByteSource source, std::string name, ContentHandler& handler);
    ~SaxParser();
    SaxParser(const SaxParser&) = delete;
    SaxParser& operator=(const SaxParser&) = delete;

    /// Reads on a little. \returns false when the document is over
    /// \throws base::InputError `FILE:LINE: ...` when the document is not well-formed or not safe; the
    /// handler
    ///         has been told of what comes before the place
    bool parse_block();

    /// How far the parser is: 1-based.
    std::size_t line() const;

private:
    class Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace diptych::xml
