#include "xml/reader.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#include <deque>
#include <exception>
#include <utility>

namespace diptych::xml {

std::optional<std::string> attribute(const std::vector<Attribute>& attributes, std::string_view name,
                                     std::string_view namespace_uri) {
    for (const Attribute& candidate : attributes) {
        if (candidate.name == name && candidate.namespace_uri == namespace_uri) {
            return candidate.value;
        }
    }
    return std::nullopt;
}

/// Keeps what a block of the document held until it is asked for.
class Reader::Queue : public ContentHandler {
public:
    Queue(ByteSource source, std::string name)
        : m_name{std::move(name)}, m_parser{std::move(source), m_name, *this} {}

    const std::string& name() const { return m_name; }

    Event next() {
        // A text is not over until something else follows it.
        while (!m_at_end && (m_events.empty() || (m_events.size() == 1 && ends_in_text()))) {
            parse_block();
        }
        if (m_events.empty()) {
            if (m_failure != nullptr) {
                std::rethrow_exception(m_failure);
            }
            return event_of(EventKind::end_of_document, m_parser.line());
        }
        Event event = std::move(m_events.front());
        m_events.pop_front();
        return event;
    }

    void start_element(std::string_view name, std::string_view namespace_uri,
                       const std::vector<AttributeView>& attributes, std::size_t line) override {
        Event& event = m_events.emplace_back(event_of(EventKind::start_element, line));
        event.name = name;
        event.namespace_uri = namespace_uri;
        event.attributes.reserve(attributes.size());
        for (const AttributeView& a : attributes) {
            event.attributes.push_back(
                {std::string{a.name}, std::string{a.namespace_uri}, std::string{a.value}});
        }
    }

    void end_element(std::string_view name, std::string_view namespace_uri, std::size_t line) override {
        Event& event = m_events.emplace_back(event_of(EventKind::end_element, line));
        event.name = name;
        event.namespace_uri = namespace_uri;
    }

    void text(std::string_view text, std::size_t line) override {
        if (!ends_in_text()) {
            m_events.push_back(event_of(EventKind::text, line));
        }
        if (text.size() > k_longest_text - m_events.back().text.size()) {
            throw base::InputError{
                m_name, line,
                fmt::format("A text has more than {} MiB. Files of this kind are not read.",
                            k_longest_text >> 20U)};
        }
        m_events.back().text += text;
    }

private:
    static Event event_of(EventKind kind, std::size_t line) {
        Event event;
        event.kind = kind;
        event.line = line;
        return event;
    }

    bool ends_in_text() const { return !m_events.empty() && m_events.back().kind == EventKind::text; }

    /// What comes before a failure is still handed out.
    void parse_block() {
        try {
            m_at_end = !m_parser.parse_block();
        } catch (...) {
            m_failure = std::current_exception();
            m_at_end = true;
        }
    }

    std::string m_name;
    SaxParser m_parser;
    std::deque<Event> m_events;
    bool m_at_end = false; ///< nothing more will be queued
    std::exception_ptr m_failure;
};

Reader::Reader(std::string_view bytes, std::string name) : Reader{source_of(bytes), std::move(name)} {}

Reader::Reader(ByteSource source, std::string name)
    : m_queue{std::make_unique<Queue>(std::move(source), std::move(name))} {}

Reader::~Reader() = default;

Event Reader::next() {
    return m_queue->next();
}

const std::string& Reader::name() const {
    return m_queue->name();
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

} // namespace diptych::xml
