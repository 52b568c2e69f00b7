#pragma once

#include "base/diagnostics.hpp"
#include "model/translation_unit.hpp"

#include <string>
#include <string_view>

namespace diptych::reader {

/// Whether a text is a catalogue of GNU gettext: its first line that is no comment begins with a keyword of one.
bool is_po(std::string_view beginning);

/// The messages of a catalogue (GNU gettext manual, "The Format of PO Files") and their translations, a unit each.
/// Of the forms of a message that counts, the first answers to the singular and each other one to the plural; where
/// there is one form only, it answers to the plural. The target language is that of the header, or undetermined; that
/// of the messages is not in the file.
///
/// The header, obsolete entries and what is not translated are left out. Fuzzy translations, which nobody has
/// confirmed, are left out and counted in a note. What cannot be understood is reported with its line and left out.
/// \param name  as messages call the file
/// \throws base::InputError when it is not in the encoding that its header names. What is thrown by `sink` comes out.
void read_po(std::string bytes, const std::string& name, base::Diagnostics& diagnostics,
             const model::UnitSink& sink);

} // namespace diptych::reader
