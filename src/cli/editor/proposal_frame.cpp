// What the window shows of a review of proposed terms.

#include "base/format.hpp"
#include "cli/editor/proposal_editor.hpp"
#include "cli/terminal/printable.hpp"
#include "cli/terminal/wrap.hpp"

#include <array>

namespace diptych::cli {

namespace {

using Mode = ProposalEditor::Mode;

constexpr std::array k_help{
    KeyHelp{"Enter, a, 1 to 9", "accept the marked translation, or that of the number"},
    KeyHelp{"Up Down", "mark another translation"},
    KeyHelp{"e", "type the translation and accept it"},
    KeyHelp{"t", "type the term as the glossary is to have it"},
    KeyHelp{"r", "reject: it is never proposed again"},
    KeyHelp{"s b, Right Left", "go on, go back, without a decision; Home, End"},
    KeyHelp{"z, Ctrl-Z", "take the last decision back"},
    KeyHelp{"q, Ctrl-C", "end: everything is kept already"}};

constexpr std::size_t k_indent = 4;

void add_wrapped(std::vector<FrameLine>& lines, const std::string& lead, const std::string& text, Paint paint,
                 std::size_t columns) {
    const std::string shown = printable(text);
    const std::size_t width = columns - std::min(columns - 1, lead.size());
    for (const model::Range line : wrap(shown, width)) {
        lines.push_back({{line.begin == 0 ? lead : std::string(lead.size(), ' '), Paint::dim},
                         {std::string{model::slice(shown, line)}, paint}});
    }
}

FrameLine title_of(const ProposalEditor& editor, std::size_t columns) {
    return {{padded(fmt::format("Proposal {} of {}, {} left", editor.cursor() + 1, editor.proposals().size(),
                                editor.left()),
                    columns),
             Paint::selected}};
}

std::vector<FrameLine> body_of(const ProposalEditor& editor, std::size_t columns) {
    const model::ReviewedProposal& reviewed = editor.current();
    const model::TermProposal& proposal = reviewed.proposal;
    std::vector<FrameLine> lines{{}};
    add_wrapped(lines, proposal.source_language.str() + ": ", proposal.term, Paint::heading, columns);
    for (std::size_t i = 0; i < proposal.renderings.size(); ++i) {
        const model::ProposedRendering& rendering = proposal.renderings[i];
        const bool is_marked = i == editor.marked();
        add_wrapped(
            lines, fmt::format("{} {}  {}: ", is_marked ? '>' : ' ', i + 1, proposal.target_language.str()),
            rendering.count == 0 ? rendering.text : fmt::format("{} ({})", rendering.text, rendering.count),
            is_marked ? Paint::heading : Paint::plain, columns);
    }
    if (reviewed.verdict != model::Verdict::none) {
        lines.push_back(
            {{std::string(k_indent, ' ')},
             {reviewed.verdict == model::Verdict::accept ? "accepted" : "rejected", Paint::good}});
    }
    for (const std::string* context : {&proposal.source_context, &proposal.target_context}) {
        if (!context->empty()) {
            lines.push_back({});
            add_wrapped(lines, std::string(k_indent, ' '), *context, Paint::dim, columns);
        }
    }
    if (!proposal.document.empty()) {
        add_wrapped(lines, std::string(k_indent, ' '), "(" + proposal.document + ")", Paint::dim, columns);
    }
    return lines;
}

FrameLine prompt_of(const ProposalEditor& editor, std::size_t columns, std::optional<std::size_t>& caret) {
    switch (editor.mode()) {
    case Mode::term:
        return typing_line("Term: ", editor.input(), columns, caret);
    case Mode::translation:
        return typing_line("Translation: ", editor.input(), columns, caret);
    case Mode::help:
        return {{"Any key goes back.", Paint::dim}};
    case Mode::browse:
        break;
    }
    return {{"Enter accept  e edit  r reject  s skip  b back  z undo  ? help  q quit", Paint::dim}};
}

} // namespace

Frame frame_of(const ProposalEditor& editor, std::size_t columns, std::size_t rows) {
    if (const std::optional<Frame> small = frame_of_small_window(columns, rows)) {
        return *small;
    }
    const std::vector<FrameLine> message = message_lines(editor.message(), columns);
    std::vector<FrameLine> body =
        editor.mode() == Mode::help ? key_lines(k_help, columns) : body_of(editor, columns);
    body.resize(rows - 2 - message.size());
    Frame frame{.lines = {title_of(editor, columns)}};
    frame.lines.insert(frame.lines.end(), body.begin(), body.end());
    frame.lines.insert(frame.lines.end(), message.begin(), message.end());
    std::optional<std::size_t> caret;
    frame.lines.push_back(prompt_of(editor, columns, caret));
    if (caret) {
        frame.caret = Frame::Place{rows - 1, *caret};
    }
    return frame;
}

} // namespace diptych::cli
