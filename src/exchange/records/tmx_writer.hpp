#pragma once

#include "model/language_tag.hpp"
#include "model/pair.hpp"
#include "model/unit_details.hpp"
#include "model/version_unit.hpp"
#include "xml/writer.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace diptych::exchange {

/// Writes pairs as a translation memory, TMX 1.4b (GALA/LISA OSCAR, 2005): a unit for every pair that has
/// sentences on both sides, with the properties x-document (the symbol, or the name of the source file
/// without one), x-symbol (when there is one), x-probability (four decimals) and x-origin ("automatic", or
/// "corrected" when a person made or confirmed it; none when it came as a ready pair); a remark on it is a note. What
/// the memory from which a pair came says of it besides is given back: attributes, notes, properties, inline codes. No
/// date is written that was not there: the same pairs always give the same file.
class TmxWriter {
public:
    /// \param source_language  of the whole file; a pair from another language says so in its unit
    TmxWriter(std::ostream& out, model::LanguageTag source_language);

    void add(const model::Pair& pair);

    /// A unit with a variant for each language that has a text; what its memory says of it is given back.
    void add(const model::VersionUnit& unit);

    /// Ends the file. To be called once.
    void finish();

    std::size_t units() const { return m_units; }

    /// Pairs with nothing on one side, which a translation memory has no place for.
    std::size_t left_out() const { return m_left_out; }

    /// Control characters, which XML cannot hold.
    std::size_t dropped_characters() const { return m_xml.dropped_characters(); }

private:
    static model::UnitDetails details_of(const std::string& details);
    void begin_unit(const model::DetailsOf& details, const model::LanguageTag& source, const std::string& flag,
                    const model::PairDocument& document, double probability);
    void write_attributes(const model::DetailsOf& details);
    void write_parts(const model::DetailsOf& details, std::string_view name);
    void write_side(const model::PairSide& side, const model::DetailsOf& details);

    xml::Writer m_xml;
    model::LanguageTag m_source_language;
    std::size_t m_units = 0;
    std::size_t m_left_out = 0;
};

} // namespace diptych::exchange
