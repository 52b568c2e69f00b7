#pragma once

#include "base/diagnostics.hpp"
#include "model/bitext.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::pipeline {

/// Whether a table of pairs begins so: its first line has the titles source and target, with tabs, commas or
/// semicolons between titles.
bool is_pair_table(std::string_view bytes);

/// The pairs of a table, as 'diptych export' and 'diptych align' write them: the columns are known by their
/// titles (exchange::pair_columns). Source and target are needed; their languages, the symbol of the document
/// and the probability are taken when they are there, other columns are passed over. With tabs, cells stand
/// as they are; with commas or semicolons they may be quoted (RFC 4180). \param source, target  languages of
/// rows that name none; guessed from the texts when absent \returns one bitext for each run of rows of one
/// document; places are lines \throws base::InputError FILE:LINE when a row cannot be used, or a language can
/// neither be guessed \pre is_pair_table(bytes)
std::vector<model::Bitext> read_pair_table(const std::string& bytes, const std::string& name,
                                           const std::optional<model::LanguageTag>& source,
                                           const std::optional<model::LanguageTag>& target,
                                           base::Diagnostics& diagnostics);

/// What is given, or guessed from a text. \param option  that names the language
/// \throws base::InputError when it cannot be guessed
model::LanguageTag given_or_guessed(const std::optional<model::LanguageTag>& given, const std::string& text,
                                    const std::string& file, const char* option);

} // namespace diptych::pipeline
