#include "segment/footnotes.hpp"

#include "base/string.hpp"
#include "segment/repair.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace diptych::segment {

namespace {

constexpr std::size_t k_longest_word = 256; ///< bytes; no call is glued to a longer one

/// Whether what stands at the end, back to a space, is a word a call may be glued to: letters, with stops or
/// closing quotes behind them. "A/AC.290/2020/L.1" and "COVID-19" are not.
bool ends_with_a_word(std::string_view text) {
    bool letters = false;
    bool stops = false;
    std::size_t i = text.size();
    while (i > 0) {
        if (text.size() - i > k_longest_word) {
            return false;
        }
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
    return letters && (!stops || text.size() - i > k_longest_abbreviation);
}

/// A unit's text, from which calls are taken one after the other.
class BodyText {
public:
    BodyText(model::Unit& unit, std::size_t begin) : m_unit{&unit}, m_done{begin} {
        remember({unit.text.data(), begin});
    }

    /// Takes out the first call of that label behind those that were taken. \returns whether there is one
    bool take(const std::string& label) {
        const std::string_view text = m_unit->text;
        for (std::size_t at = text.find(label, m_done); at != std::string_view::npos;
             at = text.find(label, at + 1)) {
            const std::size_t end = at + label.size();
            const bool number_ends =
                end == text.size() ||
                (!base::is_ascii_digit(text[end]) && !text::is_letter(text::code_point_at(text, end).value));
            if (number_ends && ends_with_a_word(before(at))) {
                remember(text.substr(m_done, at - m_done));
                m_calls.push_back({at, end});
                m_done = end;
                m_unit->note_calls.push_back({end - m_erased - label.size(), label});
                m_erased += label.size();
                return true;
            }
        }
        return false;
    }

    /// To be called at the end, once.
    void finish() {
        if (!m_calls.empty()) {
            erase(*m_unit, m_calls);
        }
    }

private:
    /// What stands before byte `at`, without the calls that were taken: as much of it as a word can have.
    std::string before(std::size_t at) const {
        const std::string_view since = std::string_view{m_unit->text}.substr(m_done, at - m_done);
        if (since.size() > k_longest_word) {
            return std::string{since.substr(since.size() - k_longest_word - 1)};
        }
        return m_before + std::string{since};
    }

    void remember(std::string_view text) {
        m_before += text.substr(text.size() - std::min(text.size(), k_longest_word + 1));
        m_before.erase(0, m_before.size() - std::min(m_before.size(), k_longest_word + 1));
    }

    model::Unit* m_unit;
    std::size_t m_done;                ///< byte behind the last call that was taken
    std::size_t m_erased = 0;          ///< bytes of those that were taken
    std::string m_before;              ///< before m_done, as before() gives it
    std::vector<model::Range> m_calls; ///< that were taken
};

} // namespace

void take_out_note_calls(model::Document& document) {
    std::vector<model::Unit>& units = document.units;
    if (units.empty()) {
        return;
    }
    const auto is_note = [&](std::size_t u) { return units[u].kind == model::UnitKind::footnote; };
    std::size_t unit = 0; // of the last call
    BodyText body{units.front(), 0};
    std::unordered_set<std::string> without_call; // from there on
    for (const model::Unit& note : units) {
        if (note.kind != model::UnitKind::footnote || note.label.empty() ||
            without_call.contains(note.label)) {
            continue;
        }
        bool found = !is_note(unit) && body.take(note.label);
        for (std::size_t u = unit + 1; u < units.size() && !found; ++u) {
            BodyText next{units[u], units[u].label.size()};
            found = !is_note(u) && next.take(note.label);
            if (found) {
                body.finish();
                body = std::move(next);
                unit = u;
            }
        }
        if (!found) {
            without_call.insert(note.label);
        }
    }
    body.finish();
}

} // namespace diptych::segment
