#pragma once

#include "model/glossary_change.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace diptych::store {

/// Who changed what in the glossary, and removed which documents, and the way back. Must not outlive the database.
class GlossaryHistory {
public:
    explicit GlossaryHistory(Database& database);

    /// The newest first.
    std::vector<model::GlossaryChange> changes(std::size_t limit);
    std::optional<model::GlossaryChange> find(std::int64_t change);

    /// What became of one concept, the oldest first; also of one that was removed.
    std::vector<model::ConceptVersion> versions(std::string_view entry_id);
    /// What one change did, in the order of the concepts, `limit` of them at most.
    std::vector<model::ConceptVersion> versions(std::int64_t change, std::size_t limit);

    /// The newest change that is neither undone nor an undoing.
    std::optional<std::int64_t> last_to_undo();

    /// Makes every concept of a change what it was before it, and brings documents that it removed back, as a
    /// change of its own: an undoing can be undone. \returns its number
    /// \throws base::Error when there is no such change, it is undone already, a document that it removed has been
    ///         let go or another has its symbol, or a later change that holds has touched one of its concepts or
    ///         documents; the sentence names that change, to be undone first
    std::int64_t undo(std::int64_t change, std::string_view who);

private:
    Database& m_database;
};

} // namespace diptych::store
