#include "align/align.hpp"
#include "support/catch.hpp"
#include "unit/align/made_texts.hpp"

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

/// Aligns, and checks what holds for every alignment.
align::Alignment checked_align(const model::Document& source, const model::Document& target,
                               const align::Options& options = {}) {
    align::Alignment alignment = align::align(source, target, options);
    REQUIRE(model::covers_once(alignment.beads, model::sentences_of(source).size(),
                               model::sentences_of(target).size()));
    for (const model::Bead& bead : alignment.beads) {
        REQUIRE(bead.probability >= 0.0); // fails for NaN too
        REQUIRE(bead.probability <= 1.0);
    }
    return alignment;
}

align::Alignment checked_align(const MadePair& pair, const align::Options& options = {}) {
    return checked_align(pair.source_document(), pair.target_document(), options);
}

align::Options with(const lexicon::Lexicon& lexicon) {
    align::Options options;
    options.lexicons = {&lexicon};
    return options;
}

} // namespace

TEST_CASE("align: sentences of like length go together") {
    const auto source = lines("fr", {sentence_of(30), sentence_of(120), sentence_of(60), sentence_of(200)});
    const auto target = lines("en", {sentence_of(28), sentence_of(115), sentence_of(62), sentence_of(190)});
    CHECK(shape_of(checked_align(source, target).beads) == Shapes{"1-1", "1-1", "1-1", "1-1"});
}

TEST_CASE("align: a sentence split in two by the translator is one 1-2 bead") {
    const auto source = lines("fr", {sentence_of(60), sentence_of(160), sentence_of(60)});
    const auto target = lines("en", {sentence_of(60), sentence_of(78), sentence_of(80), sentence_of(60)});
    CHECK(shape_of(checked_align(source, target).beads) == Shapes{"1-1", "1-2", "1-1"});
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
    const auto beads = checked_align(lines("fr", french), lines("en", english)).beads;
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
    CHECK(shape_of(checked_align(source, target).beads) == Shapes{"1-0", "1-1", "1-1"});
}

TEST_CASE("align: an empty side leaves every sentence alone") {
    const auto some = lines("fr", {"Un.", "Deux."});
    const auto none = lines("en", {});
    CHECK(shape_of(checked_align(some, none).beads) == Shapes{"1-0", "1-0"});
    CHECK(shape_of(checked_align(none, some).beads) == Shapes{"0-1", "0-1"});
    CHECK(checked_align(none, none).beads.empty());
    const MadeLanguages languages;
    const auto many = lines("qaa", TextMaker{languages, 40}.pair(20'000, {0, 0, 0, 0}).source);
    CHECK(checked_align(many, none).beads.size() == 20'000);
    CHECK(checked_align(none, many).beads.size() == 20'000);
}

TEST_CASE("align: covers every sentence once and gives the same each time, whatever the texts") {
    std::mt19937 random{1993};
    for (int round = 0; round < 30; ++round) {
        std::vector<std::string> source(random() % 40);
        std::vector<std::string> target(random() % 40);
        for (auto* side : {&source, &target}) {
            for (std::string& sentence : *side) {
                sentence = sentence_of(random() % 200) + " " + std::to_string(random() % 10);
            }
        }
        const auto beads = checked_align(lines("fr", source), lines("en", target)).beads;
        REQUIRE(checked_align(lines("fr", source), lines("en", target)).beads == beads);
    }
}

TEST_CASE("align: finds the beads of a made-up translation, and the same each time") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const MadePair pair = TextMaker{languages, 41}.pair(500);
    const align::Alignment alignment = checked_align(pair, with(lexicon));
    CHECK(alignment.related);
    CHECK(recall(pair.beads, alignment.beads) > 0.97);
    CHECK(checked_align(pair, with(lexicon)).beads == alignment.beads); // bit by bit
}

TEST_CASE("align: progress goes up to all there is to do") {
    const MadeLanguages languages;
    const MadePair pair = TextMaker{languages, 42}.pair(40);
    std::size_t last = 0;
    std::size_t all = 0;
    align::Options options;
    options.progress = [&](std::size_t done, std::size_t total) {
        CHECK(done <= total);
        last = done;
        all = total;
    };
    checked_align(pair, options);
    CHECK(all > 0);
    CHECK(last == all);
}

TEST_CASE("align: a text whose middle third is missing finds its way back") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    TextMaker maker{languages, 43};
    MadePair pair = maker.pair(300);
    const std::size_t gap = pair.source.size();
    MadeHabits nothing;
    nothing.left_out = 100;
    nothing.splits = nothing.joins = nothing.added = 0;
    maker.add(pair, 300, nothing);
    const std::size_t gap_end = pair.source.size();
    maker.add(pair, 300);
    const align::Alignment alignment = checked_align(pair, with(lexicon));
    CHECK(alignment.related);
    CHECK(recall(pair.beads, alignment.beads) > 0.97);
    std::size_t alone = 0;
    for (const model::Bead& bead : alignment.beads) {
        alone += bead.target.empty() && bead.source.begin >= gap && bead.source.end <= gap_end ? 1U : 0U;
    }
    CHECK(alone > 295);
}

TEST_CASE("align: equal numbers are enough to find the way around a missing third") {
    std::mt19937 random{2002};
    std::vector<std::string> source;
    std::vector<std::string> target;
    for (std::size_t i = 0; i < 450; ++i) {
        const std::size_t length = 20 + random() % 200;
        const std::string number = " " + std::to_string(random() % 100'000);
        source.push_back(sentence_of(length) + number);
        if (i < 150 || i >= 300) {
            target.push_back(sentence_of(length + random() % 9) + number);
        }
    }
    const auto beads = checked_align(lines("fr", source), lines("en", target)).beads;
    std::size_t right = 0;
    for (const model::Bead& bead : beads) {
        const std::size_t s = bead.source.begin;
        const std::size_t expected = s < 150 ? s : s - 150;
        right +=
            bead.source.size() == 1 && bead.target.size() == 1 && bead.target.begin == expected ? 1U : 0U;
    }
    CHECK(right >= 297);
}

TEST_CASE("align: a translation with a third as much added everywhere is found") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    MadeHabits habits;
    habits.added = 25; // of 100 beads
    habits.left_out = 0;
    const MadePair pair = TextMaker{languages, 44}.pair(400, habits);
    const align::Alignment alignment = checked_align(pair, with(lexicon));
    CHECK(alignment.related);
    CHECK(recall(pair.beads, alignment.beads) > 0.95);
}

TEST_CASE("align: two texts that have nothing to do with each other are not related") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    for (const std::size_t beads : {500U, 1500U}) { // in a short text, chance can do more
        MadePair pair = TextMaker{languages, 45}.pair(beads);
        pair.target = TextMaker{languages, 46}.pair(beads).target;
        CHECK_FALSE(checked_align(pair, with(lexicon)).related);
    }
}

TEST_CASE("align: without a lexicon and without equal words, lengths have to do, and texts are related") {
    const MadeLanguages languages;
    MadeHabits habits;
    habits.numbers = 0;
    habits.lengths_only = true;
    for (const std::size_t beads : {60U, 400U}) {
        const MadePair pair = TextMaker{languages, 47}.pair(beads, habits);
        const align::Alignment alignment = checked_align(pair);
        CHECK(alignment.related);
        CHECK(recall(pair.beads, alignment.beads) > 0.3); // half of the words are of another length
    }
}

TEST_CASE("align: translations are learnt from the texts when there is no lexicon") {
    const MadeLanguages languages{150};
    MadeHabits habits;
    habits.numbers = 0;
    const MadePair pair = TextMaker{languages, 48}.pair(180, habits);
    const align::Alignment alignment = checked_align(pair);
    CHECK(alignment.related);
    CHECK(recall(pair.beads, alignment.beads) > 0.9);
}

TEST_CASE("align: one sentence against many, and many against one") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    for (const std::size_t many : {30U, 3000U}) {
        const MadePair pair = TextMaker{languages, 49}.pair(many, {0, 0, 0, 0});
        const auto one_source = lines("qaa", {pair.source[many / 2]});
        const auto one_target = lines("qab", {pair.target[many / 2]});
        const auto few_to_many = checked_align(one_source, pair.target_document(), with(lexicon)).beads;
        CHECK(recall({{{0, 1}, {many / 2, many / 2 + 1}}}, few_to_many) == 1.0);
        const auto many_to_few = checked_align(pair.source_document(), one_target, with(lexicon)).beads;
        CHECK(recall({{{many / 2, many / 2 + 1}, {0, 1}}}, many_to_few) == 1.0);
    }
}

TEST_CASE("align: an excerpt is found in the whole") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    TextMaker maker{languages, 51};
    MadePair pair = maker.pair(500);
    MadePair excerpt;
    for (std::size_t b = 300; b < 350; ++b) {
        model::Bead bead = pair.beads[b];
        for (std::size_t i = bead.source.begin; i < bead.source.end; ++i) {
            excerpt.source.push_back(pair.source[i]);
        }
        bead.source = {excerpt.source.size() - bead.source.size(), excerpt.source.size()};
        excerpt.beads.push_back(bead);
    }
    excerpt.target = pair.target;
    const align::Alignment alignment = checked_align(excerpt, with(lexicon));
    CHECK(alignment.related);
    CHECK(recall(excerpt.beads, alignment.beads) > 0.95);
}

TEST_CASE("align: texts of identical sentences") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const std::string source = languages.source_words[50] + " " + languages.source_words[51] + ".";
    const std::string target = languages.target_words[50] + " " + languages.target_words[51] + ".";
    for (const std::size_t n : {1U, 10U, 300U}) {
        const auto beads = checked_align(lines("qaa", std::vector<std::string>(n, source)),
                                         lines("qab", std::vector<std::string>(n, target)), with(lexicon))
                               .beads;
        CHECK(shape_of(beads) == Shapes(n, "1-1"));
        checked_align(lines("qaa", std::vector<std::string>(n, source)),
                      lines("qab", std::vector<std::string>(2 * n + 1, target)), with(lexicon));
    }
}

TEST_CASE("align: sentences without a word or a letter") {
    checked_align(lines("fr", std::vector<std::string>(300, "")),
                  lines("en", std::vector<std::string>(250, "")));
    checked_align(lines("fr", std::vector<std::string>(20, "* * *")), lines("en", {"", "***", "?", ""}));
}

TEST_CASE("align: lines without words, wherever they stand, leave the rest as it is") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const MadePair pair = TextMaker{languages, 52}.pair(6, {0, 0, 0, 0});
    const std::vector<std::string> kinds{"...", "[\u2026]", "* * *", "\u2014", "\u2022", "?!", " ", ""};
    const auto inserted = [](std::vector<std::string> sentences, std::size_t place, std::size_t count,
                             const std::string& line) {
        sentences.insert(sentences.begin() + static_cast<std::ptrdiff_t>(place), count, line);
        return sentences;
    };
    for (const std::string& line : kinds) {
        CAPTURE(line);
        for (const std::size_t place : {0U, 3U, 6U}) {
            for (const std::size_t count : {1U, 4U}) {
                std::vector<model::Bead> moved = pair.beads;
                for (model::Bead& bead : moved) {
                    const std::size_t by = bead.source.begin < place ? 0 : count;
                    bead.source = {bead.source.begin + by, bead.source.end + by};
                    bead.target = {bead.target.begin + by, bead.target.end + by};
                }
                const auto source = lines("qaa", inserted(pair.source, place, count, line));
                const auto target = lines("qab", inserted(pair.target, place, count, line));
                const auto both = checked_align(source, target, with(lexicon)).beads;
                CHECK(recall(moved, both) > 0.8);
                checked_align(source, pair.target_document(), with(lexicon));
                checked_align(pair.source_document(), target, with(lexicon));
                const auto elsewhere = lines("qab", inserted(pair.target, 6 - place, count, "***"));
                checked_align(source, elsewhere, with(lexicon));
            }
        }
    }
}

TEST_CASE("align: texts of nothing but lines without words") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const MadePair pair = TextMaker{languages, 53}.pair(6, {0, 0, 0, 0});
    for (const std::string line : {"...", "[\u2026]", "* * *", "\u2014", "\u2022", ""}) {
        CAPTURE(line);
        for (const std::size_t count : {1U, 2U, 5U}) {
            const auto wordless = lines("qaa", std::vector<std::string>(count, line));
            const auto others = lines("qab", std::vector<std::string>(count, "\u2014"));
            checked_align(wordless, others, with(lexicon));
            checked_align(wordless, lines("qab", {}), with(lexicon));
            checked_align(lines("qaa", {}), others, with(lexicon));
            checked_align(wordless, lines("qab", {pair.target.front()}), with(lexicon));
            checked_align(lines("qaa", {pair.source.front()}), others, with(lexicon));
            checked_align(wordless, pair.target_document(), with(lexicon));
            checked_align(pair.source_document(), others, with(lexicon));
        }
    }
}

TEST_CASE("align: one sentence as long as half a text, and nothing to go by but lengths") {
    std::vector<std::string> source;
    std::vector<std::string> target;
    std::mt19937 random{50};
    for (int i = 0; i < 700; ++i) {
        const std::size_t length = 20 + random() % 100;
        source.emplace_back(length, 'a');
        target.emplace_back(length, 'e');
    }
    source[400] = std::string(60'000, 'a');
    checked_align(lines("qaa", source), lines("qab", target));
    checked_align(lines("qab", target), lines("qaa", source));
}
