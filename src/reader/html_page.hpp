#pragma once

#include "model/language_tag.hpp"
#include "reader/html_draft.hpp"
#include "reader/html_elements.hpp"
#include "xml/html_reader.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::reader {

/// Cuts a page into blocks while it is read.
class HtmlPage : public xml::HtmlHandler {
public:
    void start_element(std::string_view name, const std::vector<xml::Attribute>& attributes) override;
    void end_element(std::string_view name) override;
    void text(std::string_view text) override;

    /// What was read. To be called once, at the end.
    HtmlDraft finish();

    const std::optional<model::LanguageTag>& language() const { return m_language; }

    /// Of the page, as its head has it, white space and all; empty without one.
    const std::string& title() const { return m_title; }

private:
    /// An element that is open.
    struct Open {
        HtmlElement element = HtmlElement::inline_text;
        std::optional<model::UnitKind> kind; ///< of blocks in it
        bool preformatted = false;
        bool in_main_heading = false;
        bool in_superscript = false;
        bool in_notes = false;        ///< a section of footnotes: its items are footnotes
        bool is_note = false;         ///< says that it is a footnote
        std::size_t first_block = 0;  ///< that it takes part in
        std::vector<std::string> ids; ///< by which links point to it
    };

    /// A list that is open.
    struct List {
        NumberStyle style = NumberStyle::none;
        std::int64_t next = 1;
        std::int64_t step = 1;
        std::size_t items = 0;
    };

    Open opened(HtmlElement element, std::string_view name,
                const std::vector<xml::Attribute>& attributes) const;
    void take_language(std::string_view name, const std::vector<xml::Attribute>& attributes);
    void begin_list(HtmlElement element, const std::vector<xml::Attribute>& attributes);
    void begin_item(const std::vector<xml::Attribute>& attributes);
    void begin_link(const std::vector<xml::Attribute>& attributes);
    void end_link();
    void begin_superscript();
    void end_superscript();
    void raise_number(std::size_t begin);
    void break_line();
    void append(std::string_view text, bool preformatted);
    void append_character(char32_t c, std::string_view bytes);
    void end_block();
    /// The byte at which the next character will stand.
    std::size_t next_byte() const;

    HtmlDraft m_draft;
    std::optional<model::LanguageTag> m_language;
    std::string m_title;
    std::vector<Open> m_open;
    std::size_t m_not_shown = 0; ///< open elements from the outermost that is not shown on
    std::vector<List> m_lists;
    bool m_has_main_heading = false;

    HtmlBlock m_block;                        ///< that is being read
    bool m_space = false;                     ///< white space waits for something to stand before
    std::size_t m_breaks = 0;                 ///< line breaks since the last character
    std::string m_number;                     ///< of the item, for its first block
    std::size_t m_item = 0;                   ///< likewise
    std::optional<std::size_t> m_link;        ///< the open one, in m_block.links
    bool m_after_label = false;               ///< an element that held nothing but the block's label has just ended
    std::optional<std::size_t> m_superscript; ///< the byte at which the outermost open one begins
    std::size_t m_first_raised = 0;           ///< the first of m_block.links that is in it
};

} // namespace diptych::reader
