#include "store/document_store.hpp"
#include "store/statement.hpp"
#include "store/stem_index.hpp"
#include "store/transaction.hpp"

#include <unordered_set>

namespace diptych::store {

namespace {

struct Hit {
    std::int64_t bead = 0;
    bool in_source = true;
};

/// The FTS5 string, which stands for a phrase, of a stem key.
std::string fts_phrase(std::string_view key) {
    std::string phrase = "\"";
    for (const char c : key) {
        phrase += c;
        if (c == '"') {
            phrase += c;
        }
    }
    return phrase + '"';
}

/// Whether a bead has come before. Beads are met side by side: all sentences that match in one side of a
/// document, in order, then those of the other.
class SeenBeads {
public:
    bool add(std::int64_t document, std::int64_t bead) {
        if (bead == m_last) {
            return false;
        }
        m_last = bead;
        if (document != m_document) {
            m_document = document;
            m_in_document.clear();
        }
        return m_in_document.insert(bead).second;
    }

private:
    std::int64_t m_last = 0;
    std::int64_t m_document = 0;
    /// Needed only when both sides are in the language looked for ("en" and "en-GB").
    std::unordered_set<std::int64_t> m_in_document;
};

/// Reads whole pairs, one at a time.
class PairReader {
public:
    explicit PairReader(const Database& database)
        : m_database{database}, m_beads{database,
                                        "SELECT b.document_id, d.symbol, b.probability, b.source_begin, "
                                        "b.source_end, b.target_begin, b.target_end FROM bead b "
                                        "JOIN document d ON d.id = b.document_id WHERE b.id = ?"},
          m_sides{database, "SELECT id, language, name FROM side WHERE document_id = ? AND role = ?"},
          m_sentences{database,
                      "SELECT s.text, u.label, u.kind FROM sentence s JOIN unit u ON u.id = s.unit_id "
                      "WHERE s.side_id = ? AND s.ordinal >= ? AND s.ordinal < ? ORDER BY s.ordinal"} {}

    model::PairHit read(const Hit& hit);

private:
    /// \returns the name of the side's file
    std::string read_side(model::PairSide& side, std::int64_t document, std::string_view role,
                          std::size_t begin, std::size_t end);

    const Database& m_database;
    Statement m_beads;
    Statement m_sides;
    Statement m_sentences;
};

model::PairHit PairReader::read(const Hit& hit) {
    model::PairHit pair;
    pair.bead = hit.bead;
    pair.found_in_source = hit.in_source;
    m_beads.bind(hit.bead);
    if (!m_beads.step()) {
        return pair; // cannot be: beads go only with their sentences
    }
    pair.document = m_beads.integer(0);
    pair.symbol = m_beads.text(1);
    pair.probability = m_beads.real(2);
    const std::string name =
        read_side(pair.source, pair.document, "source", m_beads.size(3), m_beads.size(4));
    read_side(pair.target, pair.document, "target", m_beads.size(5), m_beads.size(6));
    if (pair.symbol.empty()) {
        pair.symbol = name;
    }
    return pair;
}

std::string PairReader::read_side(model::PairSide& side, std::int64_t document, std::string_view role,
                                  std::size_t begin, std::size_t end) {
    m_sides.bind(document, role);
    if (!m_sides.step()) {
        return {};
    }
    side.language = stored_language(m_database, m_sides.text(1));
    bool first = true;
    for (m_sentences.bind(m_sides.integer(0), begin, end); m_sentences.step(); first = false) {
        if (first) {
            side.label = m_sentences.text(1);
            side.kind = model::unit_kind_of(m_sentences.text(2)).value_or(model::UnitKind::paragraph);
        } else {
            side.text += ' ';
        }
        side.text += m_sentences.text(0);
    }
    return std::string{m_sides.text(2)};
}

} // namespace

FoundPairs DocumentStore::find_sentences(const model::LanguageTag& language,
                                         const std::vector<text::Token>& phrase, const Page& page) {
    FoundPairs found;
    const std::string key = text::stem_key(phrase);
    if (key.empty()) {
        return found;
    }
    const Snapshot snapshot{m_database};
    // CROSS JOIN keeps the order of the tables: the full-text index leads, and gives the rows in order.
    Statement sentences{m_database,
                        "SELECT s.bead_id, d.role = 'source', d.document_id FROM sentence_stems f "
                        "CROSS JOIN sentence s ON s.id = f.rowid CROSS JOIN side d ON d.id = s.side_id "
                        "WHERE f.stems MATCH ?1 AND (d.language = ?2 OR d.language GLOB ?2 || '-*') "
                        "ORDER BY f.rowid"};
    SeenBeads seen;
    std::vector<Hit> hits;
    for (sentences.bind(fts_phrase(key), language.primary()); sentences.step();) {
        if (!seen.add(sentences.integer(2), sentences.integer(0))) {
            continue;
        }
        if (found.total >= page.offset && hits.size() < page.limit) {
            hits.push_back({sentences.integer(0), sentences.integer(1) != 0});
        }
        ++found.total;
    }
    PairReader reader{m_database};
    found.pairs.reserve(hits.size());
    for (const Hit& hit : hits) {
        found.pairs.push_back(reader.read(hit));
    }
    return found;
}

} // namespace diptych::store
