#pragma once

#include "model/document_summary.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace diptych::store {

/// What removed documents take up.
struct RemovedCounts {
    std::size_t documents = 0;
    std::size_t pairs = 0;
    std::size_t text = 0; ///< bytes of their sentences

    friend bool operator==(const RemovedCounts&, const RemovedCounts&) = default;
};

/// Documents that users removed. They are kept apart, with their corrections and the log of these, so that
/// GlossaryHistory::undo() can bring them back, until let_go(). Must not outlive the database.
class RemovedDocuments {
public:
    explicit RemovedDocuments(Database& database) : m_database{database} {}

    /// Removes documents as one change of the history, all of them or none.
    /// \param action  as it reads in the history: "remove A/AC.997/1"  \returns the change's number
    /// \throws base::Error when one of them is not there
    std::int64_t remove(const std::vector<std::int64_t>& documents, std::string_view who,
                        std::string_view action);

    /// Keeps what there is of a document before a new version takes its place (DocumentStore::replace()), as a change
    /// of the history. What comes back is a document of its own, which needs the symbol to be free.
    /// \param action  likewise  \returns likewise  \throws base::Error when it is not there
    std::int64_t keep_version(std::int64_t document, std::string_view who, std::string_view action);

    RemovedCounts counts() const;

    /// From now on none of them can be brought back. \returns what they took up
    RemovedCounts let_go();

private:
    Database& m_database;
};

} // namespace diptych::store
