#pragma once

#include "base/diagnostics.hpp"
#include "base/error.hpp"
#include "base/session.hpp"
#include "model/bitext.hpp"
#include "model/document_summary.hpp"
#include "pipeline/align/align_files.hpp"
#include "pipeline/corpus/kept_beads.hpp"
#include "store/bead_store.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::pipeline {

/// What the database refuses because of what is in it, without having changed anything.
class Refusal : public base::Error {
public:
    using base::Error::Error;
};

enum class AddStatus {
    added,
    updated,  ///< new versions of its texts took the place of the old ones
    unchanged ///< it was there already
};

/// "added"
std::string_view name_of(AddStatus status);

/// What became of a document, for messages.
struct AddedDocument {
    AddStatus status = AddStatus::added;
    std::int64_t id = 0;
    std::string symbol;
    model::LanguageTag source_language;
    model::LanguageTag target_language;
    std::size_t source_sentences = 0;
    std::size_t target_sentences = 0;
    std::size_t pairs = 0;  ///< with sentences on both sides
    bool described = false; ///< unchanged, but for its symbol, title or date
    std::size_t pins = 0;   ///< of the old version
    std::size_t kept = 0;   ///< of these
    /// The change by which the old version, with what users did to it, is in the history; nothing when they did nothing.
    std::optional<std::int64_t> old_version = {};
};

/// A text and its translation, and what the user says of them.
struct AddTask {
    std::string source;
    std::string target;
    std::string symbol = {}; ///< empty: none
    std::string title = {};  ///< empty: what the text itself says
    std::string date = {};
};

struct AddOptions {
    AlignOptions align;   ///< its symbol and the database of its lexicons are not looked at
    bool replace = false; ///< a document with the same symbol makes way, and what is there is aligned again
    std::string who = {}; ///< adds, for the history
};

/// A document that is ready to be stored.
struct PreparedDocument {
    AddTask task;
    std::optional<model::DocumentSummary> old = {}; ///< the same, or the one that makes way
    bool unchanged = false;                         ///< `old` is the same; nothing below is there
    model::Bitext bitext = {};
    std::vector<store::StoredBead> marked = {}; ///< pinned or flagged beads of `old`
    KeptBeads kept = {};                        ///< what becomes of them
    std::vector<std::string> lost = {};         ///< beginnings of texts of pins that cannot be kept
    std::vector<std::string> lost_flags = {};   ///< likewise
};

/// Reads and aligns what is to be added to a database, for several threads.
class DocumentPreparer {
public:
    /// \param database  what is there before anything is added, or nullptr: nothing else uses the connection
    /// \param diagnostics  gets what is said of lexicons, when this goes: of no document in particular
    DocumentPreparer(store::Database* database, AddOptions options, base::Diagnostics& diagnostics);
    ~DocumentPreparer();
    DocumentPreparer(const DocumentPreparer&) = delete;
    DocumentPreparer& operator=(const DocumentPreparer&) = delete;

    /// Finds out whether the same files are there already, which costs no more than reading them, or older
    /// versions of them; otherwise reads and aligns them. What users confirmed in an older version is kept.
    /// \throws base::Error as align_files, and when another document has the symbol
    PreparedDocument prepare(const AddTask& task, base::Session& session);

private:
    struct Stored;

    std::shared_ptr<const Lexicons> lexicons_for(const model::LanguageTag& source,
                                                 const model::LanguageTag& target);
    bool is_same(const model::DocumentSummary& stored) const;
    std::optional<model::DocumentSummary> find_same(const std::string& source_sha256,
                                                    const std::string& target_sha256);
    std::optional<model::DocumentSummary> find_older(const AddTask& task, const model::Bitext& bitext);
    void keep_marks(PreparedDocument& prepared);

    AddOptions m_options;
    std::mutex m_mutex; ///< of the two below, which use one connection
    std::unique_ptr<Stored> m_stored;
    SharedLexicons m_lexicons;
};

/// Stores what was prepared. Must not outlive the database.
class DocumentAdder {
public:
    /// \param who  adds, for the history
    DocumentAdder(store::Database& database, std::string who);

    /// To be called inside a transaction.
    /// \throws Refusal, and nothing was changed, when the database has changed so much since it was prepared
    /// that
    ///         it cannot be stored as it is
    AddedDocument add(const PreparedDocument& prepared);

private:
    AddedDocument keep_as_it_is(const AddTask& task, model::DocumentSummary stored);
    AddedDocument add_new(const PreparedDocument& prepared);
    AddedDocument replace(const PreparedDocument& prepared);
    void restore_flags(std::int64_t document, const std::vector<KeptFlag>& flags);

    store::Database& m_database;
    std::string m_who;
    store::DocumentStore m_documents;
    store::BeadStore m_beads;
};

/// "replace A/AC.997/1", as the history has it.
std::string replacing(const model::DocumentSummary& document);

/// \throws Refusal, which says how the document that has the symbol can be replaced
[[noreturn]] void refuse_symbol(const std::string& database, const model::DocumentSummary& taken);

/// Numbers of a document's languages, sentences and pairs. \param symbol  that it has in the database
AddedDocument summary_of(AddStatus status, std::int64_t id, const std::string& symbol,
                         const model::Bitext& bitext);

/// Sets what a user says of a document, as far as that is something else.
/// \param stored  gets it too
/// \returns whether anything changed
/// \throws Refusal when another document has the symbol
bool describe_stored(store::Database& database, store::DocumentStore& documents, const std::string& symbol,
                     const std::string& title, const std::string& date, model::DocumentSummary& stored);

/// Adds one pair of files, as DocumentPreparer and DocumentAdder do; what the database knows already helps to
/// align them. At most one of the two may be `-`.
AddedDocument add_files(store::Database& database, const AddTask& task, const AddOptions& options,
                        base::Session& session);

/// Warns of what could not be kept. \param added  what store_document said
void report_lost(const PreparedDocument& prepared, const AddedDocument& added,
                 base::Diagnostics& diagnostics);

} // namespace diptych::pipeline
