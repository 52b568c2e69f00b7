#include "cli/editor/proposal_editor.hpp"

#include "base/counted.hpp"
#include "base/format.hpp"
#include "base/string.hpp"

#include <algorithm>
#include <utility>

namespace diptych::cli {

using model::ReviewedProposal;
using model::Verdict;

ProposalEditor::ProposalEditor(std::vector<ReviewedProposal> proposals)
    : m_proposals{std::move(proposals)}, m_before{m_proposals.front()} {
    say(fmt::format("{} to decide. Enter accepts the marked translation; ? shows the other keys.",
                    base::counted(left(), "proposal")));
}

std::size_t ProposalEditor::left() const {
    return static_cast<std::size_t>(
        std::count_if(m_proposals.begin(), m_proposals.end(),
                      [](const ReviewedProposal& reviewed) { return reviewed.verdict == Verdict::none; }));
}

void ProposalEditor::say(std::string text, ViewMessage::Kind kind) {
    m_message = {std::move(text), kind};
}

void ProposalEditor::go_to(std::size_t proposal) {
    m_cursor = std::min(proposal, m_proposals.size() - 1);
    m_marked = 0;
}

/// To the next that is undecided, from the end to the beginning; stays where all are.
void ProposalEditor::go_to_undecided() {
    for (std::size_t i = 1; i <= m_proposals.size(); ++i) {
        const std::size_t at = (m_cursor + i) % m_proposals.size();
        if (m_proposals[at].verdict == Verdict::none) {
            go_to(at);
            return;
        }
    }
}

// Keys

ProposalRequest ProposalEditor::press(const Key& key) {
    switch (m_mode) {
    case Mode::browse:
        return press_browsing(key);
    case Mode::help:
        m_mode = Mode::browse;
        return {};
    case Mode::term:
    case Mode::translation:
        break;
    }
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

ProposalRequest ProposalEditor::press_browsing(const Key& key) {
    if (key.pasted) {
        return {};
    }
    m_message = {};
    const std::size_t renderings = current().proposal.renderings.size();
    if (key.is_ctrl(U'c')) {
        return EndRequest{};
    }
    if (key.is_ctrl(U'z')) {
        return take_back_last();
    }
    switch (key.name) {
    case Key::Name::enter:
        return press_command(U'a');
    case Key::Name::up:
        m_marked -= std::min<std::size_t>(m_marked, 1);
        return {};
    case Key::Name::down:
        m_marked = std::min(m_marked + 1, std::max<std::size_t>(renderings, 1) - 1);
        return {};
    case Key::Name::right:
    case Key::Name::page_down:
        return press_command(U's');
    case Key::Name::left:
    case Key::Name::page_up:
        return press_command(U'b');
    case Key::Name::home:
        go_to(0);
        return {};
    case Key::Name::end:
        go_to(m_proposals.size() - 1);
        return {};
    default:
        return key.name == Key::Name::character && !key.ctrl ? press_command(key.character)
                                                             : ProposalRequest{};
    }
}

ProposalRequest ProposalEditor::press_command(char32_t command) {
    const std::vector<model::ProposedRendering>& renderings = current().proposal.renderings;
    if (command >= U'1' && command <= U'9') {
        const std::size_t number = command - U'1';
        if (number >= renderings.size()) {
            failed("There is no translation of that number. e lets you type one.");
            return {};
        }
        m_marked = number;
        return decide(Verdict::accept);
    }
    switch (command) {
    case U'a':
        if (renderings.empty()) {
            failed("There is no translation. e lets you type one.");
            return {};
        }
        return decide(Verdict::accept);
    case U'r':
        return decide(Verdict::reject);
    case U'e':
        type(Mode::translation, renderings.empty() ? "" : renderings[m_marked].text);
        return {};
    case U't':
        type(Mode::term, current().proposal.term);
        return {};
    case U's':
    case U'n':
    case U'j':
        if (m_cursor + 1 == m_proposals.size()) {
            say("This is the last proposal. q ends.");
        }
        go_to(m_cursor + 1);
        return {};
    case U'b':
    case U'p':
    case U'k':
        if (m_cursor == 0) {
            say("This is the first proposal.");
        }
        go_to(m_cursor - std::min<std::size_t>(m_cursor, 1));
        return {};
    case U'z':
        return take_back_last();
    case U'?':
        m_mode = Mode::help;
        return {};
    case U'q':
        return EndRequest{};
    default:
        say("No such key. ? shows those there are.");
        return {};
    }
}

void ProposalEditor::type(Mode mode, const std::string& text) {
    if (current().verdict != Verdict::none) {
        failed("This proposal is decided. z takes the last decision back.");
        return;
    }
    m_input.begin(text);
    m_mode = mode;
}

ProposalRequest ProposalEditor::accept_input() {
    const Mode mode = std::exchange(m_mode, Mode::browse);
    const std::string typed{base::trim(input())};
    if (typed.empty()) {
        failed("Nothing was typed, so nothing has changed.");
        return {};
    }
    if (mode == Mode::term) {
        m_proposals[m_cursor].proposal.term = typed;
        return {};
    }
    std::vector<model::ProposedRendering>& renderings = m_proposals[m_cursor].proposal.renderings;
    const auto there = std::find_if(renderings.begin(), renderings.end(),
                                    [&](const auto& rendering) { return rendering.text == typed; });
    m_marked = static_cast<std::size_t>(there - renderings.begin());
    if (there == renderings.end()) {
        renderings.push_back({typed});
    }
    return decide(Verdict::accept);
}

ProposalRequest ProposalEditor::decide(Verdict verdict) {
    ReviewedProposal& reviewed = m_proposals[m_cursor];
    if (reviewed.verdict != Verdict::none) {
        failed("This proposal is decided. z takes the last decision back.");
        return {};
    }
    m_before = reviewed;
    reviewed.verdict = verdict;
    if (verdict == Verdict::accept) {
        std::swap(reviewed.proposal.renderings.front(), reviewed.proposal.renderings[m_marked]);
    }
    return DecideRequest{};
}

ProposalRequest ProposalEditor::take_back_last() {
    if (m_decided.empty()) {
        say("Nothing has been decided since you began.");
        return {};
    }
    go_to(m_decided.back().proposal);
    return TakeBackRequest{};
}

// Answers

void ProposalEditor::decided(const std::string& what) {
    m_decided.push_back({m_cursor, m_before});
    say(fmt::format("'{}' {}. z takes it back.{}", current().proposal.term, what,
                    left() == 0 ? " That was the last: all are decided. q ends." : ""),
        ViewMessage::Kind::done);
    go_to_undecided();
}

void ProposalEditor::taken_back() {
    m_proposals[m_cursor] = std::move(m_decided.back().before);
    m_decided.pop_back();
    say("Taken back: it is undecided again.", ViewMessage::Kind::done);
}

void ProposalEditor::failed(const std::string& sentence) {
    const bool holds = std::any_of(m_decided.begin(), m_decided.end(),
                                   [&](const Made& made) { return made.proposal == m_cursor; });
    if (!holds && current().verdict != Verdict::none) { // what was asked for did not come about
        m_proposals[m_cursor] = m_before;
    }
    say(sentence, ViewMessage::Kind::error);
}

} // namespace diptych::cli
