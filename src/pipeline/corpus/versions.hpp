#pragma once

#include "model/document_summary.hpp"
#include "model/language_tag.hpp"
#include "model/version_unit.hpp"
#include "store/document_store.hpp"

#include <cstdint>
#include <set>
#include <vector>

namespace diptych::pipeline {

/// The documents that are one in several languages: they have a symbol in common, or else the file of ready
/// pairs they came from, and a language, the pivot.
class Versions {
public:
    /// \param documents  among which there may be several \returns those that there are, in the order of
    /// their first
    static std::vector<Versions> among(std::vector<model::DocumentSummary> documents);

    const model::LanguageTag& pivot() const { return m_languages.front(); }

    /// The pivot first.
    const std::vector<model::LanguageTag>& languages() const { return m_languages; }

    /// Whether two of them are kept as a pair; "en" is also "en-GB".
    bool has_pair(const model::LanguageTag& one, const model::LanguageTag& other) const;

    std::set<std::int64_t> documents() const;

    /// Units in the order of the pivot.
    ///
    /// IDEA  Beads of different documents belong to one unit when they share a sentence of the pivot. Its
    /// sentences are
    ///       told by their texts, the n-th of the same text being the n-th in each document, since documents
    ///       may lack some (memories whose units are not in all languages).
    /// Time and memory are in step with the documents, which are read whole.
    std::vector<model::VersionUnit> units(store::DocumentStore& store) const;

private:
    std::vector<model::DocumentSummary> m_documents;
    std::vector<model::LanguageTag> m_languages;
};

} // namespace diptych::pipeline
