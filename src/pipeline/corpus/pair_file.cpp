#include "pipeline/corpus/pair_file.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/bead_store.hpp"
#include "store/removed_documents.hpp"

#include <algorithm>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::DocumentSummary;
using model::LanguageTag;

} // namespace

PairFile::PairFile(store::Database& database, model::Bitext head, const AddPairsOptions& options,
                   base::Diagnostics& diagnostics)
    : m_database{database}, m_documents{database}, m_head{std::move(head)}, m_options{options},
      m_diagnostics{diagnostics} {}

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

void PairFile::remove_older() {
    for (const DocumentSummary& document : m_documents.list()) {
        if (is_same(document) || is_older(document)) {
            remove(document);
            m_older.push_back(document);
        }
    }
}

void PairFile::add(PreparedUnit&& unit) {
    const std::size_t number = m_numbers.of(unit.unit);
    if (number != m_run) {
        end_run();
        m_run = number;
    }
    m_of_file.resize(std::max(m_of_file.size(), number + 1));
    Document& document = m_of_file[number];
    if (m_writer) {
        write(std::move(unit));
    } else if (unit.whole || document.added || !document.waiting.empty()) {
        document.waiting.push_back(std::move(unit.unit));
    } else {
        const bool has_pair = unit.unit.has_pair();
        m_beginning.push_back(std::move(unit));
        if (has_pair) {
            const model::Bitext head = begun(m_beginning.front().unit);
            document.added = m_added.documents.size();
            m_added.documents.push_back(summary_of(AddStatus::added, 0, head.symbol, head));
            m_writer = std::make_unique<store::PairsWriter>(m_database, head);
            for (PreparedUnit& first : std::exchange(m_beginning, {})) {
                write(std::move(first));
            }
        }
    }
}

AddedPairs PairFile::finish() {
    end_run();
    for (Document& document : m_of_file) {
        if (!document.waiting.empty()) {
            store_waiting(document);
        }
    }
    return std::move(m_added);
}

/// What there is to say of a document before its units come. \throws as add()
model::Bitext PairFile::begun(const model::TranslationUnit& first) {
    model::Bitext bitext = m_head;
    bitext.symbol = first.document;
    bitext.source.language = first.source_language;
    bitext.target.language = first.target_language;
    describe(bitext);
    if (std::any_of(m_added.documents.begin(), m_added.documents.end(), [&](const AddedDocument& document) {
            return !m_options.symbol.empty() && document.source_language == bitext.source.language &&
                   document.target_language == bitext.target.language;
        })) {
        throw base::UsageError{
            fmt::format("{} holds several documents in the same languages, which cannot have one symbol. Leave "
                        "--symbol out.",
                        m_head.source.name)};
    }
    make_room(bitext);
    return bitext;
}

/// \param bitext  its symbol is its name in the file; may be empty
void PairFile::describe(model::Bitext& bitext) const {
    if (!m_options.symbol.empty()) {
        bitext.symbol = m_options.symbol;
    }
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

/// To the document whose units come.
void PairFile::write(PreparedUnit&& prepared) {
    model::TranslationUnit& unit = prepared.unit;
    AddedDocument& added = m_added.documents.back();
    added.source_sentences += unit.source.size();
    added.target_sentences += unit.target.size();
    added.pairs += unit.has_pair() ? 1U : 0U;
    const auto text_of = [](std::vector<std::string>& side) {
        return side.empty() ? std::string{} : std::move(side.front());
    };
    m_writer->add({text_of(unit.source), text_of(unit.target), std::move(prepared.keys), unit.line,
                   unit.beads.front().probability, std::move(unit.details)});
}

void PairFile::end_run() {
    if (m_writer) {
        m_added.documents.back().id = m_writer->finish();
        m_writer.reset();
    }
    for (PreparedUnit& unit : std::exchange(m_beginning, {})) {
        m_of_file[m_run].waiting.push_back(std::move(unit.unit));
    }
}

void PairFile::store_waiting(Document& document) {
    const auto has_pair = [](const model::TranslationUnit& unit) { return unit.has_pair(); };
    if (!document.added && std::none_of(document.waiting.begin(), document.waiting.end(), has_pair)) {
        return;
    }
    AddedDocument* const stored = document.added ? &m_added.documents[*document.added] : nullptr;
    model::BitextBuilder builder{stored != nullptr ? m_documents.load(stored->id).value()
                                                   : begun(document.waiting.front())};
    for (const model::TranslationUnit& unit : std::exchange(document.waiting, {})) {
        builder.add(unit);
    }
    const model::Bitext bitext = builder.take();
    if (stored != nullptr) {
        m_documents.replace(stored->id, bitext);
        *stored = summary_of(AddStatus::added, stored->id, bitext.symbol, bitext);
    } else {
        const std::int64_t id = m_documents.add(bitext);
        m_added.documents.push_back(summary_of(AddStatus::added, id, bitext.symbol, bitext));
    }
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

void PairFile::remove(const DocumentSummary& document) {
    if (store::BeadStore{m_database}.log(document.id).empty()) {
        m_documents.remove(document.id);
    } else {
        const std::int64_t change =
            store::RemovedDocuments{m_database}.remove({document.id}, m_options.who, replacing(document));
        m_diagnostics.warn(document.source_name, 0,
                           fmt::format("What was corrected in document {} is not in the new version, which brings its "
                                       "own pairs. The old one is change {} of the history: 'diptych undo {}' brings "
                                       "it back when the new one has been removed.",
                                       document.id, change, change));
    }
    m_added.replaced.push_back(document.id);
}

void PairFile::make_room(const model::Bitext& begun) {
    const auto taken =
        m_documents.find_version(begun.symbol, begun.source.language.str(), begun.target.language.str());
    if (!taken) {
        return;
    }
    if (!m_options.replace) {
        refuse_symbol(m_database.path(), *taken);
    }
    remove(*taken);
}

} // namespace diptych::pipeline
