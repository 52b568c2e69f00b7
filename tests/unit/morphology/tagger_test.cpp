#include "morphology/tagger.hpp"
#include "support/catch.hpp"

using namespace diptych::morphology;

namespace {

Reading reading(const char* lemma, PartOfSpeech part_of_speech) {
    return {lemma, part_of_speech, false};
}

const std::vector<Reading> k_walk{reading("walk", PartOfSpeech::noun), reading("walk", PartOfSpeech::verb)};

} // namespace

TEST_CASE("tagger: no verb comes after a determiner, no noun after a subject") {
    const Tagger tagger{"en"};
    std::vector<WordClasses> noun{k_determiner, tagger.classes_of("walk", k_walk)};
    tagger.tag(noun);
    CHECK((noun[1] & (k_noun | k_verb)) == k_noun);
    std::vector<WordClasses> verb{tagger.classes_of("they", {reading("they", PartOfSpeech::pronoun)}),
                                  tagger.classes_of("walk", k_walk)};
    tagger.tag(verb);
    CHECK((verb[1] & (k_noun | k_verb)) == k_verb);
}

TEST_CASE("tagger: an -s between a noun and a determiner is a verb's") {
    const Tagger tagger{"en"};
    std::vector<WordClasses> sentence{k_noun, tagger.classes_of("walks", k_walk), k_determiner, k_noun};
    tagger.tag(sentence);
    CHECK((sentence[1] & (k_noun | k_verb)) == k_verb);
}

TEST_CASE("tagger: French articles that are pronouns as well lead to a noun") {
    const Tagger tagger{"fr"};
    const WordClasses article = tagger.classes_of(
        "la", {reading("le", PartOfSpeech::determiner), reading("le", PartOfSpeech::pronoun)});
    std::vector<WordClasses> sentence{article, k_noun | k_verb};
    tagger.tag(sentence);
    CHECK(sentence[1] == k_noun);
}

TEST_CASE("tagger: a function word is nothing else, an unknown word is open") {
    const Tagger tagger{"en"};
    CHECK((tagger.classes_of("can",
                             {reading("can", PartOfSpeech::auxiliary), reading("can", PartOfSpeech::noun)}) &
           k_noun) == 0);
    CHECK((tagger.classes_of("snaffle", {}) & k_unknown_word) != 0);
}

TEST_CASE("tagger: the lemma is that of what the word is in its place") {
    const std::vector<Reading> readings{reading("marcher", PartOfSpeech::participle),
                                        reading("marché", PartOfSpeech::noun)};
    CHECK(lemma_of(k_noun, readings, "marchés") == "marché");
    CHECK(lemma_of(k_participle, readings, "marchés") == "marcher");
    CHECK(lemma_of(k_unknown_word, {}, "levades") == "levades");
}
