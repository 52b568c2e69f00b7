#pragma once

#include "model/document_summary.hpp"
#include "store/stored_bead.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace diptych::pipeline {

/// Neighbours become one bead, which keeps the number of the first.
struct MergeBeads {
    std::vector<std::int64_t> beads; ///< all of them, in any order
};

/// A bead becomes two; the first keeps the number.
struct SplitBead {
    std::int64_t bead = 0;
    std::size_t source = 0; ///< sentences of the source that go into the first; may be none or all
    std::size_t target = 0; ///< likewise of the target
};

enum class Direction { up, down };
enum class Side { source, target };

/// The first (up) or last (down) sentences of one side go to the bead before or behind. A bead that has none
/// left goes.
struct MoveSentences {
    std::int64_t bead = 0;
    Direction direction = Direction::up;
    Side side = Side::source;
    std::size_t count = 1;
};

/// The beads are right: aligning again keeps them, and they are as probable as can be.
struct PinBeads {
    std::vector<std::int64_t> beads;
};

/// Takes that back. A bead as it was when the document was added is again as probable as it was then.
struct UnpinBeads {
    std::vector<std::int64_t> beads;
};

/// MergeBeads, SplitBead and MoveSentences leave beads that are pinned.
using FixAction = std::variant<MergeBeads, SplitBead, MoveSentences, PinBeads, UnpinBeads>;

/// As it is typed: "split 12 --source 1 --target 2".
std::string words_of(const FixAction& action);

/// A bead and the texts of its sentences.
struct ShownBead {
    store::StoredBead stored;
    std::vector<std::string> source;
    std::vector<std::string> target;
};

/// What an action did, or would do.
struct Fixed {
    std::string action;           ///< as words_of
    std::vector<ShownBead> after; ///< the beads that it changed; the number of one not made yet is 0
    std::vector<std::int64_t> gone;

    /// Whether there was anything to do: beads that are pinned already cannot be pinned.
    bool empty() const { return after.empty() && gone.empty(); }
};

enum class Access {
    look,  ///< for list, preview and log
    change ///< for apply and undo as well
};

/// The beads of a stored document, to look at and to correct. Each change is a transaction, kept as soon as
/// the call returns; other processes may change the document between calls, so numbers are looked up anew in
/// each. Texts are never changed, and the sentences of both sides stay in order.
class DocumentFixer {
public:
    /// \param which  a symbol or a number as list_documents gives it
    /// \throws base::Error when there is none such, or the database cannot be used
    DocumentFixer(const std::string& database, const std::string& which, Access access);
    ~DocumentFixer();
    DocumentFixer(const DocumentFixer&) = delete;
    DocumentFixer& operator=(const DocumentFixer&) = delete;

    const model::DocumentSummary& document() const;

    /// In the order of the document.
    std::vector<ShownBead> list() const;
    /// Those less probable than that, least probable first.
    std::vector<ShownBead> list_doubtful(double below) const;
    /// In the order of the document.
    std::vector<model::Bead> list_pinned() const;

    /// \throws base::Error, and nothing is changed, when a bead is not there or the action cannot be done on
    /// it
    Fixed apply(const FixAction& action);
    Fixed preview(const FixAction& action) const;

    /// Takes back the last action that holds, so that the beads are what they were, numbers included.
    /// \returns that action, with the beads as they are again; nothing when there is none
    std::optional<Fixed> undo();
    std::optional<Fixed> preview_undo() const;

    /// What was done, the first first.
    std::vector<store::CorrectionRecord> log() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace diptych::pipeline
