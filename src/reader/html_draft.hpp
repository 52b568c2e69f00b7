#pragma once

#include "model/document.hpp"
#include "model/range.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diptych::reader {

/// A link to a place in the same page.
struct HtmlLink {
    model::Range text; ///< bytes of the block's text, with the brackets and commas around it in a superscript
    std::string label; ///< the link's own text
    std::string target;             ///< the id it points to
    bool raised = false;            ///< is a superscript or in one
    bool said_to_be_a_call = false; ///< by its class or role
    bool said_to_go_back = false;   ///< likewise
};

/// A block while the page is read.
struct HtmlBlock {
    std::string text; ///< on one line, white space collapsed, without outer white space
    std::optional<model::UnitKind> kind;
    bool in_main_heading = false;
    std::string number;   ///< that a browser prints before the item, "3."; not in `text`
    std::size_t item = 0; ///< the item's place in its list, 1-based; 0 in what begins no item
    std::vector<HtmlLink> links;
    std::vector<model::NoteCall> note_calls;
    std::size_t label_length = 0; ///< bytes of the label in `text`
};

/// What is known of a page before its footnotes are found.
struct HtmlDraft {
    std::vector<HtmlBlock> blocks;
    std::unordered_map<std::string, model::Range> anchors; ///< an id and the blocks its element takes part in
    std::vector<model::Range> notes; ///< blocks of elements that say that they are footnotes
};

/// Finds the footnotes: takes their calls and links back out of the texts, gives them their kind and their
/// labels, and puts them behind the other blocks. A link is a call when the page says so, or when it is a
/// number, letter or sign, raised, and its target comes later in the page.
void resolve_html_notes(HtmlDraft& draft);

/// Puts the numbers of list items into the texts, but for items that begin with a label of their own.
void label_html_items(std::vector<HtmlBlock>& blocks);

/// Bytes of the label at the beginning of an item's text that a person wrote, 0 without one: "3.", "(a)",
/// "iv)", "2.1". A letter or Roman numeral with a full stop is a label only if it counts the item: "M."
/// before a name is none. \param item  its place in the list, 1-based
std::size_t own_label_length(std::string_view text, std::size_t item);

} // namespace diptych::reader
