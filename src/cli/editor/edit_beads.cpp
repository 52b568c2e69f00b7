#include "cli/editor/edit_beads.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/editor/bead_frame.hpp"

#include <algorithm>
#include <chrono>

namespace diptych::cli {

namespace {

/// How long a change waits for another process that writes: longer, and the keyboard would seem dead.
constexpr std::chrono::milliseconds k_patience{3000};

/// Carries out what an editor asks for, and tells it what came of that.
class Session {
public:
    Session(pipeline::DocumentFixer& fixer, BeadEditor& editor) : m_fixer{fixer}, m_editor{editor} {}

    /// \returns whether to go on
    bool carry_out(const EditorRequest& request);

private:
    void carry_out(const pipeline::FixAction& action);
    void carry_out(const UndoRequest& request);
    /// Makes the editor show what the database has, when somebody else has changed it.
    void catch_up();

    pipeline::DocumentFixer& m_fixer;
    BeadEditor& m_editor;
};

bool Session::carry_out(const EditorRequest& request) {
    if (std::holds_alternative<std::monostate>(request)) {
        return true;
    }
    if (std::holds_alternative<QuitRequest>(request)) {
        return false;
    }
    try {
        if (const auto* action = std::get_if<pipeline::FixAction>(&request)) {
            carry_out(*action);
        } else if (const auto* undo = std::get_if<UndoRequest>(&request)) {
            carry_out(*undo);
        }
    } catch (const base::Error& e) {
        m_editor.failed(e.what());
    }
    try {
        catch_up();
    } catch (const base::Error& e) {
        m_editor.failed(e.what());
    }
    return true;
}

void Session::carry_out(const pipeline::FixAction& action) {
    m_editor.done(action, m_fixer.apply(action));
}

void Session::carry_out(const UndoRequest& request) {
    if (!request.expected.empty()) {
        const std::optional<pipeline::Fixed> last = m_fixer.preview_undo();
        if (last && last->action != request.expected) {
            m_editor.failed(fmt::format("Somebody else has changed the document since: {}. Z undoes that.",
                                        last->action));
            return;
        }
    }
    m_editor.undone(m_fixer.undo());
}

void Session::catch_up() {
    const std::vector<store::StoredBead> stored = m_fixer.list_stored();
    const auto& shown = m_editor.beads();
    const bool is_same =
        std::equal(stored.begin(), stored.end(), shown.begin(), shown.end(),
                   [](const store::StoredBead& a, const pipeline::ShownBead& b) { return a == b.stored; });
    if (is_same) {
        return;
    }
    std::vector<pipeline::ShownBead> beads = m_fixer.list();
    if (beads.empty()) {
        m_editor.failed("The document has been removed meanwhile. q quits.");
        return;
    }
    m_editor.reload(std::move(beads), "The document has been changed elsewhere, too: this is how it is now.");
}

} // namespace

ViewEnd edit_beads(pipeline::DocumentFixer& fixer, const WorkList& work, bool color) {
    fixer.wait_at_most(k_patience);
    std::vector<pipeline::ShownBead> beads = fixer.list();
    if (beads.empty()) {
        return {fmt::format("Document {} has no pairs.", fixer.document().id)};
    }
    BeadEditor editor{fixer.document(), std::move(beads), work};
    Session session{fixer, editor};
    const auto draw = [&](std::size_t columns, std::size_t rows) {
        Frame frame = frame_of(editor, columns, rows);
        editor.set_furthest_line(frame.furthest_line);
        return frame;
    };
    const int signal =
        show_view(color, draw, [&](const Key& key) { return session.carry_out(editor.press(key)); });
    return {editor.summary(), signal};
}

} // namespace diptych::cli
