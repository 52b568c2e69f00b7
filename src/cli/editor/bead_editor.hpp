#pragma once

#include "cli/editor/view.hpp"
#include "cli/terminal/line_input.hpp"
#include "pipeline/corpus/fix.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace diptych::cli {

/// Take back the last action.
struct UndoRequest {
    /// What it must be, as words_of(); empty: whatever it is.
    std::string expected;
};

/// Read the document anew.
struct ReloadRequest {};

struct QuitRequest {};

/// What a key asks for; nothing when it only changes what is shown.
using EditorRequest =
    std::variant<std::monostate, pipeline::FixAction, UndoRequest, ReloadRequest, QuitRequest>;

/// The beads that are to be looked at, one by one.
struct WorkList {
    double below = 0.5;   ///< those less probable that are not pinned
    bool flagged = false; ///< those with a remark instead
};

/// The interactive editor of a document's beads: which bead the cursor is on, what keys mean, and what is
/// said. It has no terminal and no database: keys come in, requests go out, and who carries them out tells it
/// what came of them. bead_frame.hpp draws it.
class BeadEditor {
public:
    enum class Mode {
        browse,
        split,  ///< choosing the place of a cut
        note,   ///< typing a remark, as in the modes that follow
        number, ///< of the bead to go to
        find,   ///< text to go to
        pair,   ///< what the new beads are to be
        help
    };

    /// \param beads  all of the document, in order; not none
    BeadEditor(model::DocumentSummary document, std::vector<pipeline::ShownBead> beads, WorkList work);

    EditorRequest press(const Key& key);

    /// What was asked for has been done. Empty when there was nothing to do.
    void done(const pipeline::FixAction& action, const pipeline::Fixed& fixed);
    /// Nothing when there was nothing to undo.
    void undone(const std::optional<pipeline::Fixed>& fixed);
    /// It has not been done. \param sentence  why not
    void failed(const std::string& sentence);
    /// The beads are others now, in order; not none. \param sentence  said behind what is said already
    void reload(std::vector<pipeline::ShownBead> beads, const std::string& sentence);
    /// How many lines the bead under the cursor can be scrolled: not at all when 0.
    void set_furthest_line(std::size_t lines);

    const model::DocumentSummary& document() const { return m_document; }

    const std::vector<pipeline::ShownBead>& beads() const { return m_beads; }

    std::size_t cursor() const { return m_cursor; }

    const pipeline::ShownBead& current() const { return m_beads[m_cursor]; }

    Mode mode() const { return m_mode; }

    const WorkList& work() const { return m_work; }

    bool is_due(const pipeline::ShownBead& bead) const;
    std::size_t due() const; ///< how many are to be looked at

    /// The side whose sentences u and d move, and whose cut the arrows move.
    pipeline::Side side() const { return m_side; }

    /// How many sentences of the current bead go into the first part.
    const pipeline::BeadShape& cut() const { return m_cut; }

    /// What has been typed.
    const std::string& input() const { return m_input.text(); }

    const ViewMessage& message() const { return m_message; }

    std::size_t first_line() const { return m_first_line; } ///< of the current bead, when it is scrolled

    /// What was done and holds, and what is left: sentences.
    std::string summary() const;

private:
    using Place = std::pair<double, std::size_t>; ///< probability, and place in the document

    struct Done {
        std::string what;  ///< "merged"
        std::string words; ///< as typed
    };

    EditorRequest press_browsing(const Key& key);
    EditorRequest press_command(char32_t command);
    EditorRequest press_splitting(const Key& key);
    EditorRequest press_typing(const Key& key);
    EditorRequest accept_input();
    bool move_cursor(const Key& key);
    bool start_typing(char32_t command);
    EditorRequest merge_with_neighbour(bool next);
    EditorRequest move_sentence(pipeline::Direction direction);
    EditorRequest undo(bool any);
    EditorRequest pair_anew();
    void start_split();
    void go_to(std::size_t bead);
    void go_to_id(std::int64_t id);
    void go_to_number();
    void find();
    void go_to_due(bool forward);
    Place place_of(const pipeline::ShownBead& bead) const;
    void put(const pipeline::Fixed& fixed);
    void say(std::string text, ViewMessage::Kind kind = ViewMessage::Kind::plain);
    void say_when_all_is_done(std::size_t due_before);
    std::string name_of_due(std::size_t count) const;

    model::DocumentSummary m_document;
    std::vector<pipeline::ShownBead> m_beads;
    WorkList m_work;
    std::size_t m_cursor = 0;
    Mode m_mode = Mode::browse;
    bool m_by_probability = false; ///< the order in which n and p go
    Place m_last_due{};            ///< of the one that the cursor was on last
    pipeline::Side m_side = pipeline::Side::target;
    pipeline::BeadShape m_cut;
    LineInput m_input;
    std::string m_last_find; ///< as typed
    ViewMessage m_message;
    std::size_t m_first_line = 0;
    std::size_t m_furthest_line = 0;
    std::vector<Done> m_done; ///< what holds, the last last
    std::size_t m_undone = 0;
};

} // namespace diptych::cli
