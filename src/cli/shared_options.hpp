#pragma once

#include "cli/arguments.hpp"
#include "cli/option.hpp"
#include "model/language_tag.hpp"
#include "pipeline/align/align_files.hpp"
#include "pipeline/terms/edit_glossary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace diptych::cli {

// Options that several commands have, and how their values are read: defined once, so that they mean the same
// everywhere.

Option database_option();        ///< --db
Option output_option();          ///< -o, --output
Option lines_option();           ///< --lines
Option symbol_option();          ///< --symbol
Option min_probability_option(); ///< --min-probability
/// --lexicon, --dictionary, --dictionary-order, --force
std::vector<Option> knowledge_options();
std::vector<Option> pair_language_options(); ///< --source-lang, --target-lang
/// \param help  the formats and what they are; names the default
Option format_option(std::vector<std::string> formats, std::string help);

Option who_option(); ///< --who

/// A file to read, or `-`.
Positional input_file(std::string name);

/// The database named by --db; else by DIPTYCH_DB; else diptych/diptych.db in XDG_DATA_HOME or
/// ~/.local/share. \throws base::UsageError when none of them says where
std::string database_path(const Arguments& arguments);

/// Who changes the glossary, and when: --who, else DIPTYCH_USER, else the user's name; with --dry-run and
/// --force. The day is today's, or that of SOURCE_DATE_EPOCH.
pipeline::EditOptions edit_options_of(const Arguments& arguments);

/// The language of that option. \throws base::UsageError when it is no language tag
std::optional<model::LanguageTag> language_value(const Arguments& arguments, const std::string& option);

/// The format of --format; else that of the ending of -o (.xlf is xliff); else the first one.
std::string format_value(const Arguments& arguments, const std::vector<std::string>& formats);
/// Likewise, when the result goes to `output` instead of the file of -o.
std::string format_value(const Arguments& arguments, const std::vector<std::string>& formats,
                         const std::string& output);

/// The value of that option, from 0 to 1. \throws base::UsageError when it is something else
std::optional<double> probability_value(const Arguments& arguments, const std::string& option);

/// What --source-lang, --target-lang, --lines, --symbol, --pins and knowledge_options() ask for.
/// \throws base::UsageError
pipeline::AlignOptions align_options(const Arguments& arguments);

/// What SOURCE, TARGET, --source-lang, --target-lang, --lines and --symbol ask for.
struct PairArguments {
    std::string source;
    std::string target; ///< empty when it is optional and was not given
    pipeline::AlignOptions options;
};

/// \throws base::UsageError, also when both files are standard input
PairArguments pair_arguments(const Arguments& arguments);

} // namespace diptych::cli
