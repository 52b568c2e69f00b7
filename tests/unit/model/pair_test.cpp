#include "model/pair.hpp"
#include "support/catch.hpp"

using namespace diptych;

namespace {

model::Document document(const std::string& name, const std::vector<std::string>& sentences) {
    model::Document made{
        .name = name, .language = *model::LanguageTag::parse("fr"), .units = {}, .links = {}};
    for (const std::string& sentence : sentences) {
        model::Unit unit;
        unit.kind = model::UnitKind::item;
        unit.label = "1.";
        unit.text = sentence;
        unit.sentences = {{{0, sentence.size()}, {10, 10 + sentence.size()}, made.units.size() + 1}};
        made.units.push_back(unit);
    }
    return made;
}

} // namespace

TEST_CASE("pair: one of a bitext has its texts, where they stand, and what is known of both") {
    model::Bitext bitext{.symbol = {},
                         .source = document("a", {"Un.", "Deux."}),
                         .target = document("b", {"One."}),
                         .beads = {{{0, 2}, {0, 1}, 0.5}, {{2, 2}, {1, 1}, 0.4}}};
    const model::BitextPairs pairs{bitext};
    REQUIRE(pairs.size() == 2);
    const model::Pair pair = pairs.pair(0);
    CHECK(pair.id == 0);
    CHECK(pair.number == 1);
    CHECK(pair.document.known_as() == "a");
    CHECK(pair.source.text == "Un. Deux.");
    CHECK(pair.source.label == "1.");
    CHECK(pair.source.kind == model::UnitKind::item);
    CHECK(pair.source.place == model::Place{.file = "a", .line = 1}); // two sentences: no bytes
    CHECK(pair.target.place == model::Place{.file = "b", .line = 1, .bytes = {10, 14}});
    CHECK(pair.shape() == "2-1");
    CHECK(pair.probability == 0.5);
    bitext.symbol = "A/1";
    CHECK(pairs.pair(0).document.known_as() == "A/1");
}

TEST_CASE("pair: an empty side stands where it would, and has no unit") {
    const model::Bitext bitext{.symbol = {},
                               .source = document("a", {"Un."}),
                               .target = document("b", {"One.", "Two."}),
                               .beads = {{{1, 1}, {1, 2}}}};
    const model::Pair pair = model::BitextPairs{bitext}.pair(0);
    CHECK(pair.source.text.empty());
    CHECK_FALSE(pair.source.kind);
    CHECK(pair.source.place == model::Place{.file = "a", .line = 1});
    CHECK(pair.shape() == "0-1");
}

TEST_CASE("pair: without numbers of sentences it has no shape") {
    CHECK(model::Pair{}.shape().empty());
}
