#pragma once

#include "base/diagnostics.hpp"
#include "exchange/tables/table_reader.hpp"
#include "exchange/vocabulary/glossary_format.hpp"

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// The files in which a glossary comes and goes.
enum class GlossaryFormat { tbx, omegat, csv, tsv, multiterm, utx, jsonl, xlsx, html };

/// "tbx", "omegat", ...
std::string_view name_of(GlossaryFormat format);
std::optional<GlossaryFormat> find_glossary_format(std::string_view name);
/// All of them, as name_of() has them; HTML is written only.
const std::vector<std::string>& glossary_format_names();

/// What a file is by its first bytes, as far as they say it, and by its ending: "#UTX" is UTX whatever it is
/// called, and a .txt, .utf8 or .tab is OmegaT's. A .tsv is a table when its first line names languages,
/// OmegaT's otherwise. Nothing when neither says it.
/// \param first_bytes  a few kilobytes; none when it is a file to be written
std::optional<GlossaryFormat> guess_glossary_format(std::string_view file_name, std::string_view first_bytes);

struct GlossaryReadOptions {
    ColumnMap map = {};                                     ///< of CSV, TSV and XLSX
    std::optional<model::LanguageTag> source_language = {}; ///< of files that do not name theirs: OmegaT
    std::optional<model::LanguageTag> target_language = {};
    std::string sheet = {};                   ///< of a workbook; empty: the first one
    std::string separator = {};               ///< of terms in a cell, as TableOptions has it
    std::optional<std::string> encoding = {}; ///< of text formats, when somebody says so
    /// Of tables, UTX and OmegaT: called before the first entry with what their columns can say. Other formats say
    /// all that there is.
    std::function<void(TableFields&&)> on_fields = {};
};

/// Reads a glossary in any format but HTML. Each format's own function says more.
/// \param name  as messages call the file
/// \throws base::InputError when the file cannot be used, naming FILE:LINE; base::UsageError when options are
///         missing or do not fit
GlossaryContents read_glossary(GlossaryFormat format, std::istream& in, const std::string& name,
                               const GlossaryReadOptions& options, const ConceptSink& sink,
                               base::Diagnostics& diagnostics);

/// The writer for a format. `out` and `diagnostics` must outlive it.
std::unique_ptr<GlossaryWriter> make_glossary_writer(GlossaryFormat format, std::ostream& out,
                                                     GlossaryWriterOptions options,
                                                     base::Diagnostics& diagnostics);

} // namespace diptych::exchange
