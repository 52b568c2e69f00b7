#include "pipeline/corpus/pairs_to_check.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "pipeline/sources/pair_table.hpp"
#include "pipeline/sources/read_pairs.hpp"
#include "reader/any_file.hpp"
#include "reader/line_pairs.hpp"
#include "reader/tmx.hpp"
#include "reader/xliff.hpp"
#include "store/bead_store.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "text/utf8.hpp"

#include <utility>

namespace diptych::pipeline {

namespace {

/// Pairs that stand in a file as texts, one by one.
class PairList {
public:
    void add(std::string source, std::string target, const model::Place& source_place,
             const model::Place& target_place) {
        constexpr std::size_t k_enough = std::size_t{1} << 16; // as much as a guess looks at
        if (m_source_text.size() < k_enough) {
            m_source_text += source + '\n';
            m_target_text += target + '\n';
        }
        model::CheckedPair& pair = m_document.pairs.emplace_back();
        pair.number = m_document.pairs.size();
        pair.source.text = std::move(source);
        pair.source.place = source_place;
        pair.target.text = std::move(target);
        pair.target.place = target_place;
    }

    /// \throws base::InputError when a language can neither be guessed
    PairsToCheck take(const std::string& source_name, const std::string& target_name,
                      const std::optional<model::LanguageTag>& source,
                      const std::optional<model::LanguageTag>& target) {
        m_document.name = source_name;
        m_document.source = given_or_guessed(source, m_source_text, source_name, "--source-lang");
        m_document.target = given_or_guessed(target, m_target_text, target_name, "--target-lang");
        for (model::CheckedPair& pair : m_document.pairs) {
            pair.document.name = m_document.name;
            pair.source.language = m_document.source;
            pair.target.language = m_document.target;
        }
        return std::move(m_document);
    }

private:
    PairsToCheck m_document;
    std::string m_source_text; ///< the beginning of all of it
    std::string m_target_text;
};

/// Without titles: source and target are the first two columns.
PairsToCheck pairs_of_table(const std::string& bytes, const std::string& name,
                            const std::optional<model::LanguageTag>& source_language,
                            const std::optional<model::LanguageTag>& target_language) {
    if (const auto invalid = text::find_invalid_utf8(bytes)) {
        throw base::InputError{name, fmt::format("Not valid UTF-8 at byte {}.", *invalid)};
    }
    PairList list;
    std::size_t number = 0;
    for (std::string_view line : base::split(bytes, '\n')) {
        ++number;
        line = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
        if (number == 1 && line.starts_with("\xEF\xBB\xBF")) {
            line.remove_prefix(3);
        }
        if (line.empty()) {
            continue;
        }
        const std::vector<std::string_view> cells = base::split(line, '\t');
        if (cells.size() < 2) {
            throw base::InputError{
                name, number,
                "This line has no source and target. Pairs come as TMX, XLIFF, or with a tab between "
                "source and target."};
        }
        const model::Place place{.file = name, .line = number};
        list.add(std::string{base::trim(cells[0])}, std::string{base::trim(cells[1])}, place, place);
    }
    return list.take(name, name, source_language, target_language);
}

} // namespace

PairsToCheck pairs_of(const model::Bitext& bitext) {
    PairsToCheck document{.name = bitext.symbol.empty() ? bitext.source.name : bitext.symbol,
                          .source = bitext.source.language,
                          .target = bitext.target.language,
                          .pairs = {}};
    const model::BitextPairs pairs{bitext};
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        document.pairs.push_back({pairs.pair(i), {}});
    }
    return document;
}

PairsToCheck pairs_of_files(const std::string& source, const std::string& target, const AlignOptions& options,
                            base::Session& session) {
    return pairs_of(align_files(source, target, options, session));
}

PairsToCheck pairs_of_lines(const std::string& source, const std::string& target,
                            const std::optional<model::LanguageTag>& source_language,
                            const std::optional<model::LanguageTag>& target_language) {
    reader::LinePairs lines{source, target};
    PairList list;
    std::string source_line;
    std::string target_line;
    while (lines.next(source_line, target_line)) {
        list.add(std::move(source_line), std::move(target_line),
                 {.file = source, .line = lines.line(), .is_line = true},
                 {.file = target, .line = lines.line(), .is_line = true});
        source_line.clear();
        target_line.clear();
    }
    return list.take(source, target, source_language, target_language);
}

std::vector<PairsToCheck> pairs_of_file(const std::string& path,
                                        const std::optional<model::LanguageTag>& source_language,
                                        const std::optional<model::LanguageTag>& target_language,
                                        base::Session& session) {
    const std::string bytes = base::read_file(path, session.in);
    const std::string name = base::display_name(path);
    std::vector<PairsToCheck> documents;
    if (reader::pair_format_of(bytes) == reader::PairFormat::none && !is_pair_table(bytes)) {
        documents.push_back(pairs_of_table(bytes, name, source_language, target_language));
        return documents;
    }
    for (const model::Bitext& bitext :
         read_pairs_in(bytes, path, {.source = source_language, .target = target_language, .symbol = {}},
                       session.diagnostics)) {
        documents.push_back(pairs_of(bitext));
    }
    return documents;
}

PairsToCheck pairs_of_document(store::Database& database, const std::string& document) {
    store::DocumentStore documents{database};
    const model::DocumentSummary summary = documents.require(document);
    const auto bitext = documents.load(summary.id);
    if (!bitext) {
        throw base::Error{
            fmt::format("{}: The document '{}' has just been removed.", database.path(), document)};
    }
    PairsToCheck pairs = pairs_of(*bitext);
    const std::vector<store::StoredBead> beads = store::BeadStore{database}.list(summary.id);
    for (std::size_t i = 0; i < beads.size() && i < pairs.pairs.size(); ++i) {
        pairs.pairs[i].id = beads[i].id;
        pairs.pairs[i].confirmed = beads[i].pinned;
        pairs.pairs[i].flag = beads[i].flag.value_or("");
        pairs.pairs[i].document.number = summary.id;
    }
    return pairs;
}

} // namespace diptych::pipeline
