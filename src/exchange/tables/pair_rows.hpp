#pragma once

#include "base/diagnostics.hpp"
#include "exchange/vocabulary/glossary_format.hpp"
#include "model/concept.hpp"

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace diptych::exchange {

// What the formats with a source and a target column have in common.

/// For which categories rows have a place.
struct RowPlaces {
    std::string_view row;                   ///< as messages call it: "A row"
    std::vector<std::string_view> entry;    ///< those of an entry, by name
    std::vector<std::string_view> language; ///< of a language
    std::vector<std::string_view> term;
    bool first_only = false; ///< for the first of a name, not for others
};

/// What is the same whatever the rows look like.
class PairRowWriter : public GlossaryWriter {
public:
    PairRowWriter(std::ostream& out, GlossaryWriterOptions options, base::Diagnostics& diagnostics);

    void finish() override { m_omissions.report(m_options.name, m_diagnostics); }

    std::size_t written() const override { return m_written; }

protected:
    using Languages = std::pair<model::LanguageTag, model::LanguageTag>;

    /// The two languages of the file: those of the options, or the first ones of its languages or its first
    /// entry. \throws base::UsageError when there are no two
    Languages languages_with(const model::Concept& first) const;

    /// Counts what rows have no place for. Statuses are in them, or in their order. \pre m_languages
    void count_omissions(const model::Concept& entry, const RowPlaces& places);

    std::ostream& m_out;
    GlossaryWriterOptions m_options;
    std::optional<Languages> m_languages; ///< since the first entry
    Omissions m_omissions;
    std::size_t m_written = 0;

private:
    void count_omissions(const std::vector<model::DataCategory>& categories,
                         const std::vector<std::string_view>& places, const RowPlaces& of,
                         const std::string& entry_id);

    base::Diagnostics& m_diagnostics;
};

/// Whether terms in `there` are such in `asked`: the same, or "fr" where "fr-CA" stands and the other way round.
bool answers(const model::LanguageTag& asked, const model::LanguageTag& there);

/// The terms of a language, in whatever region ("fr" means "fr-CA", too, those in the very language first): preferred ones first, then admitted ones, those without a status or proposed,
/// deprecated and superseded ones.
std::vector<const model::Term*> terms_by_status(const model::Concept& entry,
                                                const model::LanguageTag& language);

} // namespace diptych::exchange
