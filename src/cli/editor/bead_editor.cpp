#include "cli/editor/bead_editor.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/editor/bead_arguments.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace diptych::cli {

namespace {

using pipeline::ShownBead;

constexpr std::size_t k_page = 10; ///< beads

/// Whether one of the sentences has it, whatever its case and accents. \param folded  not empty
bool contains(const ShownBead& bead, const std::string& folded) {
    const auto has = [&](const std::string& sentence) {
        return text::fold(sentence).find(folded) != std::string::npos;
    };
    return std::any_of(bead.source.begin(), bead.source.end(), has) ||
           std::any_of(bead.target.begin(), bead.target.end(), has);
}

} // namespace

BeadEditor::BeadEditor(model::DocumentSummary document, std::vector<ShownBead> beads, WorkList work)
    : m_document{std::move(document)}, m_beads{std::move(beads)}, m_work{work} {
    if (!is_due(current()) && due() > 0) {
        go_to_due(true);
    }
    m_last_due = place_of(current());
    say(due() == 0
            ? fmt::format("There is no {} pair. ? shows the keys.", m_work.flagged ? "flagged" : "doubtful")
            : fmt::format("{} to look at. Enter confirms a pair that is right; ? shows the other keys.",
                          name_of_due(due())));
}

// What is to be looked at

bool BeadEditor::is_due(const ShownBead& bead) const {
    return m_work.flagged ? bead.stored.flag.has_value()
                          : !bead.stored.pinned && bead.stored.bead.probability < m_work.below;
}

std::size_t BeadEditor::due() const {
    return static_cast<std::size_t>(
        std::count_if(m_beads.begin(), m_beads.end(), [this](const ShownBead& b) { return is_due(b); }));
}

std::string BeadEditor::name_of_due(std::size_t count) const {
    return fmt::format("{} {} {}", count, m_work.flagged ? "flagged" : "doubtful",
                       count == 1 ? "pair" : "pairs");
}

BeadEditor::Place BeadEditor::place_of(const ShownBead& bead) const {
    return {m_by_probability ? bead.stored.bead.probability : 0.0, bead.stored.ordinal};
}

/// To the next, or the one before, that is to be looked at; from the end to the beginning.
void BeadEditor::go_to_due(bool forward) {
    const Place here = is_due(current()) || !m_by_probability ? place_of(current()) : m_last_due;
    std::optional<std::size_t> next;
    std::optional<std::size_t> outermost; // where to begin again
    for (std::size_t i = 0; i < m_beads.size(); ++i) {
        if (!is_due(m_beads[i])) {
            continue;
        }
        const Place place = place_of(m_beads[i]);
        const auto is_nearer = [&](const std::optional<std::size_t>& other) {
            return !other ||
                   (forward ? place < place_of(m_beads[*other]) : place_of(m_beads[*other]) < place);
        };
        if ((forward ? here < place : place < here) && is_nearer(next)) {
            next = i;
        }
        if (is_nearer(outermost)) {
            outermost = i;
        }
    }
    if (!outermost) {
        say(fmt::format("There is no {} pair.", m_work.flagged ? "flagged" : "doubtful"));
        return;
    }
    if (!next) {
        say(*outermost == m_cursor ? "There is no other."
                                   : (forward ? "From the beginning again." : "From the end again."));
    }
    go_to(next.value_or(*outermost));
}

// Where the cursor is

void BeadEditor::go_to(std::size_t bead) {
    bead = std::min(bead, m_beads.size() - 1);
    if (bead != m_cursor) {
        m_first_line = 0;
    }
    m_cursor = bead;
    if (is_due(current())) {
        m_last_due = place_of(current());
    }
}

void BeadEditor::set_furthest_line(std::size_t lines) {
    m_furthest_line = lines;
    m_first_line = std::min(m_first_line, lines);
}

/// \returns whether the key is one that moves it
bool BeadEditor::move_cursor(const Key& key) {
    const auto back = [this](std::size_t by) { go_to(m_cursor - std::min(m_cursor, by)); };
    if (key.name == Key::Name::down || key.is(U'j')) {
        go_to(m_cursor + 1);
    } else if (key.name == Key::Name::up || key.is(U'k')) {
        back(1);
    } else if (key.name == Key::Name::home) {
        go_to(0);
    } else if (key.name == Key::Name::end) {
        go_to(m_beads.size() - 1);
    } else if (key.name == Key::Name::page_down) {
        m_first_line < m_furthest_line ? static_cast<void>(m_first_line += k_page / 2)
                                       : go_to(m_cursor + k_page);
    } else if (key.name == Key::Name::page_up) {
        m_first_line > 0 ? static_cast<void>(m_first_line -= std::min(m_first_line, k_page / 2))
                         : back(k_page);
    } else if (key.name == Key::Name::left || key.name == Key::Name::right) {
        m_side = key.name == Key::Name::left ? pipeline::Side::source : pipeline::Side::target;
    } else if (key.name == Key::Name::tab) {
        m_side = m_side == pipeline::Side::source ? pipeline::Side::target : pipeline::Side::source;
    } else {
        return false;
    }
    return true;
}

void BeadEditor::go_to_number() {
    try {
        const std::int64_t number = bead_number(std::string{base::trim(input())});
        const auto found = std::find_if(m_beads.begin(), m_beads.end(),
                                        [&](const ShownBead& bead) { return bead.stored.id == number; });
        if (found == m_beads.end()) {
            failed(fmt::format("There is no pair {} in this document.", number));
        } else {
            go_to(static_cast<std::size_t>(found - m_beads.begin()));
        }
    } catch (const base::UsageError&) {
        failed(fmt::format("'{}' is no number of a pair.", input()));
    }
}

void BeadEditor::find() {
    if (!input().empty()) {
        m_last_find = input();
    }
    const std::string folded = text::fold(m_last_find);
    if (folded.empty()) {
        return;
    }
    for (std::size_t i = 1; i <= m_beads.size(); ++i) {
        const std::size_t at = (m_cursor + i) % m_beads.size();
        if (contains(m_beads[at], folded)) {
            say(i == m_beads.size() ? "It is in no other pair."
                : at < m_cursor     ? "From the beginning again."
                                    : "Press / and Enter for the next.");
            go_to(at);
            return;
        }
    }
    failed(fmt::format("No pair has '{}'.", m_last_find));
}

// Keys

EditorRequest BeadEditor::press(const Key& key) {
    switch (m_mode) {
    case Mode::browse:
        return press_browsing(key);
    case Mode::split:
        return press_splitting(key);
    case Mode::help:
        m_mode = Mode::browse;
        return {};
    default:
        return press_typing(key);
    }
}

EditorRequest BeadEditor::press_browsing(const Key& key) {
    if (key.pasted) {
        return {};
    }
    m_message = {};
    if (key.is_ctrl(U'c')) {
        return QuitRequest{};
    }
    if (key.is_ctrl(U'z')) {
        return undo(false);
    }
    if (key.is_ctrl(U'l')) {
        return ReloadRequest{};
    }
    if (move_cursor(key)) {
        return {};
    }
    if (key.name == Key::Name::enter) {
        return press_command(U'c');
    }
    return key.name == Key::Name::character && !key.ctrl ? press_command(key.character) : EditorRequest{};
}

EditorRequest BeadEditor::press_command(char32_t command) {
    switch (command) {
    case U'c':
        return pipeline::FixAction{pipeline::PinBeads{{current().stored.id}}};
    case U'x':
        return pipeline::FixAction{pipeline::UnpinBeads{{current().stored.id}}};
    case U'm':
    case U'M':
        return merge_with_neighbour(command == U'm');
    case U'u':
        return move_sentence(pipeline::Direction::up);
    case U'd':
        return move_sentence(pipeline::Direction::down);
    case U's':
        start_split();
        return {};
    case U'n':
    case U'p':
        go_to_due(command == U'n');
        return {};
    case U'o':
        m_by_probability = !m_by_probability;
        m_last_due = place_of(current());
        say(m_by_probability ? "n and p go by probability now, the least first."
                             : "n and p go by the order of the document now.");
        return {};
    case U'z':
    case U'Z':
        return undo(command == U'Z');
    case U'?':
        m_mode = Mode::help;
        return {};
    case U'q':
        return QuitRequest{};
    default:
        if (!start_typing(command)) {
            say("No such key. ? shows those there are.");
        }
        return {};
    }
}

bool BeadEditor::start_typing(char32_t command) {
    m_input.begin();
    switch (command) {
    case U'f':
        m_input.begin(current().stored.flag.value_or(""));
        m_mode = Mode::note;
        return true;
    case U'g':
        m_mode = Mode::number;
        return true;
    case U'/':
        m_mode = Mode::find;
        return true;
    case U'r':
        m_mode = Mode::pair;
        return true;
    default:
        return false;
    }
}

EditorRequest BeadEditor::press_typing(const Key& key) {
    switch (m_input.press(key)) {
    case LineInput::State::cancelled:
        m_mode = Mode::browse;
        return {};
    case LineInput::State::accepted:
        return accept_input();
    case LineInput::State::typing:
        break;
    }
    return {};
}

EditorRequest BeadEditor::accept_input() {
    const Mode mode = m_mode;
    m_mode = Mode::browse;
    switch (mode) {
    case Mode::note:
        if (base::trim(input()).empty()) {
            return pipeline::FixAction{pipeline::UnflagBeads{{current().stored.id}}};
        }
        return pipeline::FixAction{pipeline::FlagBeads{{current().stored.id}, input()}};
    case Mode::number:
        go_to_number();
        return {};
    case Mode::find:
        find();
        return {};
    default:
        return pair_anew();
    }
}

EditorRequest BeadEditor::press_splitting(const Key& key) {
    const bool on_source = m_side == pipeline::Side::source;
    std::size_t& cut = on_source ? m_cut.source : m_cut.target;
    const std::size_t sentences = on_source ? current().source.size() : current().target.size();
    if (key.name == Key::Name::escape || key.is(U'q') || key.is_ctrl(U'c')) {
        m_mode = Mode::browse;
        m_message = {};
    } else if (key.name == Key::Name::enter) {
        m_mode = Mode::browse;
        return pipeline::FixAction{pipeline::SplitBead{current().stored.id, m_cut.source, m_cut.target}};
    } else if (key.name == Key::Name::up || key.is(U'k')) {
        cut -= std::min<std::size_t>(cut, 1);
    } else if (key.name == Key::Name::down || key.is(U'j')) {
        cut = std::min(cut + 1, sentences);
    } else {
        move_cursor(key.name == Key::Name::left || key.name == Key::Name::right || key.name == Key::Name::tab
                        ? key
                        : Key{});
    }
    return {};
}

} // namespace diptych::cli
