#pragma once

#include <string>
#include <string_view>

namespace diptych::cli {

/// `text` as it may be shown: spaces for control characters (C0, DEL and C1 of ISO 6429, and the separators
/// of lines and paragraphs), which would act on a terminal or break a table; U+FFFD for characters that
/// reorder what is beside them (UAX #9: embeddings, overrides and isolates) and for bytes that are not UTF-8.
/// As long as `text`, in bytes, when that is valid UTF-8.
std::string printable(std::string_view text);

/// The same of a text of several lines, whose line ends and tabs stay.
std::string printable_lines(std::string_view text);

/// The same with the sequences that Style makes, which stay, too.
std::string printable_styled(std::string_view text);

/// The same of a sentence for a person, which is cut in the middle when it is longer than anybody would read:
/// a name of a million letters stands in the way of what is said of it.
std::string printable_sentence(std::string_view text);

} // namespace diptych::cli
