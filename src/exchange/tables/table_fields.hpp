#pragma once

#include "exchange/tables/column_map.hpp"
#include "model/concept.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// What the columns of a table can say of an entry. An entry that is in the glossary already keeps what a
/// table cannot say: fields and languages without a column, who changed what when, what is said of a field,
/// and what is too long for a cell. An empty cell takes away what is in the glossary; a missing column leaves
/// it alone.
class TableFields {
public:
    /// \param roles  of its columns, those that are left out among them
    explicit TableFields(const std::vector<std::optional<ColumnRole>>& roles);

    /// What `old` becomes by `entry`, which rows of this table gave. Where they say the same it stays as it
    /// is, order included. A term or text that was edited keeps what else is said of it, when it can be told
    /// which one that is.
    model::Concept completed(model::Concept entry, const model::Concept& old) const;

private:
    /// How many of the fields of one name a column holds.
    enum class Held { none, first, all };

    /// What a list of categories belongs to; without a language to the entry.
    struct Owner {
        CategoryLevel level = CategoryLevel::entry;
        std::optional<model::LanguageTag> language = {};
    };

    bool has(const Owner& owner, std::string_view category) const;
    Held held(const Owner& owner, std::string_view name) const;
    /// Whether the source of such a field has a column.
    bool holds_source(const Owner& owner, std::string_view name) const;
    std::vector<model::DataCategory> completed(const std::vector<model::DataCategory>& fields,
                                               const std::vector<model::DataCategory>& old,
                                               const Owner& owner) const;
    model::DataCategory completed(const model::DataCategory& field, const model::DataCategory& old,
                                  bool has_source) const;
    model::LanguageSection completed(const model::LanguageSection& read,
                                     const model::LanguageSection& old) const;
    model::Term completed(const model::Term& term, const model::Term& old,
                          const model::LanguageTag& language) const;

    std::vector<ColumnRole> m_roles;
};

} // namespace diptych::exchange
