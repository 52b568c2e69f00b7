#pragma once

#include "pipeline/corpus/add_document.hpp"
#include "pipeline/corpus/add_pairs.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/pairs_writer.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// A pair on its way into the database, and of which document of its file it is.
struct PairOfDocument {
    std::string document; ///< as the file calls it; may be empty
    model::LanguageTag source_language;
    model::LanguageTag target_language;
    store::PreparedPair pair;
};

using PairSink = std::function<void(PairOfDocument&&)>;

/// Calls read(sink) in another thread, where the words of its pairs are prepared too, and use() here for
/// each.
void pass_pairs_on(const std::function<void(const PairSink&)>& read, const PairSink& use);

/// Whether both belong to the same document when one stands behind the other.
bool same_document(const PairOfDocument& a, const PairOfDocument& b);

/// A file with ready pairs, or two of which line n answers to line n, and the documents that the database has
/// of it. To be used inside a transaction. Must not outlive the options.
class PairFile {
public:
    /// \param head  names, paths and checksums of both sides
    PairFile(store::Database& database, model::Bitext head, const AddPairsOptions& options);

    /// When the file is there already, in these languages: its documents, with the symbol, title and date
    /// that `options` has for them. \throws Refusal when another document has the symbol
    std::optional<AddedPairs> find_same();

    /// Removes what the database has of the file. New documents have the symbol, title and date of old ones,
    /// where nothing else is said.
    void remove_older(base::Diagnostics& diagnostics);

    /// Begins a document. \throws Refusal when another one has its symbol, unless it may be replaced
    void begin(const PairOfDocument& first, base::Diagnostics& diagnostics);
    void add(const store::PreparedPair& pair);
    void finish();

    /// A document as a whole. \throws as begin()
    void add_whole(model::Bitext bitext, base::Diagnostics& diagnostics);

    /// What was added and removed.
    AddedPairs take() { return std::move(m_added); }

private:
    bool has_languages(const model::DocumentSummary& document) const;
    bool is_same(const model::DocumentSummary& document) const;
    bool is_older(const model::DocumentSummary& document) const;
    void remove(const model::DocumentSummary& document, base::Diagnostics& diagnostics);
    void make_room(const std::string& symbol, base::Diagnostics& diagnostics);
    void describe(model::Bitext& bitext, const std::string& name_in_file) const;

    store::Database& m_database;
    store::DocumentStore m_documents;
    model::Bitext m_head;
    const AddPairsOptions& m_options;
    AddedPairs m_added;
    std::vector<model::DocumentSummary> m_older;  ///< what remove_older() has removed
    AddedDocument m_current;                      ///< what m_writer has been given
    std::unique_ptr<store::PairsWriter> m_writer; ///< between begin() and finish()
};

} // namespace diptych::pipeline
