#include "exchange/tables/table_columns.hpp"

#include "base/format.hpp"
#include "exchange/vocabulary/concept_collector.hpp"
#include "exchange/vocabulary/language_names.hpp"
#include "exchange/vocabulary/table_cell.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace diptych::exchange {

namespace {

constexpr std::array<std::string_view, 8> k_entry_categories{
    "subjectField", "definition",     "definitionSource",       "note",
    "source",       "crossReference", "externalCrossReference", "xGraphic"};
constexpr std::array<std::string_view, 3> k_language_categories{"definition", "definitionSource", "note"};
constexpr std::array<std::string_view, 12> k_term_categories{
    "administrativeStatus", "partOfSpeech", "grammaticalGender", "termType", "geographicalUsage",
    "termLocation",         "context",      "contextSource",     "source",   "customerSubset",
    "projectSubset",        "termNote"};

/// The categories of an entry, a language or a term and which of them have found a column.
class Description {
public:
    explicit Description(const std::vector<model::DataCategory>& categories)
        : m_categories{categories}, m_written(categories.size()), m_qualifiers(categories.size()) {}

    /// The values of all categories of that name.
    std::vector<std::string> all(std::string_view name) {
        std::vector<std::string> values;
        for (std::size_t i = 0; i < m_categories.size(); ++i) {
            if (m_categories[i].name == name && !is_lost_in_a_cell(m_categories[i])) {
                values.push_back(value_text(m_categories[i]));
                m_written[i] = true;
            }
        }
        return values;
    }

    /// The value of the first one.
    std::string first(std::string_view name) {
        for (std::size_t i = 0; i < m_categories.size(); ++i) {
            if (m_categories[i].name == name && !is_lost_in_a_cell(m_categories[i])) {
                m_written[i] = true;
                return value_text(m_categories[i]);
            }
        }
        return {};
    }

    /// The sources of the categories of that name which are written.
    std::vector<std::string> sources(std::string_view name) {
        std::vector<std::string> values;
        for (std::size_t i = 0; i < m_categories.size(); ++i) {
            if (m_categories[i].name != name || !m_written[i]) {
                continue;
            }
            const auto& qualifiers = m_categories[i].qualifiers;
            const bool has = !qualifiers.empty() && qualifiers.front().name == "source" &&
                             qualifiers.front().qualifiers.empty() && qualifiers.front().target.empty();
            values.push_back(has ? qualifiers.front().value : std::string{});
            m_qualifiers[i] = has ? 1 : 0;
        }
        return values;
    }

    void report_rest(const std::string& entry_id, Omissions& omissions) const {
        for (std::size_t i = 0; i < m_categories.size(); ++i) {
            if (!m_written[i]) {
                omissions.add(fmt::format("There is no column for this '{}'", m_categories[i].name),
                              entry_id);
            } else if (m_qualifiers[i] < m_categories[i].qualifiers.size()) {
                omissions.add(
                    fmt::format("There is no column for what is said of a '{}'", m_categories[i].name),
                    entry_id);
            }
            if (m_written[i] && !is_link(m_categories[i].name) && !m_categories[i].target.empty()) {
                omissions.add(
                    fmt::format("There is no column for where a '{}' points to", m_categories[i].name),
                    entry_id);
            }
        }
    }

private:
    static bool is_lost_in_a_cell(const model::DataCategory& category) {
        return value_text(category).empty();
    }

    const std::vector<model::DataCategory>& m_categories;
    std::vector<bool> m_written;
    std::vector<std::size_t> m_qualifiers; ///< how many are written
};

/// The category under which a category of the model has its column.
std::string_view written_name(std::string_view column) {
    return column == "termNote" ? "note" : column;
}

/// Whether TableReader would take a term alone in its cell for several.
bool looks_like_several(const std::string& term) {
    return term.find(';') != std::string::npos || term.find(" / ") != std::string::npos;
}

std::string cell_of(Description& description, std::string_view category) {
    return join_cell(category == "definitionSource" ? description.sources("definition")
                                                    : description.all(category));
}

std::string term_value(const model::Term& term, Description& description, std::string_view category) {
    if (category == "administrativeStatus") {
        return term.status ? std::string{model::name_of(*term.status)} : description.first(category);
    }
    if (category == "contextSource") {
        const std::vector<std::string> sources = description.sources("context");
        return sources.empty() ? std::string{} : sources.front();
    }
    return description.first(written_name(category));
}

std::string heading_of(const ColumnRole& role) {
    const CategoryName* category = category_name_of(role.category);
    const std::string name{category == nullptr ? std::string_view{role.category} : category->heading};
    if (!role.language) {
        return name;
    }
    const bool plain = role.category == "term" && find_column_role(role.language->str()) == role;
    return plain ? role.language->str() : role.language->str() + ':' + name;
}

/// Whether it has one of the usual columns.
bool is_usual(const CategoryPlace& place) {
    const auto is_in = [&](const auto& names) { return std::find(names.begin(), names.end(), place.name) != names.end(); };
    switch (place.level) {
    case CategoryLevel::entry:
        return is_in(k_entry_categories);
    case CategoryLevel::language:
        return is_in(k_language_categories);
    case CategoryLevel::term:
        break;
    }
    return place.name == "note" || is_in(k_term_categories);
}

/// Of a column that only this glossary has; nothing when no heading would be read as that.
std::optional<std::string> own_heading_of(const ColumnRole& role) {
    const bool plain = !role.language && !find_column_role(role.category); // kept under its name
    const std::string heading = plain            ? role.category
                                : !role.language ? "entry:" + role.category
                                : role.level == CategoryLevel::language
                                    ? role.language->str() + ":language:" + role.category
                                    : role.language->str() + ":term:" + role.category;
    const bool is_read = clean_term(heading) == heading && (plain || find_column_role(heading) == role);
    return is_read ? std::optional{heading} : std::nullopt;
}

} // namespace

TableColumns::TableColumns(std::vector<model::LanguageTag> languages, const std::vector<CategoryPlace>& categories)
    : m_languages{std::move(languages)} {
    m_roles.push_back({std::nullopt, "id", CategoryLevel::entry});
    for (const model::LanguageTag& language : m_languages) {
        m_roles.push_back({language, "term", CategoryLevel::term});
    }
    for (const std::string_view category : k_entry_categories) {
        m_roles.push_back({std::nullopt, std::string{category}, CategoryLevel::entry});
    }
    for (const model::LanguageTag& language : m_languages) {
        for (const std::string_view category : k_term_categories) {
            m_roles.push_back({language, std::string{category}, CategoryLevel::term});
        }
        for (const std::string_view category : k_language_categories) {
            m_roles.push_back({language, std::string{category}, CategoryLevel::language});
        }
    }
    m_usual = m_roles.size();
    constexpr std::size_t k_most = 900; // TableReader takes a thousand
    for (const CategoryPlace& place : categories) {
        const ColumnRole role{place.language, place.name, place.level};
        const bool has_language =
            !place.language || std::find(m_languages.begin(), m_languages.end(), *place.language) != m_languages.end();
        if (has_language && m_roles.size() < k_most && !is_usual(place) && own_heading_of(role)) {
            m_roles.push_back(role);
        }
    }
}

std::vector<std::string> TableColumns::headings() const {
    std::vector<std::string> headings;
    for (std::size_t i = 0; i < m_roles.size(); ++i) {
        headings.push_back(i < m_usual ? heading_of(m_roles[i]) : own_heading_of(m_roles[i]).value_or(""));
    }
    return headings;
}

bool TableColumns::has_terms_of(const model::Concept& entry, Omissions& omissions) const {
    const bool found = std::any_of(
        entry.languages.begin(), entry.languages.end(), [&](const model::LanguageSection& section) {
            return !section.terms.empty() &&
                   std::find(m_languages.begin(), m_languages.end(), section.language) != m_languages.end();
        });
    if (!found) {
        omissions.add("It has no term in the languages of the table", entry.id);
    }
    return found;
}

std::vector<std::string> TableColumns::row(const model::Concept& entry, Omissions& omissions) const {
    std::vector<std::string> cells{entry.id};
    for (const model::LanguageTag& language : m_languages) {
        std::vector<std::string> terms;
        for (const model::LanguageSection& section : entry.languages) {
            for (const model::Term& term : section.terms) {
                if (section.language == language) {
                    terms.push_back(term.text);
                }
            }
        }
        if (terms.size() == 1 && looks_like_several(terms.front())) {
            terms.emplace_back(); // with a divider of ours in it, the cell is not taken apart at others
        }
        cells.push_back(join_cell(terms));
    }
    Description of_entry{entry.categories};
    for (const std::string_view category : k_entry_categories) {
        cells.push_back(cell_of(of_entry, category));
    }
    std::vector<std::string> own(m_roles.size() - m_usual); // cells of the glossary's own columns
    const auto fill_own = [&](CategoryLevel level, const std::optional<model::LanguageTag>& language, const auto& cell) {
        for (std::size_t i = 0; i < own.size(); ++i) {
            const ColumnRole& role = m_roles[m_usual + i];
            if (role.level == level && role.language == language) {
                own[i] = cell(role.category);
            }
        }
    };
    fill_own(CategoryLevel::entry, std::nullopt,
             [&](const std::string& category) { return join_cell(of_entry.all(category)); });
    of_entry.report_rest(entry.id, omissions);
    std::size_t transactions = entry.transactions.size();
    for (const model::LanguageTag& language : m_languages) {
        const auto section =
            std::find_if(entry.languages.begin(), entry.languages.end(),
                         [&](const model::LanguageSection& one) { return one.language == language; });
        if (section == entry.languages.end()) {
            cells.resize(cells.size() + k_term_categories.size() + k_language_categories.size());
            continue;
        }
        std::vector<Description> of_terms;
        for (const model::Term& term : section->terms) {
            of_terms.emplace_back(term.categories);
            transactions += term.transactions.size();
        }
        const auto cell_of_terms = [&](std::string_view category) {
            std::vector<std::string> values;
            for (std::size_t i = 0; i < of_terms.size(); ++i) {
                values.push_back(term_value(section->terms[i], of_terms[i], category));
            }
            return join_cell(values);
        };
        for (const std::string_view category : k_term_categories) {
            cells.push_back(cell_of_terms(category));
        }
        fill_own(CategoryLevel::term, language, cell_of_terms);
        Description of_language{section->categories};
        for (const std::string_view category : k_language_categories) {
            cells.push_back(cell_of(of_language, category));
        }
        fill_own(CategoryLevel::language, language,
                 [&](const std::string& category) { return join_cell(of_language.all(category)); });
        for (const Description& of_term : of_terms) {
            of_term.report_rest(entry.id, omissions);
        }
        of_language.report_rest(entry.id, omissions);
        transactions += section->transactions.size();
    }
    for (const model::LanguageSection& section : entry.languages) {
        if (std::find(m_languages.begin(), m_languages.end(), section.language) == m_languages.end()) {
            omissions.add(fmt::format("There is no column for terms in '{}'", section.language.str()),
                          entry.id, section.terms.size());
        }
    }
    if (transactions != 0) {
        omissions.add("There is no column for who changed what when", entry.id, transactions);
    }
    cells.insert(cells.end(), own.begin(), own.end());
    return cells;
}

std::vector<model::LanguageTag> table_languages(const GlossaryWriterOptions& options,
                                                const model::Concept* first) {
    std::vector<model::LanguageTag> languages;
    const auto add = [&](const model::LanguageTag& language) {
        if (std::find(languages.begin(), languages.end(), language) == languages.end()) {
            languages.push_back(language);
        }
    };
    if (options.source_language) {
        add(*options.source_language);
    }
    if (options.target_language) {
        add(*options.target_language);
    }
    for (const model::LanguageTag& language : options.languages) {
        add(language);
    }
    if (options.languages.empty() && first != nullptr && languages.size() < 2) {
        for (const model::LanguageSection& section : first->languages) {
            add(section.language);
        }
    }
    return languages;
}

} // namespace diptych::exchange
