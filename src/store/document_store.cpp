#include "store/document_store.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "store/document_writer.hpp"
#include "store/pair_filter.hpp"
#include "store/require_whole.hpp"
#include "store/statement.hpp"
#include "store/stem_index.hpp"
#include "store/stored_values.hpp"
#include "store/transaction.hpp"

#include <charconv>

namespace diptych::store {

namespace {

std::optional<std::int64_t> parse_id(std::string_view text) {
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return id;
}

/// Units one after the other, each with the next of `sentences`: rows of unit_id and the columns of a
/// sentence. \pre require_whole() of the document
void fill_units(model::Document& document, const std::vector<std::int64_t>& unit_ids, Statement& sentences) {
    std::size_t at = 0;
    while (sentences.step()) {
        const std::int64_t unit_id = sentences.integer(0);
        if (unit_id == 0) { // a paragraph of its own
            document.units.emplace_back();
            at = document.units.size() - 1;
        }
        while (unit_id != 0 && unit_ids[at] != unit_id) {
            ++at;
        }
        model::Sentence& sentence = append_sentence(document.units[at], sentences.text(1));
        sentence.source = range_of(sentences, 2);
        sentence.line = sentences.size(4);
        sentence.page = sentences.size(5);
    }
}

/// One side, as load() gives it.
model::Document load_side(const Database& database, std::int64_t document, std::string_view role) {
    Statement side{database, "SELECT language, name, path, sha256, first_unit, first_unit + units, "
                             "first_sentence, first_sentence + sentences FROM side "
                             "WHERE document_id = ? AND role = ?"};
    side.bind(document, role);
    side.step();
    model::Document loaded;
    loaded.language = stored_language(database, side.text(0));
    loaded.name = side.bytes(1);
    loaded.path = side.bytes(2);
    loaded.sha256 = side.text(3);
    std::vector<std::int64_t> unit_ids;
    Statement units{database, "SELECT id, kind, label FROM unit WHERE id >= ? AND id < ? ORDER BY id"};
    for (units.bind(side.integer(4), side.integer(5)); units.step();) {
        model::Unit& unit = loaded.units.emplace_back();
        unit.kind = unit_kind_of(units, 1);
        unit.label = units.text(2);
        unit_ids.push_back(units.integer(0));
    }
    Statement sentences{database, "SELECT unit_id, text, source_begin, source_end, line, page FROM sentence "
                                  "WHERE id >= ? AND id < ? ORDER BY id"};
    sentences.bind(side.integer(6), side.integer(7));
    fill_units(loaded, unit_ids, sentences);
    return loaded;
}

/// The documents for which `condition`, whose parameters `bind` gives, is true.
template <typename Bind>
std::vector<model::DocumentSummary> read_bound_rows(const Database& database, std::string_view condition,
                                                    const Bind& bind) {
    // Ordinals count from 0 without gaps, so the last one gives the number: a step in an index, not a count.
    Statement query{
        database,
        fmt::format("SELECT d.id, d.symbol, s.name, t.name, s.language, t.language,"
                    " s.sentences, t.sentences,"
                    " (SELECT coalesce(max(ordinal) + 1, 0) FROM bead WHERE document_id = d.id), d.added,"
                    " d.title, d.date, s.path, t.path, s.sha256, t.sha256"
                    " FROM document d"
                    " LEFT JOIN side s ON s.document_id = d.id AND s.role = 'source'"
                    " LEFT JOIN side t ON t.document_id = d.id AND t.role = 'target'"
                    " WHERE {} ORDER BY d.id",
                    condition)};
    std::vector<model::DocumentSummary> found;
    for (bind(query); query.step();) {
        const Place place{database, "document", query.integer(0)};
        const auto text = [&](int column) { return std::string{query.text(column)}; };
        const auto bytes = [&](int column) { return std::string{query.bytes(column)}; };
        const auto language = [&](int column) { return stored_language(database, query.text(column)).str(); };
        found.push_back({query.integer(0), text(1), bytes(2), bytes(3), language(4), language(5),
                         query.size(6), query.size(7), query.size(8), text(9), text(10), text(11), bytes(12),
                         bytes(13), text(14), text(15)});
    }
    return found;
}

/// Likewise, with `values` for them.
template <typename... Values>
std::vector<model::DocumentSummary> read_rows(const Database& database, std::string_view condition,
                                              const Values&... values) {
    return read_bound_rows(database, condition, [&](Statement& query) { query.bind(values...); });
}

void check_beads(const Database& database, const model::Bitext& bitext) {
    const std::size_t source_sentences = model::sentences_of(bitext.source).size();
    const std::size_t target_sentences = model::sentences_of(bitext.target).size();
    if (!model::covers_once(bitext.beads, source_sentences, target_sentences)) {
        throw base::Error{
            fmt::format("{}: Cannot store '{}': its pairs do not hold each sentence exactly once. Align "
                        "the files again.",
                        database.path(), bitext.source.name)};
    }
}

/// The last document whose sides have these values in that column of theirs.
std::optional<std::int64_t> find_by(const Database& database, std::string_view column,
                                    std::string_view source, std::string_view target) {
    if (source.empty() || target.empty()) {
        return std::nullopt;
    }
    Statement query{database,
                    fmt::format("SELECT max(s.document_id) FROM side s JOIN side t "
                                "ON t.document_id = s.document_id AND t.role = 'target' "
                                "WHERE s.{0} = ? AND s.{0} <> '' AND s.role = 'source' AND t.{0} = ?",
                                column)};
    query.bind(source, target);
    return query.step() && !query.is_null(0) ? std::optional{query.integer(0)} : std::nullopt;
}

} // namespace

/// Made at the first change.
struct DocumentStore::Writer : DocumentWriter {
    using DocumentWriter::DocumentWriter;
};

DocumentStore::DocumentStore(Database& database) : m_database{database} {}

DocumentStore::~DocumentStore() = default;

DocumentStore::Writer& DocumentStore::writer() {
    if (!m_writer) {
        m_writer = std::make_unique<Writer>(m_database);
    }
    return *m_writer;
}

std::int64_t DocumentStore::add(const model::Bitext& bitext) {
    check_beads(m_database, bitext);
    Transaction transaction{m_database};
    const std::int64_t document = writer().add(bitext);
    transaction.commit();
    return document;
}

void DocumentStore::replace(std::int64_t id, const model::Bitext& bitext) {
    check_beads(m_database, bitext);
    Transaction transaction{m_database};
    if (!writer().replace(id, bitext)) {
        throw base::Error{
            fmt::format("{}: Cannot put a new version in place of document {}: there is no such "
                        "document. List them with 'diptych documents'.",
                        m_database.path(), id)};
    }
    transaction.commit();
}

std::optional<model::DocumentSummary> DocumentStore::find_content(std::string_view source_sha256,
                                                                  std::string_view target_sha256) {
    const auto id = find_by(m_database, "sha256", source_sha256, target_sha256);
    return id ? find_id(*id) : std::nullopt;
}

std::optional<model::DocumentSummary> DocumentStore::find_files(std::string_view source_path,
                                                                std::string_view target_path) {
    const auto id = find_by(m_database, "path", source_path, target_path);
    return id ? find_id(*id) : std::nullopt;
}

std::optional<model::Bitext> DocumentStore::load(std::int64_t id) {
    const Snapshot snapshot{m_database};
    Statement document{m_database, "SELECT symbol, title, date FROM document WHERE id = ?"};
    document.bind(id);
    if (!document.step()) {
        return std::nullopt;
    }
    require_whole(m_database, id);
    const Place place{m_database, "document", id};
    model::Bitext bitext;
    bitext.symbol = document.text(0);
    bitext.title = document.text(1);
    bitext.date = document.text(2);
    bitext.source = load_side(m_database, id, "source");
    bitext.target = load_side(m_database, id, "target");
    Statement beads{m_database,
                    "SELECT source_begin, source_end, target_begin, target_end, probability, origin, detail "
                    "FROM bead LEFT JOIN bead_detail ON bead_id = id AND automatic_probability IS NOT NULL "
                    "WHERE document_id = ? ORDER BY ordinal"};
    for (beads.bind(id); beads.step();) {
        bitext.beads.push_back(
            {range_of(beads, 0), range_of(beads, 2), probability_of(beads, 4), origin_of(beads, 5)});
        if (!beads.is_null(6)) {
            bitext.details.emplace(bitext.beads.size() - 1, beads.text(6));
        }
    }
    return bitext;
}

std::vector<model::DocumentSummary> DocumentStore::list() {
    const Snapshot snapshot{m_database};
    require_documents(m_database);
    return read_rows(m_database, "true");
}

std::vector<model::DocumentSummary> DocumentStore::list(const PairFilter& filter) {
    Condition condition;
    add_document_conditions(condition, filter);
    return read_bound_rows(m_database, condition.sql(), [&](Statement& query) { condition.place(query); });
}

std::vector<model::DocumentSummary> DocumentStore::find_all(std::string_view symbol_or_id) {
    std::vector<model::DocumentSummary> found;
    if (!symbol_or_id.empty()) {
        found = read_rows(m_database, "d.symbol = ? AND d.symbol <> ''", symbol_or_id);
    }
    if (found.empty()) {
        if (const std::optional<std::int64_t> id = parse_id(symbol_or_id)) {
            found = read_rows(m_database, "d.id = ?", *id);
        }
    }
    return found;
}

std::optional<model::DocumentSummary> DocumentStore::find(std::string_view symbol_or_id) {
    std::vector<model::DocumentSummary> found = find_all(symbol_or_id);
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<model::DocumentSummary> DocumentStore::require_all(std::string_view symbol_or_id) {
    std::vector<model::DocumentSummary> found = find_all(symbol_or_id);
    if (found.empty()) {
        throw base::Error{
            fmt::format("{}: There is no document '{}'. 'diptych documents' lists those there are.",
                        m_database.path(), symbol_or_id)};
    }
    return found;
}

model::DocumentSummary DocumentStore::require(std::string_view symbol_or_id) {
    std::vector<model::DocumentSummary> found = require_all(symbol_or_id);
    if (found.size() > 1) {
        std::vector<std::string> list;
        for (const model::DocumentSummary& document : found) {
            list.push_back(
                fmt::format("{} ({}, {})", document.id, document.source_language, document.target_language));
        }
        throw base::Error{fmt::format("{}: '{}' is the symbol of {} documents. Give the number of one: {}.",
                                      m_database.path(), symbol_or_id, found.size(), base::join(list, ", "))};
    }
    return std::move(found.front());
}

std::optional<model::DocumentSummary> DocumentStore::find_version(std::string_view symbol, std::string_view one,
                                                                  std::string_view other) {
    const auto id = store::find_version(m_database, symbol, one, other);
    return id ? find_id(*id) : std::nullopt;
}

std::optional<model::DocumentSummary> DocumentStore::find_id(std::int64_t id) {
    std::vector<model::DocumentSummary> found = read_rows(m_database, "d.id = ?", id);
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

bool DocumentStore::remove(std::int64_t id) {
    Transaction transaction{m_database};
    const bool was_there = writer().remove(id);
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
