#include "pipeline/maintenance/backup.hpp"

#include "base/format.hpp"
#include "base/progress.hpp"
#include "store/backup.hpp"
#include "store/concept_store.hpp"
#include "store/corpus_counts.hpp"
#include "store/database.hpp"
#include "store/require_whole.hpp"
#include "store/transaction.hpp"

#include <optional>

namespace diptych::pipeline {

namespace {

/// "under 0.5", "0.5 to 0.8" ... "0.99 and more"
std::string band_name(std::size_t band) {
    constexpr auto& k_bands = store::CorpusCounts::k_bands;
    if (band == 0) {
        return fmt::format("under {}", k_bands.front());
    }
    return band == k_bands.size() ? fmt::format("{} and more", k_bands.back())
                                  : fmt::format("{} to {}", k_bands[band - 1], k_bands[band]);
}

} // namespace

std::vector<Figure> count_all(store::Database& database) {
    const store::Snapshot snapshot{database};
    const store::CorpusCounts corpus = store::corpus_counts(database);
    std::vector<Figure> figures{{"corpus", "documents", corpus.documents}};
    for (const auto& [language, sentences] : corpus.sentences) {
        figures.push_back({"sentences", language, sentences});
    }
    figures.push_back({"pairs", "all", corpus.beads});
    for (const store::CorpusCounts::Shape& shape : corpus.shapes) {
        figures.push_back({"shape", fmt::format("{}-{}", shape.source, shape.target), shape.beads});
    }
    for (std::size_t band = 0; band < corpus.by_probability.size(); ++band) {
        figures.push_back({"probability", band_name(band), corpus.by_probability[band]});
    }
    figures.push_back({"pairs", "confirmed", corpus.pinned});
    figures.push_back({"pairs", "corrected", corpus.corrected});
    figures.push_back({"pairs", "flagged", corpus.flagged});
    store::require_glossary(database);
    const auto glossary = store::ConceptStore{database}.size();
    figures.push_back({"glossary", "concepts", static_cast<std::int64_t>(glossary.concepts)});
    figures.push_back({"glossary", "terms", static_cast<std::int64_t>(glossary.terms)});
    figures.push_back({"file", "all", corpus.file_size});
    for (const auto& [table, bytes] : corpus.table_sizes) {
        figures.push_back({"file", table, bytes});
    }
    return figures;
}

void back_up(store::Database& database, const std::string& to, bool overwrite, base::Session& session) {
    std::optional<base::Progress> line;
    store::backup(database, to, overwrite, [&](std::int64_t done, std::int64_t all) {
        if (!line) {
            line.emplace(session.progress, "Copying: page", static_cast<std::size_t>(all));
        }
        line->advance_to(static_cast<std::size_t>(done));
    });
}

} // namespace diptych::pipeline
