#pragma once

#include "model/bitext.hpp"
#include "model/document_summary.hpp"
#include "model/language_tag.hpp"
#include "model/lookup.hpp"
#include "store/database.hpp"
#include "store/pair_search.hpp"
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
    std::size_t total = 0;       ///< whatever the limit
    bool total_is_bound = false; ///< there may be more: they were not all counted
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

    /// Puts new versions of both texts, and new beads, in place of those of a document, which keeps its
    /// number, its symbol, and its title and date where `bitext` has none. Its corrections go: what they
    /// changed is no more there. All of it or nothing. \throws base::Error as add(), and when there is no
    /// such document
    void replace(std::int64_t id, const model::Bitext& bitext);

    /// The document of these two files, by their checksums: as source and target. Nothing when one is empty.
    std::optional<model::DocumentSummary> find_content(std::string_view source_sha256,
                                                       std::string_view target_sha256);
    /// The last document added of these two files, by their absolute paths. Nothing when one is empty.
    std::optional<model::DocumentSummary> find_files(std::string_view source_path,
                                                     std::string_view target_path);

    /// What add() was given, as far as the database keeps it: units with their labels and sentences, and
    /// where these are in the file. A unit's sentences are joined by single spaces; pieces, note calls and
    /// links are not kept.
    std::optional<model::Bitext> load(std::int64_t id);

    /// In the order in which they were added.
    std::vector<model::DocumentSummary> list();
    /// Those that a filter leaves, as far as it goes by documents.
    std::vector<model::DocumentSummary> list(const PairFilter& filter);

    /// \param symbol_or_id  a symbol, which several in other languages may have, or else a number
    std::vector<model::DocumentSummary> find_all(std::string_view symbol_or_id);
    /// The first of these.
    std::optional<model::DocumentSummary> find(std::string_view symbol_or_id);
    /// Likewise. \throws base::Error when there is none
    std::vector<model::DocumentSummary> require_all(std::string_view symbol_or_id);
    /// The one. \throws base::Error when there is none, or several have the symbol
    model::DocumentSummary require(std::string_view symbol_or_id);
    /// The document of that symbol in these two languages, whichever is the source; nothing for an empty symbol.
    std::optional<model::DocumentSummary> find_version(std::string_view symbol, std::string_view one,
                                                       std::string_view other);
    /// By its number, whatever the symbols of others are.
    std::optional<model::DocumentSummary> find_id(std::int64_t id);

    /// With all that belongs to it. \returns whether it was there
    bool remove(std::int64_t id);

    /// Of the sides, without repetition, sorted.
    std::vector<std::string> languages();

    /// The pairs of which a side in the language ("en" is also in "en-GB") has these words one after the
    /// other, in any of their inflected forms. In the order in which PairSearch finds them.
    ///
    /// Cost: at most 10,000 matches are visited, for the total, and those up to the end of the page; a pair
    /// is read in full only on its page.
    FoundPairs find_sentences(const model::LanguageTag& language, const std::vector<text::Token>& phrase,
                              const Page& page);

private:
    struct Writer;

    Writer& writer();

    Database& m_database;
    std::unique_ptr<Writer> m_writer; ///< made at the first change; a reader needs none
};

} // namespace diptych::store
