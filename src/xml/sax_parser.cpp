#include "xml/sax_parser.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "xml/initialise.hpp"
#include "xml/tag_guard.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <istream>
#include <utility>

namespace diptych::xml {

namespace {

/// What is parsed at once, in bytes. libxml2 always gets that much, however little the source gives at a
/// time: it tells the encoding from its first block.
constexpr std::size_t k_block_bytes = std::size_t{1} << 15;

struct FreeParser {
    void operator()(xmlParserCtxt* context) const noexcept {
        xmlFreeDoc(context->myDoc); // which only a DTD can have made
        context->myDoc = nullptr;
        xmlFreeParserCtxt(context);
    }
};

// libxml2 2.12 made the error it reports const.
#if LIBXML_VERSION >= 21200
using ReportedError = const xmlError;
#else
using ReportedError = xmlError;
#endif

// libxml2 has bytes as unsigned char; reading them as char is the one conversion between the two.
const char* as_char(const xmlChar* bytes) {
    return reinterpret_cast<const char*>(bytes);
}

std::string_view as_view(const xmlChar* bytes) {
    return bytes == nullptr ? std::string_view{} : std::string_view{as_char(bytes)};
}

/// A sentence for the user. libxml2's own message is kept where it names what it saw.
/// \param inside_element  whether an element is open
std::string sentence_of(const xmlError& error, bool inside_element) {
    switch (error.code) {
    case XML_ERR_DOCUMENT_EMPTY:
        return "This is not XML: it does not begin with '<'.";
    case XML_ERR_INVALID_CHAR:
        return "The XML holds a character that XML does not allow, or bytes that are not in the encoding it "
               "declares. Save the file as UTF-8.";
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_I18N_CONV_FAILED:
        return "The bytes are not in the encoding that the XML declares. Save the file as UTF-8.";
    case XML_ERR_DOCUMENT_END: // one code for too much and for too little
        if (inside_element) {
            return "The file ends in the middle of an element. It may have been cut off; get the whole file.";
        }
        break;
    default:
        break;
    }
    std::string message{base::trim(error.message == nullptr ? "" : error.message)};
    std::replace(message.begin(), message.end(), '\n', ' ');
    return fmt::format("The XML is not well-formed: {}. Correct the file.", message);
}

} // namespace

ByteSource source_of(std::string_view bytes) {
    return [bytes](char* buffer, std::size_t size) mutable {
        const std::size_t taken = bytes.copy(buffer, size);
        bytes.remove_prefix(taken);
        return taken;
    };
}

ByteSource source_of(std::istream& stream, std::string name) {
    return [&stream, name = std::move(name)](char* buffer, std::size_t size) {
        stream.read(buffer, static_cast<std::streamsize>(size));
        if (stream.bad()) {
            throw base::InputError{name, "The file could not be read to its end. Try again, or copy it to "
                                         "another disk first."};
        }
        return static_cast<std::size_t>(stream.gcount());
    };
}

// libxml2's push parser with SAX handlers of our own, so that no tree is built and every part has its line:
// the nodes of a tree hold line numbers of 16 bits, and xmlTextReader's parser runs ahead of its nodes.
// The handlers are called from C and therefore let no exception out.
class SaxParser::Implementation {
public:
    Implementation(ByteSource source, std::string name, ContentHandler& handler)
        : m_source{std::move(source)}, m_name{std::move(name)}, m_handler{handler}, m_block(k_block_bytes) {
        initialise_parser();
        xmlSAXHandler handlers = {};
        handlers.initialized = XML_SAX2_MAGIC;
        handlers.startElementNs = on_start_element;
        handlers.endElementNs = on_end_element;
        handlers.characters = on_characters;
        handlers.ignorableWhitespace = on_characters;
        handlers.cdataBlock = on_characters;
        handlers.entityDecl = on_entity_declaration;
        handlers.getEntity = on_entity;
        handlers.getParameterEntity = on_entity;
        handlers.serror = on_error;
        m_context.reset(xmlCreatePushParserCtxt(&handlers, this, nullptr, 0, nullptr));
        if (m_context == nullptr) {
            throw base::Error{"libxml2 could not make a parser: out of memory."};
        }
        // NOENT resolves entities. There are none but the predefined, all others being refused; without it
        // an &amp; in an attribute would come as "&#38;".
        xmlCtxtUseOptions(m_context.get(), XML_PARSE_NONET | XML_PARSE_NOENT);
    }

    bool parse_block() {
        if (!m_at_end) {
            const std::string_view block = read_block();
            xmlParseChunk(m_context.get(), block.data(), static_cast<int>(block.size()), m_at_end ? 1 : 0);
            if (m_failure == nullptr && m_at_end && m_context->wellFormed == 0) {
                fail(line(), "The XML is not well-formed. Correct the file.");
            }
        }
        if (m_failure != nullptr) {
            m_at_end = true;
            std::rethrow_exception(m_failure);
        }
        return !m_at_end;
    }

    std::size_t line() const {
        const xmlParserInput* input = m_context->input;
        return input == nullptr || input->line < 1 ? 1 : static_cast<std::size_t>(input->line);
    }

private:
    /// \returns whether there may be one more element, with namespaces of its own
    bool open(std::size_t namespaces) {
        m_namespaces.push_back(namespaces + (m_namespaces.empty() ? 0 : m_namespaces.back()));
        if (m_namespaces.size() > k_greatest_depth) {
            fail(line(),
                 fmt::format("Elements are nested more than {} deep. Files of this kind are not read.",
                             k_greatest_depth));
            return false;
        }
        if (m_namespaces.back() > k_most_namespaces) { // each name is looked for among all of them
            fail(line(), fmt::format("More than {} namespaces are declared here. Files of this kind are not "
                                     "read.",
                                     k_most_namespaces));
            return false;
        }
        return true;
    }

    /// The next bytes of the source: k_block_bytes, or fewer at its end.
    std::string_view read_block() {
        std::size_t size = 0;
        while (size < m_block.size() && !m_at_end) {
            const std::size_t more = m_source(m_block.data() + size, m_block.size() - size);
            size += more;
            m_at_end = more == 0;
        }
        const std::string_view block{m_block.data(), size};
        m_is_blank = m_is_blank && base::trim(block).empty();
        if (m_is_blank && m_at_end) { // libxml2's own message would help nobody
            throw base::InputError{m_name, "The file is empty. An XML document was expected."};
        }
        if (!m_guard.take(block)) {
            throw base::InputError{m_name, line(), crowded_tag_sentence()};
        }
        return block;
    }

    /// Remembers the first failure and stops the parser.
    void fail(std::size_t at_line, const std::string& sentence) {
        if (m_failure == nullptr) {
            m_failure = std::make_exception_ptr(base::InputError{m_name, at_line, sentence});
            xmlStopParser(m_context.get());
        }
    }

    template <typename Action>
    static void guarded(void* self, Action action) noexcept {
        auto& parser = *static_cast<Implementation*>(self);
        if (parser.m_failure != nullptr) {
            return;
        }
        try {
            action(parser);
        } catch (...) {
            parser.m_failure = std::current_exception();
            xmlStopParser(parser.m_context.get());
        }
    }

    static void on_start_element(void* self, const xmlChar* name, const xmlChar*, const xmlChar* uri,
                                 int namespace_count, const xmlChar**, int attribute_count,
                                 int defaulted_count, const xmlChar** attributes) {
        guarded(self, [&](Implementation& parser) {
            if (!parser.open(static_cast<std::size_t>(namespace_count))) {
                return;
            }
            parser.m_attributes.clear();
            // Five pointers each: name, prefix, URI, begin and end of the value. Those a DTD supplies come
            // last; they are left out, or a short file could have a long value repeated without end.
            const std::ptrdiff_t written = attribute_count - defaulted_count;
            for (std::ptrdiff_t i = 0; i < written; ++i) {
                const xmlChar** a = attributes + 5 * i;
                parser.m_attributes.push_back(
                    {as_view(a[0]), as_view(a[2]), {as_char(a[3]), static_cast<std::size_t>(a[4] - a[3])}});
            }
            parser.m_handler.start_element(as_view(name), as_view(uri), parser.m_attributes, parser.line());
        });
    }

    static void on_end_element(void* self, const xmlChar* name, const xmlChar*, const xmlChar* uri) {
        guarded(self, [&](Implementation& parser) {
            parser.m_namespaces.pop_back();
            parser.m_handler.end_element(as_view(name), as_view(uri), parser.line());
        });
    }

    static void on_characters(void* self, const xmlChar* bytes, int size) {
        guarded(self, [&](Implementation& parser) {
            parser.m_handler.text({as_char(bytes), static_cast<std::size_t>(size)}, parser.line());
        });
    }

    static void on_entity_declaration(void* self, const xmlChar* name, int, const xmlChar*, const xmlChar*,
                                      xmlChar*) {
        guarded(self, [&](Implementation& parser) {
            parser.fail(parser.line(),
                        fmt::format("The XML declares an entity, '{}'. Documents with entities of "
                                    "their own are not read; put the text in its place.",
                                    as_view(name)));
        });
    }

    static xmlEntity* on_entity(void* self, const xmlChar* name) {
        guarded(self, [&](Implementation& parser) {
            parser.fail(parser.line(),
                        fmt::format("The XML refers to an entity, '{}', that XML does not predefine. Put the "
                                    "character itself in its place.",
                                    as_view(name)));
        });
        return nullptr;
    }

    static void on_error(void* self, ReportedError* error) {
        if (error->level < XML_ERR_ERROR) {
            return;
        }
        guarded(self, [&](Implementation& parser) {
            parser.fail(error->line < 1 ? parser.line() : static_cast<std::size_t>(error->line),
                        sentence_of(*error, !parser.m_namespaces.empty()));
        });
    }

    ByteSource m_source;
    std::string m_name;
    ContentHandler& m_handler;
    std::vector<char> m_block;
    TagGuard m_guard{false};
    std::unique_ptr<xmlParserCtxt, FreeParser> m_context;
    std::vector<AttributeView> m_attributes; ///< of the tag being handed out
    std::vector<std::size_t> m_namespaces;   ///< of each open element, with those of the elements around it
    bool m_is_blank = true;                  ///< nothing but white space so far
    bool m_at_end = false;                   ///< the source has nothing more, or the rest does not matter
    std::exception_ptr m_failure;
};

SaxParser::SaxParser(ByteSource source, std::string name, ContentHandler& handler)
    : m_implementation{std::make_unique<Implementation>(std::move(source), std::move(name), handler)} {}

SaxParser::~SaxParser() = default;

bool SaxParser::parse_block() {
    return m_implementation->parse_block();
}

std::size_t SaxParser::line() const {
    return m_implementation->line();
}

} // namespace diptych::xml
