#include "align/bead_score.hpp"
#include "support/catch.hpp"
#include "unit/align/made_texts.hpp"

#include <cmath>
#include <numeric>

using namespace diptych;

namespace {

constexpr std::size_t k_one_to_one = 0;
constexpr std::size_t k_one_to_two = 3;

std::string joined(const std::vector<std::string>& words, const std::vector<std::size_t>& numbers,
                   const std::string& end = ".") {
    std::string text;
    for (const std::size_t n : numbers) {
        text += (text.empty() ? "" : " ") + words[n];
    }
    return text + end;
}

/// Two texts, and scores of their beads.
class Scores {
public:
    Scores(const std::vector<std::string>& source, const std::vector<std::string>& target,
           const lexicon::Lexicon& lexicon, bool rough = false)
        : m_features{align::extract_features(lines("qaa", source), lines("qab", target))},
          m_scorer{m_features, align::first_knowledge(m_features, {&lexicon}),
                   align::first_parameters(m_features), rough} {}

    double operator()(std::size_t source, std::size_t target, std::size_t shape = k_one_to_one) {
        if (align::k_shapes[shape].source == 0 || align::k_shapes[shape].target == 0) {
            return m_scorer.null_price(shape, align::after_pair);
        }
        for (std::size_t s = source; s < source + align::k_shapes[shape].source; ++s) {
            m_scorer.prepare(s, {0, m_features.target.size()});
        }
        return m_scorer.pair_price(align::after_pair) + m_scorer.score(source, target, shape);
    }

private:
    align::Features m_features;
    align::BeadScorer m_scorer;
};

} // namespace

TEST_CASE("bead_score: a bead with translated words beats one without, and one with fewer") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const auto& s = languages.source_words;
    const auto& t = languages.target_words;
    for (const bool rough : {false, true}) {
        Scores scores{{joined(s, {101, 102, 103}), joined(s, {201, 202, 203})},
                      {joined(t, {101, 102, 103}), joined(t, {201, 202, 203}), joined(t, {101, 202, 203})},
                      lexicon,
                      rough};
        CHECK(scores(0, 0) > scores(0, 2));
        CHECK(scores(0, 2) > scores(0, 1));
        CHECK(scores(1, 1) > scores(1, 2));
        CHECK(scores(1, 2) > scores(1, 0));
        CHECK(scores(0, 0) > 2 * std::log(0.008)); // better than to leave both alone
    }
}

TEST_CASE("bead_score: a source word does not explain two equal target words") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const auto& s = languages.source_words;
    const auto& t = languages.target_words;
    // 101 twice in the text of the source as well, or the shares of the words would differ.
    const std::vector<std::string> source{joined(s, {101, 301}), joined(s, {101, 101})};
    const std::vector<std::string> target{joined(t, {101, 401}), joined(t, {101, 101})};
    Scores scores{source, target, lexicon};
    CHECK(scores(0, 0) > scores(0, 1)); // the second 101 counts as missing, an unknown word does not
    CHECK(scores(1, 1) > scores(1, 0));
    CHECK(scores(1, 1) > scores(0, 1));
    Scores rough{source, target, lexicon, true};
    CHECK(rough(0, 0) > rough(0, 1));
    CHECK(rough(1, 1) > rough(0, 1));
}

TEST_CASE("bead_score: the support of a word is counted over all sentences of a bead") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const auto& s = languages.source_words;
    const auto& t = languages.target_words;
    Scores scores{{joined(s, {101, 102, 103, 101, 105, 106})},
                  {joined(t, {101, 102, 103}), joined(t, {101, 105, 106}), joined(t, {101, 102, 103}),
                   joined(t, {101, 102, 103})},
                  lexicon};
    CHECK(scores(0, 0, k_one_to_two) > scores(0, 2, k_one_to_two));
    CHECK(scores(0, 0, k_one_to_two) > scores(0, 0) + std::log(0.008));
}

TEST_CASE("bead_score: sentences that end alike are likelier together") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const auto& s = languages.source_words;
    const auto& t = languages.target_words;
    // Colons and semicolons count as words as well; a full stop does not.
    Scores scores{{joined(s, {101, 102}, "."), joined(s, {101, 102}, "?")},
                  {joined(t, {101, 102}, "."), joined(t, {101, 102}, "?"), joined(t, {101, 102}, " ")},
                  lexicon};
    CHECK(scores(0, 0) > scores(0, 1));
    CHECK(scores(0, 0) > scores(0, 2));
    CHECK(scores(1, 1) > scores(1, 0));
}

TEST_CASE("bead_score: lengths count, and large beads of lengths far apart are impossible") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    Scores scores{{sentence_of(50), sentence_of(100), sentence_of(50)},
                  {std::string(50, 'e'), std::string(100, 'e'), std::string(50, 'e')},
                  lexicon};
    CHECK(scores(0, 0) > scores(0, 1));
    CHECK(scores(1, 1) > scores(1, 0));
    CHECK(scores(1, 0, k_one_to_two) < scores(1, 1));
    const std::size_t one_to_three = 6;
    REQUIRE(align::k_shapes[one_to_three] == align::BeadShape{1, 3});
    CHECK(std::isinf(scores(0, 0, one_to_three))); // 50 and 200
    CHECK(std::isfinite(scores(0, 0, k_one_to_two)));
}

TEST_CASE("bead_score: words say as much in a text of one sentence as in one of many") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const auto& s = languages.source_words;
    const auto& t = languages.target_words;
    std::vector<std::string> source;
    std::vector<std::string> target;
    for (std::size_t i = 0; i < 40; ++i) {
        source.push_back(joined(s, {101 + 3 * i, 102 + 3 * i, 103 + 3 * i}));
        target.push_back(joined(t, {101 + 3 * i, 102 + 3 * i, 103 + 3 * i}));
    }
    Scores many{source, target, lexicon};
    Scores one{{source[0]}, {target[0]}, lexicon};
    CHECK(one(0, 0) == Approx(many(0, 0)).margin(1.0));
}

TEST_CASE("bead_score: a sentence that stays alone costs its prior, and less after another one") {
    const auto features = align::extract_features(lines("qaa", {"a"}), lines("qab", {"e"}));
    const align::Parameters parameters = align::first_parameters(features);
    const align::BeadScorer scorer{features, align::first_knowledge(features, {}), parameters, false};
    const double alone = parameters.priors[align::k_source_alone];
    CHECK(scorer.null_price(align::k_source_alone, align::after_pair) == Approx(std::log(alone)));
    CHECK(scorer.null_price(align::k_source_alone, align::after_null) ==
          Approx(std::log(parameters.null_again / 2))); // both sides are as likely to begin with
    CHECK(scorer.pair_price(align::after_pair) == Approx(std::log(1 - 2 * alone)));
    CHECK(scorer.pair_price(align::after_null) == Approx(std::log(1 - parameters.null_again)));
}

TEST_CASE("bead_score: what was prepared for one sentence does not leak into the next") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const MadePair pair = TextMaker{languages, 70}.pair(12, {0, 0, 0, 0});
    Scores fresh{pair.source, pair.target, lexicon};
    const double expected = fresh(5, 5, k_one_to_two);
    Scores used{pair.source, pair.target, lexicon};
    for (std::size_t s = 0; s < 12; ++s) {
        used(s, 11 - s);
    }
    CHECK(used(5, 5, k_one_to_two) == expected);
}

TEST_CASE("unexplained_share: small for a faithful translation, large for one that is not") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const auto share = [&](bool lengths_only) {
        MadeHabits habits{0, 0, 0, 0, 0, 0, lengths_only};
        const MadePair pair = TextMaker{languages, 71}.pair(100, habits);
        const auto features = align::extract_features(pair.source_document(), pair.target_document());
        align::BeadScorer scorer{features, align::first_knowledge(features, {&lexicon}),
                                 align::first_parameters(features), false};
        return scorer.unexplained_share(pair.beads);
    };
    CHECK(share(false) < 0.2);
    CHECK(share(true) > 0.8);
    CHECK(share(true) <= 1.0);
}

TEST_CASE("unexplained_share: a sentence without words says nothing of the words beside it") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const std::string source = joined(languages.source_words, {101, 102, 103});
    const std::string target = joined(languages.target_words, {101, 102, 103});
    const auto share = [&](const std::vector<std::string>& sources, const std::vector<std::string>& targets) {
        const auto features = align::extract_features(lines("qaa", sources), lines("qab", targets));
        const std::vector<model::Bead> beads{{{0, 1}, {0, 1}}, {{1, 2}, {1, 2}}};
        std::vector<double> shares;
        for (const bool rough : {false, true}) {
            align::BeadScorer scorer{features, align::first_knowledge(features, {&lexicon}),
                                     align::first_parameters(features), rough};
            shares.push_back(scorer.unexplained_share(beads));
        }
        return shares;
    };
    const std::vector<double> before(2, align::Parameters{}.unexplained);
    CHECK(share({source, "..."}, {"* * *", target}) == before);
    CHECK(share({"\u2014", "..."}, {"", "\u2022"}) == before);
    for (const double with_words : share({source, "[\u2026]"}, {target, target})) {
        CHECK(with_words > 0);
        CHECK(with_words < 1);
        CHECK(with_words != before.front());
    }
}

TEST_CASE("bead_score: beads of sentences without words have finite scores, whatever their shape") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const std::string words = joined(languages.source_words, {101, 102});
    const std::string others = joined(languages.target_words, {101, 102});
    const std::vector<std::string> nothing{"...", "", "* * *", "\u2014"};
    for (const bool rough : {false, true}) {
        for (const auto& source : {nothing, {words, "...", words, ""}}) {
            for (const auto& target : {nothing, {"", others, others, "\u2022"}}) {
                Scores scores{source, target, lexicon, rough};
                for (std::size_t shape = 0; shape < align::k_shapes.size(); ++shape) {
                    const double score = scores(0, 0, shape);
                    CHECK((std::isfinite(score) || (shape >= align::k_common_shapes && score < 0)));
                }
            }
        }
    }
}
