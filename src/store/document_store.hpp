#pragma once

#include "model/bitext.hpp"
#include "model/document_summary.hpp"
#include "model/language_tag.hpp"
#include "model/lookup.hpp"
#include "store/database.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::store {

struct FoundPairs {
    /// `matches` and `kind` are for the caller to find out.
    std::vector<model::PairHit> pairs;
    std::size_t total = 0; ///< whatever the limit
};

/// A part of a long list.
struct Page {
    std::size_t limit = std::numeric_limits<std::size_t>::max();
    std::size_t offset = 0;
};

/// The documents of a database and the pairs of their sentences. Must not outlive the database.
class DocumentStore {
public:
    explicit DocumentStore(Database& database);
    ~DocumentStore();
    DocumentStore(const DocumentStore&) = delete;
    DocumentStore& operator=(const DocumentStore&) = delete;

    /// Stores all of it or nothing. For thousands of small documents, put a Transaction around them.
    /// \returns the document's number
    /// \throws base::Error when the symbol is taken, or the beads do not hold each sentence exactly once
    std::int64_t add(const model::Bitext& bitext);

    /// What add() was given, as far as the database keeps it: units with their labels and sentences, and
    /// where these are in the file. A unit's sentences are joined by single spaces; pieces, note calls and
    /// links are not kept.
    std::optional<model::Bitext> load(std::int64_t id);

    /// In the order in which they were added.
    std::vector<model::DocumentSummary> list();

    /// \param symbol_or_id  a symbol, or else a number
    std::optional<model::DocumentSummary> find(std::string_view symbol_or_id);

    /// With all that belongs to it. \returns whether it was there
    bool remove(std::int64_t id);

    /// Of the sides, without repetition, sorted.
    std::vector<std::string> languages();

    /// The pairs in which a sentence of the language ("en" is also in "en-GB") has these words one after the
    /// other, in any of their inflected forms. In the order of the documents and of the sentences that match;
    /// a pair comes once. A phrase that goes over from one sentence to the next is not found.
    ///
    /// Cost: all matches are visited, for the total; a pair is read in full only on its page.
    FoundPairs find_sentences(const model::LanguageTag& language, const std::vector<text::Token>& phrase,
                              const Page& page);

private:
    struct Writer;

    Database& m_database;
    std::unique_ptr<Writer> m_writer; ///< made at the first change; a reader needs none
};

} // namespace diptych::store
