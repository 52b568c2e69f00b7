#include "align/coarse_to_fine.hpp"
#include "support/catch.hpp"
#include "unit/align/made_texts.hpp"

using namespace diptych;

namespace {

/// The share of the true beads' first and last corners inside the band.
double share_inside(const align::Band& band, const std::vector<model::Bead>& beads) {
    const align::BandIndex index{band};
    std::size_t inside = 0;
    for (const model::Bead& bead : beads) {
        inside += index.has(bead.source.begin, bead.target.begin) ? 1U : 0U;
        inside += index.has(bead.source.end, bead.target.end) ? 1U : 0U;
    }
    return static_cast<double>(inside) / static_cast<double>(2 * beads.size());
}

align::CoarseToFineBand coarse_path(const MadePair& pair,
                                    const std::vector<const lexicon::Lexicon*>& lexicons) {
    const auto features = align::extract_features(pair.source_document(), pair.target_document());
    return align::coarse_to_fine_band(features, align::first_knowledge(features, lexicons));
}

/// Without the target sentences of the beads [first, last).
MadePair without_targets(const MadePair& pair, std::size_t first, std::size_t last) {
    MadePair cut = pair;
    const std::size_t begin = pair.beads[first].target.begin;
    const std::size_t end = pair.beads[last].target.begin;
    cut.target.erase(cut.target.begin() + static_cast<std::ptrdiff_t>(begin),
                     cut.target.begin() + static_cast<std::ptrdiff_t>(end));
    cut.beads.clear();
    for (std::size_t b = 0; b < pair.beads.size(); ++b) {
        model::Bead bead = pair.beads[b];
        if (b >= last) {
            bead.target = {bead.target.begin - (end - begin), bead.target.end - (end - begin)};
        }
        if (b < first || b >= last) {
            cut.beads.push_back(bead);
        }
    }
    return cut;
}

} // namespace

TEST_CASE("coarse_to_fine: 3,000 sentences without their middle third are inside a narrow band") {
    const MadeLanguages languages{3000};
    const MadeLexicon lexicon{languages};
    const MadePair whole = TextMaker{languages, 31}.pair(3000);
    const MadePair pair = without_targets(whole, 1000, 2000);
    const align::CoarseToFineBand path = coarse_path(pair, {&lexicon});
    CHECK(share_inside(path.band, pair.beads) == 1.0);
    CHECK(cells(path.band) < 60 * pair.source.size());
    CHECK(path.likeness > 0.3);

    const align::CoarseToFineBand uncut = coarse_path(whole, {&lexicon});
    CHECK(share_inside(uncut.band, whole.beads) == 1.0);
    CHECK(cells(uncut.band) < 60 * whole.source.size());
}

TEST_CASE("coarse_to_fine: without anything to go by, it says so") {
    const MadeLanguages languages;
    MadeHabits habits;
    habits.numbers = 0;
    const MadePair pair = TextMaker{languages, 32}.pair(600, habits);
    CHECK(coarse_path(pair, {}).likeness < 0.05);
}

TEST_CASE("coarse_to_fine: the band reaches from the beginning to the end of texts of any size") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    for (const std::size_t n : {0U, 1U, 2U, 3U, 7U, 401U}) {
        for (const std::size_t m : {0U, 1U, 2U, 5U, 803U}) {
            TextMaker maker{languages, 33};
            MadePair pair;
            pair.source = maker.pair(n, {0, 0, 0, 0}).source;
            pair.target = maker.pair(m, {0, 0, 0, 0}).target;
            const align::Band band = coarse_path(pair, {&lexicon}).band;
            REQUIRE(band.rows.size() == n + 1);
            REQUIRE(band.rows.front().begin == 0);
            REQUIRE(band.rows.back().end == m);
            for (std::size_t i = 1; i <= n; ++i) {
                REQUIRE(band.rows[i].begin >= band.rows[i - 1].begin);
                REQUIRE(band.rows[i].end >= band.rows[i - 1].end);
                REQUIRE(band.rows[i].begin <= band.rows[i - 1].end);
            }
        }
    }
}
