#pragma once

#include "model/language_tag.hpp"
#include "model/pair.hpp"
#include "model/unit_details.hpp"
#include "xml/writer.hpp"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace diptych::exchange {

/// Writes pairs as XLIFF 2.1 (OASIS, 2018): a file for each document, and in it a unit of one segment for
/// each pair. A pair with nothing on the target side is a unit without a target, one with nothing on the
/// source side has an empty source; a note in both says so. The probability and the origin of a pair are in
/// the metadata of its unit (module mda); the state of the segment is "translated", or "reviewed" when a
/// person has made or confirmed it. What the XLIFF from which a pair came says of it besides is given back: its id as
/// the name of the unit, its notes, its state, its inline codes. The number in a unit's id is that of the pair in the database, or its
/// place in the document.
///
/// Characters that XML cannot hold are written as cp elements. No date is written.
class XliffWriter {
public:
    /// The languages are those of all pairs.
    XliffWriter(std::ostream& out, const model::LanguageTag& source, const model::LanguageTag& target);

    /// Those of a document come one after the other. \pre the languages are those of the whole
    void add(const model::Pair& pair);

    /// Ends the file. To be called once.
    void finish();

    /// Characters that XML can hold and advises against (U+007F ...), and bytes that are not UTF-8.
    std::size_t dropped_characters() const { return m_xml.dropped_characters() - m_referenced; }

private:
    void start_file(std::string_view original);
    /// \param origin  nothing for a ready pair, which nobody here paired
    void write_unit(std::string_view id, double probability, std::optional<model::BeadOrigin> origin,
                    std::string_view source, std::string_view target, const model::UnitDetails& details);
    void write_metadata(double probability, std::optional<model::BeadOrigin> origin);
    void write_side(std::string_view element, std::string_view text, const std::string& markup);

    xml::Writer m_xml;
    std::size_t m_files = 0;
    std::optional<std::int64_t> m_document; ///< of the file that is open
    std::size_t m_referenced = 0; ///< characters written as cp, which the writer of XML counts as dropped
};

} // namespace diptych::exchange
