#pragma once

#include "model/lookup.hpp"

#include <iosfwd>
#include <optional>

namespace diptych::exchange {

/// A JSON object a line and term: type ("term"), place, text, mark ([begin, end) in bytes of sentence),
/// entry, subject_field (if any), term, language, status (if known), differences, nested, write (the terms of
/// the other languages: language, text, status), instead (of a term to avoid: the one to write in its own
/// language), sentence. \param other  the language to write in; all others when absent
void write_recognized_jsonl(const model::RecognizedText& found,
                            const std::optional<model::LanguageTag>& other, std::ostream& out);

/// The columns of write_recognized_tsv(): file, line, begin, end (bytes of the sentence), text, entry, term,
/// status, differences, nested (yes or nothing), write ("en: working group; es: ...").
void write_recognized_titles(std::ostream& out);

/// A line a term.
void write_recognized_tsv(const model::RecognizedText& found, const std::optional<model::LanguageTag>& other,
                          std::ostream& out);

} // namespace diptych::exchange
