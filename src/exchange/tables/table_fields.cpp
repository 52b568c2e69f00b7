#include "exchange/tables/table_fields.hpp"

#include "exchange/vocabulary/concept_collector.hpp"
#include "exchange/vocabulary/table_cell.hpp"
#include "text/utf8.hpp"
#include "xml/writer.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <utility>

namespace diptych::exchange {

namespace {

using Categories = std::vector<model::DataCategory>;

constexpr std::size_t k_none = std::numeric_limits<std::size_t>::max();

/// A text as it comes back from a cell: of Excel at the worst, which allows for no control characters.
std::string as_read(std::string_view text) {
    std::string legal = xml::legal_text(text);
    std::erase(legal, '\r');
    return clean_text(legal);
}

/// A field as a cell holds it, and as it comes back from there.
struct InCell {
    explicit InCell(const model::DataCategory& field)
        : text{as_read(value_text(field))}, again{category_from(field.name, text)} {}

    std::string text;
    model::DataCategory again;
};

/// Whether a cell gave the field `read` for the field `old`.
bool says_the_same(const InCell& read, const InCell& old) {
    return read.again.name == old.again.name && (read.again == old.again || read.text == old.text);
}

bool says_the_same(const model::DataCategory& read, const model::DataCategory& old) {
    return says_the_same(InCell{read}, InCell{old});
}

/// Pairs what a table gave with what is there: what is alike first, then what is left of each kind, in order.
/// \param alike(in read, in old)  \param may_be  likewise, whether one may be the other, edited
/// \returns for each that is there the place of what was read, or k_none
template <typename Alike, typename MayBe>
std::vector<std::size_t> pair_up(std::size_t read, std::size_t old, const Alike& alike, const MayBe& may_be) {
    std::vector<std::size_t> places(old, k_none);
    std::vector<bool> used(read, false);
    const auto take = [&](const auto& fits) {
        for (std::size_t i = 0; i < old; ++i) {
            for (std::size_t j = 0; places[i] == k_none && j < read; ++j) {
                if (!used[j] && fits(j, i)) {
                    places[i] = j;
                    used[j] = true;
                }
            }
        }
    };
    take(alike);
    take(may_be);
    return places;
}

/// Excel writes no longer cell (xlsx_writer.cpp), so that an empty one does not say that the field is to go.
bool fits_into_a_cell(const Categories& fields, std::string_view name) {
    constexpr std::size_t k_longest = 32'767;
    std::size_t length = 0;
    for (const model::DataCategory& field : fields) {
        length += field.name == name ? text::count_code_points(value_text(field)) + 1 : 0;
    }
    return length <= k_longest;
}

bool has_plain_source(const model::DataCategory& field) {
    return !field.qualifiers.empty() && field.qualifiers.front().name == "source" &&
           field.qualifiers.front().qualifiers.empty() && field.qualifiers.front().target.empty();
}

} // namespace

TableFields::TableFields(const std::vector<std::optional<ColumnRole>>& roles) {
    for (const std::optional<ColumnRole>& role : roles) {
        if (role) {
            m_roles.push_back(*role);
        }
    }
}

bool TableFields::has(const Owner& owner, std::string_view category) const {
    return std::any_of(m_roles.begin(), m_roles.end(), [&](const ColumnRole& role) {
        // A column of terms that names no language is of those in all.
        const bool same_language =
            role.language == owner.language || (owner.level == CategoryLevel::term && !role.language);
        return role.level == owner.level && same_language && role.category == category;
    });
}

TableFields::Held TableFields::held(const Owner& owner, std::string_view name) const {
    if (owner.level == CategoryLevel::term) {
        return has(owner, name == "note" ? "termNote" : name) ? Held::first : Held::none;
    }
    return has(owner, name) ? Held::all : Held::none;
}

bool TableFields::holds_source(const Owner& owner, std::string_view name) const {
    return owner.level == CategoryLevel::term ? name == "context" && has(owner, "contextSource")
                                              : name == "definition" && has(owner, "definitionSource");
}

model::DataCategory TableFields::completed(const model::DataCategory& field, const model::DataCategory& old,
                                           bool has_source) const {
    model::DataCategory result = old;
    if (!says_the_same(field, old)) {
        result.value = field.value;
        result.target = is_link(field.name) ? field.target : old.target;
    }
    if (!has_source) {
        return result;
    }
    if (field.qualifiers.empty()) {
        if (has_plain_source(old) && !old.qualifiers.front().value.empty()) {
            result.qualifiers.erase(result.qualifiers.begin());
        }
    } else if (!has_plain_source(old)) {
        result.qualifiers.insert(result.qualifiers.begin(), field.qualifiers.front());
    } else if (!says_the_same(field.qualifiers.front(), old.qualifiers.front())) {
        result.qualifiers.front() = field.qualifiers.front();
    }
    return result;
}

Categories TableFields::completed(const Categories& fields, const Categories& old, const Owner& owner) const {
    std::vector<bool> in_a_cell(old.size(), false); // of what is there, what the cells speak of
    std::map<std::string_view, std::size_t> seen;
    for (std::size_t i = 0; i < old.size(); ++i) {
        const std::string_view name = old[i].name;
        const Held held_by_name = held(owner, name);
        if (held_by_name == Held::none || value_text(old[i]).empty()) {
            continue;
        }
        const bool is_first = seen[name]++ == 0;
        const bool is_given =
            std::any_of(fields.begin(), fields.end(),
                        [&](const model::DataCategory& field) { return field.name == name; });
        in_a_cell[i] = (is_first || held_by_name == Held::all) && (is_given || fits_into_a_cell(old, name));
    }
    std::vector<InCell> there;
    for (std::size_t i = 0; i < old.size(); ++i) {
        if (in_a_cell[i]) {
            there.emplace_back(old[i]);
        }
    }
    const std::vector<InCell> read(fields.begin(), fields.end());
    const std::vector<std::size_t> places = pair_up(
        read.size(), there.size(),
        [&](std::size_t j, std::size_t i) { return says_the_same(read[j], there[i]); },
        [&](std::size_t j, std::size_t i) { return read[j].again.name == there[i].again.name; });
    Categories result;
    std::vector<bool> used(fields.size(), false);
    auto place = places.begin();
    for (std::size_t i = 0; i < old.size(); ++i) {
        if (!in_a_cell[i]) {
            result.push_back(old[i]);
        } else if (const std::size_t j = *place++; j != k_none) {
            result.push_back(completed(fields[j], old[i], holds_source(owner, old[i].name)));
            used[j] = true;
        }
    }
    for (std::size_t j = 0; j < fields.size(); ++j) {
        if (!used[j]) {
            result.push_back(fields[j]);
        }
    }
    return result;
}

model::Term TableFields::completed(const model::Term& term, const model::Term& old,
                                   const model::LanguageTag& language) const {
    const Owner owner{CategoryLevel::term, language};
    model::Term result = old;
    if (clean_term(xml::legal_text(old.text)) != term.text) {
        result.text = term.text;
    }
    const bool says_status = has(owner, "administrativeStatus");
    result.status = says_status || !old.status ? term.status : old.status;
    Categories there = old.categories;
    Categories aside; // a status that is none has no column beside one that is
    if (old.status) {
        const auto last =
            std::stable_partition(there.begin(), there.end(), [](const model::DataCategory& category) {
                return category.name != "administrativeStatus";
            });
        aside.assign(last, there.end());
        there.erase(last, there.end());
    }
    result.categories = completed(term.categories, there, owner);
    result.categories.insert(result.categories.end(), aside.begin(), aside.end());
    return result;
}

model::LanguageSection TableFields::completed(const model::LanguageSection& read,
                                              const model::LanguageSection& old) const {
    std::vector<std::string> texts;
    for (const model::Term& term : old.terms) {
        texts.push_back(clean_term(xml::legal_text(term.text)));
    }
    const bool may_be_edited = read.terms.size() == old.terms.size();
    const std::vector<std::size_t> places = pair_up(
        read.terms.size(), old.terms.size(),
        [&](std::size_t j, std::size_t i) { return read.terms[j].text == texts[i]; },
        [&](std::size_t, std::size_t) { return may_be_edited; });
    model::LanguageSection section{old.language, {}, {}, old.transactions};
    section.categories = completed(read.categories, old.categories, {CategoryLevel::language, old.language});
    std::vector<std::size_t> old_of(read.terms.size(), k_none);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] != k_none) {
            old_of[places[i]] = i;
        }
    }
    for (std::size_t j = 0; j < read.terms.size(); ++j) {
        section.terms.push_back(old_of[j] == k_none
                                    ? read.terms[j]
                                    : completed(read.terms[j], old.terms[old_of[j]], old.language));
    }
    // The same term twice comes back once: a cell cannot say which of them it means.
    for (std::size_t i = 0; i < places.size(); ++i) {
        const bool is_repeated =
            places[i] == k_none && std::any_of(read.terms.begin(), read.terms.end(),
                                               [&](const auto& term) { return term.text == texts[i]; });
        if (is_repeated) {
            section.terms.push_back(old.terms[i]);
        }
    }
    return section;
}

model::Concept TableFields::completed(model::Concept entry, const model::Concept& old) const {
    model::Concept result;
    result.id = entry.id;
    result.transactions = old.transactions;
    result.categories = completed(entry.categories, old.categories, {});
    for (const model::LanguageSection& there : old.languages) {
        const auto same = [&](const model::LanguageSection& section) {
            return section.language == there.language;
        };
        const auto read = std::find_if(entry.languages.begin(), entry.languages.end(), same);
        const bool is_second = std::any_of(result.languages.begin(), result.languages.end(), same);
        if (!has({CategoryLevel::term, there.language}, "term") || is_second) {
            result.languages.push_back(there);
        } else if (read != entry.languages.end()) { // else its cell was emptied
            result.languages.push_back(completed(*read, there));
            entry.languages.erase(read);
        }
    }
    for (model::LanguageSection& section : entry.languages) {
        result.languages.push_back(std::move(section));
    }
    return result;
}

} // namespace diptych::exchange
