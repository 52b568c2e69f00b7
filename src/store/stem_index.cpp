#include "store/stem_index.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/term_index.hpp"
#include "store/transaction.hpp"

namespace diptych::store {

std::string StemKeys::of(const model::LanguageTag& language, std::string_view text) {
    auto known = m_analyzers.find(language);
    if (known == m_analyzers.end()) {
        known = m_analyzers.emplace(language, text::Analyzer{language}).first;
    }
    return text::stem_key(known->second.analyze(text));
}

SentenceIndexer::SentenceIndexer(Database& database)
    : m_insert{database, "INSERT INTO sentence_stems (rowid, stems) VALUES (?, ?)"},
      m_delete{database,
               "INSERT INTO sentence_stems (sentence_stems, rowid, stems) VALUES ('delete', ?, ?)"} {}

void SentenceIndexer::add(std::int64_t sentence, const model::LanguageTag& language, std::string_view text) {
    m_insert.run(sentence, m_keys.of(language, text));
}

void SentenceIndexer::remove(std::int64_t sentence, const model::LanguageTag& language,
                             std::string_view text) {
    m_delete.run(sentence, m_keys.of(language, text));
}

void rebuild_indexes(Database& database) {
    Transaction transaction{database};
    rebuild_term_index(database);
    database.execute("INSERT INTO sentence_stems (sentence_stems) VALUES ('delete-all')");
    SentenceIndexer sentence_indexer{database};
    Statement sentences{database, "SELECT s.id, d.language, s.text FROM sentence s CROSS JOIN side d "
                                  "ON d.id = s.side_id ORDER BY s.id"};
    while (sentences.step()) {
        sentence_indexer.add(sentences.integer(0), stored_language(database, sentences.text(1)),
                             sentences.text(2));
    }
    transaction.commit();
}

model::LanguageTag stored_language(const Database& database, std::string_view tag) {
    const auto language = model::LanguageTag::parse(tag);
    if (!language) {
        throw base::InputError{database.path(),
                               fmt::format("The database is damaged: '{}' is no language tag. "
                                           "Restore it from a copy.",
                                           tag)};
    }
    return *language;
}

} // namespace diptych::store
