#include "lexicon/contrast.hpp"
#include "support/catch.hpp"

using namespace diptych;

namespace {

std::vector<text::Token> words(const char* language, const char* text) {
    return text::Analyzer{*model::LanguageTag::parse(language)}.analyze(text);
}

/// What the phrase "seuil" was rendered by in `pairs`, against other sentences of the language.
std::unique_ptr<lexicon::Lexicon> learnt(const std::vector<const char*>& pairs,
                                         const std::vector<const char*>& others) {
    lexicon::ContrastLearner learner;
    for (const char* const pair : pairs) {
        learner.add_pair_with(words("fr", "seuil"), words("en", pair));
    }
    for (const char* const other : others) {
        learner.add_pair_without(words("en", other));
    }
    return learner.lexicon();
}

float probability(const std::vector<lexicon::Rendering>& renderings, const std::string& stem) {
    for (const lexicon::Rendering& rendering : renderings) {
        if (rendering.word == stem) {
            return rendering.probability;
        }
    }
    return 0;
}

const std::vector<const char*> k_pairs{"the threshold is low", "a threshold of the law",
                                       "the law has no threshold", "is the threshold known"};
const std::vector<const char*> k_others{"the court is open", "the law is old", "a rule of the court"};

} // namespace

TEST_CASE("contrast: what stands in many pairs with the phrase and in few without it renders it") {
    const auto lexicon = learnt(k_pairs, k_others);
    REQUIRE(lexicon);
    const auto of_source = lexicon->renderings_of_source("seuil");
    CHECK(probability(of_source, "threshold") > 0.4F);
    CHECK(probability(of_source, "threshold") <= 0.6F);
    CHECK(probability(of_source, "the") < probability(of_source, "threshold") / 2);
    CHECK(probability(of_source, "known") == 0);
    CHECK(probability(lexicon->renderings_of_target("threshold"), "seuil") ==
          probability(of_source, "threshold"));
}

TEST_CASE("contrast: two pairs are too few, and without others or words nothing is divided by zero") {
    CHECK(!learnt({k_pairs[0], k_pairs[1]}, k_others));
    CHECK(!learnt({}, {}));
    const auto without_others = learnt(k_pairs, {});
    REQUIRE(without_others);
    CHECK(probability(without_others->renderings_of_source("seuil"), "threshold") > 0.1F);
    lexicon::ContrastLearner wordless;
    for (int i = 0; i < 3; ++i) {
        wordless.add_pair_with(words("fr", "..."), words("en", "* * *"));
        wordless.add_pair_without({});
    }
    REQUIRE(wordless.lexicon());
    CHECK(wordless.lexicon()->renderings_of_source("seuil").empty());
}
