#include "language/roman.hpp"
#include "reader/html_draft.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace diptych::reader {

namespace {

using model::Range;
using model::UnitKind;

constexpr std::size_t k_longest_note = 12; ///< blocks; what is longer is no footnote but a part of the page

bool is_bracket_or_space(char c) {
    return c == '[' || c == ']' || c == '(' || c == ')' || c == ' ' || c == '.';
}

/// "1" of "[1]".
std::string bare_label(std::string_view text) {
    while (!text.empty() && is_bracket_or_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_bracket_or_space(text.back())) {
        text.remove_suffix(1);
    }
    return std::string{text};
}

/// What footnotes are called by: a number, a letter or two, a small Roman numeral, signs.
bool is_note_label(std::string_view label) {
    constexpr std::size_t k_longest = 4;
    const std::size_t length = text::count_code_points(label);
    if (length == 0 || length > k_longest) {
        return false;
    }
    const auto all_of = [&](auto holds) {
        for (std::size_t i = 0; i < label.size();) {
            const text::CodePoint c = text::code_point_at(label, i);
            if (!holds(c.value)) {
                return false;
            }
            i += c.length;
        }
        return true;
    };
    const bool roman = language::has_roman_small(label);
    const bool letter = length == 1 && all_of([](char32_t c) {
                            return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
                        });
    const bool signs = length <= 3 && all_of([](char32_t c) {
                           return std::u32string_view{U"*†‡§¶#"}.find(c) != std::u32string_view::npos;
                       });
    return roman || letter || signs || all_of([](char32_t c) { return c >= U'0' && c <= U'9'; });
}

bool has_letters_or_digits(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i);
        if (text::is_letter(c.value) || text::is_digit(c.value)) {
            return true;
        }
        i += c.length;
    }
    return false;
}

/// The link's own block comes later than what it points to.
bool points_back(const HtmlDraft& draft, const HtmlLink& link, std::size_t block) {
    const auto anchor = draft.anchors.find(link.target);
    return anchor != draft.anchors.end() && anchor->second.begin < block;
}

/// What goes from a text with a link: "word 1 next" and "word 1." keep neither a double space nor one before
/// the stop. \param done  the end of what goes before it
Range with_gap(std::string_view text, Range link, std::size_t done) {
    const std::size_t begin = std::max(link.begin, done);
    const std::size_t end = std::max(link.end, begin);
    const bool space_before = begin > done && text[begin - 1] == ' ';
    const bool stop_after = end == text.size() || text[end] == '.' || text[end] == ',';
    if (end < text.size() && text[end] == ' ' && (space_before || begin == 0)) {
        return {begin, end + 1};
    }
    return {space_before && stop_after ? begin - 1 : begin, end};
}

/// Takes links of a block out of its text. What the block knows of places in its text stays true.
/// \param goes       for each link
/// \param as_calls   they are the calls of footnotes
void take_out(HtmlBlock& block, const std::vector<bool>& goes, bool as_calls) {
    std::vector<Range> gone;
    for (std::size_t i = 0; i < block.links.size(); ++i) {
        if (goes[i]) {
            gone.push_back(with_gap(block.text, block.links[i].text, gone.empty() ? 0 : gone.back().end));
        }
    }
    std::string text;
    std::size_t done = 0;
    std::vector<std::size_t> places; // in `text`, of what is gone
    for (const Range& range : gone) {
        text += std::string_view{block.text}.substr(done, range.begin - done);
        done = range.end;
        places.push_back(text.size());
    }
    text += std::string_view{block.text}.substr(done);
    while (text.ends_with(' ')) {
        text.pop_back();
    }
    const auto moved = [&](std::size_t position) {
        const auto after =
            std::upper_bound(gone.begin(), gone.end(), position,
                             [](std::size_t p, const Range& range) { return p < range.begin; });
        if (after == gone.begin()) {
            return std::min(position, text.size());
        }
        const auto before = after - 1;
        const std::size_t place = places[static_cast<std::size_t>(before - gone.begin())];
        return std::min(place + std::max(position, before->end) - before->end, text.size());
    };
    for (model::NoteCall& call : block.note_calls) {
        call.text_begin = moved(call.text_begin);
    }
    std::vector<HtmlLink> kept;
    for (std::size_t i = 0; i < block.links.size(); ++i) {
        HtmlLink& link = block.links[i];
        if (!goes[i]) {
            link.text = {moved(link.text.begin), moved(link.text.end)};
            kept.push_back(std::move(link));
        } else if (as_calls) {
            block.note_calls.push_back({moved(link.text.begin), bare_label(link.label)});
        }
    }
    block.links = std::move(kept);
    block.text = std::move(text);
}

/// What a block turns out to be.
struct Role {
    bool is_note = false;
    bool begins_note = false;
    std::string label; ///< of the note that begins here
};

class NoteFinder {
public:
    explicit NoteFinder(HtmlDraft& draft) : m_draft{draft}, m_roles(draft.blocks.size()) {}

    void find() {
        for (std::size_t i = 0; i < m_draft.blocks.size(); ++i) {
            find_calls(i);
        }
        for (const Range& note : m_draft.notes) {
            if (note.begin < m_roles.size()) {
                make_note(note, {});
            }
        }
        for (std::size_t i = 0; i < m_draft.blocks.size(); ++i) {
            if (m_roles[i].is_note) {
                take_out_links_back(i);
            }
        }
        for (std::size_t i = 0; i < m_draft.blocks.size(); ++i) {
            if (m_roles[i].is_note) {
                finish_note(i);
            }
        }
        put_notes_last();
    }

private:
    void find_calls(std::size_t i) {
        HtmlBlock& block = m_draft.blocks[i];
        std::vector<bool> calls(block.links.size());
        for (std::size_t l = 0; l < block.links.size(); ++l) {
            const HtmlLink& link = block.links[l];
            const std::string label = bare_label(link.label);
            const bool looks_like_one = link.raised && is_note_label(label);
            if (link.said_to_go_back || label.empty() || (!looks_like_one && !link.said_to_be_a_call)) {
                continue;
            }
            const auto anchor = m_draft.anchors.find(link.target);
            if (anchor == m_draft.anchors.end()) {
                calls[l] = true; // of a note that was left out
            } else if (can_be_note(anchor->second) &&
                       (anchor->second.begin > i || (link.said_to_be_a_call && anchor->second.end <= i))) {
                calls[l] = true;
                make_note(anchor->second, label);
            }
        }
        take_out(block, calls, true);
    }

    bool is_heading(std::size_t block) const {
        const auto kind = m_draft.blocks[block].kind;
        return kind == UnitKind::heading || kind == UnitKind::title;
    }

    bool can_be_note(const Range& blocks) const {
        return blocks.begin < m_draft.blocks.size() && blocks.size() <= k_longest_note &&
               !is_heading(blocks.begin);
    }

    void make_note(const Range& blocks, const std::string& label) {
        const std::size_t end = std::min(blocks.end, m_roles.size());
        for (std::size_t i = blocks.begin; i < end; ++i) {
            m_roles[i].is_note = !is_heading(i);
        }
        Role& first = m_roles[blocks.begin];
        first.begins_note = true;
        if (first.label.empty()) {
            first.label = label;
        }
    }

    void take_out_links_back(std::size_t i) {
        HtmlBlock& block = m_draft.blocks[i];
        std::vector<bool> back(block.links.size());
        for (std::size_t l = 0; l < block.links.size(); ++l) {
            const HtmlLink& link = block.links[l];
            const std::string label = bare_label(link.label);
            const bool is_label = is_note_label(label);
            const bool is_bare = is_label || !has_letters_or_digits(label);
            if (!link.said_to_go_back && !(is_bare && points_back(m_draft, link, i))) {
                continue;
            }
            back[l] = true;
            if (is_label && link.text.begin == 0 && m_roles[i].label.empty()) {
                m_roles[i].label = label;
            }
        }
        take_out(block, back, false);
    }

    void finish_note(std::size_t i) {
        HtmlBlock& block = m_draft.blocks[i];
        Role& role = m_roles[i];
        block.kind = UnitKind::footnote;
        if (role.begins_note && role.label.empty()) {
            role.label = bare_label(block.number);
        }
        block.number.clear();
        block.item = 0;
        if (!role.begins_note || role.label.empty()) {
            return;
        }
        const std::size_t old_length = written_label_length(block.text, role.label);
        const std::string label = role.label + ' ';
        const bool empty = old_length == block.text.size();
        block.text.replace(0, old_length, empty ? "" : label);
        block.label_length = empty ? 0 : role.label.size();
        for (model::NoteCall& call : block.note_calls) {
            call.text_begin = std::max(call.text_begin, old_length) - old_length + (empty ? 0 : label.size());
        }
    }

    /// Bytes of a label that the note's text has already, "[1] " or "1. ", up to what it says.
    static std::size_t written_label_length(std::string_view text, std::string_view label) {
        const std::size_t begin = text.starts_with('[') || text.starts_with('(') ? 1 : 0;
        if (!text.substr(begin).starts_with(label)) {
            return 0;
        }
        std::size_t end = begin + label.size();
        while (end < text.size() && (text[end] == ']' || text[end] == ')' || text[end] == '.')) {
            ++end;
        }
        if (end < text.size()) {
            const text::CodePoint c = text::code_point_at(text, end);
            if (!text::is_white_space(c.value)) {
                return 0;
            }
            end += c.length;
        }
        return end;
    }

    void put_notes_last() {
        std::vector<HtmlBlock> notes;
        std::vector<HtmlBlock> others;
        for (std::size_t i = 0; i < m_draft.blocks.size(); ++i) {
            HtmlBlock& block = m_draft.blocks[i];
            if (!block.text.empty()) {
                (m_roles[i].is_note ? notes : others).push_back(std::move(block));
            }
        }
        std::move(notes.begin(), notes.end(), std::back_inserter(others));
        m_draft.blocks = std::move(others);
        m_draft.anchors.clear(); // they count blocks as they were
        m_draft.notes.clear();
    }

    HtmlDraft& m_draft;
    std::vector<Role> m_roles;
};

} // namespace

void resolve_html_notes(HtmlDraft& draft) {
    NoteFinder{draft}.find();
}

} // namespace diptych::reader
