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
    const Tagger tagger{diptych::language::language_of("en")};
    std::vector<WordClasses> noun{k_determiner, tagger.usual_classes_of("walk", k_walk)};
    tagger.tag(noun);
    CHECK((noun[1] & (k_noun | k_verb)) == k_noun);
    std::vector<WordClasses> verb{tagger.usual_classes_of("they", {reading("they", PartOfSpeech::pronoun)}),
                                  tagger.usual_classes_of("walk", k_walk)};
    tagger.tag(verb);
    CHECK((verb[1] & (k_noun | k_verb)) == k_verb);
}

TEST_CASE("tagger: an -s between a noun and a determiner is a verb's") {
    const Tagger tagger{diptych::language::language_of("en")};
    std::vector<WordClasses> sentence{k_noun, tagger.usual_classes_of("walks", k_walk), k_determiner, k_noun};
    tagger.tag(sentence);
    CHECK((sentence[1] & (k_noun | k_verb)) == k_verb);
}

TEST_CASE("tagger: French articles that are pronouns as well lead to a noun") {
    const Tagger tagger{diptych::language::language_of("fr")};
    const WordClasses article = tagger.usual_classes_of(
        "la", {reading("le", PartOfSpeech::determiner), reading("le", PartOfSpeech::pronoun)});
    std::vector<WordClasses> sentence{article, k_noun | k_verb};
    tagger.tag(sentence);
    CHECK(sentence[1] == k_noun);
}

TEST_CASE("tagger: a function word is nothing else, an unknown word is open") {
    const Tagger tagger{diptych::language::language_of("en")};
    CHECK((tagger.usual_classes_of(
               "can", {reading("can", PartOfSpeech::auxiliary), reading("can", PartOfSpeech::noun)}) &
           k_noun) == 0);
    CHECK((tagger.usual_classes_of("snaffle", {}) & k_unknown_word) != 0);
}

TEST_CASE("tagger: the lemma is that of what the word is in its place") {
    const std::vector<Reading> readings{reading("marcher", PartOfSpeech::participle),
                                        reading("marché", PartOfSpeech::noun)};
    CHECK(lemma_of(k_noun, readings, "marchés") == "marché");
    CHECK(lemma_of(k_participle, readings, "marchés") == "marcher");
    CHECK(lemma_of(k_unknown_word, {}, "levades") == "levades");
}

TEST_CASE("tagger: a word that may be a term is ruled out by four words before and one behind it") {
    const Tagger tagger{diptych::language::language_of("fr")};
    const auto of = [&](const char* word) { return tagger.classes_of(word, {}); };
    const WordClasses traite = tagger.classes_of(
        "traité", {reading("traité", PartOfSpeech::noun), reading("traiter", PartOfSpeech::participle)});
    CHECK(tagger.ruled_out(std::vector{of("il"), of("a"), traite}, 2) == (k_noun | k_adjective));
    CHECK(tagger.ruled_out(std::vector{of("il"), of("a"), of("pas"), of("encore"), of("bien"), traite}, 5) ==
          (k_noun | k_adjective));
    CHECK(tagger.ruled_out(std::vector{of("le"), traite}, 1) == k_verb);
    CHECK(tagger.ruled_out(std::vector{of("point"), traite, of("par")}, 1) == k_noun);
    CHECK(tagger.ruled_out(std::vector{traite}, 0) == k_no_class);
}

TEST_CASE("tagger: without rules everything stays open, a rule that is not understood is named") {
    const Tagger none{diptych::language::language_of("zh")};
    std::vector<WordClasses> sentence{k_determiner, k_noun | k_verb};
    none.tag(sentence);
    CHECK(sentence[1] == (k_noun | k_verb));
    diptych::language::Language wrong;
    wrong.code = "xx";
    for (const char* rule :
         {"word:verb", "behind:verb>-noun", "word:nuon>-noun", "word:verb>-nuon", ">-", "word>-noun"}) {
        wrong.term_tags = {{rule}};
        CHECK_THROWS_WITH(Tagger{wrong}, Catch::Contains("languages/xx.txt"));
    }
}

TEST_CASE("tagger: the rules of every language are understood") {
    for (const auto& language : diptych::language::all_languages()) {
        CHECK_NOTHROW(Tagger{language});
    }
}
