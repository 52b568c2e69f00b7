#pragma once

#include "exchange/records/bead_choice.hpp"
#include "exchange/records/pair_writer.hpp"
#include "model/language_tag.hpp"

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// In what form pairs of the corpus are written.
enum class PairFormat {
    tsv,   ///< a header line and a line a pair; tabs and line feeds in a text are spaces
    csv,   ///< the same as RFC 4180 has it
    jsonl, ///< a JSON object a line and pair
    tmx,   ///< TMX 1.4b; pairs with nothing on one side are left out
    xliff, ///< XLIFF 2.1, a file for each document; one pair of languages
    html,  ///< one self-contained page for people
    srt    ///< subtitles in both languages; pairs whose place has no time are left out
};

/// The format of a name, such as "tmx".
std::optional<PairFormat> find_pair_format(std::string_view name);
/// In the order above, but for srt: pairs of the corpus have no times.
std::vector<std::string> pair_format_names();

/// Columns and members are those of pair_columns() and of json_of() for a pair.
std::unique_ptr<PairWriter> make_pair_writer(PairFormat format, std::ostream& out,
                                             const PairWriterOptions& options);

/// Adds these pairs of a bitext and ends the file.
void write_bitext(const model::Bitext& bitext, const BeadNumbers& chosen, PairWriter& writer);

/// Two files that translation models are trained with: line n of one is the translation of line n of the
/// other (Moses, P. Koehn et al., 2007). Pairs with nothing on one side, and those in other languages
/// ("en-GB" is not another one than "en"), are left out; tabs and line ends are spaces.
std::unique_ptr<PairWriter> make_moses_writer(std::ostream& source, const model::LanguageTag& source_language,
                                              std::ostream& target,
                                              const model::LanguageTag& target_language);

} // namespace diptych::exchange
