#pragma once

#include "base/diagnostics.hpp"
#include "exchange/vocabulary/glossary_format.hpp"
#include "exchange/vocabulary/repair_log.hpp"
#include "model/concept.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace diptych::exchange {

/// Composed (NFC), without white space at the ends.
std::string clean_text(std::string_view text);
/// Composed, and each run of layout (spaces, tabs, line ends) as one space; no-break spaces stay.
std::string clean_term(std::string_view text);

/// Gives entries that a reader made to a sink, each with an id of its own, and counts them. What is too long
/// or too much (concept_bounds.hpp) is taken out of them, entries without a term are skipped, and it is said.
class ConceptCollector {
public:
    /// All must outlive the collector. \param name  as messages call the file
    ConceptCollector(const std::string& name, const ConceptSink& sink, base::Diagnostics& diagnostics)
        : m_name{name}, m_sink{sink}, m_diagnostics{diagnostics}, m_bounds{name, diagnostics} {}

    /// An entry without an id gets one that is made of the first term of each language, so that another
    /// import of the file, however it is sorted, finds it again. \param line  where it begins
    void take(model::Concept&& entry, std::size_t line);

    /// An entry that the reader could not use; it has said so.
    void skip() { ++m_contents.skipped; }

    /// What was read so far; call it at the end, it says when there was nothing.
    GlossaryContents finish(std::string dialect);

private:
    const std::string& m_name;
    const ConceptSink& m_sink;
    base::Diagnostics& m_diagnostics;
    GlossaryContents m_contents;
    RepairLog m_bounds;
    std::unordered_set<std::string> m_ids;
    std::unordered_map<std::string, std::size_t> m_next_number; ///< of made ids, by their beginning
};

} // namespace diptych::exchange
