#pragma once

#include "model/document.hpp"
#include "model/leverage.hpp"
#include "xml/writer.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace diptych::exchange {

/// Writes a document as XLIFF 2.1 (OASIS, 2018) for a CAT tool to go on with: a unit for each paragraph, with
/// a segment for each sentence and what stands between them as ignorable. A sentence that has a match has its
/// translation as target: state "translated" when the texts are the same, else "initial". All matches are
/// translation candidates of the unit (module mtc), with the per cent as similarity and matchQuality, the
/// document they are from as origin, type "icm" in the same context and "tm" otherwise, and their pair and
/// its probability as metadata (module mda).
///
/// Characters that XML cannot hold are left out and counted. No date is written.
class LeverageXliffWriter {
public:
    /// \param document  must outlive the writer
    LeverageXliffWriter(std::ostream& out, const model::Document& document, const model::LanguageTag& target);

    /// All sentences of the document, in order.
    void add(const model::LeveragedSentence& sentence);

    /// Ends the file. To be called once.
    void finish();

    std::size_t dropped_characters() const { return m_xml.dropped_characters(); }

private:
    void write_unit();
    void write_candidates();
    void write_candidate(const model::MemoryMatch& match, std::size_t segment, std::size_t number);
    void write_segment(std::size_t segment, const model::LeveragedSentence& sentence);

    xml::Writer m_xml;
    const model::Document& m_document;
    std::vector<model::LeveragedSentence> m_unit; ///< sentences of one unit that are not written yet
};

} // namespace diptych::exchange
