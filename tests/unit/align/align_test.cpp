#include "align/align.hpp"
#include "support/catch.hpp"
#include "unit/align/documents.hpp"

#include <random>
#include <string>

using namespace diptych;
using model::Range;

namespace {

std::vector<std::string> shape_of(const std::vector<model::Bead>& beads) {
    std::vector<std::string> shapes;
    for (const model::Bead& bead : beads) {
        shapes.push_back(std::to_string(bead.source.size()) + "-" + std::to_string(bead.target.size()));
    }
    return shapes;
}

using Shapes = std::vector<std::string>;

} // namespace

TEST_CASE("align: sentences of like length go together") {
    const auto source = lines("fr", {sentence_of(30), sentence_of(120), sentence_of(60), sentence_of(200)});
    const auto target = lines("en", {sentence_of(28), sentence_of(115), sentence_of(62), sentence_of(190)});
    CHECK(shape_of(align::align(source, target, {})) == Shapes{"1-1", "1-1", "1-1", "1-1"});
}

TEST_CASE("align: a sentence split in two by the translator is one 1-2 bead") {
    const auto source = lines("fr", {sentence_of(60), sentence_of(160), sentence_of(60)});
    const auto target = lines("en", {sentence_of(60), sentence_of(78), sentence_of(80), sentence_of(60)});
    CHECK(shape_of(align::align(source, target, {})) == Shapes{"1-1", "1-2", "1-1"});
}

TEST_CASE("align: numbers and symbols say what length does not") {
    std::vector<std::string> french{"La résolution 73/27 a été adoptée.", "Le point 5 est inscrit en sus.",
                                    "Voir le document A/AC.997/2031/1."};
    std::vector<std::string> english{"Resolution 73/27 was adopted here.",
                                     "See document A/AC.997/2031/1 there"};
    for (int i = 10; i < 20; ++i) { // so that the ratio of lengths is known
        french.push_back(sentence_of(50) + " " + std::to_string(i));
        english.push_back(sentence_of(50) + " " + std::to_string(i));
    }
    const auto source = lines("fr", french);
    const auto target = lines("en", english);
    const auto beads = align::align(source, target, {});
    REQUIRE(beads.size() == french.size());
    CHECK(beads[1].target.empty());
    CHECK(beads[2].target == Range{1, 2});
}

TEST_CASE("align: labels hold the paragraphs together") {
    auto source = lines("fr", {"a) Mesures ;", "b) Mesures diverses ;", "c) Mesures ;"});
    auto target = lines("en", {"(b) Various measures;", "(c) Measures;"});
    const char* french[] = {"a)", "b)", "c)"};
    const char* english[] = {"(b)", "(c)"};
    for (std::size_t i = 0; i < source.units.size(); ++i) {
        source.units[i].label = french[i];
        source.units[i].kind = model::UnitKind::item;
    }
    for (std::size_t i = 0; i < target.units.size(); ++i) {
        target.units[i].label = english[i];
        target.units[i].kind = model::UnitKind::item;
    }
    CHECK(shape_of(align::align(source, target, {})) == Shapes{"1-0", "1-1", "1-1"});
}

TEST_CASE("align: an empty side leaves every sentence alone") {
    const auto some = lines("fr", {"Un.", "Deux."});
    const auto none = lines("en", {});
    CHECK(shape_of(align::align(some, none, {})) == Shapes{"1-0", "1-0"});
    CHECK(shape_of(align::align(none, some, {})) == Shapes{"0-1", "0-1"});
    CHECK(align::align(none, none, {}).empty());
}

TEST_CASE("align: covers every sentence once and gives probabilities, whatever the texts") {
    std::mt19937 random{1993};
    for (int round = 0; round < 60; ++round) {
        std::vector<std::string> source(random() % 40);
        std::vector<std::string> target(random() % 40);
        for (auto* side : {&source, &target}) {
            for (std::string& sentence : *side) {
                sentence = sentence_of(1 + random() % 200) + " " + std::to_string(random() % 10);
            }
        }
        const auto beads = align::align(lines("fr", source), lines("en", target), {});
        REQUIRE(model::covers_once(beads, source.size(), target.size()));
        for (const model::Bead& bead : beads) {
            REQUIRE(bead.probability >= 0.0);
            REQUIRE(bead.probability <= 1.0);
        }
        REQUIRE(align::align(lines("fr", source), lines("en", target), {}) == beads);
    }
}

TEST_CASE("align: a long text with a missing third in the middle finds its way back") {
    std::mt19937 random{2002};
    std::vector<std::string> source;
    std::vector<std::string> target;
    for (std::size_t i = 0; i < 900; ++i) {
        const std::size_t length = 20 + random() % 200;
        const std::string number = " " + std::to_string(random() % 100'000);
        source.push_back(sentence_of(length) + number);
        if (i < 300 || i >= 600) {
            target.push_back(sentence_of(length + random() % 9) + number);
        }
    }
    const auto beads = align::align(lines("fr", source), lines("en", target), {});
    REQUIRE(model::covers_once(beads, source.size(), target.size()));
    std::size_t right = 0;
    for (const model::Bead& bead : beads) {
        const std::size_t s = bead.source.begin;
        const std::size_t expected = s < 300 ? s : s - 300;
        right +=
            bead.source.size() == 1 && bead.target.size() == 1 && bead.target.begin == expected ? 1U : 0U;
    }
    CHECK(right >= 595);
}
