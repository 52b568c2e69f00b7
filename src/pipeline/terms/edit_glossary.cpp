#include "pipeline/terms/edit_glossary.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/vocabulary/concept_bounds.hpp"
#include "glossary/concept_edit.hpp"
#include "model/merge_concepts.hpp"
#include "pipeline/terms/concept_filter.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "store/glossary_edit.hpp"
#include "store/glossary_history.hpp"
#include "store/transaction.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::Concept;

bool has_terms(const model::LanguageSection& section) {
    return !section.terms.empty();
}

bool has_term(const Concept& entry) {
    return std::any_of(entry.languages.begin(), entry.languages.end(), has_terms);
}

/// \pre it has one
const std::string& first_term(const Concept& entry) {
    return std::find_if(entry.languages.begin(), entry.languages.end(), has_terms)->terms.front().text;
}

/// Whether the two have the same terms in the same order, whatever else is said of them.
bool have_same_terms(const Concept& a, const Concept& b) {
    const auto same_term = [](const model::Term& one, const model::Term& other) {
        return one.text == other.text;
    };
    return std::equal(a.languages.begin(), a.languages.end(), b.languages.begin(), b.languages.end(),
                      [&](const model::LanguageSection& one, const model::LanguageSection& other) {
                          return one.language == other.language &&
                                 std::equal(one.terms.begin(), one.terms.end(), other.terms.begin(),
                                            other.terms.end(), same_term);
                      });
}

/// What an import would skip is not written by hand either.
void refuse_long_terms(const Concept& entry) {
    for (const model::LanguageSection& section : entry.languages) {
        for (const model::Term& term : section.terms) {
            if (text::count_code_points(term.text) > exchange::k_longest_term) {
                throw base::Error{
                    fmt::format("The term '{}' has more than {} characters, which no term has. Give a "
                                "shorter one; a text that explains it is a definition or a note.",
                                exchange::beginning_of(term.text), exchange::k_longest_term)};
            }
        }
    }
}

void require_term(const Concept& entry) {
    refuse_long_terms(entry);
    if (!has_term(entry)) {
        throw base::Error{fmt::format("The entry '{}' would have no term. Add one, or delete the entry with "
                                      "'diptych term delete'.",
                                      entry.id)};
    }
}

/// \throws base::Error when there is no such change
model::GlossaryChange require_change(store::GlossaryHistory& history, std::int64_t number) {
    std::optional<model::GlossaryChange> found = history.find(number);
    if (!found) {
        throw base::Error{
            fmt::format("There is no change {}. 'diptych term history' shows their numbers.", number)};
    }
    return *std::move(found);
}

[[noreturn]] void throw_no_concept(store::ConceptStore& concepts, const std::string& id) {
    const std::string nearest = base::did_you_mean(id, concepts.entry_ids());
    throw base::Error{fmt::format("There is no entry '{}' in the glossary.{} 'diptych term list' shows them.",
                                  id, nearest.empty() ? "" : fmt::format(" Did you mean '{}'?", nearest))};
}

/// Entries that share a term with this one, those that do in most languages first.
std::vector<Duplicate> duplicates_of(store::ConceptStore& concepts, const Concept& entry) {
    struct Shared {
        std::vector<std::string> terms;
        std::set<std::string> languages;
    };

    std::map<std::string, Shared> found;
    for (const store::TermMatch& match : concepts.find_sharing(entry)) {
        Shared& shared = found[match.entry_id];
        const std::string name = fmt::format("{}:{}", match.language.str(), match.text);
        if (std::find(shared.terms.begin(), shared.terms.end(), name) == shared.terms.end()) {
            shared.terms.push_back(name);
        }
        shared.languages.insert(std::string{match.language.primary()});
    }
    std::vector<Duplicate> duplicates;
    for (auto& [id, shared] : found) {
        duplicates.push_back({id, std::move(shared.terms), shared.languages.size()});
    }
    std::stable_sort(duplicates.begin(), duplicates.end(),
                     [](const Duplicate& a, const Duplicate& b) { return a.languages > b.languages; });
    return duplicates;
}

/// Commits, unless nothing is to change.
/// The entry as it is before the edit. \throws base::Error when there is none
Concept find_before(store::Database& database, store::GlossaryEdit& edit, const std::string& id) {
    if (std::optional<Concept> before = edit.find(id)) {
        return *std::move(before);
    }
    store::ConceptStore concepts{database};
    throw_no_concept(concepts, id);
}

std::optional<std::int64_t> finish(store::GlossaryEdit& edit, const EditOptions& options) {
    return options.dry_run ? std::nullopt : edit.commit();
}

Edited replace(store::Database& database, store::GlossaryEdit& edit, const Concept& before, Concept after,
               const EditOptions& options) {
    Edited result{before, before, {}, {}};
    std::erase_if(after.languages, [](const model::LanguageSection& section) {
        return !has_terms(section) && section.categories.empty() && section.transactions.empty();
    });
    if (after == before) {
        return result;
    }
    require_term(after);
    glossary::sign(after, "modification", options.today, options.who);
    edit.replace(before.id, after);
    if (!have_same_terms(before, after)) {
        store::ConceptStore concepts{database};
        result.duplicates = duplicates_of(concepts, after);
    }
    result.change = finish(edit, options);
    result.after = std::move(after);
    return result;
}

} // namespace

Edited add_concept(store::Database& database, Concept entry, const EditOptions& options) {
    require_term(entry);
    store::GlossaryEdit edit{database, options.who, fmt::format("add '{}'", first_term(entry))};
    if (entry.id.empty()) {
        entry.id = edit.free_id();
    }
    store::ConceptStore concepts{database};
    Edited result;
    result.duplicates = duplicates_of(concepts, entry);
    if (!options.force && !result.duplicates.empty() && result.duplicates.front().languages > 1) {
        const Duplicate& likely = result.duplicates.front();
        throw base::Error{
            fmt::format("The entry '{}' has {} already. Edit it with 'diptych term edit {}', or "
                        "add another one with --force.",
                        likely.entry_id, base::join(likely.terms, " and "), likely.entry_id)};
    }
    const bool is_signed = std::any_of(entry.transactions.begin(), entry.transactions.end(),
                                       [](const auto& t) { return t.type == "origination"; });
    if (!is_signed) {
        glossary::sign(entry, "origination", options.today, options.who);
    }
    edit.add(entry);
    result.change = finish(edit, options);
    result.after = std::move(entry);
    return result;
}

Edited edit_concept(store::Database& database, const std::string& id,
                    const std::function<void(Concept&)>& change, const EditOptions& options) {
    store::GlossaryEdit edit{database, options.who, fmt::format("edit {}", id)};
    const Concept before = find_before(database, edit, id);
    Concept after = before;
    change(after);
    return replace(database, edit, before, std::move(after), options);
}

Edited save_concept(store::Database& database, const Concept& original, const Concept& edited,
                    const EditOptions& options) {
    return edit_concept(
        database, original.id,
        [&](Concept& entry) {
            if (entry != original) {
                throw base::Error{
                    fmt::format("Somebody has changed the entry '{}' while you were editing it. "
                                "Edit it anew.",
                                original.id)};
            }
            entry = edited;
        },
        options);
}

std::vector<Edited> delete_concepts(store::Database& database, const std::vector<std::string>& ids,
                                    const EditOptions& options) {
    store::GlossaryEdit edit{database, options.who, fmt::format("delete {}", base::join(ids, " "))};
    std::vector<Edited> results;
    for (const std::string& id : ids) {
        results.push_back({find_before(database, edit, id), std::nullopt, {}, {}});
        edit.remove(id);
    }
    const std::optional<std::int64_t> change = finish(edit, options);
    for (Edited& result : results) {
        result.change = change;
    }
    return results;
}

std::vector<Edited> merge_concepts(store::Database& database, const std::vector<std::string>& ids,
                                   const EditOptions& options) {
    store::GlossaryEdit edit{database, options.who, fmt::format("merge {}", base::join(ids, " "))};
    std::vector<Edited> results;
    for (const std::string& id : ids) {
        results.push_back({find_before(database, edit, id), std::nullopt, {}, {}});
    }
    const auto redirect_all = [&](Concept& entry) {
        std::size_t count = 0;
        for (std::size_t i = 1; i < ids.size(); ++i) {
            count += glossary::redirect(entry, ids[i], ids.front());
        }
        return count;
    };
    std::vector<Edited> others;
    store::ConceptStore{database}.for_each([&](const Concept& entry) {
        Concept after = entry;
        if (std::find(ids.begin(), ids.end(), entry.id) == ids.end() && redirect_all(after) > 0) {
            others.push_back({entry, std::move(after), {}, {}});
        }
    });
    Concept merged = *results.front().before;
    for (std::size_t i = 1; i < results.size(); ++i) {
        model::merge(merged, *results[i].before, model::MergedTransactions::one_of_a_type);
        edit.remove(ids[i]);
    }
    redirect_all(merged);
    std::erase_if(merged.categories, [&](const model::DataCategory& category) { // of the entry to itself
        return category.name == "crossReference" && category.target == merged.id;
    });
    glossary::sign(merged, "modification", options.today, options.who);
    edit.replace(merged.id, merged);
    results.front().after = std::move(merged);
    for (Edited& other : others) {
        edit.replace(other.before->id, *other.after);
        results.push_back(std::move(other));
    }
    const std::optional<std::int64_t> change = finish(edit, options);
    for (Edited& result : results) {
        result.change = change;
    }
    return results;
}

Concept get_concept(store::Database& database, const std::string& id) {
    store::ConceptStore concepts{database};
    std::optional<Concept> found = concepts.find(id);
    if (!found) {
        throw_no_concept(concepts, id);
    }
    return *std::move(found);
}

std::size_t list_concepts(store::Database& database, const ConceptFilter& filter,
                          const std::function<void(const Concept&)>& visit) {
    const store::Snapshot snapshot{database};
    const ConceptTest test{filter};
    std::size_t count = 0;
    store::ConceptStore{database}.for_each([&](const Concept& entry) {
        if (test.passes(entry)) {
            ++count;
            if (filter.limit == 0 || count <= filter.limit) {
                visit(entry);
            }
        }
    });
    return count;
}

std::vector<DuplicateGroup> find_duplicates(store::Database& database) {
    const store::Snapshot snapshot{database};
    std::vector<DuplicateGroup> groups;
    std::map<std::pair<std::string, std::string>, std::set<std::string>> languages; // of two entries
    store::ConceptStore{database}.for_each_duplicate([&](const store::DuplicateTerms& same) {
        DuplicateGroup group{same.language, {}, {}, 1};
        for (const store::TermMatch& match : same.terms) {
            if (std::find(group.terms.begin(), group.terms.end(), match.text) == group.terms.end()) {
                group.terms.push_back(match.text);
            }
            if (std::find(group.entry_ids.begin(), group.entry_ids.end(), match.entry_id) ==
                group.entry_ids.end()) {
                group.entry_ids.push_back(match.entry_id);
            }
        }
        for (std::size_t i = 1; i < group.entry_ids.size(); ++i) {
            languages[{group.entry_ids.front(), group.entry_ids[i]}].insert(same.language);
        }
        groups.push_back(std::move(group));
    });
    for (DuplicateGroup& group : groups) {
        for (std::size_t i = 1; i < group.entry_ids.size(); ++i) {
            group.languages =
                std::max(group.languages, languages[{group.entry_ids.front(), group.entry_ids[i]}].size());
        }
    }
    std::stable_sort(groups.begin(), groups.end(), [](const DuplicateGroup& a, const DuplicateGroup& b) {
        return a.languages > b.languages;
    });
    return groups;
}

std::vector<model::GlossaryChange> glossary_changes(store::Database& database, std::size_t limit) {
    return store::GlossaryHistory{database}.changes(limit);
}

std::vector<model::ConceptVersion> concept_versions(store::Database& database, const std::string& id) {
    std::vector<model::ConceptVersion> versions = store::GlossaryHistory{database}.versions(id);
    store::ConceptStore concepts{database};
    if (versions.empty() && !concepts.find(id)) {
        throw_no_concept(concepts, id);
    }
    return versions;
}

std::vector<model::ConceptVersion> change_versions(store::Database& database, std::int64_t change,
                                                   std::size_t limit) {
    store::GlossaryHistory history{database};
    require_change(history, change);
    return history.versions(change, limit);
}

std::optional<Undone> undo_change(store::Database& database, std::optional<std::int64_t> change,
                                  const EditOptions& options) {
    store::GlossaryHistory history{database};
    const std::optional<std::int64_t> which = change ? change : history.last_to_undo();
    if (!which) {
        return std::nullopt;
    }
    Undone undone{require_change(history, *which), 0};
    if (!options.dry_run) {
        undone.change = history.undo(*which, options.who);
    }
    return undone;
}

} // namespace diptych::pipeline
