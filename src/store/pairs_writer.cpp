#include "store/pairs_writer.hpp"

#include "base/format.hpp"
#include "store/document_writer.hpp"
#include "store/spool.hpp"

#include <vector>

namespace diptych::store {

namespace {

/// So many pairs are written together: whole sets of rows for BulkInsert.
constexpr std::size_t k_together = 256;

} // namespace

/// The sentences of a side have consecutive numbers, and how many the source has is known at the end only:
/// until then those of the target wait in a file.
struct PairsWriter::Parts {
    Parts(Database& db, const model::Bitext& head);

    std::int64_t insert_side(std::string_view role, const model::Document& side, std::int64_t first_sentence);
    void flush();
    void write_target();
    void set_bulk(bool bulk);

    Database& database;
    NextRows next;
    std::int64_t first_bead;
    std::int64_t document;
    std::int64_t source_side;
    std::int64_t target_side;
    std::size_t sources = 0;
    std::size_t targets = 0;
    std::size_t beads = 0;
    BulkInsert sentence_rows;
    /// One row at a time: with a foreign key, several make a savepoint, at which FTS5 writes what it has
    /// gathered.
    Statement insert_bead;
    Statement insert_detail;
    PairIndexer indexer;
    Spool spool;
    std::vector<PreparedPair> waiting;
    std::size_t waiting_count = 0;
};

PairsWriter::Parts::Parts(Database& db, const model::Bitext& head)
    : database{db}, next{db}, first_bead{next.bead}, document{insert_document(db, head, first_bead, 0)},
      source_side{insert_side("source", head.source, next.sentence)}, target_side{insert_side("target",
                                                                                              head.target,
                                                                                              next.sentence)},
      sentence_rows{db, "sentence (id, unit_id, text, source_begin, source_end, line)", 6},
      insert_bead{db, fmt::format("INSERT INTO {} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", k_new_bead)},
      insert_detail{db, k_new_bead_detail}, indexer{db}, spool{db.file()}, waiting(k_together) {
    set_bulk(true);
}

std::int64_t PairsWriter::Parts::insert_side(std::string_view role, const model::Document& side,
                                             std::int64_t first_sentence) {
    Statement insert{database,
                     "INSERT INTO side (document_id, role, language, name, path, sha256, first_unit, "
                     "units, first_sentence, sentences) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, 0)"};
    insert.run(document, role, side.language.str(), side.name, side.path, side.sha256, next.unit,
               first_sentence);
    return database.last_id();
}

void PairsWriter::Parts::flush() {
    for (std::size_t i = 0; i < waiting_count; ++i) {
        const PreparedPair& pair = waiting[i];
        const std::size_t source_end = sources + (pair.source.empty() ? 0 : 1);
        const std::size_t target_end = targets + (pair.target.empty() ? 0 : 1);
        if (!pair.source.empty()) {
            sentence_rows.add(next.sentence++, 0, std::string_view{pair.source}, 0, 0, pair.line);
        }
        if (!pair.target.empty()) {
            spool.add(pair.target, pair.line);
        }
        insert_bead.run(next.bead, document, beads, sources, source_end, targets, target_end,
                        pair.probability, name_of(model::BeadOrigin::automatic), 0, pair.probability);
        if (!pair.details.empty()) {
            insert_detail.run(next.bead, pair.details);
        }
        indexer.add(next.bead, pair.keys);
        ++next.bead;
        ++beads;
        sources = source_end;
        targets = target_end;
    }
    sentence_rows.flush();
    waiting_count = 0;
}

/// FTS5 writes what it has gathered as a segment of the index, and merges those later; with larger segments
/// it has less to merge. The settings are kept in the file: whoever does not come to finish() takes them
/// back.
void PairsWriter::Parts::set_bulk(bool bulk) {
    constexpr int k_usual_gathering = 1 << 20; // bytes; these two are those of FTS5
    constexpr int k_usual_merging = 4;         // segments
    Statement set{database, "INSERT INTO pair_words (pair_words, rank) VALUES (?, ?)"};
    set.run("hashsize", bulk ? 64 << 20 : k_usual_gathering);
    set.run("automerge", bulk ? 0 : k_usual_merging); // 0: only when there are sixteen
}

void PairsWriter::Parts::write_target() {
    std::vector<SpooledText> texts;
    while (spool.take(texts, k_together)) {
        for (const SpooledText& text : texts) {
            sentence_rows.add(next.sentence++, 0, std::string_view{text.text}, 0, 0, text.line);
        }
        sentence_rows.flush();
    }
}

PairsWriter::PairsWriter(Database& database, const model::Bitext& head)
    : m_parts{std::make_unique<Parts>(database, head)} {}

PairsWriter::~PairsWriter() = default;

void PairsWriter::add(const PreparedPair& pair) {
    if (pair.source.empty() && pair.target.empty()) {
        return;
    }
    Parts& parts = *m_parts;
    parts.waiting[parts.waiting_count++] = pair; // into the room of an earlier one
    if (parts.waiting_count == k_together) {
        parts.flush();
    }
}

std::int64_t PairsWriter::finish() {
    Parts& parts = *m_parts;
    parts.flush();
    parts.set_bulk(false);
    const std::int64_t first_target = parts.next.sentence;
    parts.write_target();
    Statement side{parts.database, "UPDATE side SET first_sentence = ?, sentences = ? WHERE id = ?"};
    side.run(first_target - static_cast<std::int64_t>(parts.sources), parts.sources, parts.source_side);
    side.run(first_target, parts.targets, parts.target_side);
    Statement{parts.database, "UPDATE document SET beads = ? WHERE id = ?"}.run(parts.beads, parts.document);
    return parts.document;
}

} // namespace diptych::store
