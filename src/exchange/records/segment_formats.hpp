#pragma once

#include "model/document.hpp"

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>

namespace diptych::exchange {

/// What is one line of the output.
enum class Granularity { sentence, unit };

/// Writes the parts of a document one after the other.
class SegmentWriter {
public:
    /// \param jsonl  as write_segments_jsonl has it, else as write_segments_text
    SegmentWriter(bool jsonl, Granularity granularity, std::ostream& out)
        : m_jsonl{jsonl}, m_granularity{granularity}, m_out{out} {}

    /// \param goes_on  whether its first unit is the rest of the last one before
    void add(const model::Document& part, bool goes_on = false);
    /// To be called at the end.
    void finish();

private:
    void add_sentences(const model::Document& part, const model::Unit& unit, bool goes_on);
    void add_unit(const model::Document& part, const model::Unit& unit, bool goes_on);

    bool m_jsonl;
    Granularity m_granularity;
    std::ostream& m_out;
    std::string m_text; ///< not written yet
    std::size_t m_units = 0;
    std::size_t m_sentences = 0;
    std::optional<model::Document> m_waiting; ///< the last unit alone: more of it may come
    bool m_any = false;                       ///< something is written
};

/// Plain text. Sentences: one a line, an empty line between units. Units: one a line.
void write_segments_text(const model::Document& document, Granularity granularity, std::ostream& out);

/// A JSON object a line.
/// Sentences: type ("sentence"), sentence (its number, from 0, as an alignment counts), unit (likewise),
/// language, kind, label (on the first sentence of a unit that has one), text, contents_page (of a line of
/// contents), place (bytes not for files that are packed; the line is the paragraph in a word processor's
/// file). Units: type ("unit"), unit, language, kind, label (if any), text, contents_page, sentences (how
/// many), place (unless it has no sentence).
void write_segments_jsonl(const model::Document& document, Granularity granularity, std::ostream& out);

} // namespace diptych::exchange
