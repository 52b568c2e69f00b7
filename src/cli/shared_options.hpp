#pragma once

#include "cli/option.hpp"
#include "lexicon/dictionary.hpp"
#include "model/concept.hpp"
#include "pipeline/align/align_files.hpp"
#include "pipeline/terms/edit_glossary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace diptych::cli {

// Options that several commands have, and how their values are read: defined once, so that they mean the same
// everywhere.

/// --db. \param which  behind "the database to use", when it is not the usual one
Option database_option(std::string& path, const std::string& which = {});
Option output_option(std::optional<std::string>& path);           ///< -o, --output
Option lines_option(bool& lines);                                 ///< --lines
Option symbol_option(std::string& symbol);                        ///< --symbol
Option encoding_option(std::optional<std::string>& name);         ///< --encoding
Option dry_run_option(bool& dry_run);                             ///< --dry-run
Option yes_option(bool& yes);                                     ///< -y, --yes
Option who_option(std::string& who);                              ///< --who
Option moses_option(bool& moses);                                 ///< --moses
Option title_option(std::string& title, const std::string& help); ///< --title
Option limit_option(std::size_t& limit, const std::string& help); ///< -n, --limit
/// --jobs. \param help  of what, and what holds without the option
Option jobs_option(std::optional<std::size_t>& jobs, const std::string& help);
/// --lang, --source-lang, --target-lang. \param help  whose language that is
Option language_option(std::optional<model::LanguageTag>& language, const std::string& help);
Option source_language_option(std::optional<model::LanguageTag>& language, const std::string& help);
Option target_language_option(std::optional<model::LanguageTag>& language, const std::string& help);
Option min_probability_option(std::optional<double>& probability);  ///< --min-probability
Option max_probability_option(std::optional<double>& probability);  ///< --max-probability
Option flagged_option(bool& flagged, const std::string& help = {}); ///< --flagged
/// --document, by symbol or number.
Option document_option(std::vector<std::string>& documents);
/// --format. \param format  stays empty without the option \param help  the formats and what they are
Option format_option(std::string& format, std::vector<std::string> formats, const std::string& help);
/// --status. \param help  what else is looked at
Option status_option(std::optional<model::Status>& status, const std::string& help);
/// --new-status. \param help  to which terms
Option new_status_option(std::optional<model::Status>& status, const std::string& help);
/// --min-frequency. \param help  of what, and the value without the option
Option min_frequency_option(std::size_t& frequency, const std::string& help);
/// --subject. \param help  of what
Option subject_option(std::string& subject, const std::string& help);

/// A file to read, or `-`.
Positional input_file(std::string& file, std::string name);

/// The database that --db, DIPTYCH_DB or the settings name; else diptych/diptych.db in XDG_DATA_HOME or
/// ~/.local/share. \param named  empty when none of them does
/// \throws base::UsageError when none of them says where
std::string database_path(const std::string& named);

/// Adds what the options leave open: who changes the glossary (where nobody is named, the
/// user) and when (today, or SOURCE_DATE_EPOCH). \throws base::UsageError when the name is not valid UTF-8
void complete(pipeline::EditOptions& options);

/// The format of --format; else that of the ending of `output` (.xlf is xliff, .txt a text or table to read);
/// else, when it has none, the first one. \param named  empty without --format
/// \throws base::UsageError when the ending is that of none of the formats
std::string format_of(const std::string& named, const std::vector<std::string>& formats,
                      const std::optional<std::string>& output);

/// Of a command that lists what the database has.
struct ListingOptions {
    std::string format; ///< table, tsv or jsonl
    std::string database;

    /// --format, --db. \param item  what tsv has a line of: "a document"
    std::vector<Option> describe(const std::string& item);
    /// What the options leave open. \throws base::UsageError as database_path
    void complete();
};

/// How the sentences of a text and its translation are found and paired.
struct PairingOptions {
    pipeline::AlignOptions align; ///< as far as the options say it directly
    bool lines = false;
    std::string lexicon_file; ///< or "none"
    std::string dictionary_file;
    std::optional<lexicon::DictionaryOrder> order;

    std::vector<Option> languages(); ///< --source-lang, --target-lang
    std::vector<Option> knowledge(); ///< --lexicon, --dictionary, --dictionary-order, --force

    /// All that they ask for. \throws base::UsageError when they do not go together
    pipeline::AlignOptions value() const;
};

/// \throws base::UsageError when both are standard input
void check_not_both_standard_input(const std::string& source, const std::string& target);

/// \param words  arguments that are files \throws base::UsageError when the standard input is among them
/// twice
void check_standard_input_once(const std::vector<std::string>& words);

} // namespace diptych::cli
