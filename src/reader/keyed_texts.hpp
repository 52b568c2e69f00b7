#pragma once

#include "base/diagnostics.hpp"
#include "model/language_tag.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::reader {

/// The texts of a program's user interface in one language, each under a key that all languages share.
enum class KeyedFormat {
    none,
    properties, ///< of Java
    strings,    ///< of Apple's systems
    android,    ///< strings.xml
    json,       ///< flat or nested, and ARB of Flutter
    resx        ///< of .NET
};

/// What is in a file tells when it is XML, and its name (".properties", ".strings", ".json", ".arb") otherwise.
/// \param beginning  of the file, as much as a first tag needs
KeyedFormat keyed_format_of(std::string_view beginning, std::string_view name);

/// "Java properties", for messages.
std::string_view name_of(KeyedFormat format);

struct KeyedText {
    std::string key; ///< of nested JSON the names from outside in, with stops between them: "menu.file.open"
    std::string text;
    std::size_t line = 0; ///< of the file, or its number in JSON, from 1
};

struct KeyedTexts {
    std::optional<model::LanguageTag> language; ///< when the file says
    std::vector<KeyedText> texts;               ///< in their order; without those marked as not to be translated
};

/// Escapes are resolved and markup inside texts is taken out; placeholders stay. Of a key that stands twice both are
/// given. What cannot be understood is reported with its line and left out.
/// \param name  as messages call the file
/// \throws base::InputError when the file is not in an encoding we know, or no well-formed XML or JSON
KeyedTexts read_keyed_texts(std::string bytes, const std::string& name, KeyedFormat format,
                            base::Diagnostics& diagnostics);

} // namespace diptych::reader
