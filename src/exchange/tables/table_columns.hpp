#pragma once

#include "exchange/tables/column_map.hpp"
#include "exchange/vocabulary/glossary_format.hpp"
#include "model/concept.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// The columns of a glossary as a table that TableReader understands without a map: the id, the terms of each
/// language, what is said of the entry, then what is said of each language and its terms ("fr:status").
class TableColumns {
public:
    /// \param categories  that the glossary has: those that have no column yet get one at the end, under a heading that
    ///        is read as they are, up to some hundreds
    explicit TableColumns(std::vector<model::LanguageTag> languages, const std::vector<CategoryPlace>& categories = {});

    const std::vector<ColumnRole>& roles() const { return m_roles; }

    /// "id", "fr", "en", "subject field", ..., "fr:status" ...
    std::vector<std::string> headings() const;

    /// Whether an entry has a term in one of the languages; that it has none goes to `omissions`.
    bool has_terms_of(const model::Concept& entry, Omissions& omissions) const;

    /// The cells of an entry. What there is no column for goes to `omissions`.
    std::vector<std::string> row(const model::Concept& entry, Omissions& omissions) const;

private:
    std::vector<model::LanguageTag> m_languages;
    std::vector<ColumnRole> m_roles;
    std::size_t m_usual = 0; ///< how many of them stand in every table; behind them are those of the glossary's own
};

/// The languages of a file whose columns have to be known before its entries: those of the options in order,
/// source and target first; those of `first` when the options name none.
std::vector<model::LanguageTag> table_languages(const GlossaryWriterOptions& options,
                                                const model::Concept* first);

} // namespace diptych::exchange
