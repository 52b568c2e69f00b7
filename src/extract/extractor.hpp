#pragma once

#include "extract/general_frequencies.hpp"
#include "model/document.hpp"
#include "model/language_tag.hpp"
#include "model/term_candidate.hpp"
#include "morphology/morphology.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace diptych::extract {

enum class Kind { all, terms, names };

struct ExtractOptions {
    std::size_t min_frequency = 1; ///< of all forms of a candidate
    double min_score = 0;
    std::size_t limit = 0; ///< candidates at most; 0 for all
    Kind kind = Kind::all;
    std::size_t contexts = 3; ///< kept of each candidate
};

/// Finds what may be terms in texts of one language: runs of words that fit a pattern of parts of speech,
/// judged by how often and where they stand and by how rare their words are in the language at large.
class Extractor {
public:
    /// \param morphology  or nullptr: every word that is no function word then counts as a noun. Used as long
    /// as this object lives. \param general  used likewise
    Extractor(const model::LanguageTag& language, morphology::Morphology* morphology,
              const GeneralFrequencies& general, const ExtractOptions& options);
    ~Extractor();
    Extractor(const Extractor&) = delete;
    Extractor& operator=(const Extractor&) = delete;

    void add(const model::Document& document);

    /// Best first; equal ones by frequency, then by name.
    std::vector<model::TermCandidate> candidates() const;

private:
    struct Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace diptych::extract
