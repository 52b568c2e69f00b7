#pragma once

#include "cli/editor/view.hpp"
#include "cli/terminal/line_input.hpp"
#include "model/term_proposal.hpp"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace diptych::cli {

/// Carry out what is decided on the current proposal.
struct DecideRequest {};

/// Take back the decision on the current proposal.
struct TakeBackRequest {};

struct EndRequest {};

/// What a key asks for; nothing when it only changes what is shown.
using ProposalRequest = std::variant<std::monostate, DecideRequest, TakeBackRequest, EndRequest>;

/// The interactive review of proposed terms: which one is shown, what keys mean, and what is said. As the
/// editor of beads it has no terminal and no database: who carries its requests out says what came of them.
/// proposal_frame.cpp draws it.
class ProposalEditor {
public:
    enum class Mode {
        browse,
        term,        ///< typing the term
        translation, ///< typing its translation
        help
    };

    /// \param proposals  none of them decided; not none
    explicit ProposalEditor(std::vector<model::ReviewedProposal> proposals);

    ProposalRequest press(const Key& key);

    /// The decision holds. \param what  "accepted as a new entry"
    void decided(const std::string& what);
    void taken_back();
    /// It has not been done. \param sentence  why not
    void failed(const std::string& sentence);

    const std::vector<model::ReviewedProposal>& proposals() const { return m_proposals; }

    std::size_t cursor() const { return m_cursor; }

    /// As it is decided now, or has been; its first rendering is the translation.
    const model::ReviewedProposal& current() const { return m_proposals[m_cursor]; }

    /// Which of the renderings is marked, from 0.
    std::size_t marked() const { return m_marked; }

    Mode mode() const { return m_mode; }

    const std::string& input() const { return m_input.text(); }

    const ViewMessage& message() const { return m_message; }

    std::size_t left() const; ///< without a decision

private:
    /// A decision that holds.
    struct Made {
        std::size_t proposal = 0;
        model::ReviewedProposal before; ///< what it was
    };

    ProposalRequest press_browsing(const Key& key);
    ProposalRequest press_command(char32_t command);
    ProposalRequest accept_input();
    ProposalRequest decide(model::Verdict verdict);
    ProposalRequest take_back_last();
    void type(Mode mode, const std::string& text);
    void go_to(std::size_t proposal);
    void go_to_undecided();
    void say(std::string text, ViewMessage::Kind kind = ViewMessage::Kind::plain);

    std::vector<model::ReviewedProposal> m_proposals;
    model::ReviewedProposal m_before;   ///< the current one before what is being decided
    std::vector<Made> m_decided; ///< what holds, the last last
    std::size_t m_cursor = 0;
    std::size_t m_marked = 0;
    Mode m_mode = Mode::browse;
    LineInput m_input;
    ViewMessage m_message;
};

/// What the window shows of it.
Frame frame_of(const ProposalEditor& editor, std::size_t columns, std::size_t rows);

} // namespace diptych::cli
