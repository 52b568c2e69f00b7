#pragma once

#include "model/concept.hpp"
#include "model/language_tag.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::store {

class ConceptReader;
class Statement;

/// A term found by its stems.
struct TermMatch {
    std::int64_t concept_row = 0; ///< for ConceptStore::concept_of
    std::string entry_id;
    std::size_t section = 0; ///< which of the entry's languages, and which of its terms it is
    std::size_t term = 0;
    std::string text;
    model::LanguageTag language; ///< of its section: may be "en-GB" where "en" was looked up
    std::size_t edits = 0;       ///< by how many characters its key differs from the one looked for
};

/// Terms of several entries that have the same stems in the same language.
struct DuplicateTerms {
    std::string language; ///< the primary subtag
    std::string stem_key;
    std::vector<TermMatch> terms; ///< in the order of the glossary
};

struct GlossarySize {
    std::size_t concepts = 0;
    std::size_t terms = 0;
};

/// Where entries have a category, and under which name.
struct StoredCategory {
    enum class Level { entry, section, term };

    Level level = Level::entry;
    std::string language; ///< of the section or term; empty for an entry's
    std::string name;

    friend bool operator==(const StoredCategory&, const StoredCategory&) = default;
};

/// The glossary of a database, to read; GlossaryEdit writes. Must not outlive the database.
class ConceptStore {
public:
    explicit ConceptStore(Database& database);
    ~ConceptStore();
    ConceptStore(const ConceptStore&) = delete;
    ConceptStore& operator=(const ConceptStore&) = delete;

    std::optional<model::Concept> find(std::string_view entry_id);
    std::optional<model::Concept> concept_of(std::int64_t row);

    /// All entries in the order in which they were added, some hundred in memory at a time, as they were at
    /// the beginning. \param visit  must not change the database
    /// \throws Damaged, at the end at the latest, when there are not as many as were stored
    void for_each(const std::function<void(model::Concept&&)>& visit);

    /// In the order in which they were added.
    std::vector<std::string> entry_ids();
    /// Likewise, in memory that does not depend on their number.
    void for_each_entry_id(const std::function<void(std::string_view)>& visit);

    /// Of the sections, without repetition, sorted.
    std::vector<std::string> languages();

    /// The names of the categories of all entries and of what they belong to, without repetition, sorted: to an entry,
    /// a section or a term. Those that qualify others are left out. Cost: goes through all categories once.
    std::vector<StoredCategory> categories();

    /// Costs milliseconds for a million concepts.
    GlossarySize size();

    // Terms by their stems. `language` is compared by its primary subtag; a key is what text::stem_key makes
    // of a term. Costs: find_by_key and find_sharing some ten microseconds a key, whatever the size of the
    // glossary; find_by_prefix as much, and what it gives; find_similar and for_each_duplicate go through all
    // the terms of the language, or of all languages: about a second for three million.

    /// The terms that have these stems, in the order of the glossary.
    std::vector<TermMatch> find_by_key(const model::LanguageTag& language, std::string_view stem_key);

    /// The terms whose key begins so, in the order of their keys. \param limit  how many at most
    std::vector<TermMatch> find_by_prefix(const model::LanguageTag& language, std::string_view prefix,
                                          std::size_t limit);

    /// The terms whose key differs from this one by `most_edits` characters at most, the nearest first. For
    /// when nothing else was found.
    std::vector<TermMatch> find_similar(const model::LanguageTag& language, std::string_view stem_key,
                                        std::size_t most_edits, std::size_t limit);

    /// The terms of other entries that have the stems of one of this entry's in the same language.
    /// \param entry  need not be in the glossary; the one of its id is no other
    std::vector<TermMatch> find_sharing(const model::Concept& entry);

    /// All terms that entries have in common, in the order of languages and keys, as they were at the
    /// beginning.
    void for_each_duplicate(const std::function<void(const DuplicateTerms&)>& visit);

private:
    ConceptReader& reader();
    TermMatch match_of(const Statement& row, int first) const;

    Database& m_database;
    std::unique_ptr<ConceptReader> m_reader; ///< made when first needed, as the next one
    std::unique_ptr<Statement> m_by_key;
};

} // namespace diptych::store
