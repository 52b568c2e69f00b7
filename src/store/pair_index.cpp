#include "store/pair_index.hpp"

#include "base/format.hpp"
#include "store/pair_tokenizer.hpp"
#include "store/pairs_writer.hpp"
#include "store/stem_index.hpp"
#include "store/stored_values.hpp"
#include "text/analyzer.hpp"

#include <map>

namespace diptych::store {

std::string index_prefix(bool is_source, std::string_view language) {
    std::string prefix{is_source ? 's' : 't'};
    prefix += language;
    prefix += ':';
    return prefix;
}

SideReader::SideReader(const Database& database)
    : m_database{database}, m_query{database, "SELECT id, role = 'target', language, name, first_sentence, "
                                              "sentences FROM side WHERE document_id = ?"},
      // No other side begins within, and what is right before is the end of another side.
      m_is_apart{database, "SELECT NOT EXISTS (SELECT 1 FROM side WHERE sentences > 0 AND first_sentence > ?1 AND "
                           "first_sentence < ?1 + ?2) AND (NOT EXISTS (SELECT 1 FROM sentence WHERE id = ?1 - 1) OR "
                           "?1 = (SELECT first_sentence + sentences FROM side WHERE sentences > 0 AND "
                           "first_sentence < ?1 ORDER BY first_sentence DESC LIMIT 1))"} {}

const std::array<SideRow, 2>& SideReader::of(std::int64_t document) {
    if (document == m_document) {
        return m_sides;
    }
    m_document.reset();
    std::array<bool, 2> there{};
    for (m_query.bind(document); m_query.step();) {
        const std::size_t role = m_query.integer(1) != 0 ? 1 : 0;
        there[role] = true;
        m_sides[role] = {m_query.integer(0), stored_language(m_database, m_query.text(2)),
                         std::string{m_query.bytes(3)}, m_query.integer(4), m_query.size(5)};
    }
    m_query.reset();
    if (!there[0] || !there[1]) {
        m_database.damaged(fmt::format("document {} has not both a source and a target", document));
    }
    for (const SideRow& side : m_sides) {
        m_is_apart.bind(side.first_sentence, side.sentences);
        m_is_apart.step();
        const bool is_apart = side.sentences == 0 || (!m_is_apart.is_null(0) && m_is_apart.integer(0) != 0);
        m_is_apart.reset();
        if (!is_apart) {
            m_database.damaged(fmt::format("document {} has sentences of another one, or not all of its own", document));
        }
    }
    m_document = document;
    return m_sides;
}

SideTextReader::SideTextReader(const Database& database)
    : m_database{database},
      m_query{database, "SELECT text FROM sentence WHERE id >= ?1 AND id < ?1 + ?2 ORDER BY id"} {}

void SideTextReader::read(const SideRow& side, model::Range range, std::string& text) {
    text.clear();
    if (range.empty()) {
        return;
    }
    if (range.end > side.sentences) {
        m_database.damaged("it is behind the end of its document");
    }
    std::size_t read = 0;
    m_query.bind(side.first_sentence + static_cast<std::int64_t>(range.begin), range.size());
    for (; m_query.step(); ++read) {
        if (read > 0) { // as model::text_of has it
            text += ' ';
        }
        text += m_query.text(0);
    }
    m_query.reset();
    if (read != range.size()) {
        m_database.damaged("a sentence of it is missing");
    }
}

PairIndexer::PairIndexer(Database& database)
    : m_insert{database, "INSERT INTO pair_words (rowid, words) VALUES (?, ?)"},
      m_delete{database, "INSERT INTO pair_words (pair_words, rowid, words) VALUES ('delete', ?, ?)"} {}

void PairIndexer::add(std::int64_t bead, std::string_view keys) {
    m_insert.place(1, bead);
    m_insert.place(2, keys); // not copied: they are long
    m_insert.step();
    m_insert.reset();
}

void PairIndexer::remove(std::int64_t bead, std::string_view keys) {
    m_delete.run(bead, keys);
}

StoredKeys::StoredKeys(const Database& database, PairKeys& keys)
    : m_keys{keys}, m_sides{database}, m_texts{database} {}

std::string StoredKeys::of(std::int64_t document, model::Range source, model::Range target) {
    const auto& sides = m_sides.of(document);
    m_texts.read(sides[0], source, m_source);
    m_texts.read(sides[1], target, m_target);
    return m_keys.of(sides[0].language, m_source, sides[1].language, m_target);
}

void for_each_stored_bead(const Database& database,
                          const std::function<void(std::int64_t bead, const std::string& keys)>& visit) {
    PairKeys keys;
    StoredKeys stored{database, keys};
    // In the order in which the index wants its rows.
    Statement beads{database, "SELECT id, document_id, source_begin, source_end, target_begin, target_end "
                              "FROM bead ORDER BY id"};
    while (beads.step()) {
        const Place place{database, "pair", beads.integer(0)};
        visit(beads.integer(0), stored.of(beads.integer(1), range_of(beads, 2), range_of(beads, 4)));
    }
}

void rebuild_pair_index(Database& database) {
    database.execute("INSERT INTO pair_words (pair_words) VALUES ('delete-all')");
    PairIndexer indexer{database};
    for_each_stored_bead(database,
                         [&](std::int64_t bead, const std::string& keys) { indexer.add(bead, keys); });
}

} // namespace diptych::store
