#include "store/document_store.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/statement.hpp"
#include "store/stem_index.hpp"
#include "store/transaction.hpp"

#include <charconv>

namespace diptych::store {

namespace {

std::string_view name_of(model::BeadOrigin origin) {
    return origin == model::BeadOrigin::corrected ? "corrected" : "automatic";
}

std::optional<std::int64_t> parse_id(std::string_view text) {
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return id;
}

/// For each sentence of one side, the row of its bead. \pre the beads cover the side
std::vector<std::int64_t> beads_of_sentences(const std::vector<model::Bead>& beads,
                                             const std::vector<std::int64_t>& ids,
                                             model::Range model::Bead::*side, std::size_t sentences) {
    std::vector<std::int64_t> of_sentence(sentences);
    for (std::size_t i = 0; i < beads.size(); ++i) {
        const model::Range range = beads[i].*side;
        for (std::size_t sentence = range.begin; sentence < range.end; ++sentence) {
            of_sentence[sentence] = ids[i];
        }
    }
    return of_sentence;
}

/// The units and sentences of one side, as load() gives them.
model::Document load_side(const Database& database, std::int64_t document, std::string_view role) {
    Statement side{database, "SELECT id, language, name FROM side WHERE document_id = ? AND role = ?"};
    side.bind(document, role);
    model::Document loaded;
    if (!side.step()) {
        return loaded;
    }
    loaded.language = stored_language(database, side.text(1));
    loaded.name = side.text(2);
    std::vector<std::int64_t> unit_ids;
    Statement units{database, "SELECT id, kind, label FROM unit WHERE side_id = ? ORDER BY ordinal"};
    for (units.bind(side.integer(0)); units.step();) {
        model::Unit& unit = loaded.units.emplace_back();
        unit.kind = model::unit_kind_of(units.text(1)).value_or(model::UnitKind::paragraph);
        unit.label = units.text(2);
        unit_ids.push_back(units.integer(0));
    }
    Statement sentences{database, "SELECT unit_id, text, source_begin, source_end, line FROM sentence "
                                  "WHERE side_id = ? ORDER BY ordinal"};
    std::size_t at = 0;
    for (sentences.bind(side.integer(0)); sentences.step();) {
        while (at < unit_ids.size() && unit_ids[at] != sentences.integer(0)) {
            ++at;
        }
        if (at == unit_ids.size()) {
            throw base::InputError{database.path(),
                                   "The database is damaged: a sentence is in no unit. Restore it "
                                   "from a copy."};
        }
        model::Unit& unit = loaded.units[at];
        if (!unit.text.empty()) {
            unit.text += ' ';
        }
        const std::size_t begin = unit.text.size();
        unit.text += sentences.text(1);
        unit.sentences.push_back(
            {{begin, unit.text.size()}, {sentences.size(2), sentences.size(3)}, sentences.size(4)});
    }
    return loaded;
}

/// The documents for which `condition`, with `values` for its parameters, is true.
template <typename... Values>
std::vector<model::DocumentSummary> read_rows(const Database& database, std::string_view condition,
                                              const Values&... values) {
    // Ordinals count from 0 without gaps, so the last one gives the number: a step in an index, not a count.
    Statement query{database,
                    fmt::format("SELECT d.id, d.symbol, s.name, t.name, s.language, t.language,"
                                " (SELECT max(ordinal) + 1 FROM sentence WHERE side_id = s.id),"
                                " (SELECT max(ordinal) + 1 FROM sentence WHERE side_id = t.id),"
                                " (SELECT max(ordinal) + 1 FROM bead WHERE document_id = d.id), d.added"
                                " FROM document d"
                                " JOIN side s ON s.document_id = d.id AND s.role = 'source'"
                                " JOIN side t ON t.document_id = d.id AND t.role = 'target'"
                                " WHERE {} ORDER BY d.id",
                                condition)};
    std::vector<model::DocumentSummary> found;
    for (query.bind(values...); query.step();) {
        found.push_back({query.integer(0), std::string{query.text(1)}, std::string{query.text(2)},
                         std::string{query.text(3)}, std::string{query.text(4)}, std::string{query.text(5)},
                         query.size(6), query.size(7), query.size(8), std::string{query.text(9)}});
    }
    return found;
}

} // namespace

/// The statements that a document is written with, prepared once.
struct DocumentStore::Writer {
    explicit Writer(Database& db) : database{db} {}

    Database& database;
    Statement insert_document{database, "INSERT INTO document (symbol, added) VALUES "
                                        "(?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')) ON CONFLICT DO NOTHING"};
    Statement insert_side{database,
                          "INSERT INTO side (document_id, role, language, name) VALUES (?, ?, ?, ?)"};
    Statement insert_unit{database, "INSERT INTO unit (side_id, ordinal, kind, label) VALUES (?, ?, ?, ?)"};
    Statement insert_sentence{database, "INSERT INTO sentence (side_id, ordinal, unit_id, bead_id, text, "
                                        "source_begin, source_end, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"};
    Statement insert_bead{database, "INSERT INTO bead (document_id, ordinal, source_begin, source_end, "
                                    "target_begin, target_end, probability, origin, pinned, "
                                    "automatic_probability) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    Statement sentences_of_document{database, "SELECT s.id, d.language, s.text FROM side d JOIN sentence s "
                                              "ON s.side_id = d.id WHERE d.document_id = ?"};
    Statement delete_document{database, "DELETE FROM document WHERE id = ?"};
    SentenceIndexer index{database};

    std::vector<std::int64_t> add_beads(std::int64_t document, const std::vector<model::Bead>& beads);
    void add_side(std::int64_t document, std::string_view role, const model::Document& content,
                  const std::vector<std::int64_t>& bead_of_sentence);
};

std::vector<std::int64_t> DocumentStore::Writer::add_beads(std::int64_t document,
                                                           const std::vector<model::Bead>& beads) {
    std::vector<std::int64_t> ids;
    ids.reserve(beads.size());
    for (const model::Bead& bead : beads) {
        // What a user corrected before it was stored is as good as pinned.
        const bool corrected = bead.origin == model::BeadOrigin::corrected;
        insert_bead.run(document, ids.size(), bead.source.begin, bead.source.end, bead.target.begin,
                        bead.target.end, bead.probability, name_of(bead.origin), static_cast<int>(corrected),
                        corrected ? std::nullopt : std::optional{bead.probability});
        ids.push_back(database.last_id());
    }
    return ids;
}

void DocumentStore::Writer::add_side(std::int64_t document, std::string_view role,
                                     const model::Document& content,
                                     const std::vector<std::int64_t>& bead_of_sentence) {
    insert_side.run(document, role, content.language.str(), content.name);
    const std::int64_t side = database.last_id();
    std::size_t sentence_ordinal = 0;
    for (std::size_t i = 0; i < content.units.size(); ++i) {
        const model::Unit& unit = content.units[i];
        insert_unit.run(side, i, model::name_of(unit.kind), unit.label);
        const std::int64_t unit_id = database.last_id();
        for (const model::Sentence& sentence : unit.sentences) {
            const std::string_view text = model::slice(unit.text, sentence.text);
            insert_sentence.run(side, sentence_ordinal, unit_id, bead_of_sentence[sentence_ordinal], text,
                                sentence.source.begin, sentence.source.end, sentence.line);
            index.add(database.last_id(), content.language, text);
            ++sentence_ordinal;
        }
    }
}

DocumentStore::DocumentStore(Database& database) : m_database{database} {}

DocumentStore::~DocumentStore() = default;

std::int64_t DocumentStore::add(const model::Bitext& bitext) {
    const std::size_t source_sentences = model::sentences_of(bitext.source).size();
    const std::size_t target_sentences = model::sentences_of(bitext.target).size();
    if (!model::covers_once(bitext.beads, source_sentences, target_sentences)) {
        throw base::Error{
            fmt::format("{}: Cannot store '{}': its pairs do not hold each sentence exactly once. Align "
                        "the files again.",
                        m_database.path(), bitext.source.name)};
    }
    Transaction transaction{m_database};
    if (!m_writer) {
        m_writer = std::make_unique<Writer>(m_database);
    }
    m_writer->insert_document.run(bitext.symbol);
    if (m_database.changed_rows() == 0) {
        throw base::Error{
            fmt::format("{}: There is already a document with the symbol '{}'. Remove it first, or give "
                        "another symbol.",
                        m_database.path(), bitext.symbol)};
    }
    const std::int64_t document = m_database.last_id();
    const std::vector<std::int64_t> ids = m_writer->add_beads(document, bitext.beads);
    m_writer->add_side(document, "source", bitext.source,
                       beads_of_sentences(bitext.beads, ids, &model::Bead::source, source_sentences));
    m_writer->add_side(document, "target", bitext.target,
                       beads_of_sentences(bitext.beads, ids, &model::Bead::target, target_sentences));
    transaction.commit();
    return document;
}

std::optional<model::Bitext> DocumentStore::load(std::int64_t id) {
    const Snapshot snapshot{m_database};
    Statement document{m_database, "SELECT symbol FROM document WHERE id = ?"};
    document.bind(id);
    if (!document.step()) {
        return std::nullopt;
    }
    model::Bitext bitext;
    bitext.symbol = document.text(0);
    bitext.source = load_side(m_database, id, "source");
    bitext.target = load_side(m_database, id, "target");
    Statement beads{m_database,
                    "SELECT source_begin, source_end, target_begin, target_end, probability, origin "
                    "FROM bead WHERE document_id = ? ORDER BY ordinal"};
    for (beads.bind(id); beads.step();) {
        const bool corrected = beads.text(5) == name_of(model::BeadOrigin::corrected);
        bitext.beads.push_back({{beads.size(0), beads.size(1)},
                                {beads.size(2), beads.size(3)},
                                beads.real(4),
                                corrected ? model::BeadOrigin::corrected : model::BeadOrigin::automatic});
    }
    return bitext;
}

std::vector<model::DocumentSummary> DocumentStore::list() {
    return read_rows(m_database, "true");
}

std::optional<model::DocumentSummary> DocumentStore::find(std::string_view symbol_or_id) {
    std::vector<model::DocumentSummary> found;
    if (!symbol_or_id.empty()) {
        found = read_rows(m_database, "d.symbol = ? AND d.symbol <> ''", symbol_or_id);
    }
    const std::optional<std::int64_t> id = parse_id(symbol_or_id);
    if (found.empty() && id) {
        found = read_rows(m_database, "d.id = ?", *id);
    }
    if (found.empty()) {
        return std::nullopt;
    }
    return std::move(found.front());
}

bool DocumentStore::remove(std::int64_t id) {
    Transaction transaction{m_database};
    if (!m_writer) {
        m_writer = std::make_unique<Writer>(m_database);
    }
    Statement& sentences = m_writer->sentences_of_document;
    for (sentences.bind(id); sentences.step();) {
        m_writer->index.remove(sentences.integer(0), stored_language(m_database, sentences.text(1)),
                               sentences.text(2));
    }
    sentences.reset();
    m_writer->delete_document.run(id);
    const bool was_there = m_database.changed_rows() > 0;
    transaction.commit();
    return was_there;
}

std::vector<std::string> DocumentStore::languages() {
    std::vector<std::string> found;
    Statement query{m_database, "SELECT DISTINCT language FROM side ORDER BY language"};
    while (query.step()) {
        found.emplace_back(query.text(0));
    }
    return found;
}

} // namespace diptych::store
