#include "pipeline/corpus/pair_file.hpp"

#include "base/format.hpp"
#include "base/pass_on.hpp"
#include "store/bead_store.hpp"

#include <algorithm>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::DocumentSummary;
using model::LanguageTag;

} // namespace

void pass_pairs_on(const std::function<void(const PairSink&)>& read, const PairSink& use) {
    using Batch = std::vector<PairOfDocument>;
    constexpr std::size_t k_batch = 256;  // pairs: enough that locks cost nothing
    constexpr std::size_t k_waiting = 16; // batches
    const auto make = [&](const std::function<void(Batch &&)>& sink) {
        store::PairKeys keys;
        Batch batch;
        read([&](PairOfDocument&& item) {
            store::PreparedPair& pair = item.pair;
            pair.keys = keys.of(item.source_language, pair.source, item.target_language, pair.target);
            batch.push_back(std::move(item));
            if (batch.size() == k_batch) {
                sink(std::exchange(batch, {}));
            }
        });
        sink(std::move(batch));
    };
    base::pass_on<Batch>(k_waiting, make, [&](Batch&& batch) {
        for (PairOfDocument& item : batch) {
            use(std::move(item));
        }
    });
}

bool same_document(const PairOfDocument& a, const PairOfDocument& b) {
    return a.document == b.document && a.source_language.primary() == b.source_language.primary() &&
           a.target_language.primary() == b.target_language.primary();
}

PairFile::PairFile(store::Database& database, model::Bitext head, const AddPairsOptions& options)
    : m_database{database}, m_documents{database}, m_head{std::move(head)}, m_options{options} {}

std::optional<AddedPairs> PairFile::find_same() {
    std::vector<DocumentSummary> same = m_documents.list();
    std::erase_if(same, [&](const DocumentSummary& document) { return !is_same(document); });
    if (same.empty() || m_options.replace) {
        return std::nullopt;
    }
    AddedPairs found;
    for (DocumentSummary& document : same) {
        AddedDocument kept;
        kept.status = AddStatus::unchanged;
        // One symbol cannot be that of several documents.
        kept.described =
            describe_stored(m_database, m_documents, same.size() == 1 ? m_options.symbol : std::string{},
                            m_options.title, m_options.date, document);
        kept.id = document.id;
        kept.symbol = document.symbol;
        found.documents.push_back(kept);
    }
    return found;
}

void PairFile::remove_older(base::Diagnostics& diagnostics) {
    for (const DocumentSummary& document : m_documents.list()) {
        if (is_same(document) || is_older(document)) {
            remove(document, diagnostics);
            m_older.push_back(document);
        }
    }
}

/// \param name_in_file  of the document; may be empty
void PairFile::describe(model::Bitext& bitext, const std::string& name_in_file) const {
    bitext.symbol = m_options.symbol.empty() ? name_in_file : m_options.symbol;
    if (bitext.symbol.empty() && m_older.size() == 1) {
        bitext.symbol = m_older.front().symbol;
    }
    bitext.title = m_options.title;
    bitext.date = m_options.date;
    const auto older = std::find_if(m_older.begin(), m_older.end(), [&](const DocumentSummary& document) {
        return document.symbol == bitext.symbol;
    });
    if (older != m_older.end() && (!bitext.symbol.empty() || m_older.size() == 1)) {
        bitext.title = bitext.title.empty() ? older->title : bitext.title;
        bitext.date = bitext.date.empty() ? older->date : bitext.date;
    }
}

void PairFile::begin(const PairOfDocument& first, base::Diagnostics& diagnostics) {
    describe(m_head, first.document);
    m_head.source.language = first.source_language;
    m_head.target.language = first.target_language;
    make_room(m_head.symbol, diagnostics);
    m_current = summary_of(AddStatus::added, 0, m_head.symbol, m_head);
    m_writer = std::make_unique<store::PairsWriter>(m_database, m_head);
}

void PairFile::add(const store::PreparedPair& pair) {
    m_current.source_sentences += pair.source.empty() ? 0U : 1U;
    m_current.target_sentences += pair.target.empty() ? 0U : 1U;
    m_current.pairs += !pair.source.empty() && !pair.target.empty() ? 1U : 0U;
    m_writer->add(pair);
}

void PairFile::finish() {
    m_current.id = m_writer->finish();
    m_writer.reset();
    m_added.documents.push_back(m_current);
}

void PairFile::add_whole(model::Bitext bitext, base::Diagnostics& diagnostics) {
    describe(bitext, std::string{bitext.symbol});
    make_room(bitext.symbol, diagnostics);
    const std::int64_t id = m_documents.add(bitext);
    m_added.documents.push_back(summary_of(AddStatus::added, id, bitext.symbol, bitext));
}

bool PairFile::has_languages(const DocumentSummary& document) const {
    const auto fits = [](const std::optional<LanguageTag>& wanted, const std::string& stored) {
        const auto language = LanguageTag::parse(stored);
        return !wanted || (language && (language == wanted || wanted->str() == language->primary()));
    };
    return fits(m_options.source, document.source_language) &&
           fits(m_options.target, document.target_language);
}

bool PairFile::is_same(const DocumentSummary& document) const {
    return !document.source_sha256.empty() && document.source_sha256 == m_head.source.sha256 &&
           document.target_sha256 == m_head.target.sha256 && has_languages(document);
}

bool PairFile::is_older(const DocumentSummary& document) const {
    return !document.source_path.empty() && document.source_path == m_head.source.path &&
           document.target_path == m_head.target.path && has_languages(document);
}

void PairFile::remove(const DocumentSummary& document, base::Diagnostics& diagnostics) {
    const std::size_t pinned = store::BeadStore{m_database}.list_pinned(document.id).size();
    if (pinned > 0) {
        diagnostics.warn(
            document.source_name, 0,
            fmt::format("{} confirmed {} of document {} {} gone: the new version brings its own pairs.",
                        pinned, pinned == 1 ? "pair" : "pairs", document.id, pinned == 1 ? "is" : "are"));
    }
    m_documents.remove(document.id);
    m_added.replaced.push_back(document.id);
}

void PairFile::make_room(const std::string& symbol, base::Diagnostics& diagnostics) {
    const auto taken = find_symbol(m_documents, symbol);
    if (!taken) {
        return;
    }
    if (!m_options.replace) {
        refuse_symbol(m_database.path(), *taken);
    }
    remove(*taken, diagnostics);
}

} // namespace diptych::pipeline
