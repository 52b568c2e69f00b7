#include "base/string.hpp"
#include "lexicon/learn.hpp"
#include "support/catch.hpp"

#include <utility>

using namespace diptych;
using lexicon::LearnOptions;
using lexicon::SentencePairs;
using lexicon::TranslationTable;

namespace {

void add(lexicon::Sentences& sentences, lexicon::Vocabulary& vocabulary, std::string_view sentence) {
    for (const std::string_view word : base::split(sentence, ' ')) {
        if (!word.empty()) {
            sentences.push(vocabulary.add(word));
        }
    }
    sentences.end_sentence();
}

SentencePairs pairs(const std::vector<std::pair<std::string, std::string>>& texts) {
    SentencePairs pairs;
    for (const auto& [source, target] : texts) {
        add(pairs.source, pairs.source_words, source);
        add(pairs.target, pairs.target_words, target);
    }
    return pairs;
}

TranslationTable learn(const SentencePairs& pairs, const LearnOptions& options) {
    return lexicon::learn(pairs.source, pairs.target, pairs.source_words.size(), options);
}

double probability(const TranslationTable& table, const SentencePairs& pairs, std::string_view source,
                   std::string_view target) {
    const auto s = pairs.source_words.find(source);
    const auto t = pairs.target_words.find(target);
    if (s && t) {
        for (const lexicon::Translation& translation : table[*s]) {
            if (translation.word == *t) {
                return translation.probability;
            }
        }
    }
    return 0;
}

/// Without positions.
LearnOptions model_1(int iterations) {
    LearnOptions options;
    options.iterations = iterations;
    options.positional_iterations = 0;
    return options;
}

} // namespace

TEST_CASE("learn: the first iteration counts how often words meet") {
    // Each target word shares itself out evenly among the source words of its sentence.
    const SentencePairs p =
        pairs({{"das Haus", "the house"}, {"das Buch", "the book"}, {"ein Buch", "a book"}});
    const TranslationTable table = learn(p, model_1(1));
    CHECK(probability(table, p, "das", "the") == Approx(0.5));
    CHECK(probability(table, p, "das", "house") == Approx(0.25));
    CHECK(probability(table, p, "Haus", "the") == Approx(0.5));
    CHECK(probability(table, p, "Buch", "book") == Approx(0.5));
    CHECK(probability(table, p, "ein", "house") == 0);
}

TEST_CASE("learn: the second iteration is that of IBM Model 1") {
    // After the first, "house" is 1/4 of das and 1/2 of Haus, so it counts 1/3 for das and 2/3 for Haus;
    // "the" counts 1/2 for each of them there, and in the second pair 2/3 for das, as 1/2 to 1/4 of Buch;
    // "book" counts 1/3 for das. The margin is for the small share of the empty word.
    const SentencePairs p =
        pairs({{"das Haus", "the house"}, {"das Buch", "the book"}, {"ein Buch", "a book"}});
    const TranslationTable table = learn(p, model_1(2));
    const double margin = 2e-3;
    CHECK(probability(table, p, "Haus", "house") == Approx((2.0 / 3) / (2.0 / 3 + 1.0 / 2)).margin(margin));
    CHECK(probability(table, p, "das", "house") ==
          Approx((1.0 / 3) / (1.0 / 3 + 1.0 / 2 + 2.0 / 3 + 1.0 / 3)).margin(margin));
}

TEST_CASE("learn: iterations tell apart what always comes together only in part") {
    const SentencePairs p =
        pairs({{"das Haus", "the house"}, {"das Buch", "the book"}, {"ein Buch", "a book"}});
    const TranslationTable table = learn(p, model_1(30));
    CHECK(probability(table, p, "das", "the") > 0.95);
    CHECK(probability(table, p, "Haus", "house") > 0.95);
    CHECK(probability(table, p, "Buch", "book") > 0.95);
    CHECK(probability(table, p, "ein", "a") > 0.95);
}

TEST_CASE("learn: words that always come together are told apart by their places") {
    const SentencePairs p = pairs({{"a b c d", "A B C D"}, {"a b c d", "A B C D"}});
    CHECK(probability(learn(p, model_1(5)), p, "a", "A") == Approx(0.25).margin(1e-3));
    LearnOptions with_places;
    with_places.iterations = 1;
    with_places.positional_iterations = 5;
    const TranslationTable table = learn(p, with_places);
    CHECK(probability(table, p, "a", "A") > 0.5);
    CHECK(probability(table, p, "d", "D") > 0.5);
    CHECK(probability(table, p, "a", "D") < 0.05);
}

TEST_CASE("learn: rows begin with the most likely and sum to 1 at most") {
    const SentencePairs p =
        pairs({{"a b c", "x y"}, {"a c", "x z z"}, {"b", "y"}, {"c a d", "z x w v"}, {"d d", "w"}});
    const TranslationTable table = learn(p, LearnOptions{});
    REQUIRE(table.rows() == p.source_words.size());
    for (lexicon::WordId word = 0; word < table.rows(); ++word) {
        double sum = 0;
        float last = 1;
        for (const lexicon::Translation& t : table[word]) {
            CHECK(t.probability <= last);
            last = t.probability;
            sum += t.probability;
        }
        CHECK(sum <= 1 + 1e-5);
        CHECK(sum > 0.9);
    }
}

TEST_CASE("learn: rare words, unlikely and surplus translations are left out when asked") {
    const SentencePairs p = pairs({{"a", "x y z"}, {"a", "x"}, {"b", "y"}});
    LearnOptions options = model_1(1);
    options.least_count = 2;
    CHECK(learn(p, options)[*p.source_words.find("b")].empty());
    CHECK(learn(p, options)[*p.source_words.find("a")].size() == 3);
    options.most_translations = 1;
    REQUIRE(learn(p, options)[*p.source_words.find("a")].size() == 1);
    CHECK(probability(learn(p, options), p, "a", "x") == Approx(0.5));
    options.most_translations = 40;
    options.least_probability = 0.4;
    CHECK(learn(p, options)[*p.source_words.find("a")].size() == 1);
}

TEST_CASE("learn: empty sentences and very long ones teach nothing") {
    std::string long_sentence;
    for (int i = 0; i < 201; ++i) {
        long_sentence += "a ";
    }
    const SentencePairs p = pairs({{"", "x"}, {"b", ""}, {long_sentence, "x"}, {"c", "z"}});
    const TranslationTable table = learn(p, LearnOptions{});
    CHECK(table[*p.source_words.find("a")].empty());
    CHECK(table[*p.source_words.find("b")].empty());
    CHECK(probability(table, p, "c", "z") > 0.9);
    CHECK(learn(pairs({}), LearnOptions{}).rows() == 0);
}

TEST_CASE("learn: what was known decides where the text does not") {
    const SentencePairs p = pairs({{"a b", "x y"}});
    TranslationTable prior;
    const std::vector<lexicon::Translation> a{{*p.target_words.find("y"), 0.9F}};
    const std::vector<lexicon::Translation> b{{*p.target_words.find("x"), 0.9F}};
    prior.add_row(a);
    prior.add_row(b);
    LearnOptions options = model_1(3);
    options.prior = &prior;
    options.prior_strength = 2;
    const TranslationTable table = learn(p, options);
    CHECK(probability(table, p, "a", "y") > 0.95);
    CHECK(probability(table, p, "b", "x") > 0.95);
}

TEST_CASE("learn: enough text overrules what was known") {
    std::vector<std::pair<std::string, std::string>> texts;
    for (int i = 0; i < 50; ++i) {
        texts.emplace_back("a", "x");
    }
    texts.emplace_back("b", "y");
    const SentencePairs p = pairs(texts);
    TranslationTable prior;
    const std::vector<lexicon::Translation> a{{*p.target_words.find("y"), 1.0F}};
    prior.add_row(a);
    LearnOptions options = model_1(3);
    options.prior = &prior;
    options.prior_strength = 2;
    const TranslationTable table = learn(p, options);
    CHECK(probability(table, p, "a", "x") > 0.9);
    CHECK(probability(table, p, "a", "y") == Approx(2.0 / 52).margin(0.01));
}

TEST_CASE("learn: the result is the same each time, and progress is told") {
    const SentencePairs p = pairs({{"a b c", "x y"}, {"a c", "x z z"}, {"b", "y"}, {"c a d", "z x w v"}});
    LearnOptions options;
    std::vector<int> told;
    options.progress = [&](int done) { told.push_back(done); };
    const TranslationTable first = learn(p, options);
    CHECK(told == std::vector<int>{1, 2, 3, 4, 5});
    const TranslationTable second = learn(p, options);
    REQUIRE(first.entries() == second.entries());
    for (lexicon::WordId word = 0; word < first.rows(); ++word) {
        for (std::size_t i = 0; i < first[word].size(); ++i) {
            CHECK(first[word][i].word == second[word][i].word);
            CHECK(first[word][i].probability == second[word][i].probability);
        }
    }
}
