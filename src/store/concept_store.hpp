#pragma once

#include "model/concept.hpp"
#include "model/language_tag.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::store {

class ConceptReader;
class ConceptWriter;

/// A term found by its stems.
struct TermMatch {
    std::int64_t concept_row = 0; ///< for ConceptStore::concept_of
    std::string entry_id;
    std::int64_t term_row = 0;
    std::string text;
    model::LanguageTag language; ///< of its section: may be "en-GB" where "en" was looked up
};

/// The glossary of a database. Must not outlive the database.
///
/// For many changes put a Transaction around them: alone, each is one of its own.
class ConceptStore {
public:
    explicit ConceptStore(Database& database);
    ~ConceptStore();
    ConceptStore(const ConceptStore&) = delete;
    ConceptStore& operator=(const ConceptStore&) = delete;

    /// \returns its row
    /// \throws base::Error when there is an entry with that id
    std::int64_t add(const model::Concept& entry);

    /// Puts `entry` in the place of the one called `entry_id`; it keeps the row, and so its place in the
    /// order. \throws base::Error when there is none, or the new id belongs to another one
    void replace(std::string_view entry_id, const model::Concept& entry);

    std::optional<model::Concept> find(std::string_view entry_id);
    std::optional<model::Concept> concept_of(std::int64_t row);

    /// \returns whether it was there
    bool remove(std::string_view entry_id);

    /// All entries in the order in which they were added, some hundred in memory at a time, as they were at
    /// the beginning. \param visit  must not change the database
    void for_each(const std::function<void(const model::Concept&)>& visit);

    /// In the order in which they were added.
    std::vector<std::string> entry_ids();

    /// Of the sections, without repetition, sorted.
    std::vector<std::string> languages();

    /// The terms that have these stems, in the order of the glossary.
    /// \param language  compared by primary subtag  \param stem_key  as text::stem_key makes it
    std::vector<TermMatch> find_by_key(const model::LanguageTag& language, std::string_view stem_key);

private:
    ConceptReader& reader();
    ConceptWriter& writer();

    Database& m_database;
    std::unique_ptr<ConceptReader> m_reader; ///< made when first needed, as the next one
    std::unique_ptr<ConceptWriter> m_writer;
};

} // namespace diptych::store
