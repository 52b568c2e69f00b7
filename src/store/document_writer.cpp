#include "store/document_writer.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/put_aside.hpp"
#include "store/require_whole.hpp"

#include <optional>
#include <string>

namespace diptych::store {

namespace {

std::int64_t query_integer(const Database& database, std::string_view sql) {
    Statement query{database, sql};
    return query.step() ? query.integer(0) : 0;
}

/// Behind those of removed documents, too: they may come back.
constexpr const char* k_next = "SELECT 1 + max(coalesce((SELECT max(id) FROM {0}), 0), "
                               "coalesce((SELECT max(id) FROM removed_{0}), 0))";

} // namespace

NextRows::NextRows(const Database& database)
    : unit{query_integer(database, fmt::format(fmt::runtime(k_next), "unit"))},
      sentence{query_integer(database, fmt::format(fmt::runtime(k_next), "sentence"))},
      bead{query_integer(database,
                         "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'bead'), 0) + 1")} {}

std::optional<std::int64_t> find_version(const Database& database, std::string_view symbol, std::string_view one,
                                         std::string_view other) {
    Statement query{database, "SELECT d.id FROM document d "
                              "JOIN side s ON s.document_id = d.id AND s.role = 'source' "
                              "JOIN side t ON t.document_id = d.id AND t.role = 'target' "
                              "WHERE d.symbol = ?1 AND d.symbol <> '' AND "
                              "((s.language = ?2 AND t.language = ?3) OR (s.language = ?3 AND t.language = ?2))"};
    query.bind(symbol, one, other);
    return query.step() ? std::optional{query.integer(0)} : std::nullopt;
}

std::int64_t insert_document(Database& database, const model::Bitext& head, std::int64_t first_bead,
                             std::size_t beads) {
    if (find_version(database, head.symbol, head.source.language.str(), head.target.language.str())) {
        throw base::Error{
            fmt::format("{}: There is already a document with the symbol '{}'. Remove it first, or give "
                        "another symbol.",
                        database.path(), head.symbol)};
    }
    Statement insert{database, "INSERT INTO document (symbol, title, date, added, first_bead, beads) VALUES "
                               "(?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?)"};
    insert.run(head.symbol, head.title, head.date, first_bead, beads);
    return database.last_id();
}

DocumentWriter::DocumentWriter(Database& database)
    : m_database{database}, m_indexer{database}, m_units{database, "unit (id, kind, label)", 3},
      m_sentences{database, "sentence (id, unit_id, text, source_begin, source_end, line, page)", 7},
      m_beads{database, k_new_bead, k_new_bead_columns} {}

std::int64_t DocumentWriter::add(const model::Bitext& bitext) {
    const NextRows rows{m_database};
    const std::int64_t document = insert_document(m_database, bitext, rows.bead, bitext.beads.size());
    add_content(document, bitext, rows);
    return document;
}

bool DocumentWriter::replace(std::int64_t document, const model::Bitext& bitext) {
    Statement update{m_database,
                     "UPDATE document SET title = coalesce(nullif(?, ''), title), "
                     "date = coalesce(nullif(?, ''), date), first_bead = ?, beads = ? WHERE id = ?"};
    remove_from_index(document);
    for (const char* table : {"side", "bead", "correction"}) {
        Statement{m_database, fmt::format("DELETE FROM {} WHERE document_id = ?", table)}.run(document);
    }
    const NextRows rows{m_database};
    update.run(bitext.title, bitext.date, rows.bead, bitext.beads.size(), document);
    if (m_database.changed_rows() == 0) {
        return false;
    }
    add_content(document, bitext, rows);
    return true;
}

bool DocumentWriter::remove(std::int64_t document) {
    remove_from_index(document);
    Statement{m_database, "DELETE FROM document WHERE id = ?"}.run(document);
    return m_database.changed_rows() > 0;
}

bool DocumentWriter::put_aside(std::int64_t document) {
    remove_from_index(document);
    return put_rows_aside(m_database, document);
}

std::optional<std::int64_t> DocumentWriter::put_version_aside(std::int64_t document) {
    return put_aside(document) ? std::optional{renumber_aside(m_database, document)} : std::nullopt;
}

void DocumentWriter::bring_back(std::int64_t document) {
    Statement removed{m_database, "SELECT d.symbol, s.language, t.language FROM removed_document d "
                                  "JOIN removed_side s ON s.document_id = d.id AND s.role = 'source' "
                                  "JOIN removed_side t ON t.document_id = d.id AND t.role = 'target' WHERE d.id = ?"};
    removed.bind(document);
    if (removed.step()) {
        if (const auto other = find_version(m_database, removed.text(0), removed.text(1), removed.text(2))) {
            throw base::Error{fmt::format("{}: Document {} cannot come back: document {} has its symbol '{}' now. "
                                          "Remove that one first.",
                                          m_database.path(), document, *other, removed.text(0))};
        }
    }
    removed.reset();
    bring_rows_back(m_database, document);
    require_whole(m_database, document);
    for_each_bead(document, [&](std::int64_t bead, const std::string& keys) { m_indexer.add(bead, keys); });
}

void DocumentWriter::add_content(std::int64_t document, const model::Bitext& bitext, const NextRows& rows) {
    add_side(document, "source", bitext.source, rows.unit, rows.sentence);
    const std::size_t sentences = model::sentences_of(bitext.source).size();
    add_side(document, "target", bitext.target,
             rows.unit + static_cast<std::int64_t>(bitext.source.units.size()),
             rows.sentence + static_cast<std::int64_t>(sentences));
    add_beads(document, bitext, rows.bead);
    index(bitext, rows.bead);
}

void DocumentWriter::add_side(std::int64_t document, std::string_view role, const model::Document& content,
                              std::int64_t first_unit, std::int64_t first_sentence) {
    std::int64_t unit_id = first_unit;
    std::int64_t sentence_id = first_sentence;
    for (const model::Unit& unit : content.units) {
        m_units.add(unit_id, model::name_of(unit.kind), std::string_view{unit.label});
        for (const model::Sentence& sentence : unit.sentences) {
            m_sentences.add(sentence_id++, unit_id, model::slice(unit.text, sentence.text),
                            sentence.source.begin, sentence.source.end, sentence.line, sentence.page);
        }
        ++unit_id;
    }
    m_units.flush();
    m_sentences.flush();
    Statement insert{m_database,
                     "INSERT INTO side (document_id, role, language, name, path, sha256, first_unit, "
                     "units, first_sentence, sentences) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    insert.run(document, role, content.language.str(), content.name, content.path, content.sha256, first_unit,
               unit_id - first_unit, first_sentence, sentence_id - first_sentence);
}

void DocumentWriter::add_beads(std::int64_t document, const model::Bitext& bitext, std::int64_t first_bead) {
    for (std::size_t i = 0; i < bitext.beads.size(); ++i) {
        const model::Bead& bead = bitext.beads[i];
        // What a user corrected before it was stored is as good as pinned.
        const bool corrected = bead.origin == model::BeadOrigin::corrected;
        m_beads.add(first_bead + static_cast<std::int64_t>(i), document, i, bead.source.begin,
                    bead.source.end, bead.target.begin, bead.target.end, bead.probability,
                    name_of(bead.origin), static_cast<int>(corrected),
                    corrected ? std::nullopt : std::optional{bead.probability});
    }
    m_beads.flush();
    if (!bitext.details.empty()) {
        Statement insert{m_database, k_new_bead_detail};
        for (const auto& [bead, detail] : bitext.details) {
            insert.run(first_bead + static_cast<std::int64_t>(bead), detail);
        }
    }
}

void DocumentWriter::index(const model::Bitext& bitext, std::int64_t first_bead) {
    const std::vector<model::SentenceIndex> source = model::sentences_of(bitext.source);
    const std::vector<model::SentenceIndex> target = model::sentences_of(bitext.target);
    for (std::size_t i = 0; i < bitext.beads.size(); ++i) {
        const model::Bead& bead = bitext.beads[i];
        m_indexer.add(first_bead + static_cast<std::int64_t>(i),
                      m_keys.of(bitext.source.language, model::text_of(bitext.source, source, bead.source),
                                bitext.target.language, model::text_of(bitext.target, target, bead.target)));
    }
}

void DocumentWriter::remove_from_index(std::int64_t document) {
    Statement others{m_database, "SELECT 1 FROM document WHERE id <> ? LIMIT 1"};
    others.bind(document);
    if (!others.step()) { // then there is no need to know what is taken out
        m_database.execute("INSERT INTO pair_words (pair_words) VALUES ('delete-all')");
        return;
    }
    for_each_bead(document, [&](std::int64_t bead, const std::string& keys) { m_indexer.remove(bead, keys); });
}

template <typename Act>
void DocumentWriter::for_each_bead(std::int64_t document, const Act& act) {
    StoredKeys stored{m_database, m_keys};
    Statement beads{m_database, "SELECT id, source_begin, source_end, target_begin, target_end FROM bead "
                                "WHERE document_id = ? ORDER BY ordinal"};
    for (beads.bind(document); beads.step();) {
        act(beads.integer(0),
            stored.of(document, {beads.size(1), beads.size(2)}, {beads.size(3), beads.size(4)}));
    }
}

} // namespace diptych::store
