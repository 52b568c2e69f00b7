#pragma once

#include "model/concept.hpp"
#include "model/glossary_change.hpp"
#include "model/language_tag.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

// What people do to the glossary of a database, entry by entry. Every change goes into the history.

struct EditOptions {
    std::string who;      ///< as the history and the entry will name them; may be empty
    std::string today;    ///< ISO 8601, for the entry's transactions
    bool dry_run = false; ///< change nothing
    bool force = false;   ///< add an entry although it looks like one that is there
};

/// Another entry with the same terms, but for inflection, case and accents.
struct Duplicate {
    std::string entry_id;
    std::vector<std::string> terms; ///< its terms that are the same, as "fr:séance"
    std::size_t languages = 0;      ///< in how many: in two, it is hardly another concept
};

/// What a change did, or would do.
struct Edited {
    std::optional<model::Concept> before;
    std::optional<model::Concept> after;
    std::optional<std::int64_t> change; ///< its number in the history; nothing when nothing was changed
    std::vector<Duplicate> duplicates;  ///< of `after`
};

/// Adds an entry; one without an id gets a free one.
/// \throws base::Error when the id is taken, or the entry shares terms of two languages with another and
/// force
///         is not set
Edited add_concept(store::Database& database, model::Concept entry, const EditOptions& options);

/// Lets `change` do what it does to an entry. \throws base::Error when there is no such entry, or it has
/// another id afterwards that is taken, or has no term left
Edited edit_concept(store::Database& database, const std::string& id,
                    const std::function<void(model::Concept&)>& change, const EditOptions& options);

/// Puts `edited` in the place of the entry that was `original` when its editing began.
/// \throws base::Error as edit_concept, and when somebody has changed the entry meanwhile
Edited save_concept(store::Database& database, const model::Concept& original, const model::Concept& edited,
                    const EditOptions& options);

/// Deletes entries, all or none. \throws base::Error when one of them is not there
std::vector<Edited> delete_concepts(store::Database& database, const std::vector<std::string>& ids,
                                    const EditOptions& options);

/// Makes one entry of several: the first, with what the others have besides; they go, and references to them
/// point to it. \returns all entries that change, the merged one first
/// \throws base::Error when one of them is not there
std::vector<Edited> merge_concepts(store::Database& database, const std::vector<std::string>& ids,
                                   const EditOptions& options);

/// \throws base::Error when there is no such entry, with the id that may have been meant
model::Concept get_concept(store::Database& database, const std::string& id);

/// Which entries to list; what is empty does not restrict.
struct ConceptFilter {
    std::optional<model::LanguageTag> language; ///< with a term in it
    std::optional<model::Status> status;        ///< with a term of that status, in that language if given
    std::string subject;                        ///< subjectField, but for case and accents
    std::size_t limit = 0;                      ///< 0: all
};

/// \returns how many entries there were, those over the limit included
std::size_t list_concepts(store::Database& database, const ConceptFilter& filter,
                          const std::function<void(const model::Concept&)>& visit);

/// Entries of one term, which may be one concept.
struct DuplicateGroup {
    std::string language;
    std::vector<std::string> terms; ///< as they are written
    std::vector<std::string> entry_ids;
    std::size_t languages = 1; ///< in how many languages these same entries share a term
};

/// Entries that share terms; groups that do in several languages first, then in the order of the glossary.
std::vector<DuplicateGroup> find_duplicates(store::Database& database);

/// The newest first.
std::vector<model::GlossaryChange> glossary_changes(store::Database& database, std::size_t limit);
/// \throws base::Error when the history knows no such entry
std::vector<model::ConceptVersion> concept_versions(store::Database& database, const std::string& id);
/// \throws base::Error when there is no such change
std::vector<model::ConceptVersion> change_versions(store::Database& database, std::int64_t change,
                                                   std::size_t limit);

/// What undo did.
struct Undone {
    model::GlossaryChange what;
    std::int64_t change = 0; ///< the number of the undoing
};

/// \param change  the last that can be undone when absent  \returns nothing when there is none
/// \throws base::Error when it cannot be undone, saying why
std::optional<Undone> undo_change(store::Database& database, std::optional<std::int64_t> change,
                                  const EditOptions& options);

} // namespace diptych::pipeline
