// What the keys of the bead editor ask for, and what it makes of the answers.

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/editor/bead_arguments.hpp"
#include "cli/editor/bead_editor.hpp"

#include <algorithm>

namespace diptych::cli {

namespace {

using pipeline::BeadShape;
using pipeline::ShownBead;

std::string name_of(const pipeline::FixAction& action) {
    struct Name {
        std::string operator()(const pipeline::MergeBeads&) const { return "merged"; }

        std::string operator()(const pipeline::SplitBead&) const { return "split"; }

        std::string operator()(const pipeline::MoveSentences&) const { return "moved"; }

        std::string operator()(const pipeline::PairAnew&) const { return "paired anew"; }

        std::string operator()(const pipeline::PinBeads&) const { return "confirmed"; }

        std::string operator()(const pipeline::UnpinBeads&) const { return "not confirmed any more"; }

        std::string operator()(const pipeline::FlagBeads&) const { return "flagged"; }

        std::string operator()(const pipeline::UnflagBeads&) const { return "unflagged"; }
    };

    return std::visit(Name{}, action);
}

/// Where to propose a cut: in the middle, with something in both parts.
BeadShape likely_cut(const ShownBead& bead) {
    const std::size_t source = bead.source.size();
    const std::size_t target = bead.target.size();
    const BeadShape middle{(source + 1) / 2, (target + 1) / 2};
    return middle.source == source && middle.target == target ? BeadShape{source, 0} : middle; // of a 1-1
}

} // namespace

void BeadEditor::say(std::string text, ViewMessage::Kind kind) {
    m_message = {std::move(text), kind};
}

// Requests

EditorRequest BeadEditor::merge_with_neighbour(bool next) {
    if (next ? m_cursor + 1 == m_beads.size() : m_cursor == 0) {
        failed(fmt::format("This is the {} pair, so there is none {} it to merge with.",
                           next ? "last" : "first", next ? "behind" : "before"));
        return {};
    }
    const std::size_t first = next ? m_cursor : m_cursor - 1;
    return pipeline::FixAction{
        pipeline::MergeBeads{{m_beads[first].stored.id, m_beads[first + 1].stored.id}}};
}

EditorRequest BeadEditor::move_sentence(pipeline::Direction direction) {
    return pipeline::FixAction{pipeline::MoveSentences{current().stored.id, direction, m_side, 1}};
}

EditorRequest BeadEditor::undo(bool any) {
    if (any) {
        return UndoRequest{};
    }
    if (m_done.empty()) {
        say("Nothing has been done since you began. Z takes back what was done before.");
        return {};
    }
    return UndoRequest{m_done.back().words};
}

void BeadEditor::start_split() {
    if (current().source.size() + current().target.size() < 2) {
        failed("A pair of a single sentence cannot be split.");
        return;
    }
    m_cut = likely_cut(current());
    m_mode = Mode::split;
}

/// The run that the new beads replace begins at the cursor and goes as far as they have sentences.
EditorRequest BeadEditor::pair_anew() {
    pipeline::PairAnew action;
    try {
        action.shapes = bead_shapes(input());
    } catch (const base::UsageError& e) {
        failed(e.what());
        return {};
    }
    BeadShape wanted;
    for (const BeadShape& shape : action.shapes) {
        wanted.source += shape.source;
        wanted.target += shape.target;
    }
    BeadShape held;
    for (std::size_t i = m_cursor; i < m_beads.size(); ++i) {
        held.source += m_beads[i].source.size();
        held.target += m_beads[i].target.size();
        action.beads.push_back(m_beads[i].stored.id);
        if (held.source > wanted.source || held.target > wanted.target) {
            break;
        }
        if (held.source == wanted.source && held.target == wanted.target) {
            return pipeline::FixAction{action};
        }
    }
    failed(fmt::format(
        "The new pairs have {} source and {} target sentences in all, and no run of pairs from here "
        "has just as many.",
        wanted.source, wanted.target));
    return {};
}

// Answers

/// Puts the beads of a change in the place of those that it found.
void BeadEditor::put(const pipeline::Fixed& fixed) {
    std::erase_if(m_beads, [&](const ShownBead& bead) {
        const std::int64_t id = bead.stored.id;
        return std::find(fixed.gone.begin(), fixed.gone.end(), id) != fixed.gone.end() ||
               std::any_of(fixed.after.begin(), fixed.after.end(),
                           [&](const ShownBead& b) { return b.stored.id == id; });
    });
    std::vector<ShownBead> after = fixed.after;
    std::sort(after.begin(), after.end(),
              [](const ShownBead& a, const ShownBead& b) { return a.stored.ordinal < b.stored.ordinal; });
    for (ShownBead& bead : after) {
        const std::size_t place = std::min(bead.stored.ordinal, m_beads.size());
        m_beads.insert(m_beads.begin() + static_cast<std::ptrdiff_t>(place), std::move(bead));
    }
    for (std::size_t i = 0; i < m_beads.size(); ++i) {
        m_beads[i].stored.ordinal = i;
    }
}

void BeadEditor::go_to_id(std::int64_t id) {
    const auto found = std::find_if(m_beads.begin(), m_beads.end(),
                                    [&](const ShownBead& bead) { return bead.stored.id == id; });
    go_to(found == m_beads.end() ? m_cursor : static_cast<std::size_t>(found - m_beads.begin()));
}

void BeadEditor::say_when_all_is_done(std::size_t due_before) {
    if (due_before > 0 && due() == 0) {
        m_message.text += fmt::format(" That was the last {} pair: all of them are done. q quits.",
                                      m_work.flagged ? "flagged" : "doubtful");
    }
}

void BeadEditor::done(const pipeline::FixAction& action, const pipeline::Fixed& fixed) {
    const bool confirms = std::holds_alternative<pipeline::PinBeads>(action);
    if (fixed.empty() && !confirms) {
        say("There is nothing to do.");
        return;
    }
    const std::size_t due_before = due();
    if (fixed.empty()) {
        say("This pair is confirmed already.");
    } else {
        const std::int64_t id = current().stored.id;
        put(fixed);
        const bool is_gone = std::find(fixed.gone.begin(), fixed.gone.end(), id) != fixed.gone.end();
        go_to_id(is_gone ? fixed.after.front().stored.id : id);
        m_done.push_back({name_of(action), fixed.action});
        say(fmt::format("Done: {}. z takes it back.", fixed.action), ViewMessage::Kind::done);
    }
    say_when_all_is_done(due_before);
    if (confirms) {
        const ViewMessage message = m_message;
        due() > 0 ? go_to_due(true) : go_to(m_cursor + 1);
        m_message = message;
    }
}

void BeadEditor::undone(const std::optional<pipeline::Fixed>& fixed) {
    if (!fixed) {
        say("There is nothing to undo in this document.");
        return;
    }
    put(*fixed);
    go_to_id(fixed->after.front().stored.id);
    if (!m_done.empty() && m_done.back().words == fixed->action) {
        m_done.pop_back();
    }
    ++m_undone;
    say(fmt::format("Undone: {}.", fixed->action), ViewMessage::Kind::done);
}

void BeadEditor::failed(const std::string& sentence) {
    say(sentence, ViewMessage::Kind::error);
}

void BeadEditor::reload(std::vector<ShownBead> beads, const std::string& sentence) {
    const std::int64_t id = current().stored.id;
    m_beads = std::move(beads);
    m_mode = Mode::browse; // what was begun was for beads that may be gone
    go_to_id(id);
    m_message.text += (m_message.text.empty() ? "" : " ") + sentence;
}

std::string BeadEditor::summary() const {
    std::vector<std::pair<std::string, std::size_t>> counts;
    for (const Done& done : m_done) {
        const auto found =
            std::find_if(counts.begin(), counts.end(), [&](const auto& c) { return c.first == done.what; });
        found == counts.end() ? static_cast<void>(counts.emplace_back(done.what, 1)) : void(++found->second);
    }
    std::vector<std::string> parts;
    for (const auto& [what, count] : counts) {
        parts.push_back(fmt::format("{} {}", count, what));
    }
    if (m_undone > 0) {
        parts.push_back(fmt::format("{} undone", m_undone));
    }
    const std::string name =
        m_document.symbol.empty() ? fmt::format("document {}", m_document.id) : m_document.symbol;
    return fmt::format("{} in {}. {} left.", parts.empty() ? "Nothing changed" : base::join(parts, ", "),
                       name,
                       due() == 0 ? fmt::format("No {} pair is", m_work.flagged ? "flagged" : "doubtful")
                                  : name_of_due(due()) + (due() == 1 ? " is" : " are"));
}

} // namespace diptych::cli
