#include "align/align.hpp"
#include "support/catch.hpp"
#include "unit/align/made_texts.hpp"

using namespace diptych;

namespace {

const MadeHabits k_faithful{.splits = 0, .joins = 0, .left_out = 0, .added = 0};

align::Alignment aligned(const MadePair& pair, const MadeLexicon& lexicon) {
    align::Options options;
    options.lexicons = {&lexicon};
    return align::align(pair.source_document(), pair.target_document(), options);
}

} // namespace

TEST_CASE("crossings: a sentence that was moved is found at its new place") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    for (unsigned seed = 1; seed <= 5; ++seed) {
        MadePair pair = TextMaker{languages, seed}.pair(60, k_faithful);
        const std::string moved = pair.target[20];
        pair.target.erase(pair.target.begin() + 20);
        pair.target.insert(pair.target.begin() + 40, moved);
        const align::Alignment alignment = aligned(pair, lexicon);
        CAPTURE(seed);
        CHECK(alignment.crossings == std::vector<align::Crossing>{{20, 40}});
        CHECK(model::covers_once(alignment.beads, 60, 60));
    }
}

TEST_CASE("crossings: there are none where all is in order, or left out on one side") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    for (unsigned seed = 1; seed <= 5; ++seed) {
        CAPTURE(seed);
        CHECK(aligned(TextMaker{languages, seed}.pair(60), lexicon).crossings.empty());
    }
}
