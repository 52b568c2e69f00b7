#pragma once

#include "model/document.hpp"
#include "xml/reader.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace diptych::reader {

// WordprocessingML, ECMA-376 part 1. Its elements have one namespace in transitional files and another in
// strict ones.
bool is_word(const xml::Event& event);
bool is_word(const xml::Event& event, std::string_view name);
/// Attribute `w:NAME`, or an empty text.
std::string word_attribute(const xml::Event& event, std::string_view name);
/// Of an element that is true by being there, unless its w:val says otherwise (17.17.4).
bool is_on(const xml::Event& event);

/// What paragraph, run and style properties (w:pPr, w:rPr) say of text. Absent: said elsewhere.
struct DocxProperties {
    std::optional<std::string> style;          ///< w:pStyle or w:rStyle
    std::optional<std::int64_t> outline_level; ///< 0 for the highest heading, 9 for text
    std::optional<std::int64_t> list;          ///< w:numId; 0 takes a numbering away
    std::optional<std::int64_t> list_level;    ///< w:ilvl
    std::optional<bool> hidden;
    std::optional<std::string> language;
    bool section_ends = false; ///< with this paragraph
    bool drop_cap = false;     ///< this paragraph is the first letter of the next, in a frame
    bool mark_removed = false; ///< a tracked deletion joins this paragraph with the next
};

/// Reads the children of the w:pPr or w:rPr whose start `reader` has just given, up to its end.
void read_properties(xml::Reader& reader, DocxProperties& properties);

/// word/styles.xml
class DocxStyles {
public:
    /// A file without styles: no headings, nothing hidden.
    DocxStyles() = default;
    explicit DocxStyles(xml::Reader& reader);

    /// What a style says once those that it is based on have said what it does not.
    /// \param id  empty: the default paragraph style
    DocxProperties resolve(const std::string& id) const;

    /// Title or heading, when the names of the style and of those that it is based on say so.
    std::optional<model::UnitKind> kind_of(const std::string& id) const;

    /// Of text whose style names none; may be empty.
    const std::string& default_language() const { return m_default_language; }

private:
    struct Style {
        std::string name; ///< in small letters; the built-in styles are in English in every file
        std::string based_on;
        DocxProperties properties;
    };

    void read_style(xml::Reader& reader, const xml::Event& start);
    void read_defaults(xml::Reader& reader);
    const Style* find(const std::string& id) const;

    std::map<std::string, Style> m_styles;
    std::string m_default_paragraph_style;
    std::string m_default_language;
};

} // namespace diptych::reader
