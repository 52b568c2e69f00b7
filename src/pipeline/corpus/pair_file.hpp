#pragma once

#include "model/translation_unit.hpp"
#include "pipeline/corpus/add_document.hpp"
#include "pipeline/corpus/add_pairs.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/pairs_writer.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// A unit on its way into the database.
struct PreparedUnit {
    model::TranslationUnit unit;
    std::string keys;   ///< store::PairKeys::of its texts, unless:
    bool whole = false; ///< it may have several sentences, and its document is stored when all of it is there
};

/// A file with ready pairs, or two of which line n answers to line n, and the documents that the database has
/// of it. To be used inside a transaction. Must not outlive its arguments.
class PairFile {
public:
    /// \param head  names, paths and checksums of both sides
    PairFile(store::Database& database, model::Bitext head, const AddPairsOptions& options,
             base::Diagnostics& diagnostics);

    /// When the file is there already, in these languages: its documents, with the symbol, title and date
    /// that `options` has for them. \throws Refusal when another document has the symbol
    std::optional<AddedPairs> find_same();

    /// Removes what the database has of the file. New documents have the symbol, title and date of old ones,
    /// where nothing else is said.
    void remove_older();

    /// Stores units as they come. What cannot be stored yet waits in memory: a document of which there is no
    /// whole pair yet, and what comes of one when others have come between.
    /// \throws Refusal when another document has the symbol, unless it may be replaced; base::UsageError when
    ///         one symbol is for several documents
    void add(PreparedUnit&& unit);

    /// \returns what was added and removed
    AddedPairs finish();

private:
    /// Of the file.
    struct Document {
        std::optional<std::size_t> added;            ///< its place in m_added, when it is stored
        std::vector<model::TranslationUnit> waiting; ///< units that are not
    };

    bool has_languages(const model::DocumentSummary& document) const;
    bool is_same(const model::DocumentSummary& document) const;
    bool is_older(const model::DocumentSummary& document) const;
    void remove(const model::DocumentSummary& document);
    void make_room(const model::Bitext& begun);
    void describe(model::Bitext& bitext) const;
    model::Bitext begun(const model::TranslationUnit& first);
    void write(PreparedUnit&& unit);
    void end_run();
    void store_waiting(Document& document);

    store::Database& m_database;
    store::DocumentStore m_documents;
    model::Bitext m_head;
    const AddPairsOptions& m_options;
    base::Diagnostics& m_diagnostics;
    AddedPairs m_added;
    std::vector<model::DocumentSummary> m_older; ///< what remove_older() has removed
    model::DocumentNumbers m_numbers;
    std::vector<Document> m_of_file;
    std::size_t m_run = 0;                        ///< the document whose units come
    std::vector<PreparedUnit> m_beginning;        ///< of the run: units before its first pair
    std::unique_ptr<store::PairsWriter> m_writer; ///< since that; of m_added.documents.back()
};

} // namespace diptych::pipeline
