#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace diptych::xml {

/// The most attributes that a tag may have. Real ones have some dozens.
inline constexpr std::size_t k_most_attributes = 1000;

/// Looks through a document, before it is parsed, for a tag with more than k_most_attributes: libxml2
/// compares each attribute with all before it, so that a tag of some megabytes would take it minutes, in
/// which nothing can stop it.
///
/// It only counts. What it takes for a tag where there is none (in what is not well-formed) has to have as
/// many words and no '>' to do any harm.
class TagGuard {
public:
    /// \param html  scripts and style sheets are no tags, and attributes need no value
    explicit TagGuard(bool html) : m_html{html} {}

    /// \param bytes  the next ones of the document, in an encoding that has ASCII where ASCII has it, or in
    ///        UTF-16
    /// \returns whether there is no such tag so far
    bool take(std::string_view bytes);

private:
    enum class Place { text, opened, tag, quoted, declaration, skipped };

    void begin(char c);
    void take_in_tag(char c);
    void take_in_declaration(char c);
    void end_tag();
    /// Goes on behind the next `end`, which is in small letters.
    void skip_to(std::string_view end);

    bool m_html;
    Place m_place = Place::text;
    std::string m_name;           ///< of the tag, or the beginning of a declaration
    bool m_in_name = false;       ///< of the tag
    char m_before = '\0';         ///< last character in the tag that is no space
    bool m_after_space = false;   ///< in the tag
    char m_quote = '\0';          ///< that is open
    std::size_t m_attributes = 0; ///< of the tag
    std::string_view m_end;       ///< of what is skipped; static text
    std::size_t m_matched = 0;    ///< characters of it
};

/// What is said of such a tag.
std::string crowded_tag_sentence();

} // namespace diptych::xml
