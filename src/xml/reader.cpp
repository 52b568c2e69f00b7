#include "xml/reader.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "xml/initialise.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <deque>
#include <exception>

namespace diptych::xml {

namespace {

/// What is parsed at once. Decides how many events wait in the queue, not what is read.
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

std::string as_string(const xmlChar* bytes) {
    return bytes == nullptr ? std::string{} : std::string{as_char(bytes)};
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

std::optional<std::string> attribute(const std::vector<Attribute>& attributes, std::string_view name,
                                     std::string_view namespace_uri) {
    for (const Attribute& candidate : attributes) {
        if (candidate.name == name && candidate.namespace_uri == namespace_uri) {
            return candidate.value;
        }
    }
    return std::nullopt;
}

// libxml2's push parser with SAX handlers of our own, so that no tree is built and every event has its line:
// the nodes of a tree hold line numbers of 16 bits, and xmlTextReader's parser runs ahead of its nodes.
// The handlers are called from C and therefore let no exception out.
class Reader::Parser {
public:
    Parser(std::string_view bytes, std::string name) : m_rest{bytes}, m_name{std::move(name)} {
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
        refuse_blank();
    }

    Event next() {
        while (m_queue.empty() || m_queue.front().kind == EventKind::text) {
            // A text is not over until something else follows it.
            if (m_queue.size() > 1 || m_at_end) {
                break;
            }
            parse_block();
        }
        if (m_queue.empty()) {
            rethrow();
            Event end;
            end.line = line();
            return end;
        }
        Event event = std::move(m_queue.front());
        m_queue.pop_front();
        return event;
    }

    const std::string& name() const { return m_name; }

private:
    /// What is refused here would only get a message that helps nobody from libxml2.
    void refuse_blank() const {
        if (base::trim(m_rest).empty()) {
            throw base::InputError{m_name, "The file is empty. An XML document was expected."};
        }
    }

    void parse_block() {
        const std::size_t size = std::min(k_block_bytes, m_rest.size());
        const std::string_view block = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        m_at_end = m_rest.empty();
        xmlParseChunk(m_context.get(), block.data(), static_cast<int>(size), m_at_end ? 1 : 0);
        if (m_failure != nullptr) {
            m_at_end = true; // what came before the failure is still handed out
        } else if (m_at_end && m_context->wellFormed == 0) {
            fail(line(), "The XML is not well-formed. Correct the file.");
        }
    }

    void rethrow() const {
        if (m_failure != nullptr) {
            std::rethrow_exception(m_failure);
        }
    }

    std::size_t line() const {
        const xmlParserInput* input = m_context->input;
        return input == nullptr || input->line < 1 ? 1 : static_cast<std::size_t>(input->line);
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
        auto& parser = *static_cast<Parser*>(self);
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

    static void on_start_element(void* self, const xmlChar* name, const xmlChar*, const xmlChar* uri, int,
                                 const xmlChar**, int attribute_count, int defaulted_count,
                                 const xmlChar** attributes) {
        guarded(self, [&](Parser& parser) {
            if (++parser.m_depth > k_greatest_depth) {
                parser.fail(
                    parser.line(),
                    fmt::format("Elements are nested more than {} deep. Files of this kind are not read.",
                                k_greatest_depth));
                return;
            }
            Event event;
            event.kind = EventKind::start_element;
            event.line = parser.line();
            event.name = as_string(name);
            event.namespace_uri = as_string(uri);
            // Five pointers each: name, prefix, URI, begin and end of the value. Those a DTD supplies come
            // last; they are left out, or a short file could have a long value repeated without end.
            const std::ptrdiff_t written = attribute_count - defaulted_count;
            for (std::ptrdiff_t i = 0; i < written; ++i) {
                const xmlChar** a = attributes + 5 * i;
                event.attributes.push_back(
                    {as_string(a[0]), as_string(a[2]), {as_char(a[3]), as_char(a[4])}});
            }
            parser.m_queue.push_back(std::move(event));
        });
    }

    static void on_end_element(void* self, const xmlChar* name, const xmlChar*, const xmlChar* uri) {
        guarded(self, [&](Parser& parser) {
            --parser.m_depth;
            Event event;
            event.kind = EventKind::end_element;
            event.line = parser.line();
            event.name = as_string(name);
            event.namespace_uri = as_string(uri);
            parser.m_queue.push_back(std::move(event));
        });
    }

    static void on_characters(void* self, const xmlChar* bytes, int size) {
        guarded(self, [&](Parser& parser) {
            if (parser.m_queue.empty() || parser.m_queue.back().kind != EventKind::text) {
                Event event;
                event.kind = EventKind::text;
                event.line = parser.line();
                parser.m_queue.push_back(std::move(event));
            }
            parser.m_queue.back().text.append(as_char(bytes), static_cast<std::size_t>(size));
        });
    }

    static void on_entity_declaration(void* self, const xmlChar* name, int, const xmlChar*, const xmlChar*,
                                      xmlChar*) {
        guarded(self, [&](Parser& parser) {
            parser.fail(parser.line(),
                        fmt::format("The XML declares an entity, '{}'. Documents with entities of "
                                    "their own are not read; put the text in its place.",
                                    as_string(name)));
        });
    }

    static xmlEntity* on_entity(void* self, const xmlChar* name) {
        guarded(self, [&](Parser& parser) {
            parser.fail(parser.line(),
                        fmt::format("The XML refers to an entity, '{}', that XML does not predefine. Put the "
                                    "character itself in its place.",
                                    as_string(name)));
        });
        return nullptr;
    }

    static void on_error(void* self, ReportedError* error) {
        if (error->level < XML_ERR_ERROR) {
            return;
        }
        guarded(self, [&](Parser& parser) {
            parser.fail(error->line < 1 ? parser.line() : static_cast<std::size_t>(error->line),
                        sentence_of(*error, parser.m_depth > 0));
        });
    }

    std::string_view m_rest; ///< not yet given to libxml2
    std::string m_name;
    std::unique_ptr<xmlParserCtxt, FreeParser> m_context;
    std::deque<Event> m_queue;
    std::size_t m_depth = 0;
    bool m_at_end = false; ///< nothing more will be queued
    std::exception_ptr m_failure;
};

Reader::Reader(std::string_view bytes, std::string name)
    : m_parser{std::make_unique<Parser>(bytes, std::move(name))} {}

Reader::~Reader() = default;

Event Reader::next() {
    return m_parser->next();
}

void Reader::skip_element() {
    for (std::size_t depth = 1; depth > 0;) {
        const Event event = next();
        if (event.kind == EventKind::start_element) {
            ++depth;
        } else if (event.kind == EventKind::end_element) {
            --depth;
        } else if (event.kind == EventKind::end_of_document) {
            return;
        }
    }
}

const std::string& Reader::name() const {
    return m_parser->name();
}

} // namespace diptych::xml
