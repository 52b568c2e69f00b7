#include "align/hmm_aligner.hpp"
#include "align/hmm_training.hpp"
#include "lexicon/dictionary.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace diptych;

namespace {

using Words = std::vector<std::string>;

Words split(std::string_view text) {
    Words words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        words.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

void add(lexicon::SentencePairs& pairs, const Words& source, const Words& target) {
    for (const std::string& word : source) {
        pairs.source.push(pairs.source_words.add(word));
    }
    for (const std::string& word : target) {
        pairs.target.push(pairs.target_words.add(word));
    }
    pairs.source.end_sentence();
    pairs.target.end_sentence();
}

/// Sentences of made-up words: noun and adjective change places, what else there is keeps its own.
lexicon::SentencePairs made_pairs(std::size_t count) {
    std::mt19937 random{7};
    lexicon::SentencePairs pairs;
    const auto word = [](char letter, std::size_t n) { return letter + std::to_string(n); };
    for (std::size_t i = 0; i < count; ++i) {
        Words source;
        Words target;
        for (std::size_t phrases = 1 + random() % 4; phrases > 0; --phrases) {
            const std::size_t noun = random() % 20;
            const std::size_t adjective = random() % 10;
            const std::size_t verb = random() % 15;
            source.insert(source.end(), {word('n', noun), word('a', adjective), word('v', verb)});
            target.insert(target.end(), {word('A', adjective), word('N', noun), word('V', verb)});
        }
        add(pairs, source, target);
    }
    return pairs;
}

align::HmmOptions quick(int lexical, int hmm) {
    align::HmmOptions options;
    options.lexical_iterations = lexical;
    options.hmm_iterations = hmm;
    options.looks_strength = 0;
    return options;
}

} // namespace

TEST_CASE("hmm: jumps in one bucket are as probable, and all there are sum to 1") {
    align::JumpWidths jumps;
    align::HmmSentence::JumpCounts counts{};
    counts[align::JumpWidths::bucket_of(1)] = 80;
    counts[align::JumpWidths::bucket_of(-1)] = 15;
    counts[align::JumpWidths::bucket_of(9)] = 6;
    jumps.set(counts);
    CHECK(*jumps.from(1) > *jumps.from(-1));
    CHECK(*jumps.from(8) == *jumps.from(10));
    CHECK(*jumps.from(8) > *jumps.from(11));
    CHECK(*jumps.backwards_from(-1) == *jumps.from(1));
    CHECK(jumps.backwards_from(-1)[2] == *jumps.from(-1));
    CHECK(jumps.sum(-5, 6) == Approx(jumps.sum(-5, 0) + *jumps.from(0) + jumps.sum(1, 6)));
    CHECK(align::JumpWidths::bucket_of(-1000) == 0);
    CHECK(align::JumpWidths::bucket_of(0) == align::JumpWidths::k_buckets / 2);
    CHECK(align::JumpWidths::bucket_of(1000) == align::JumpWidths::k_buckets - 1);
}

TEST_CASE("hmm: forward and backward sums agree with a sum over all alignments") {
    constexpr std::size_t k_from = 3;
    constexpr std::size_t k_to = 3;
    const float emissions[k_from][k_to] = {{0.4F, 0.1F, 0.05F}, {0.1F, 0.3F, 0.2F}, {0.02F, 0.2F, 0.3F}};
    const float nulls[k_to] = {0.02F, 0.05F, 0.01F};
    align::HmmSentence sentence;
    sentence.resize(k_from, k_to);
    for (std::size_t j = 0; j < k_to; ++j) {
        sentence.set_null_emission(j, nulls[j]);
        for (std::size_t i = 0; i < k_from; ++i) {
            sentence.set_emission(i, j, emissions[i][j]);
        }
    }
    const align::JumpWidths jumps;
    align::HmmSentence::JumpCounts counts{};
    const double log_likelihood = sentence.expect(jumps, &counts);

    double total = 0;
    double posteriors[k_from + 1][k_to] = {};
    for (std::size_t path = 0; path < 64; ++path) { // each word from one of three places or, as 3, from none
        double probability = 1;
        std::ptrdiff_t place = -1;
        for (std::size_t j = 0; j < k_to; ++j) {
            const std::size_t i = (path >> (2 * j)) & 3U;
            if (i == k_from) {
                probability *= 0.2 * static_cast<double>(nulls[j]);
                continue;
            }
            const std::ptrdiff_t jump = static_cast<std::ptrdiff_t>(i) - place;
            const double share = static_cast<double>(*jumps.from(jump) / jumps.sum(-place, -place + 3));
            probability *= 0.8 * (0.9 * share + 0.1 / 3) * static_cast<double>(emissions[i][j]);
            place = static_cast<std::ptrdiff_t>(i);
        }
        total += probability;
        for (std::size_t j = 0; j < k_to; ++j) {
            posteriors[(path >> (2 * j)) & 3U][j] += probability;
        }
    }
    CHECK(log_likelihood == Approx(std::log(total)).epsilon(1e-4));
    for (std::size_t j = 0; j < k_to; ++j) {
        for (std::size_t i = 0; i < k_from; ++i) {
            CHECK(static_cast<double>(sentence.posterior(i, j)) ==
                  Approx(posteriors[i][j] / total).epsilon(1e-3));
        }
        CHECK(static_cast<double>(sentence.null_posterior(j)) ==
              Approx(posteriors[k_from][j] / total).epsilon(1e-3));
    }
}

TEST_CASE("hmm: places tell two equal words apart, which IBM Model 1 cannot") {
    const Words source = split("n1 a2 v3 n4 a2 v5");
    const Words target = split("A2 N1 V3 A2 N4 V5");
    const align::HmmModel places = align::train_hmm(made_pairs(300), quick(4, 4));
    align::HmmAligner aligner{places};
    const align::WordLinks links = aligner.links(source, target);
    CHECK(links.at(0, 1) > 0.9F); // noun and adjective change places
    CHECK(links.at(1, 0) > 2 * links.at(1, 3));
    CHECK(links.at(4, 3) > 2 * links.at(4, 0));

    const align::HmmModel words = align::train_hmm(made_pairs(300), quick(4, 0));
    const auto& table = words.forward.words;
    const auto from = *words.pairs.source_words.find("a2");
    const auto to = *words.pairs.target_words.find("A2");
    CHECK(table.probability(table.position(from, to)) > 0.9F); // it knows the words, but
    align::HmmSentence model_1;
    model_1.resize(source.size(), target.size());
    for (std::size_t j = 0; j < target.size(); ++j) {
        model_1.set_null_emission(j, 1e-3F);
        for (std::size_t i = 0; i < source.size(); ++i) {
            const std::uint32_t position = table.position(*words.pairs.source_words.find(source[i]),
                                                          *words.pairs.target_words.find(target[j]));
            model_1.set_emission(i, j,
                                 position == align::LexicalTable::k_nowhere
                                     ? align::k_least_emission
                                     : std::max(align::k_least_emission, table.probability(position)));
        }
    }
    model_1.expect_without_places();
    CHECK(model_1.posterior(1, 0) == Approx(model_1.posterior(4, 0))); // not which of the two it is
}

TEST_CASE("hmm: the result is the same for one and for several threads") {
    align::HmmOptions options = quick(2, 2);
    const align::HmmModel one = align::train_hmm(made_pairs(400), options);
    options.jobs = 3;
    const align::HmmModel several = align::train_hmm(made_pairs(400), options);
    REQUIRE(one.forward.words.positions() == several.forward.words.positions());
    REQUIRE(one.backward.words.positions() == several.backward.words.positions());
    std::size_t different = 0;
    for (std::uint32_t i = 0; i < one.forward.words.positions(); ++i) {
        different += one.forward.words.probability(i) != several.forward.words.probability(i) ? 1U : 0U;
    }
    for (std::uint32_t i = 0; i < one.backward.words.positions(); ++i) {
        different += one.backward.words.probability(i) != several.backward.words.probability(i) ? 1U : 0U;
    }
    CHECK(different == 0);
    for (std::ptrdiff_t jump = -60; jump <= 60; ++jump) {
        CHECK(*one.forward.jumps.from(jump) == *several.forward.jumps.from(jump));
    }
}

TEST_CASE("hmm: training makes the pairs more probable from one iteration to the next") {
    align::HmmOptions options = quick(3, 3);
    options.agree = false;
    std::vector<double> bits;
    options.progress = [&](const align::HmmProgress& progress) { bits.push_back(progress.bits_per_word); };
    align::train_hmm(made_pairs(200), options);
    REQUIRE(bits.size() == 6);
    CHECK(bits[1] < bits[0]);
    CHECK(bits[2] < bits[1]);
    CHECK(bits[4] < bits[3]);
    CHECK(bits[5] < bits[4]);
}

TEST_CASE("hmm: what a lexicon knows tells words apart that always come together") {
    lexicon::SentencePairs pairs;
    for (int i = 0; i < 5; ++i) {
        add(pairs, split("chef gouvernement"), split("head government"));
    }
    const std::vector<lexicon::DictionaryEntry> entries{{"chef", "government"}}; // wrong on purpose
    const lexicon::DictionaryLexicon lexicon{entries, *model::LanguageTag::parse("fr"),
                                             *model::LanguageTag::parse("en")};
    align::HmmOptions options = quick(3, 0);
    options.lexicons = {&lexicon};
    const align::HmmModel model = align::train_hmm(std::move(pairs), options);
    const auto p = [&](std::string_view from, std::string_view to) {
        const std::uint32_t position = model.forward.words.position(*model.pairs.source_words.find(from),
                                                                    *model.pairs.target_words.find(to));
        return position == align::LexicalTable::k_nowhere ? 0.0F : model.forward.words.probability(position);
    };
    CHECK(p("chef", "government") > 2 * p("chef", "head"));
    CHECK(p("gouvernement", "head") > p("gouvernement", "government"));
}

TEST_CASE("hmm: a word keeps no more entries than it may, those it goes together with best") {
    const lexicon::SentencePairs pairs = made_pairs(300);
    const auto all = [](std::size_t) { return true; };
    const align::LexicalTable table{
        pairs.source, pairs.target, pairs.source_words.size(), pairs.target_words.size(), 3, all, 1};
    for (lexicon::WordId word = 0; word < table.rows(); ++word) {
        CHECK(table.row(word).size() <= 3);
    }
    const auto from = *pairs.source_words.find("n7");
    CHECK(table.position(from, *pairs.target_words.find("N7")) != align::LexicalTable::k_nowhere);
}

TEST_CASE("hmm: empty and very long sentences are passed over, unknown words told by their looks") {
    lexicon::SentencePairs pairs = made_pairs(50);
    add(pairs, {}, split("N1"));
    add(pairs, Words(500, "n1"), split("N1"));
    const align::HmmModel model = align::train_hmm(std::move(pairs), quick(2, 2));
    align::HmmAligner aligner{model};
    CHECK(aligner.links({}, split("N1")).source_words() == 0);
    const align::WordLinks links = aligner.links(split("n1 coronavirus v3"), split("N1 coronavirus V3"));
    CHECK(links.at(1, 1) > 0.5F);
    const Words endless(2000, "n1");
    CHECK(aligner.links(endless, split("N1")).at(0, 0) == 0);
}
