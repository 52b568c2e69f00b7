#include "base/error.hpp"
#include "memory/similarity.hpp"
#include "pipeline/find/leverage.hpp"
#include "store/document_store.hpp"
#include "support/catch.hpp"
#include "unit/store/sample.hpp"

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace diptych;
using model::LeveragedSentence;
using model::MatchClass;
using pipeline::LeverageOptions;

namespace {

using Texts = std::vector<std::string>;

model::LanguageTag tag(const char* text) {
    return model::LanguageTag::parse(text).value();
}

model::Document document(const char* language, const Texts& sentences) {
    model::Document made;
    made.name = "file";
    made.language = tag(language);
    made.units = {store::sample::unit(model::UnitKind::paragraph, "", sentences, 1)};
    return made;
}

model::Bitext bitext(const char* symbol, const model::Document& source, const model::Document& target) {
    model::Bitext made;
    made.symbol = symbol;
    made.source = source;
    made.target = target;
    for (std::size_t i = 0; i < source.units[0].sentences.size(); ++i) {
        made.beads.push_back({{i, i + 1}, {i, i + 1}, 0.9});
    }
    return made;
}

struct Fixture {
    store::sample::Folder folder;
    std::string path = folder.file("test.db");

    void add(const model::Bitext& added) const {
        store::Database database{path, store::Mode::create};
        store::DocumentStore{database}.add(added);
    }

    /// What is found for French sentences.
    std::vector<LeveragedSentence> find(const Texts& sentences, LeverageOptions options = {}) const {
        std::string text;
        for (const std::string& sentence : sentences) {
            text += sentence + "\n";
        }
        std::istringstream in{text};
        options.read.language = tag("fr");
        options.read.lines = true;
        base::Session session{.in = in};
        store::Database database{path, store::Mode::read};
        std::vector<LeveragedSentence> found;
        pipeline::leverage(database, "-", options, session,
                           {[](const auto&, const auto&) {},
                            [&](const LeveragedSentence& sentence) { found.push_back(sentence); },
                            [](const auto&) {}});
        return found;
    }
};

/// "context", "85-94" ... of each.
Texts classes(const std::vector<LeveragedSentence>& sentences) {
    Texts names;
    for (const LeveragedSentence& sentence : sentences) {
        names.emplace_back(model::name_of(sentence.match_class));
    }
    return names;
}

std::vector<unsigned> percents(const LeveragedSentence& sentence) {
    std::vector<unsigned> found;
    for (const model::MemoryMatch& match : sentence.matches) {
        found.push_back(match.percent);
    }
    return found;
}

/// Sentences of few words, so that many are alike.
Texts random_sentences(std::mt19937& random, std::size_t count) {
    const Texts words{"le",     "la",      "séance", "séances", "comité", "adopte", "texte",  "textes", "de",
                      "groupe", "travail", "12",     "13",      "A/75/1", "vote",   "demain", "État",   "."};
    Texts sentences;
    while (sentences.size() < count) {
        std::string sentence;
        for (std::size_t i = 1 + random() % 12; i > 0; --i) {
            // The first words of the list are the frequent ones.
            const std::size_t word = std::min(random() % words.size(), random() % words.size());
            sentence += (sentence.empty() ? "" : " ") + words[word];
        }
        sentences.push_back(sentence);
    }
    return sentences;
}

Texts numbered(std::size_t count) {
    Texts texts;
    for (std::size_t i = 0; i < count; ++i) {
        texts.push_back("translation " + std::to_string(i));
    }
    return texts;
}

} // namespace

TEST_CASE("leverage: each sentence is in the class of its best match") {
    const Fixture corpus;
    corpus.add(bitext("A/1",
                      document("fr", {"La séance est ouverte.", "Le comité adopte le texte.", "Merci."}),
                      document("en", {"The meeting is open.", "The committee adopts the text.", "Thanks."})));
    const auto found =
        corpus.find({"La séance est ouverte.", "Le comité adopte le texte.", "Il pleut sur la ville.",
                     "La séance est ouverte", "Le comité adopte le texte.", "Le comité adoptera le texte."});
    CHECK(classes(found) == Texts{"context", "100", "none", "95-99", "repetition", "75-84"});
    CHECK(found[0].matches.at(0).translation().text == "The meeting is open.");
    CHECK(found[0].matches[0].pair.document.symbol == "A/1");
    CHECK(found[5].matches.at(0).differences == std::vector<model::TextDifference>{{{11, 17}, {11, 19}}});
    CHECK(found[1].words == 5);
}

TEST_CASE("leverage: texts keep their white space, and what differs is found in them") {
    const Fixture corpus;
    corpus.add(bitext("A/1", document("fr", {"Le  comité\u00A0: il adopte\u00A0le texte."}),
                      document("en", {"The  committee\u00A0adopts it."})));
    const auto found =
        corpus.find({"Le comité : il\u00A0adoptera le texte.", "Le comité : il adopte le texte."});
    CHECK(found[0].text == "Le comité : il\u00A0adoptera le texte.");
    const model::MemoryMatch& match = found[0].matches.at(0);
    CHECK(match.similar().text == "Le  comité\u00A0: il adopte\u00A0le texte.");
    CHECK(match.translation().text == "The  committee\u00A0adopts it.");
    REQUIRE(match.differences.size() == 1);
    CHECK(model::slice(match.similar().text, match.differences[0].match) == "adopte");
    CHECK(model::slice(found[0].text, match.differences[0].sentence) == "adoptera");
    CHECK(found[1].matches.at(0).percent == 100);
}

TEST_CASE("leverage: a sentence between the same neighbours is in its context") {
    const Fixture corpus;
    corpus.add(bitext("A/1", document("fr", {"Un.", "Deux.", "Trois.", "Un."}),
                      document("en", {"One.", "Two.", "Three.", "One again."})));
    CHECK(classes(corpus.find({"Un.", "Deux.", "Trois.", "Quatre.", "Un."})) ==
          Texts{"context", "context", "100", "none", "repetition"});
    CHECK(classes(corpus.find({"Deux.", "Trois.", "Un."})) == Texts{"100", "context", "context"});
    const auto last = corpus.find({"Trois.", "Un."});
    REQUIRE(last[1].matches.size() == 2);
    CHECK(last[1].matches[0].translation().text == "One again.");
    CHECK(last[1].matches[0].percent == 101);
}

TEST_CASE("leverage: both sides of documents are looked at, and the language of the other side") {
    const Fixture corpus;
    corpus.add(
        bitext("A/1", document("en", {"The meeting rose."}), document("fr", {"La séance est levée."})));
    corpus.add(
        bitext("A/2", document("fr", {"La séance est levée."}), document("es", {"Se levanta la sesión."})));
    LeverageOptions options;
    CHECK_THROWS_AS(corpus.find({"La séance est levée."}, options), base::UsageError);
    options.target = tag("en-GB");
    const auto english = corpus.find({"La séance est levée."}, options);
    REQUIRE(english[0].matches.size() == 1);
    CHECK_FALSE(english[0].matches[0].pair.found_in_source);
    CHECK(english[0].matches[0].translation().text == "The meeting rose.");
    options.target = tag("es");
    CHECK(corpus.find({"La séance est levée."}, options)[0].matches.at(0).pair.document.symbol == "A/2");
    options.target = tag("fr");
    CHECK_THROWS_AS(corpus.find({"La séance est levée."}, options), base::UsageError);
}

TEST_CASE("leverage: equal pairs count as one match") {
    const Fixture corpus;
    corpus.add(bitext("A/1", document("fr", {"Merci.", "Oui.", "Merci.", "Merci."}),
                      document("en", {"Thanks.", "Yes.", "Thanks.", "Thank you."})));
    const auto found = corpus.find({"Merci.", "Non."});
    REQUIRE(found[0].matches.size() == 2);
    CHECK(found[0].matches[0].times + found[0].matches[1].times == 3);
}

TEST_CASE("leverage: filters restrict what is looked at") {
    const Fixture corpus;
    corpus.add(bitext("A/1", document("fr", {"Merci."}), document("en", {"Thanks."})));
    corpus.add(bitext("B/1", document("fr", {"Merci."}), document("en", {"Thank you."})));
    LeverageOptions options;
    options.choice.documents = {"B/1"};
    const auto one = corpus.find({"Merci."}, options);
    REQUIRE(one[0].matches.size() == 1);
    CHECK(one[0].matches[0].translation().text == "Thank you.");
    options.choice.documents = {"C/1"};
    CHECK_THROWS_AS(corpus.find({"Merci."}, options), base::Error);
    options.choice.documents.clear();
    options.choice.filter.symbol_prefix = "A/";
    CHECK(corpus.find({"Merci."}, options)[0].matches.at(0).translation().text == "Thanks.");
    options.choice.filter.symbol_prefix.clear();
    options.choice.filter.least_probability = 0.95;
    CHECK(corpus.find({"Merci."}, options)[0].matches.empty());
}

TEST_CASE("leverage: finds what comparing with every pair finds, whatever the threshold") {
    std::mt19937 random{1945};
    const Texts stored = random_sentences(random, 400);
    const Fixture corpus;
    corpus.add(bitext("A/1", document("fr", stored), document("en", numbered(stored.size()))));
    memory::SegmentMaker maker{tag("fr")};
    std::vector<memory::Segment> segments;
    for (const std::string& text : stored) {
        segments.push_back(maker.make(text));
    }
    const Texts asked = random_sentences(random, 60);
    for (const unsigned threshold : {50U, 60U, 75U, 90U, 100U}) {
        LeverageOptions options;
        options.threshold = threshold;
        options.matches = 1000;
        options.candidates = 1000;
        options.jobs = threshold % 4 + 1;
        const auto found = corpus.find(asked, options);
        REQUIRE(found.size() == asked.size());
        options.matches = 2;
        const auto best = corpus.find(asked, options);
        for (std::size_t i = 0; i < asked.size(); ++i) {
            const memory::Segment segment = maker.make(asked[i]);
            std::vector<unsigned> expected;
            for (const memory::Segment& other : segments) {
                if (const auto percent = memory::similarity(other, segment, threshold)) {
                    expected.push_back(*percent);
                }
            }
            std::sort(expected.rbegin(), expected.rend());
            // A sentence of numbers and marks alone is found by its own numbers only.
            CAPTURE(asked[i], threshold);
            std::vector<unsigned> percent = percents(found[i]);
            std::replace(percent.begin(), percent.end(), 101U, 100U);
            if (!segment.words.empty()) {
                CHECK(percent == expected);
                expected.resize(std::min<std::size_t>(expected.size(), 2));
                std::vector<unsigned> first = percents(best[i]);
                std::replace(first.begin(), first.end(), 101U, 100U);
                CHECK(first == expected);
            }
        }
    }
}

TEST_CASE("leverage: how many jobs there are does not matter") {
    std::mt19937 random{7};
    const Texts stored = random_sentences(random, 300);
    const Fixture corpus;
    corpus.add(bitext("A/1", document("fr", stored), document("en", numbered(stored.size()))));
    const Texts asked = random_sentences(random, 150);
    LeverageOptions options;
    const auto alone = corpus.find(asked, options);
    options.jobs = 3;
    const auto together = corpus.find(asked, options);
    REQUIRE(alone.size() == together.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
        CHECK(alone[i].text == together[i].text);
        CHECK(percents(alone[i]) == percents(together[i]));
        for (std::size_t m = 0; m < alone[i].matches.size(); ++m) {
            CHECK(alone[i].matches[m].pair.id == together[i].matches[m].pair.id);
            CHECK(alone[i].matches[m].times == together[i].matches[m].times);
        }
    }
}

TEST_CASE("leverage: a corpus without the language has no match") {
    const Fixture corpus;
    corpus.add(bitext("A/1", document("en", {"Yes."}), document("es", {"Sí."})));
    LeverageOptions options;
    options.target = tag("en");
    CHECK(classes(corpus.find({"Oui.", "Oui."}, options)) == Texts{"none", "repetition"});
}
