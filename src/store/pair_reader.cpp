#include "store/pair_index.hpp"
#include "store/pair_search.hpp"

#include <filesystem>

namespace diptych::store {

struct PairReader::Parts {
    explicit Parts(const Database& database);

    void read_side(model::PairSide& read, const SideRow& side, model::Range range);

    SideReader sides;
    Statement beads;
    Statement sentences;
    SideTextReader texts;
    Statement units;
};

PairReader::Parts::Parts(const Database& database)
    : sides{database},
      beads{database,
            "SELECT b.document_id, d.symbol, d.title, d.date, b.probability, b.pinned, b.flag, "
            "b.source_begin, b.source_end, b.target_begin, b.target_end, b.ordinal, b.origin FROM bead b "
            "JOIN document d ON d.id = b.document_id WHERE b.id = ?"},
      sentences{database, "SELECT unit_id FROM sentence WHERE id = ?"}, texts{database},
      units{database, "SELECT label, kind FROM unit WHERE id = ?"} {}

void PairReader::Parts::read_side(model::PairSide& read, const SideRow& side, model::Range range) {
    read.language = side.language;
    read.place.file = side.name;
    read.sentences = range;
    if (range.empty()) {
        return;
    }
    texts.read(side, range, read.text);
    sentences.bind(side.first_sentence + static_cast<std::int64_t>(range.begin));
    const std::int64_t unit = sentences.step() ? sentences.integer(0) : 0;
    sentences.reset();
    if (unit == 0) {
        return;
    }
    units.bind(unit);
    if (units.step()) {
        read.label = units.text(0);
        read.kind = model::unit_kind_of(units.text(1));
    }
    units.reset();
}

PairReader::PairReader(Database& database) : m_parts{std::make_unique<Parts>(database)} {}

PairReader::~PairReader() = default;

std::optional<model::PairHit> PairReader::read(std::int64_t bead) {
    Statement& beads = m_parts->beads;
    beads.bind(bead);
    if (!beads.step()) {
        return std::nullopt;
    }
    model::PairHit pair;
    pair.id = bead;
    pair.document.number = beads.integer(0);
    pair.document.symbol = beads.text(1);
    pair.document.title = beads.text(2);
    pair.document.date = beads.text(3);
    pair.probability = beads.real(4);
    pair.confirmed = beads.integer(5) != 0;
    pair.flag = beads.text(6);
    pair.number = beads.size(11) + 1;
    pair.origin = beads.text(12) == name_of(model::BeadOrigin::corrected) ? model::BeadOrigin::corrected
                                                                          : model::BeadOrigin::automatic;
    const auto& sides = m_parts->sides.of(pair.document.number);
    if (sides) {
        m_parts->read_side(pair.source, (*sides)[0], {beads.size(7), beads.size(8)});
        m_parts->read_side(pair.target, (*sides)[1], {beads.size(9), beads.size(10)});
        pair.document.name = std::filesystem::path{(*sides)[0].name}.filename().string();
    }
    beads.reset();
    return pair;
}

} // namespace diptych::store
