#include "pipeline/corpus/pairs_to_check.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/bead_store.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"

#include <utility>

namespace diptych::pipeline {

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

std::vector<PairsToCheck> ready_pairs(const ReadyPairs& ready, const PairOptions& options,
                                      base::Diagnostics& diagnostics) {
    model::BitextCollector collector{ready.head()};
    ready.visit(options, diagnostics, [&](const model::TranslationUnit& unit) { collector.add(unit); });
    std::vector<PairsToCheck> documents;
    for (const model::Bitext& bitext : collector.take()) {
        PairsToCheck document = pairs_of(bitext);
        bool has_pair = false;
        for (model::CheckedPair& pair : document.pairs) {
            has_pair = has_pair || (!pair.source.text.empty() && !pair.target.text.empty());
            model::Place& source = pair.source.place;
            model::Place& target = pair.target.place; // a unit has one line
            source.line = pair.source.text.empty() ? target.line : source.line;
            target.line = source.line;
            source.is_line = target.is_line = ready.has_lines();
        }
        if (has_pair) {
            documents.push_back(std::move(document));
        }
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
