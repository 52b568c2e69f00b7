#include "align/translation.hpp"
#include "support/catch.hpp"
#include "unit/align/made_texts.hpp"

#include <cmath>

using namespace diptych;

namespace {

align::Features features_of(const std::vector<std::string>& source, const std::vector<std::string>& target) {
    return align::extract_features(lines("qaa", source), lines("qab", target));
}

double probability(const lexicon::TranslationTable& table, const align::Side& from, const std::string& word,
                   const align::Side& to, const std::string& rendering) {
    const auto a = from.vocabulary.find(word);
    const auto b = to.vocabulary.find(rendering);
    REQUIRE(a.has_value());
    REQUIRE(b.has_value());
    double sum = 0;
    for (const lexicon::Translation& t : table[*a]) {
        sum += t.word == *b ? static_cast<double>(t.probability) : 0;
    }
    return sum;
}

double forward(const align::Knowledge& knowledge, const align::Features& features, const std::string& word,
               const std::string& rendering) {
    return probability(knowledge.forward, features.source, word, features.target, rendering);
}

double backward(const align::Knowledge& knowledge, const align::Features& features, const std::string& word,
                const std::string& rendering) {
    return probability(knowledge.backward, features.target, word, features.source, rendering);
}

void check_rows(const lexicon::TranslationTable& table, std::size_t rows, std::size_t others) {
    CHECK(table.rows() == rows);
    for (lexicon::WordId word = 0; word < rows; ++word) {
        double sum = 0;
        for (const lexicon::Translation& t : table[word]) {
            REQUIRE(t.word < others);
            REQUIRE(t.probability > 0.0F);
            sum += static_cast<double>(t.probability);
        }
        REQUIRE(sum <= 1 + 1e-5);
    }
}

void check_rows(const align::Knowledge& knowledge, const align::Features& features) {
    const std::size_t source = features.source.vocabulary.size();
    const std::size_t target = features.target.vocabulary.size();
    check_rows(knowledge.forward, source, target);
    check_rows(knowledge.backward, target, source);
}

} // namespace

TEST_CASE("first_knowledge: equal words, numbers and marks, and words that look alike") {
    const auto features = features_of({"paris organisation 1995 ?", "ab xyzzy"},
                                      {"paris organization 1995 ?", "ab plugh 1996"});
    const align::Knowledge knowledge = align::first_knowledge(features, {});
    CHECK(forward(knowledge, features, "paris", "paris") > 0.5);
    CHECK(forward(knowledge, features, "1995", "1995") > 0.5);
    CHECK(forward(knowledge, features, "?", "?") > 0.5);
    CHECK(forward(knowledge, features, "organisation", "organization") > 0.2);
    CHECK(backward(knowledge, features, "organization", "organisation") > 0.2);
    CHECK(forward(knowledge, features, "organisation", "organization") <
          forward(knowledge, features, "paris", "paris"));
    CHECK(forward(knowledge, features, "1995", "1996") == 0.0); // numbers are equal or not
    CHECK(forward(knowledge, features, "xyzzy", "plugh") == 0.0);
    CHECK(forward(knowledge, features, "ab", "ab") == 0.0); // as short, it says nothing
    check_rows(knowledge, features);
}

TEST_CASE("first_knowledge: what a lexicon says counts for more than likeness, and both stay") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const std::string& word = languages.source_words[101];
    const std::string& rendering = languages.target_words[101];
    const auto features = features_of({word}, {rendering + " " + word});
    const align::Knowledge knowledge = align::first_knowledge(features, {&lexicon});
    CHECK(forward(knowledge, features, word, rendering) == Approx(0.9 * 0.9).margin(1e-6));
    CHECK(forward(knowledge, features, word, word) > 0.0);
    CHECK(forward(knowledge, features, word, word) < 0.1);
    CHECK(backward(knowledge, features, rendering, word) == Approx(0.9).margin(1e-6)); // the only one to say
}

TEST_CASE("first_knowledge: rows sum to 1 at most, with no lexicon, with one and with two") {
    const MadeLanguages languages;
    const MadeLexicon one{languages, 4};
    const MadeLexicon other{languages, 3};
    const MadePair pair = TextMaker{languages, 60}.pair(100);
    const auto features = features_of(pair.source, pair.target);
    check_rows(align::first_knowledge(features, {}), features);
    check_rows(align::first_knowledge(features, {&one}), features);
    check_rows(align::first_knowledge(features, {&one, &other}), features);
}

TEST_CASE("first_knowledge: a lexicon turned around gives the same, turned around") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const lexicon::ReversedLexicon reversed{lexicon};
    const MadePair pair = TextMaker{languages, 61}.pair(60);
    const auto features = features_of(pair.source, pair.target);
    const auto turned = features_of(pair.target, pair.source);
    const align::Knowledge knowledge = align::first_knowledge(features, {&lexicon});
    const align::Knowledge other = align::first_knowledge(turned, {&reversed});
    REQUIRE(knowledge.forward.entries() == other.backward.entries());
    for (lexicon::WordId word = 0; word < knowledge.forward.rows(); ++word) {
        for (std::size_t i = 0; i < knowledge.forward[word].size(); ++i) {
            REQUIRE(knowledge.forward[word][i].word == other.backward[word][i].word);
            REQUIRE(knowledge.forward[word][i].probability == other.backward[word][i].probability);
        }
    }
}

TEST_CASE("learn_from: finds the renderings that no lexicon has") {
    const MadeLanguages languages{150};
    MadeHabits habits;
    habits.numbers = 0;
    const MadePair pair = TextMaker{languages, 62}.pair(300, habits);
    const auto features = features_of(pair.source, pair.target);
    const align::Knowledge nothing = align::first_knowledge(features, {});
    const align::Knowledge learnt = align::learn_from(features, pair.beads, nothing);
    check_rows(learnt, features);
    for (std::size_t w = MadeLanguages::k_function_words; w < languages.source_words.size(); ++w) {
        INFO(languages.source_words[w]);
        REQUIRE(forward(nothing, features, languages.source_words[w], languages.target_words[w]) == 0.0);
        CHECK(forward(learnt, features, languages.source_words[w], languages.target_words[w]) > 0.3);
        CHECK(backward(learnt, features, languages.target_words[w], languages.source_words[w]) > 0.3);
    }
}

TEST_CASE("learn_from: beads that are not certain, or have one side only, teach nothing") {
    const MadeLanguages languages{150};
    MadePair pair = TextMaker{languages, 63}.pair(100);
    const auto features = features_of(pair.source, pair.target);
    const align::Knowledge nothing = align::first_knowledge(features, {});
    for (model::Bead& bead : pair.beads) {
        bead.probability = 0.5;
    }
    const align::Knowledge learnt = align::learn_from(features, pair.beads, nothing);
    const std::size_t w = 77;
    CHECK(forward(learnt, features, languages.source_words[w], languages.target_words[w]) == 0.0);
    check_rows(learnt, features);
    check_rows(align::learn_from(features, {}, nothing), features);
    check_rows(align::learn_from(features, {{{0, 1}, {0, 0}}, {{1, 1}, {0, 1}}}, nothing), features);
}

TEST_CASE("learn_from: keeps what is known of words that the beads do not have") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const auto& s = languages.source_words;
    const auto& t = languages.target_words;
    const auto features = features_of({s[101] + " " + s[102], s[103]}, {t[101] + " " + t[102], t[103]});
    const align::Knowledge known = align::first_knowledge(features, {&lexicon});
    const align::Knowledge learnt = align::learn_from(features, {{{0, 1}, {0, 1}}}, known);
    CHECK(forward(learnt, features, s[101], t[101]) > 0.8);
    CHECK(forward(learnt, features, s[103], t[103]) > 0.8);
}
