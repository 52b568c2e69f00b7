#pragma once

#include "model/bitext.hpp"
#include "model/language_tag.hpp"
#include "model/lookup.hpp"
#include "xml/writer.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace diptych::exchange {

/// Writes bitexts as a translation memory, TMX 1.4b (GALA/LISA OSCAR, 2005): a unit for every bead that has
/// sentences on both sides, with the properties x-document (the symbol, or the name of the source file
/// without one), x-symbol (when there is one), x-probability (four decimals) and x-origin ("automatic", or
/// "corrected" by a person). No date is written: the same bitexts always give the same file.
class TmxWriter {
public:
    /// \param source_language  of the whole file; a bitext from another language says so in its units
    TmxWriter(std::ostream& out, model::LanguageTag source_language);

    void add(const model::Bitext& bitext);
    /// One pair of the corpus, likewise; what a user confirmed is "corrected", and a remark on it is a note.
    void add(const model::PairHit& pair);

    /// Ends the file. To be called once.
    void finish();

    std::size_t units() const { return m_units; }

    /// Beads with nothing on one side, which a translation memory has no place for.
    std::size_t left_out() const { return m_left_out; }

    /// Control characters, which XML cannot hold.
    std::size_t dropped_characters() const { return m_xml.dropped_characters(); }

private:
    /// What stands before the variants of a unit.
    struct Facts {
        const model::LanguageTag& source_language;
        std::string_view document; ///< a symbol or a name
        bool has_symbol = false;
        double probability = 1.0;
        model::BeadOrigin origin = model::BeadOrigin::automatic;
        std::string_view note;
    };

    void start_unit(const Facts& facts);
    void write_variant(const model::LanguageTag& language, const std::string& text);

    xml::Writer m_xml;
    model::LanguageTag m_source_language;
    std::size_t m_units = 0;
    std::size_t m_left_out = 0;
};

} // namespace diptych::exchange
