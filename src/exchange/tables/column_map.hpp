#pragma once

#include "exchange/vocabulary/category_names.hpp"
#include "model/language_tag.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::exchange {

/// What a column of a table holds.
struct ColumnRole {
    std::optional<model::LanguageTag> language; ///< empty: of the entry, or of the terms of all languages
    std::string category;                       ///< as CategoryName::name; other names are kept as they are
    CategoryLevel level = CategoryLevel::entry;
    /// Of terms whose language each row says itself: the column that says it. Those of other categories with it are about
    /// these terms.
    std::optional<std::size_t> language_column = {};

    friend bool operator==(const ColumnRole&, const ColumnRole&) = default;
};

/// The role that a heading or a word of a column map means: "fr" and "French" (terms), "fr:status", "Status
/// FR", "term_fr", "definition (French)", "subject field", "id"; "entry:code", "fr:language:code" and
/// "fr:term:code" for a category of any name. Nothing when it is no such words.
std::optional<ColumnRole> find_column_role(std::string_view heading);

/// Which column holds what, as a user says it: "fr=French term,en=English,fr:status=Status FR".
///
/// To the left of each '=' a role, as in find_column_role; a role with a category that is not known keeps it
/// under that name. To the right the heading of the column, in double quotes if it holds a comma, or its
/// number ("#3", from 1). "header=no": the table has no headings, so that all columns have to be numbers.
class ColumnMap {
public:
    struct Entry {
        std::string role_text;
        ColumnRole role;
        std::string heading;    ///< empty: `number` says which
        std::size_t number = 0; ///< from 1
    };

    /// \throws base::UsageError saying what is wrong
    static ColumnMap parse(std::string_view text);

    bool empty() const { return m_entries.empty(); }

    bool has_header() const { return m_has_header; }

    const std::vector<Entry>& entries() const { return m_entries; }

private:
    std::vector<Entry> m_entries;
    bool m_has_header = true;
};

/// Finds columns with the language of each row and gives the terms beside them that role: "L_CODE" and "T_TERM" of
/// IATE, "sourceLang" and "sourceString". \returns whether there are such
bool place_row_languages(const std::vector<std::string>& headings, std::vector<std::optional<ColumnRole>>& roles);

/// Of a table without headings whose rows say their languages ("haute mer,high seas,FR,EN"): what its columns hold, when
/// these rows look like that; nothing otherwise. \param rows  its first ones, two of them when there are
std::optional<std::vector<std::optional<ColumnRole>>>
roles_in_rows(const std::vector<std::vector<std::string>>& rows);

/// What the columns of a table hold when nobody says so: nothing where the heading means none of the roles.
std::vector<std::optional<ColumnRole>> find_column_roles(const std::vector<std::string>& headings);

/// Gives columns that are about terms but name no language theirs, by where they stand: that of the terms to
/// the left of it when terms of another language follow, or when there are several columns of that heading
/// (term, gender, term, gender), and a gender always; otherwise all terms of the row, as far as a status or part of speech goes.
void place_columns(std::vector<std::optional<ColumnRole>>& roles);

} // namespace diptych::exchange
