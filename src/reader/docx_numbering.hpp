#pragma once

#include "reader/list_number.hpp"
#include "xml/reader.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace diptych::reader {

/// w:numFmt by its name; styles that are not known count in digits.
NumberStyle docx_number_style(std::string_view name);

/// word/numbering.xml: what is printed before the paragraphs of lists.
///
/// SOURCE  ECMA-376 part 1, 17.9. Lists (w:num) that share a definition (w:abstractNum) share its counters,
///         as in Word; a w:startOverride restarts them when its list is first used.
class DocxNumbering {
public:
    static constexpr std::size_t k_levels = 9;

    /// A file without lists.
    DocxNumbering() = default;
    explicit DocxNumbering(xml::Reader& reader);

    /// The level of the list that belongs to a paragraph style, if any does.
    std::optional<std::int64_t> level_of_style(std::int64_t list, std::string_view style) const;

    /// Counts a paragraph. \returns what is printed before it; empty when nothing is, or there is no such
    /// list
    std::string next_label(std::int64_t list, std::int64_t level);

private:
    struct Level {
        std::int64_t start = 0;
        NumberStyle style = NumberStyle::decimal;
        std::string text;                         ///< "%1.%2" stands for the numbers of levels 1 and 2
        std::optional<std::int64_t> restart = {}; ///< after this level, counted from 1; 0: never
        bool legal = false;                       ///< all numbers in digits
        std::string paragraph_style;
    };

    struct Definition {
        std::array<std::optional<Level>, k_levels> levels;
        std::string style_link;   ///< the list style that this is the definition of
        std::string defined_like; ///< the list style whose definition is to be used
        std::array<std::optional<std::int64_t>, k_levels> counters = {};
    };

    struct List {
        std::int64_t definition = 0;
        std::array<std::optional<Level>, k_levels> levels;
        std::array<std::optional<std::int64_t>, k_levels> starts; ///< taken when the level is first used
    };

    static Level read_level(xml::Reader& reader);
    void read_definition(xml::Reader& reader, std::int64_t id);
    void read_list(xml::Reader& reader, std::int64_t id);
    static void read_override(xml::Reader& reader, List& list, std::size_t index);
    Definition* definition_of(const List& list);
    static const Level* level_of(const List& list, const Definition& definition, std::size_t index);
    static std::string print(const List& list, const Definition& definition, const Level& level);

    std::map<std::int64_t, Definition> m_definitions;
    std::map<std::string, std::int64_t> m_definition_of_style;
    std::map<std::int64_t, List> m_lists;
};

} // namespace diptych::reader
