#pragma once

#include "model/document.hpp"
#include "store/stored_bead.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace diptych::store {

class Database;
class Statement;

/// The beads of stored documents, one by one, and the corrections that users made. Texts are never changed.
/// Must not outlive the database.
///
/// To decide from what the beads are what to make of them, put a Transaction around both.
class BeadStore {
public:
    explicit BeadStore(Database& database);
    ~BeadStore();
    BeadStore(const BeadStore&) = delete;
    BeadStore& operator=(const BeadStore&) = delete;

    /// In the order of the document. \param below  only those less probable
    std::vector<StoredBead> list(std::int64_t document, std::optional<double> below = {}) const;
    std::vector<StoredBead> list_pinned(std::int64_t document) const;

    /// The bead of that number; nothing when there is none in this document.
    std::optional<StoredBead> find(std::int64_t document, std::int64_t bead) const;
    /// The bead at that place.
    std::optional<StoredBead> at(std::int64_t document, std::size_t ordinal) const;

    /// The document that the bead is in; nothing when there is no such bead.
    std::optional<std::int64_t> document_of(std::int64_t bead) const;

    /// The texts of the sentences of one side, in order, as far as there are so many.
    std::vector<std::string> sentences(std::int64_t document, model::Range model::Bead::*side,
                                       model::Range range) const;

    /// Makes the change and keeps it for undo(), both or neither. The beads of `after` that have no number
    /// get one.
    /// Cost: a step for each bead behind them when their number changes.
    /// \returns the correction with those numbers
    /// \throws base::Error when the beads of `before` are not, or no longer, as in the database, or those of
    ///         `after` do not hold the same sentences once each, those of the source in order
    Correction apply(std::int64_t document, Correction correction);

    /// The last correction that holds; nothing when there is none.
    std::optional<Correction> last(std::int64_t document) const;

    /// Takes that one back: the beads are what they were, numbers included.
    /// \returns it, or nothing when there is none
    /// \throws base::Error when the beads that it left are no longer there
    std::optional<Correction> undo(std::int64_t document);

    /// All corrections, those taken back too, in the order in which they were made.
    std::vector<CorrectionRecord> log(std::int64_t document) const;

private:
    void replace(std::int64_t document, const std::vector<StoredBead>& old_beads,
                 std::vector<StoredBead>& new_beads);
    void move_behind(std::int64_t document, std::size_t ordinal, std::int64_t by);
    void keep(std::int64_t correction, const char* state, const std::vector<StoredBead>& beads);
    std::optional<std::int64_t> last_id(std::int64_t document) const;
    std::vector<StoredBead> kept(std::int64_t correction, const char* state) const;

    Database& m_database;
    /// Run for each of many beads, so prepared once, at the first.
    mutable std::unique_ptr<Statement> m_sentences;
};

} // namespace diptych::store
