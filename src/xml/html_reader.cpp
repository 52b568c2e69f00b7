#include "xml/html_reader.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "text/utf8.hpp"
#include "xml/html_encoding.hpp"
#include "xml/initialise.hpp"
#include "xml/tag_guard.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <utility>

namespace diptych::xml {

namespace {

struct FreeParser {
    void operator()(htmlParserCtxt* context) const noexcept {
        xmlFreeDoc(context->myDoc);
        context->myDoc = nullptr;
        htmlFreeParserCtxt(context);
    }
};

// libxml2 has bytes as unsigned char; reading them as char is the one conversion between the two.
std::string_view as_view(const xmlChar* bytes) {
    return bytes == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(bytes)};
}

// libxml2's HTML parser with SAX handlers of our own: no tree is built, so that a page takes little more
// memory than its bytes. The handlers are called from C and therefore let no exception out.
class Parser {
public:
    Parser(const std::string& name, HtmlHandler& handler) : m_name{name}, m_handler{handler} {
        initialise_parser();
        m_context.reset(htmlNewParserCtxt());
        if (m_context == nullptr) {
            throw base::Error{"libxml2 could not make a parser: out of memory."};
        }
        xmlSAXHandler handlers = {};
        handlers.startElement = on_start_element;
        handlers.endElement = on_end_element;
        handlers.characters = on_characters;
        handlers.ignorableWhitespace = on_characters;
        handlers.cdataBlock = on_characters;
        *m_context->sax = handlers;
        m_context->userData = this;
    }

    /// \param page  UTF-8
    void parse(const std::string& page) {
        // RECOVER also makes a script end at its own end tag only, and not at any other it may print.
        constexpr int k_options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
                                  HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING;
        htmlCtxtReadMemory(m_context.get(), page.data(), static_cast<int>(page.size()), nullptr, "UTF-8",
                           k_options);
        give_out_text();
        guarded([&] { end_elements(0); });
        if (m_failure != nullptr) {
            std::rethrow_exception(m_failure);
        }
    }

private:
    /// Runs `action` unless something failed before, and remembers what fails in it.
    template <typename Action>
    void guarded(Action action) noexcept {
        if (m_failure != nullptr) {
            return;
        }
        try {
            action();
        } catch (...) {
            m_failure = std::current_exception();
            xmlStopParser(m_context.get());
        }
    }

    void give_out_text() {
        guarded([&] {
            if (!m_text.empty()) {
                m_handler.text(std::exchange(m_text, {}));
            }
        });
    }

    void refuse_depth() const {
        const xmlParserInput* input = m_context->input;
        throw base::InputError{
            m_name, input == nullptr || input->line < 1 ? 1 : static_cast<std::size_t>(input->line),
            fmt::format("More than {} elements are open at once. This is no page that a browser would show; "
                        "save its text as plain text first.",
                        k_greatest_html_depth)};
    }

    static void on_start_element(void* self, const xmlChar* name, const xmlChar** attributes) {
        auto& parser = *static_cast<Parser*>(self);
        parser.give_out_text();
        parser.guarded([&] {
            if (parser.m_open.size() == k_greatest_html_depth) {
                parser.refuse_depth();
            }
            std::vector<Attribute> list;
            for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
                list.push_back(
                    {base::to_lower_ascii(as_view(attributes[0])), {}, std::string{as_view(attributes[1])}});
            }
            parser.m_open.push_back(base::to_lower_ascii(as_view(name)));
            parser.m_handler.start_element(parser.m_open.back(), list);
        });
    }

    static void on_end_element(void* self, const xmlChar* name) {
        auto& parser = *static_cast<Parser*>(self);
        parser.give_out_text();
        parser.guarded([&] {
            const std::string closed = base::to_lower_ascii(as_view(name));
            const auto open = std::find(parser.m_open.rbegin(), parser.m_open.rend(), closed);
            if (open != parser.m_open.rend()) {
                parser.end_elements(static_cast<std::size_t>(parser.m_open.rend() - open) - 1);
            }
        });
    }

    /// Down to `count` open elements. libxml2 leaves some open at the end of a page that was cut off.
    void end_elements(std::size_t count) {
        while (m_open.size() > count) {
            m_handler.end_element(m_open.back());
            m_open.pop_back();
        }
    }

    static void on_characters(void* self, const xmlChar* bytes, int size) {
        auto& parser = *static_cast<Parser*>(self);
        parser.guarded([&] {
            parser.append({reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)});
        });
    }

    /// U+0080 to U+009F come from references such as &#146;.
    void append(std::string_view run) {
        std::size_t done = 0;
        for (std::size_t i = run.find('\xC2'); i != std::string_view::npos; i = run.find('\xC2', i + 1)) {
            if (i + 1 == run.size()) {
                break;
            }
            const auto second = static_cast<unsigned char>(run[i + 1]);
            if (second >= 0x80 && second <= 0x9F) {
                m_text += run.substr(done, i - done);
                text::append_utf8(m_text, windows_1252_character(second));
                done = i + 2;
            }
        }
        m_text += run.substr(done);
    }

    const std::string& m_name;
    HtmlHandler& m_handler;
    std::unique_ptr<htmlParserCtxt, FreeParser> m_context;
    std::string m_text; ///< not yet given out
    std::vector<std::string> m_open;
    std::exception_ptr m_failure;
};

} // namespace

void read_html(std::string_view bytes, const std::string& name, HtmlHandler& handler) {
    if (bytes.size() > k_greatest_html_size) {
        throw base::InputError{
            name, fmt::format("The page is larger than {} MiB. Split it first.", k_greatest_html_size >> 20)};
    }
    const std::string page = html_to_utf8(bytes, name);
    if (base::trim(page).empty()) {
        throw base::InputError{name, "The file is empty. Name a page with text in it."};
    }
    TagGuard guard{true};
    for (std::size_t begin = 0, line = 1; begin < page.size();) { // a line at a time, to name it
        const std::size_t end = std::min(page.find('\n', begin), page.size() - 1) + 1;
        if (!guard.take(std::string_view{page}.substr(begin, end - begin))) {
            throw base::InputError{name, line, crowded_tag_sentence()};
        }
        begin = end;
        ++line;
    }
    Parser{name, handler}.parse(page);
}

} // namespace diptych::xml
