#include "store/bead_store.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/database.hpp"
#include "store/document_writer.hpp"
#include "store/pair_index.hpp"
#include "store/pairs_writer.hpp"
#include "store/statement.hpp"
#include "store/stored_values.hpp"
#include "store/transaction.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace diptych::store {

namespace {

constexpr std::string_view k_columns = "ordinal, source_begin, source_end, target_begin, target_end, "
                                       "probability, origin, pinned, automatic_probability, flag";

/// What says now in SQL, as the rest of the database has it.
constexpr std::string_view k_now = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";

/// The current row of a query for the id and k_columns.
StoredBead read_bead(const Statement& row) {
    StoredBead read;
    read.id = row.integer(0);
    read.ordinal = row.size(1);
    read.bead = {range_of(row, 2), range_of(row, 4), probability_of(row, 6), origin_of(row, 7)};
    read.pinned = row.integer(8) != 0;
    if (!row.is_null(9)) {
        read.automatic_probability = probability_of(row, 9);
    }
    if (!row.is_null(10)) {
        read.flag = row.text(10);
    }
    return read;
}

/// Runs an insertion of `owner` (a document, a correction), then the id and k_columns.
template <typename... Values>
void insert_bead(Statement& statement, const StoredBead& stored, const std::optional<std::int64_t>& id,
                 const Values&... owner) {
    const model::Bead& bead = stored.bead;
    statement.run(owner..., id, stored.ordinal, bead.source.begin, bead.source.end, bead.target.begin,
                  bead.target.end, bead.probability, name_of(bead.origin), static_cast<int>(stored.pinned),
                  stored.automatic_probability, stored.flag);
}

/// \param condition  with `values` for its parameters
template <typename... Values>
std::vector<StoredBead> read_beads(const Database& database, std::string_view condition,
                                   const Values&... values) {
    Statement query{database,
                    fmt::format("SELECT id, {} FROM bead WHERE {} ORDER BY ordinal", k_columns, condition)};
    std::vector<StoredBead> found;
    for (query.bind(values...); query.step();) {
        const Place place{database, "pair", query.integer(0)};
        found.push_back(read_bead(query));
    }
    return found;
}

std::optional<StoredBead> only(std::vector<StoredBead> beads) {
    return beads.empty() ? std::nullopt : std::optional{std::move(beads.front())};
}

/// The sentences of one side that the beads hold, as the fewest ranges; in the order of the beads or not.
std::vector<model::Range> held(const std::vector<StoredBead>& beads, model::Range model::Bead::*side) {
    std::vector<model::Range> ranges;
    for (const StoredBead& stored : beads) {
        const model::Range range = stored.bead.*side;
        if (!range.empty()) {
            ranges.push_back(range);
        }
    }
    std::sort(ranges.begin(), ranges.end(),
              [](const model::Range& a, const model::Range& b) { return a.begin < b.begin; });
    std::vector<model::Range> joined;
    for (const model::Range& range : ranges) {
        if (!joined.empty() && joined.back().end == range.begin) {
            joined.back().end = range.end;
        } else {
            joined.push_back(range); // one that overlaps stays apart, and so makes a difference
        }
    }
    return joined;
}

bool has_source_in_order(const std::vector<StoredBead>& beads) {
    std::size_t reached = 0;
    return std::all_of(beads.begin(), beads.end(), [&](const StoredBead& stored) {
        const model::Range source = stored.bead.source;
        const bool in_order = source.empty() || source.begin >= reached;
        reached = source.empty() ? reached : source.end;
        return in_order;
    });
}

/// Whether `after` can stand where `before` stood.
bool can_replace(const std::vector<StoredBead>& before, const std::vector<StoredBead>& after) {
    if (before.empty() || after.empty()) {
        return false;
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
        const model::Bead& bead = after[i].bead;
        const bool in_place = before.size() == after.size() ? after[i].ordinal == before[i].ordinal
                                                            : after[i].ordinal == before.front().ordinal + i;
        if (!in_place || bead.source.begin > bead.source.end || bead.target.begin > bead.target.end ||
            (bead.source.empty() && bead.target.empty())) {
            return false;
        }
    }
    const bool is_run = before.back().ordinal - before.front().ordinal + 1 == before.size();
    return (before.size() == after.size() || is_run) &&
           held(before, &model::Bead::source) == held(after, &model::Bead::source) &&
           held(before, &model::Bead::target) == held(after, &model::Bead::target) &&
           has_source_in_order(after);
}

} // namespace

BeadStore::BeadStore(Database& database) : m_database{database} {}

BeadStore::~BeadStore() = default;

std::vector<StoredBead> BeadStore::list(std::int64_t document, std::optional<double> below) const {
    if (below) {
        return read_beads(m_database, "document_id = ? AND probability < ?", document, *below);
    }
    return read_beads(m_database, "document_id = ?", document);
}

std::vector<StoredBead> BeadStore::list_pinned(std::int64_t document) const {
    return read_beads(m_database, "document_id = ? AND pinned", document);
}

std::optional<StoredBead> BeadStore::find(std::int64_t document, std::int64_t bead) const {
    return only(read_beads(m_database, "id = ? AND document_id = ?", bead, document));
}

std::optional<StoredBead> BeadStore::at(std::int64_t document, std::size_t ordinal) const {
    return only(read_beads(m_database, "document_id = ? AND ordinal = ?", document, ordinal));
}

std::optional<std::int64_t> BeadStore::document_of(std::int64_t bead) const {
    Statement query{m_database, "SELECT document_id FROM bead WHERE id = ?"};
    query.bind(bead);
    return query.step() ? std::optional{query.integer(0)} : std::nullopt;
}

std::vector<std::string> BeadStore::sentences(std::int64_t document, model::Range model::Bead::*side,
                                              model::Range range) const {
    const Place place{m_database, "document", document};
    if (!m_sentences) {
        m_sentences = std::make_unique<Statement>(
            m_database, "SELECT d.sentences, s.text FROM side d LEFT JOIN sentence s ON "
                        "s.id >= d.first_sentence + ?3 AND s.id < d.first_sentence + min(?4, d.sentences) "
                        "WHERE d.document_id = ?1 AND d.role = ?2 ORDER BY s.id");
    }
    std::vector<std::string> texts;
    std::size_t there = 0;
    for (m_sentences->bind(document, side == &model::Bead::source ? "source" : "target", range.begin, range.end);
         m_sentences->step();) {
        there = m_sentences->size(0);
        if (range.begin < std::min(range.end, there)) {
            texts.emplace_back(m_sentences->text(1));
        }
    }
    m_sentences->reset();
    if (range.begin + texts.size() < std::min(range.end, there)) {
        m_database.damaged("a sentence is missing");
    }
    return texts;
}

Correction BeadStore::apply(std::int64_t document, Correction correction) {
    if (!can_replace(correction.before, correction.after)) {
        throw base::Error{fmt::format("{}: Cannot store the correction '{}': its beads do not hold each "
                                      "sentence exactly once and in order. Please report it.",
                                      m_database.path(), correction.action)};
    }
    Transaction transaction{m_database};
    replace(document, correction.before, correction.after);
    Statement insert{
        m_database,
        fmt::format("INSERT INTO correction (document_id, action, made) VALUES (?, ?, {})", k_now)};
    insert.run(document, correction.action);
    const std::int64_t id = m_database.last_id();
    keep(id, "before", correction.before);
    keep(id, "after", correction.after);
    transaction.commit();
    return correction;
}

std::optional<Correction> BeadStore::last(std::int64_t document) const {
    const std::optional<std::int64_t> id = last_id(document);
    if (!id) {
        return std::nullopt;
    }
    Statement query{m_database, "SELECT action FROM correction WHERE id = ?"};
    query.bind(*id);
    query.step();
    return Correction{std::string{query.text(0)}, kept(*id, "before"), kept(*id, "after")};
}

std::optional<Correction> BeadStore::undo(std::int64_t document) {
    Transaction transaction{m_database};
    std::optional<Correction> correction = last(document);
    if (correction) {
        replace(document, correction->after, correction->before);
        Statement mark{m_database, fmt::format("UPDATE correction SET undone = {} WHERE id = ?", k_now)};
        mark.run(*last_id(document));
    }
    transaction.commit();
    return correction;
}

std::vector<CorrectionRecord> BeadStore::log(std::int64_t document) const {
    Statement query{m_database,
                    "SELECT id, action, made, undone FROM correction WHERE document_id = ? ORDER BY id"};
    std::vector<CorrectionRecord> records;
    for (query.bind(document); query.step();) {
        CorrectionRecord& record = records.emplace_back();
        record.id = query.integer(0);
        record.action = query.text(1);
        record.made = query.text(2);
        if (!query.is_null(3)) {
            record.undone = query.text(3);
        }
    }
    return records;
}

/// Puts `new_beads` in the place of `old_beads`, in the index too.
void BeadStore::replace(std::int64_t document, const std::vector<StoredBead>& old_beads,
                        std::vector<StoredBead>& new_beads) {
    Statement remove{m_database, "DELETE FROM bead WHERE id = ?"};
    PairKeys keys;
    StoredKeys stored{m_database, keys};
    PairIndexer indexer{m_database};
    for (const StoredBead& old : old_beads) {
        if (find(document, old.id) != old) {
            throw base::Error{fmt::format("{}: The beads of document {} have been changed meanwhile. List "
                                          "them again with 'diptych fix {} list'.",
                                          m_database.path(), document, document)};
        }
        remove.run(old.id);
        indexer.remove(old.id, stored.of(document, old.bead.source, old.bead.target));
    }
    if (old_beads.size() != new_beads.size()) {
        move_behind(document, old_beads.back().ordinal,
                    static_cast<std::int64_t>(new_beads.size()) -
                        static_cast<std::int64_t>(old_beads.size()));
    }
    Statement insert{m_database, fmt::format("INSERT INTO bead (document_id, id, {}) "
                                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                             k_columns)};
    for (StoredBead& made : new_beads) {
        // Without a number SQLite gives the next that was never used.
        insert_bead(insert, made, made.id == 0 ? std::nullopt : std::optional{made.id}, document);
        made.id = m_database.last_id();
        indexer.add(made.id, stored.of(document, made.bead.source, made.bead.target));
    }
}

/// Moves the beads behind a place, that many places on. In two steps, by way of negative numbers, because no
/// two beads may be in one place even for a moment.
void BeadStore::move_behind(std::int64_t document, std::size_t ordinal, std::int64_t by) {
    Statement aside{m_database,
                    "UPDATE bead SET ordinal = -1 - (ordinal + ?) WHERE document_id = ? AND ordinal > ?"};
    aside.run(by, document, ordinal);
    Statement back{m_database,
                   "UPDATE bead SET ordinal = -1 - ordinal WHERE document_id = ? AND ordinal < 0"};
    back.run(document);
}

void BeadStore::keep(std::int64_t correction, const char* state, const std::vector<StoredBead>& beads) {
    Statement insert{m_database,
                     fmt::format("INSERT INTO correction_bead (correction_id, state, bead_id, {}) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                 k_columns)};
    for (const StoredBead& bead : beads) {
        insert_bead(insert, bead, bead.id, correction, state);
    }
}

std::optional<std::int64_t> BeadStore::last_id(std::int64_t document) const {
    Statement query{m_database, "SELECT max(id) FROM correction WHERE document_id = ? AND undone IS NULL"};
    query.bind(document);
    return query.step() && !query.is_null(0) ? std::optional{query.integer(0)} : std::nullopt;
}

std::vector<StoredBead> BeadStore::kept(std::int64_t correction, const char* state) const {
    Statement query{m_database, fmt::format("SELECT bead_id, {} FROM correction_bead WHERE correction_id = ? "
                                            "AND state = ? ORDER BY ordinal",
                                            k_columns)};
    std::vector<StoredBead> beads;
    for (query.bind(correction, state); query.step();) {
        beads.push_back(read_bead(query));
    }
    return beads;
}

} // namespace diptych::store
