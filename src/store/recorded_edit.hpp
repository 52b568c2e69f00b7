#pragma once

// For the .cpp files of store/ only.

#include "model/concept.hpp"
#include "store/concept_reader.hpp"
#include "store/concept_writer.hpp"
#include "store/term_index.hpp"
#include "store/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diptych::store {

/// Foreign keys cost an edit a third of its time, and it keeps them by itself: while this lives they are not
/// checked. Without effect in a transaction.
class ForeignKeysOff {
public:
    explicit ForeignKeysOff(Database& database);
    ~ForeignKeysOff();
    ForeignKeysOff(const ForeignKeysOff&) = delete;
    ForeignKeysOff& operator=(const ForeignKeysOff&) = delete;

private:
    Database& m_database;
};

/// A change of the glossary by rows, with its record: what GlossaryEdit and GlossaryHistory::undo() are made
/// of. Entries that are added wait until there are some thousands, then their rows are written while another
/// thread finds the stems of their terms.
class RecordedEdit {
public:
    /// \param undoes  the change that this one takes back
    RecordedEdit(Database& database, std::string_view who, std::string_view action,
                 std::optional<std::int64_t> undoes = std::nullopt);

    /// Where the entry of that id is.
    std::optional<std::int64_t> row_of(std::string_view entry_id);
    std::optional<model::Concept> entry_at(std::int64_t row);

    /// Likewise, but for entries that add() and restore() have given it: cheaper when there are many of
    /// these.
    std::optional<model::Concept> older_entry_at(std::int64_t row) { return m_reader.read_one(row); }

    /// What the next new entry gets.
    std::int64_t next_row() const { return m_next_row; }

    /// \pre the id is free \returns its row
    std::int64_t add(model::Concept entry);
    /// Puts an entry back into a row that is free now. \pre the id is free
    void restore(std::int64_t row, model::Concept entry);
    /// \pre the id is free or that of `before`, which is what is there
    void overwrite(std::int64_t row, const model::Concept& before, const model::Concept& after);
    /// \param before  what is there
    void erase(std::int64_t row, const model::Concept& before);
    /// Gives an entry another id; the record has to say so by other means.
    void rename(std::int64_t row, std::string_view from, std::string_view to);

    /// That the change removed a document or brought it back.
    void note_document(std::int64_t document);

    /// Its number; asked for, there is a record.
    std::int64_t change();
    /// Whether the record has an entry that was there before.
    bool has_touched(std::int64_t row);

    /// \returns the change's number; nothing when nothing was changed, and then nothing is recorded
    std::optional<std::int64_t> commit();

private:
    struct Pending {
        std::int64_t row;
        model::Concept entry;
    };

    void keep(std::int64_t row, model::Concept entry);
    void flush();
    void record(std::int64_t row, const std::optional<model::Concept>& before);

    Database& m_database;
    ForeignKeysOff m_foreign_keys_off; // before the transaction, and until behind it
    Transaction m_transaction;
    ConceptWriter m_writer;
    ConceptReader m_reader;
    TermIndex m_index;
    Statement m_row_of;
    Statement m_record;
    Statement m_has_touched;
    Statement m_former;
    std::string m_who;
    std::string m_action;
    std::optional<std::int64_t> m_undoes;
    std::optional<std::int64_t> m_change; ///< its number, when there is something to record
    std::int64_t m_first_row = 0;         ///< of those that are added
    std::int64_t m_next_row = 0;
    std::int64_t m_touched = 0;
    bool m_has_documents = false;
    std::vector<Pending> m_pending;
    std::unordered_map<std::string_view, std::int64_t> m_pending_rows; ///< by ids in m_pending
    std::string m_free; ///< the last id that row_of() did not find
};

} // namespace diptych::store
