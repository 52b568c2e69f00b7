#pragma once

#include "base/session.hpp"
#include "exchange/glossary_formats.hpp"
#include "exchange/tbx/basic.hpp"
#include "model/concept.hpp"
#include "model/language_tag.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// What became of the entries of a file: nothing is dropped without being counted here and said in a
/// diagnostic.
struct ImportReport {
    std::string file;           ///< as messages call it
    std::string format;         ///< "tbx", "csv" ...
    std::string dialect;        ///< as the file says: "TBX-Basic"; may be empty
    std::size_t concepts = 0;   ///< new ones
    std::size_t replaced = 0;   ///< entries whose id was there with other content
    std::size_t merged = 0;     ///< entries that another one with the same terms has taken in
    std::size_t unchanged = 0;  ///< entries that were there, word for word
    std::size_t skipped = 0;    ///< entries that could not be used
    std::size_t terms = 0;      ///< in new, replaced and merged entries
    std::size_t categories = 0; ///< statuses, descriptions and transactions in these
    /// New entries that share terms of two languages with another one. Only the first ten thousand are looked
    /// at.
    std::size_t likely_duplicates = 0;
};

struct ImportOptions {
    std::optional<exchange::GlossaryFormat> format = {}; ///< guessed from name and content when empty
    exchange::GlossaryReadOptions reading = {};
    std::optional<model::Status> status = {}; ///< of terms that have none
    bool merge = false;     ///< an entry that shares terms of two languages with one that is there joins it
    bool strict = false;    ///< any warning is an error and nothing is imported
    bool dry_run = false;   ///< report only, change nothing
    std::string who = {};   ///< as the history will name them; may be empty
    std::string today = {}; ///< ISO 8601, for entries that are merged
};

/// What an import did.
struct Imported {
    std::vector<ImportReport> files;
    std::optional<std::int64_t> change; ///< its number in the history; nothing when nothing was changed
};

/// Reads glossary files into the database in one transaction: all of them or nothing.
///
/// Files number their entries as they like: an entry takes the place of the one of its id when they share a
/// term; otherwise it gets an id of its own.
/// \param files     `-` is standard input
/// \throws base::InputError when a file cannot be used, naming FILE:LINE; base::UsageError when its format is
///         not clear, or an option does not fit it
Imported import_glossary(store::Database& database, const std::vector<std::string>& files,
                         const ImportOptions& options, base::Session& session);

/// What is to be written, and how. Each format uses what it has a place for.
struct ExportOptions {
    exchange::GlossaryFormat format = exchange::GlossaryFormat::tbx;
    exchange::TbxDialect dialect = exchange::TbxDialect::basic_dca; ///< of TBX
    std::optional<model::LanguageTag> source_language = {};         ///< comes first in each entry
    std::optional<model::LanguageTag> target_language = {};
    std::optional<model::Status> status = {}; ///< only entries with a term of that status
    std::string subject = {};                 ///< only entries of that subject field
    std::string title = "Glossary";
};

/// Writes the glossary. \returns the number of concepts in the file
std::size_t export_glossary(store::Database& database, const ExportOptions& options, std::ostream& out,
                            base::Session& session);

} // namespace diptych::pipeline
