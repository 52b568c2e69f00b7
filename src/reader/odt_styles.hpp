#pragma once

#include "model/document.hpp"
#include "reader/list_number.hpp"
#include "xml/reader.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::reader {

// The namespaces of OpenDocument 1.0 to 1.3 (ISO/IEC 26300) that its text documents use.
inline constexpr std::string_view k_odf_office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
inline constexpr std::string_view k_odf_text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
inline constexpr std::string_view k_odf_style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
inline constexpr std::string_view k_odf_table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
inline constexpr std::string_view k_odf_drawing = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
inline constexpr std::string_view k_odf_format =
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";

/// Whether this is element `name` of a namespace.
bool is_odf(const xml::Event& event, std::string_view namespace_uri, std::string_view name);
/// An attribute, or an empty text.
std::string odf_attribute(const xml::Event& event, std::string_view namespace_uri, std::string_view name);

/// How one level of a list is numbered.
struct OdtListLevel {
    NumberStyle style = NumberStyle::none;
    std::string prefix;
    std::string suffix;
    std::string bullet;
    std::string format;              ///< "%1%.%2%." stands for the numbers of levels 1 and 2; wins when there
    std::int64_t display_levels = 1; ///< how many levels are shown, this one included
    std::int64_t start = 1;
};

constexpr std::size_t k_odt_levels = 10;
using OdtListStyle = std::array<OdtListLevel, k_odt_levels>;
/// The number that each level has reached; nothing before its first.
using OdtCounters = std::array<std::optional<std::int64_t>, k_odt_levels>;

/// Counts an item of level `level`. \param start  a number that it has to have
/// \returns what is printed before it
std::string next_odt_label(const OdtListStyle& style, OdtCounters& counters, std::size_t level,
                           std::optional<std::int64_t> start);

/// The styles of content.xml and styles.xml.
class OdtStyles {
public:
    enum class Family { paragraph, text };

    /// Takes in an element of office:styles or office:automatic-styles whose start `reader` has just given,
    /// up to its end; others are passed over.
    void read(xml::Reader& reader, const xml::Event& start);

    /// Title or heading, when the names of the style and of those above it say so.
    std::optional<model::UnitKind> kind_of(const std::string& style) const;
    /// Whether text in this style is not printed; absent when it does not say.
    std::optional<bool> hidden(Family family, const std::string& style) const;
    /// Empty when it does not say.
    std::string language(Family family, const std::string& style) const;

    const std::string& default_language() const { return m_default_language; }

    /// The list style that a paragraph style brings along; empty without one.
    std::string list_style_of(const std::string& style) const;
    /// nullptr when there is none of that name
    const OdtListStyle* find_list(const std::string& name) const;

    /// The numbering of headings.
    const OdtListStyle& outline() const { return m_outline; }

private:
    struct Style {
        std::string name; ///< as a user sees it: "Heading_20_1"
        std::string parent;
        std::string list_style;
        std::string language;
        std::optional<bool> hidden;
    };

    void read_style(xml::Reader& reader, const xml::Event& start);
    static void read_text_properties(const xml::Event& event, Style& style);
    static void read_list(xml::Reader& reader, OdtListStyle& style);
    static OdtListLevel level_of(const xml::Event& event);
    /// The style and those above it, nearest first.
    std::vector<const Style*> chain(Family family, const std::string& style) const;

    std::map<std::string, Style> m_paragraph_styles;
    std::map<std::string, Style> m_text_styles;
    std::map<std::string, OdtListStyle> m_lists;
    OdtListStyle m_outline;
    std::string m_default_language;
};

} // namespace diptych::reader
