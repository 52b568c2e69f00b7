#pragma once

#include <cstddef>
#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::xml {

/// Without what a Writer leaves out. \param instead  what stands in place of each such character or byte
std::string legal_text(std::string_view text, std::string_view instead = {});

/// Writes an XML 1.0 document in UTF-8, indented by two spaces. White space is put in only where it means
/// nothing: an element that holds text is on one line with it.
///
/// Control characters and noncharacters never get out, whether XML forbids them (U+0000 to U+0008, U+FFFE
/// ...) or only advises against them (U+007F to U+0084, U+FDD0 ...), nor do bytes that are not UTF-8. They
/// are left out and counted.
class Writer {
public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    /// Writes the XML declaration.
    explicit Writer(std::ostream& out);

    /// \param name  with its prefix, a valid XML name
    void start_element(std::string_view name, Attributes attributes = {});
    /// To the start tag just written. \pre nothing was put into the element yet
    void attribute(std::string_view name, std::string_view value);
    void text(std::string_view text);
    void end_element();
    /// XML that is known to be well-formed, as it stands; it counts as text.
    void markup(std::string_view xml);
    /// An element that holds nothing but text.
    void element(std::string_view name, std::string_view content, Attributes attributes = {});

    /// Ends every open element and the last line. What was written before may only reach `out` now.
    void finish();

    /// How many characters, or bytes that are not UTF-8, were left out.
    std::size_t dropped_characters() const { return m_dropped; }

private:
    struct Open {
        std::size_t name = 0; ///< where its name begins in m_names
        bool has_elements = false;
        bool has_text = false;
    };

    void close_start_tag();
    void new_line(std::size_t depth);
    void escape(std::string_view text, bool in_attribute);
    void escape_valid(std::string_view text, bool in_attribute);
    void flush();

    std::ostream& m_out;
    std::string m_buffer; ///< what is not yet in m_out
    std::string m_names;  ///< of the open elements, one behind the other
    std::vector<Open> m_open;
    bool m_in_start_tag = false;
    std::size_t m_dropped = 0;
};

} // namespace diptych::xml
