#include "pipeline/terms/importer.hpp"

#include "base/format.hpp"
#include "glossary/concept_edit.hpp"
#include "model/merge_concepts.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::Concept;
using model::DataCategory;

/// How many new entries are compared with those that are there: it costs some ten microseconds a term.
constexpr std::size_t k_most_probed = 10'000;

std::size_t count_categories(const std::vector<DataCategory>& categories) {
    std::size_t count = categories.size();
    for (const DataCategory& category : categories) {
        count += count_categories(category.qualifiers);
    }
    return count;
}

/// Whether two entries can be versions of one concept: they share a term of a language.
bool share_a_term(const Concept& a, const Concept& b) {
    for (const model::LanguageSection& left : a.languages) {
        for (const model::LanguageSection& right : b.languages) {
            if (left.language != right.language) {
                continue;
            }
            for (const model::Term& term : left.terms) {
                const bool shared = std::any_of(right.terms.begin(), right.terms.end(),
                                                [&](const model::Term& t) { return t.text == term.text; });
                if (shared) {
                    return true;
                }
            }
        }
    }
    return false;
}

/// Calls visit(category) for all that refer to an entry, or so they may.
template <typename Categories, typename Visit>
void for_each_reference(Categories& categories, const Visit& visit) {
    for (auto& category : categories) {
        if (category.name == "crossReference" && !category.target.empty()) {
            visit(category);
        }
        for_each_reference(category.qualifiers, visit);
    }
}

template <typename Entry, typename Visit>
void for_each_reference_of(Entry& entry, const Visit& visit) {
    for_each_reference(entry.categories, visit);
    for (auto& section : entry.languages) {
        for_each_reference(section.categories, visit);
        for (auto& term : section.terms) {
            for_each_reference(term.categories, visit);
        }
    }
}

/// \returns whether there was one to change
bool redirect(Concept& entry, const std::map<std::string, std::string, std::less<>>& renamed) {
    bool changed = false;
    for_each_reference_of(entry, [&](DataCategory& category) {
        if (const auto found = renamed.find(category.target); found != renamed.end()) {
            category.target = found->second;
            changed = true;
        }
    });
    return changed;
}

std::string noted_key(const model::LanguageTag& language, const std::string& stem_key) {
    return fmt::format("{}:{}", language.primary(), stem_key);
}

} // namespace

std::vector<std::string> SharedTerms::sharing(const Concept& entry) {
    struct Shared {
        std::set<std::string> languages;
        std::size_t terms = 0;
    };

    std::map<std::string, Shared> found;
    const auto add = [&](const std::string& id, const model::LanguageTag& language) {
        Shared& shared = found[id];
        shared.languages.insert(std::string{language.primary()});
        ++shared.terms;
    };
    for (const model::LanguageSection& section : entry.languages) {
        for (const model::Term& term : section.terms) {
            const std::string key = m_keys.of(section.language, term.text);
            if (key.empty()) {
                continue;
            }
            for (const store::TermMatch& match : m_concepts.find_by_key(section.language, key)) {
                add(match.entry_id, section.language);
            }
            if (const auto noted = m_noted.find(noted_key(section.language, key)); noted != m_noted.end()) {
                std::for_each(noted->second.begin(), noted->second.end(),
                              [&](const std::string& id) { add(id, section.language); });
            }
        }
    }
    std::vector<std::pair<std::string, Shared>> both{found.begin(), found.end()};
    std::erase_if(both, [&](const auto& one) { return one.second.languages.size() < 2; });
    std::stable_sort(both.begin(), both.end(), [](const auto& a, const auto& b) {
        return std::pair{a.second.languages.size(), a.second.terms} >
               std::pair{b.second.languages.size(), b.second.terms};
    });
    std::vector<std::string> ids;
    std::transform(both.begin(), both.end(), std::back_inserter(ids),
                   [](const auto& one) { return one.first; });
    return ids;
}

void SharedTerms::note(const Concept& entry) {
    for (const model::LanguageSection& section : entry.languages) {
        for (const model::Term& term : section.terms) {
            const std::string key = m_keys.of(section.language, term.text);
            if (!key.empty()) {
                m_noted[noted_key(section.language, key)].push_back(entry.id);
            }
        }
    }
}

Importer::Importer(store::GlossaryEdit& edit, SharedTerms* shared, const ImportOptions& options,
                   ImportReport& report)
    : m_edit{edit}, m_shared{shared}, m_options{options}, m_report{report}, m_log{report.file,
                                                                                  m_diagnostics} {}

void Importer::take(Concept&& entry) {
    if (m_options.status) {
        for (model::LanguageSection& section : entry.languages) {
            for (model::Term& term : section.terms) {
                term.status = term.status ? term.status : m_options.status;
            }
        }
    }
    redirect(entry, m_renamed);
    std::optional<std::int64_t> row = m_edit.row_of(entry.id);
    std::optional<Concept> existing = free_version(row, entry);
    if (!existing && m_options.merge && m_shared != nullptr && merge(entry)) {
        return;
    }
    if (row && !existing) {
        give_free_id(entry, row, existing);
    }
    if (existing && m_fields) {
        entry = m_fields->completed(std::move(entry), *existing);
    }
    if (existing && *existing == entry) {
        ++m_report.unchanged;
        take_row(*row);
        return;
    }
    note_references(entry);
    count_written(entry);
    if (existing) {
        m_edit.replace(entry.id, entry);
        ++m_report.replaced;
        take_row(*row);
        return;
    }
    if (m_shared != nullptr && !m_options.merge && m_probed < k_most_probed) {
        ++m_probed;
        m_report.likely_duplicates += m_shared->sharing(entry).empty() ? 0U : 1U;
    }
    const std::string new_id = entry.id;
    m_edit.add(std::move(entry));
    ++m_report.concepts;
    take_row(*m_edit.row_of(new_id));
    if (m_options.merge) {
        m_added.push_back(new_id);
    }
}

void Importer::finish() {
    if (!m_renamed.empty()) { // entries may refer to later ones
        for (const std::string& id : m_referring) {
            std::optional<Concept> entry = m_edit.find(id);
            if (entry && redirect(*entry, m_renamed)) {
                m_edit.replace(id, *entry);
            }
        }
    }
    m_log.finish();
    if (m_report.likely_duplicates > 0) {
        m_diagnostics.report(
            base::Severity::note, m_report.file, 0,
            fmt::format("{}{} of its new entries {} terms of two languages with an entry of the glossary. "
                        "'diptych term duplicates' shows them; --merge puts such entries together.",
                        m_probed == k_most_probed ? "At least " : "", m_report.likely_duplicates,
                        m_report.likely_duplicates == 1 ? "shares" : "share"));
    }
}

/// The concept in that row when `entry` can be another version of it, and no entry of this file has it yet.
std::optional<Concept> Importer::free_version(std::optional<std::int64_t> row, const Concept& entry) {
    if (!row || is_taken(*row) || m_joined.contains(*row)) {
        return std::nullopt;
    }
    std::optional<Concept> existing = m_edit.find(entry.id);
    if (existing && *existing != entry && !share_a_term(*existing, entry)) {
        existing.reset();
    }
    return existing;
}

/// Puts the entry into one with the same terms, unless that is another entry of this file, or a version of
/// one: what the file keeps apart is not put together.
bool Importer::merge(const Concept& entry) {
    std::vector<std::string> candidates = m_shared->sharing(entry);
    if (const auto row = m_edit.row_of(entry.id); row && m_joined.contains(*row)) {
        candidates.push_back(entry.id); // its own old version, which others have joined by now
    }
    for (const std::string& id : candidates) {
        const std::optional<std::int64_t> row = m_edit.row_of(id);
        const std::optional<Concept> existing = row && !is_taken(*row) ? m_edit.find(id) : std::nullopt;
        if (!existing || (id == entry.id && !share_a_term(*existing, entry))) {
            continue;
        }
        m_joined.insert(*row);
        rename(entry.id, id);
        Concept joined = *existing;
        model::merge(joined, entry, model::MergedTransactions::one_of_a_type);
        if (joined == *existing) {
            ++m_report.unchanged;
            return true;
        }
        m_log.note(
            "entries were merged into others", 0,
            fmt::format("The entry '{}' is merged into '{}', which has the same terms.", entry.id, id));
        glossary::sign(joined, "modification", m_options.today, m_options.who);
        m_edit.replace(id, joined);
        ++m_report.merged;
        count_written(entry);
        note_references(joined);
        return true;
    }
    return false;
}

void Importer::give_free_id(Concept& entry, std::optional<std::int64_t>& row,
                            std::optional<Concept>& existing) {
    const std::string id = entry.id;
    for (std::size_t n = 2; row && !existing; ++n) {
        entry.id = fmt::format("{}-{}", id, n);
        row = m_edit.row_of(entry.id);
        existing = free_version(row, entry);
    }
    m_log.note("entries whose id belongs to another concept got one of their own", 0,
               fmt::format("The id '{}' belongs to another concept of the glossary; the entry is '{}' there.",
                           id, entry.id));
    rename(id, entry.id);
}

void Importer::note_references(const Concept& entry) {
    bool refers = false;
    for_each_reference_of(entry, [&](const DataCategory&) { refers = true; });
    if (refers) {
        m_referring.push_back(entry.id);
    }
}

void Importer::rename(const std::string& id, const std::string& new_id) {
    if (id != new_id) {
        m_renamed.insert_or_assign(id, new_id);
    }
}

void Importer::count_written(const Concept& entry) {
    m_report.categories += count_categories(entry.categories) + entry.transactions.size();
    for (const model::LanguageSection& section : entry.languages) {
        m_report.terms += section.terms.size();
        m_report.categories += count_categories(section.categories) + section.transactions.size();
        for (const model::Term& term : section.terms) {
            m_report.categories +=
                count_categories(term.categories) + term.transactions.size() + (term.status ? 1U : 0U);
        }
    }
}

bool Importer::is_taken(std::int64_t row) const {
    const auto place = static_cast<std::size_t>(row);
    return place < m_taken.size() && m_taken[place];
}

void Importer::take_row(std::int64_t row) {
    const auto place = static_cast<std::size_t>(row);
    if (place >= m_taken.size()) {
        m_taken.resize(std::max(place + 1, m_taken.size() * 2));
    }
    m_taken[place] = true;
}

} // namespace diptych::pipeline
