#include "base/format.hpp"
#include "store/pair_index.hpp"
#include "store/pair_search.hpp"
#include "store/stored_values.hpp"

#include <filesystem>
#include <utility>

namespace diptych::store {

struct PairReader::Parts {
    explicit Parts(const Database& opened);

    void read_side(model::PairSide& read, const SideRow& side, model::Range range);

    const Database& database;
    SideReader sides;
    Statement beads;
    Statement sentences;
    SideTextReader texts;
    Statement units;
    Statement neighbours;
    std::int64_t first_bead = 0; ///< of the last document: another one when its texts were replaced
};

PairReader::Parts::Parts(const Database& opened)
    : database{opened}, sides{opened},
      beads{opened,
            "SELECT b.document_id, d.symbol, d.title, d.date, b.probability, b.pinned, b.flag, "
            "b.source_begin, b.source_end, b.target_begin, b.target_end, b.ordinal, b.origin, d.first_bead, "
            "e.detail FROM bead b "
            "LEFT JOIN document d ON d.id = b.document_id "
            "LEFT JOIN bead_detail e ON e.bead_id = b.id AND b.automatic_probability IS NOT NULL WHERE b.id "
            "= ?"},
      sentences{opened, "SELECT unit_id, line, page FROM sentence WHERE id = ?"}, texts{opened},
      units{opened, "SELECT label, kind FROM unit WHERE id = ?"},
      neighbours{opened,
                 "SELECT ordinal, source_begin, source_end, target_begin, target_end FROM bead "
                 "WHERE document_id = ?1 AND ordinal >= ?2 - 1 AND ordinal <= ?2 + 1 ORDER BY ordinal"} {}

void PairReader::Parts::read_side(model::PairSide& read, const SideRow& side, model::Range range) {
    read.language = side.language;
    read.place.file = side.name;
    read.sentences = range;
    texts.read(side, range, read.text);
    if (range.empty()) {
        return;
    }
    sentences.bind(side.first_sentence + static_cast<std::int64_t>(range.begin));
    sentences.step();
    const std::int64_t unit = sentences.integer(0);
    read.place.line = sentences.size(1);
    read.place.page = sentences.size(2);
    sentences.reset();
    if (unit == 0) {
        return;
    }
    units.bind(unit);
    if (!units.step()) {
        database.damaged("the paragraph of it is missing");
    }
    read.label = units.text(0);
    read.kind = unit_kind_of(units, 1);
    units.reset();
}

PairReader::PairReader(Database& database) : m_parts{std::make_unique<Parts>(database)} {}

PairReader::~PairReader() = default;

std::optional<model::PairHit> PairReader::read(std::int64_t bead) {
    const Place place{m_parts->database, "pair", bead};
    Statement& beads = m_parts->beads;
    beads.bind(bead);
    if (!beads.step()) {
        return std::nullopt;
    }
    if (beads.is_null(13)) {
        m_parts->database.damaged("its document is missing");
    }
    model::PairHit pair;
    pair.id = bead;
    pair.document.number = beads.integer(0);
    pair.document.symbol = beads.text(1);
    pair.document.title = beads.text(2);
    pair.document.date = beads.text(3);
    pair.probability = probability_of(beads, 4);
    pair.confirmed = beads.integer(5) != 0;
    pair.flag = beads.is_null(6) ? std::string_view{} : beads.text(6);
    pair.number = beads.size(11) + 1;
    pair.origin = origin_of(beads, 12);
    if (!beads.is_null(14)) {
        pair.details = beads.text(14);
    }
    if (const std::int64_t first = beads.integer(13); first != m_parts->first_bead) {
        m_parts->sides.forget();
        m_parts->first_bead = first;
    }
    const auto& sides = m_parts->sides.of(pair.document.number);
    m_parts->read_side(pair.source, sides[0], range_of(beads, 7));
    m_parts->read_side(pair.target, sides[1], range_of(beads, 9));
    pair.document.was_ready = !sides[0].name.empty() && sides[0].name == sides[1].name;
    pair.document.name = std::filesystem::path{sides[0].name}.filename().string();
    beads.reset();
    return pair;
}

model::PairHit PairReader::require(std::int64_t bead) {
    std::optional<model::PairHit> pair = read(bead);
    if (!pair) {
        m_parts->database.damaged(fmt::format("pair {} is missing", bead));
    }
    return *std::move(pair);
}

void PairReader::require_in_place(const model::PairHit& pair) {
    const auto overlap = [](model::Range a, model::Range b) { return a.begin < b.end && b.begin < a.end; };
    const Place place{m_parts->database, "pair", pair.id};
    const std::size_t ordinal = pair.number - 1;
    bool in_order = ordinal == 0;
    std::optional<std::size_t> reached; // by the source
    for (m_parts->neighbours.bind(pair.document.number, ordinal); m_parts->neighbours.step();) {
        const std::size_t at = m_parts->neighbours.size(0);
        const model::Range source = range_of(m_parts->neighbours, 1);
        in_order = in_order || at < ordinal;
        if ((!source.empty() && source.begin != reached.value_or(source.begin)) ||
            (at != ordinal && overlap(range_of(m_parts->neighbours, 3), pair.target.sentences))) {
            m_parts->database.damaged("its sentences are not those between its neighbours'");
        }
        reached = source.empty() ? reached : source.end;
    }
    m_parts->neighbours.reset();
    if (!in_order) {
        m_parts->database.damaged("the one before it is missing");
    }
}

} // namespace diptych::store
