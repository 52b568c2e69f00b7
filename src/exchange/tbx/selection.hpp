#pragma once

#include "exchange/vocabulary/glossary_format.hpp"
#include "model/concept.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace diptych::exchange {

/// What of a concept's terms goes into a TBX file, and in which order.
class TbxSelection {
public:
    struct Term {
        const model::Term* term = nullptr;
        std::string text; ///< composed, without what XML cannot hold; not blank
    };

    struct Section {
        const model::LanguageSection* section = nullptr;
        std::vector<Term> terms; ///< never empty
    };

    /// \param as_pairs  the source and the target language only, as tools need them that read pairs; the
    ///                  options must name both
    TbxSelection(const GlossaryWriterOptions& options, bool as_pairs, Omissions& omissions);

    /// Sections without a term are left out, and so are terms that are there already. Nothing when nothing
    /// of the concept can be written. What is left out is counted in the omissions.
    std::vector<Section> select(const model::Concept& entry);

    /// How many bytes XML cannot hold were left out of terms.
    std::size_t dropped_bytes() const { return m_dropped_bytes; }

private:
    int rank_of(const model::LanguageTag& language) const;
    std::vector<const model::LanguageSection*> ordered_sections(const model::Concept& entry) const;
    std::vector<const model::LanguageSection*> pair_of(const model::Concept& entry);
    std::vector<Term> usable_terms(const model::LanguageSection& section, bool without_terms_to_avoid,
                                   std::string_view entry_id);

    const GlossaryWriterOptions& m_options;
    bool m_as_pairs;
    Omissions& m_omissions;
    std::unordered_set<std::string> m_seen; ///< the terms of a section
    std::size_t m_dropped_bytes = 0;
};

} // namespace diptych::exchange
