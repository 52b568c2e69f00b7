#include "segment/footnotes.hpp"

#include "base/string.hpp"
#include "segment/repair.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <optional>

namespace diptych::segment {

namespace {

/// Whether what stands before `position`, back to a space, is a word a call may be glued to: letters, with
/// stops or closing quotes behind them. "A/AC.290/2020/L.1" and "COVID-19" are not.
bool follows_a_word(std::string_view text, std::size_t position) {
    bool letters = false;
    bool stops = false;
    std::size_t i = position;
    while (i > 0) {
        const text::CodePoint c = text::code_point_before(text, i);
        if (text::is_white_space(c.value)) {
            break;
        }
        if (text::is_letter(c.value) || text::is_mark(c.value)) {
            letters = true;
        } else if (letters && c.value != U'\'' && c.value != U'\u2019' && c.value != U'-' &&
                   !text::is_opening(c.value)) {
            return false;
        } else if (!letters) {
            const bool stop = c.value == U'.' || c.value == U',' || c.value == U';' || c.value == U':' ||
                              c.value == U'?' || c.value == U'!' || text::is_closing(c.value);
            if (!stop) {
                return false;
            }
            stops = stops || c.value == U'.';
        }
        i -= c.length;
    }
    // "art.1" is an abbreviation and its number; a call behind a full stop follows the end of a sentence.
    constexpr std::size_t k_longest_abbreviation = 5;
    return letters && (!stops || position - i > k_longest_abbreviation);
}

/// Where the call `label` stands in `text`, from `from` on.
std::optional<std::size_t> find_call(std::string_view text, std::string_view label, std::size_t from) {
    for (std::size_t at = text.find(label, from); at != std::string_view::npos;
         at = text.find(label, at + 1)) {
        const std::size_t end = at + label.size();
        const bool number_ends =
            end == text.size() ||
            (!base::is_ascii_digit(text[end]) && !text::is_letter(text::code_point_at(text, end).value));
        if (at > 0 && !base::is_ascii_digit(text[at - 1]) && number_ends && follows_a_word(text, at)) {
            return at;
        }
    }
    return std::nullopt;
}

} // namespace

void take_out_note_calls(model::Document& document) {
    std::size_t unit = 0;
    std::size_t from = 0;
    for (const model::Unit& note : document.units) {
        if (note.kind != model::UnitKind::footnote || note.label.empty()) {
            continue;
        }
        for (std::size_t u = unit; u < document.units.size(); ++u) {
            model::Unit& body = document.units[u];
            if (body.kind == model::UnitKind::footnote) {
                continue;
            }
            const auto at = find_call(body.text, note.label, u == unit ? from : body.label.size());
            if (at) {
                erase(body, {*at, *at + note.label.size()});
                body.note_calls.push_back({*at, note.label});
                unit = u;
                from = *at;
                break;
            }
        }
    }
}

} // namespace diptych::segment
