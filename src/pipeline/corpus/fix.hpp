#pragma once

#include "model/document_summary.hpp"
#include "store/database.hpp"
#include "store/stored_bead.hpp"

#include <chrono>
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

/// How many sentences of each side a bead has.
struct BeadShape {
    std::size_t source = 0;
    std::size_t target = 0;
};

/// The sentences of a run of neighbours are shared out among new beads, in order. A bead that comes out as it
/// was keeps its number; the others take those that become free, and new ones.
struct PairAnew {
    std::vector<std::int64_t> beads; ///< the whole run, in any order
    std::vector<BeadShape> shapes;   ///< of the new beads, in order; together they have all the sentences
};

/// A remark on beads, to come back to them; in place of one that is there. Says nothing of whether they are
/// right.
struct FlagBeads {
    std::vector<std::int64_t> beads;
    std::string note; ///< UTF-8, not only white space
};

struct UnflagBeads {
    std::vector<std::int64_t> beads;
};

/// MergeBeads, SplitBead, MoveSentences and PairAnew leave beads that are pinned.
using FixAction = std::variant<MergeBeads, SplitBead, MoveSentences, PairAnew, PinBeads, UnpinBeads,
                               FlagBeads, UnflagBeads>;

/// As it is typed: "split 12 --source 1 --target 2".
std::string words_of(const FixAction& action);

/// Some beads of one document.
struct BeadsOfDocument {
    std::int64_t document = 0;
    std::vector<std::int64_t> beads;
};

/// The documents in which these beads are, each once, in the order in which the beads are given.
/// \throws base::Error when one of the beads is not there
std::vector<BeadsOfDocument> group_by_document(store::Database& database,
                                               const std::vector<std::int64_t>& beads);

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

/// The beads of a stored document, to look at and to correct. Each change is a transaction, kept as soon as
/// the call returns; other processes may change the document between calls, so numbers are looked up anew in
/// each. Texts are never changed, and the sentences of both sides stay in order.
class DocumentFixer {
public:
    /// \param which  a symbol or a number as list_documents gives it
    /// \param database  opened to write if anything is to be changed; must outlive it
    /// \throws base::Error when there is none such
    DocumentFixer(store::Database& database, const std::string& which);
    /// \param document  its number, whatever the symbols of others are
    DocumentFixer(store::Database& database, std::int64_t document);
    ~DocumentFixer();
    DocumentFixer(const DocumentFixer&) = delete;
    DocumentFixer& operator=(const DocumentFixer&) = delete;

    const model::DocumentSummary& document() const;

    /// In the order of the document.
    std::vector<ShownBead> list() const;
    /// Those less probable than that, least probable first.
    std::vector<ShownBead> list_doubtful(double below) const;
    /// In the order of the document.
    std::vector<ShownBead> list_flagged() const;
    /// In the order of the document.
    std::vector<model::Bead> list_pinned() const;
    /// Like list(), without the texts: a small part of the cost.
    std::vector<store::StoredBead> list_stored() const;

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

    /// How long a change waits for another process that writes; without this call long enough for the longest
    /// import.
    void wait_at_most(std::chrono::milliseconds time);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace diptych::pipeline
