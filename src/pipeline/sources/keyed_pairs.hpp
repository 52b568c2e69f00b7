#pragma once

#include "base/diagnostics.hpp"
#include "model/translation_unit.hpp"

#include <optional>
#include <string>

namespace diptych::pipeline {

/// Whether both are files of one format with texts under keys (reader::KeyedFormat).
bool have_keys(const std::string& source, const std::string& target);

/// Gives the texts that stand under the same key in both files to `sink`, in the order of the source. What has its
/// key in one of them only is counted in a note. The languages are those asked for, else those that the files or
/// their names say ("messages_fr.properties", "values-pt-rBR/strings.xml", "fr.lproj"), else what the texts look like.
/// \pre have_keys(source, target)
/// \throws base::InputError as reader::read_keyed_texts(), and when a language cannot be told
void visit_keyed_pairs(const std::string& source, const std::string& target,
                       const std::optional<model::LanguageTag>& source_language,
                       const std::optional<model::LanguageTag>& target_language, base::Diagnostics& diagnostics,
                       const model::UnitSink& sink);

} // namespace diptych::pipeline
