#pragma once

#include "exchange/records/pair_columns.hpp"
#include "model/language_tag.hpp"
#include "model/pair.hpp"
#include "model/version_unit.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace diptych::exchange {

struct PairWriterOptions {
    model::LanguageTag source;   ///< of the whole; TMX says of each pair in another language that it is
    model::LanguageTag target;   ///< XLIFF leaves out what is not in these two
    std::string title = "Pairs"; ///< of the page
    std::vector<std::string> notes = {};    ///< lines under the title of the page
    PairColumns columns = corpus_columns(); ///< of tables
};

/// Writes pairs one by one, in memory that does not depend on how many there are. What matches in a text is
/// marked where the form has a way to.
class PairWriter {
public:
    PairWriter() = default;
    virtual ~PairWriter() = default;
    PairWriter(const PairWriter&) = delete;
    PairWriter& operator=(const PairWriter&) = delete;

    /// Pairs of one document come one after the other, or XLIFF gets several files of it.
    virtual void add(const model::Pair& pair) = 0;
    /// A unit of a document in more than two languages. \pre the form has a place for it, as TMX has
    virtual void add_versions(const model::VersionUnit& /*unit*/) {}
    /// Ends the file. To be called once.
    virtual void finish() = 0;

    std::size_t written() const { return m_written; }

    /// Pairs for which the form has no place.
    std::size_t left_out() const { return m_left_out; }

    /// Characters that the form cannot hold.
    virtual std::size_t dropped_characters() const { return 0; }

protected:
    std::size_t m_written = 0;
    std::size_t m_left_out = 0;
};

} // namespace diptych::exchange
