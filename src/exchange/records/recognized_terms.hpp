#pragma once

#include "model/lookup.hpp"

#include <iosfwd>
#include <optional>

namespace diptych::exchange {

/// A JSON object a line and term: file, page (of files that have pages), line, bytes ([begin, end) of the
/// file, where known), text, match ([begin, end) in bytes of sentence), id, subject_field (if any), term,
/// language, status (if known), differences, nested, write (the terms of the other languages: language, text,
/// status), instead (of a term to avoid: the one to write in its own language), sentence. \param other  the
/// language to write in; all others when absent
void write_recognized_jsonl(const model::RecognizedText& found,
                            const std::optional<model::LanguageTag>& other, std::ostream& out);

/// Lines of eleven columns, in which tabs and line feeds became spaces: file, line, match begin, match end,
/// text, id, term, status, differences, nested (yes or no), what to write ("en: working group; es: ...").
void write_recognized_tsv(const model::RecognizedText& found, const std::optional<model::LanguageTag>& other,
                          std::ostream& out);

} // namespace diptych::exchange
