// The public header, as a program uses it that has it linked in.

#include "library/diptych.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

using namespace diptych::v1;
using Catch::Contains;
using diptych::support::TemporaryFolder;

namespace {

Text text_of(const char* language, const std::vector<std::string>& sentences) {
    Text text{language, std::string{"talk."} + language, {}};
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        text.sentences.push_back({sentences[i], i});
    }
    return text;
}

const Text& french() {
    static const Text text =
        text_of("fr", {"Le jardin ferme à 18 heures.", "Les chiens restent dehors.", "Merci de votre visite."});
    return text;
}

const Text& english() {
    static const Text text =
        text_of("en", {"The garden closes at 19 hours.", "Dogs stay outside.", "Thank you for your visit."});
    return text;
}

std::vector<Pair> pairs() {
    std::vector<Pair> made;
    for (std::size_t i = 0; i < french().sentences.size(); ++i) {
        made.push_back({{"fr", french().sentences[i].text}, {"en", english().sentences[i].text}});
    }
    return made;
}

template <typename Work>
std::string refusal(Work work) {
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing";
}

} // namespace

TEST_CASE("a text that was read has the places of its sentences", "[library]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.txt", "1. The garden is open.\n\nDogs stay outside. Cats too.\n");
    const Text text = read(file, {.language = "en"});
    REQUIRE(text.sentences.size() == 3);
    CHECK(text.language == "en");
    CHECK(text.sentences[0].label == "1.");
    CHECK(text.sentences[1].unit == text.sentences[2].unit);
    CHECK(text.sentences[1].place.line == 3);
    CHECK(text.sentences[2].text == "Cats too.");
}

TEST_CASE("a guess about a text is told to the listener", "[library]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.txt", "The garden of the house is open, and the dogs are in it.\n");
    std::vector<Note> notes;
    const Text text = read(file, {}, {.note = [&](const Note& note) { notes.push_back(note); }});
    CHECK(text.language == "en");
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].place.file == file);
    CHECK_THAT(notes[0].message, Contains("en"));
}

TEST_CASE("each sentence of two texts stands in one pair, in order", "[library]") {
    const std::vector<Pair> made = align(french(), english());
    REQUIRE(made.size() == 3);
    CHECK(made[1].source.text == "Les chiens restent dehors.");
    CHECK(made[1].target.text == "Dogs stay outside.");
    CHECK(made[1].source.language == "fr");
    CHECK(made[1].probability > 0.5);
}

TEST_CASE("a listener that does not go on stops the work", "[library]") {
    const Listener stop{.note = {}, .go_on = [](double) { return false; }};
    CHECK_THROWS_AS(align(french(), english(), {}, stop), Cancelled);

    const TemporaryFolder folder;
    Corpus corpus{folder.path() / "a.db"};
    CHECK_THROWS_AS(corpus.add(pairs(), {}, stop), Cancelled);
    CHECK(corpus.search("chien").total == 0);
}

TEST_CASE("pairs that were added are found, from either side", "[library]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.db";
    {
        Corpus corpus{file};
        CHECK(corpus.add(pairs(), {.symbol = "G/1", .title = "Garden", .date = "2031-05"}) == 1);
    }
    const Corpus corpus{file};
    const SearchResult found = corpus.search("dog");
    REQUIRE(found.pairs.size() == 1);
    CHECK(found.total == 1);
    CHECK(found.pairs[0].source.text == "Les chiens restent dehors.");
    CHECK(found.pairs[0].document == "G/1");
    CHECK(found.pairs[0].number > 0);
    REQUIRE(found.pairs[0].target.marks.size() == 1);
    CHECK(found.pairs[0].target.marks[0] == Range{0, 4});
}

TEST_CASE("the sentences of a text get what is like them", "[library]") {
    const TemporaryFolder folder;
    Corpus corpus{folder.path() / "a.db"};
    corpus.add(pairs());
    const Text text = text_of("en", {"Dogs stay outside.", "Nothing of the kind was ever said here."});
    const auto matches = corpus.leverage(text, "fr");
    REQUIRE(matches.size() == 2);
    REQUIRE(matches[0].size() == 1);
    CHECK(matches[0][0].percent == 100);
    CHECK(matches[0][0].pair.source.language == "en");
    CHECK(matches[0][0].pair.target.text == "Les chiens restent dehors.");
    CHECK(matches[1].empty());
}

TEST_CASE("what a reviser should look at is found in its pair", "[library]") {
    const TemporaryFolder folder;
    const std::vector<Finding> findings = Corpus{folder.path() / "a.db"}.check(pairs());
    REQUIRE_FALSE(findings.empty());
    for (const Finding& finding : findings) {
        CHECK(finding.pair == 0);
        CHECK_THAT(finding.rule, Contains("number"));
    }
}

TEST_CASE("a glossary comes in, answers and goes out", "[library]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("g.csv", "fr,en\nchien,dog\njardin,garden\n");
    Corpus corpus{folder.path() / "a.db"};
    CHECK(corpus.import_glossary(file) == 2);
    const std::vector<Concept> concepts = corpus.look_up("chiens");
    REQUIRE(concepts.size() == 1);
    REQUIRE(concepts[0].terms.size() == 2);
    CHECK(concepts[0].terms[0].text == "chien");
    CHECK(concepts[0].terms[1].language == "en");
    CHECK(corpus.export_tbx(folder.path() / "g.tbx") == 2);
    CHECK(corpus.export_tmx(folder.path() / "g.tmx") == 0);
}

TEST_CASE("what cannot be done is said in a sentence, and nothing is kept", "[library]") {
    const TemporaryFolder folder;
    Corpus corpus{folder.path() / "a.db"};
    CHECK_THAT(refusal([&] { read(folder.path() / "none.txt"); }), Contains("none.txt"));
    CHECK_THAT(refusal([&] { corpus.add({}); }), Contains("Give at least one."));
    CHECK_THAT(refusal([&] { corpus.add(pairs(), {.date = "yesterday"}); }), Contains("is no date"));
    CHECK_THAT(refusal([&] { corpus.leverage(french(), "en", 0); }), Contains("Give 1 to 100."));
    CHECK_THAT(refusal([&] { corpus.leverage(french(), "a language"); }), Contains("is no language"));
    CHECK_THAT(refusal([&] { corpus.search("\xff"); }), Contains("not valid UTF-8"));

    std::vector<Pair> bad = pairs();
    bad[2].probability = std::nan("");
    CHECK_THAT(refusal([&] { corpus.add(bad); }), Contains("Pair 3"));
    bad = pairs();
    bad[1].source.language = "de";
    CHECK_THAT(refusal([&] { corpus.add(bad); }), Contains("Pair 2 is in other languages"));
    bad = pairs();
    bad[0].source.text = "\xff";
    CHECK_THAT(refusal([&] { corpus.add(bad); }), Contains("UTF-8"));
    Text text = french();
    text.sentences[0].kind = "poem";
    CHECK_THAT(refusal([&] { align(text, english()); }), Contains("'poem'"));
    text = french();
    text.sentences[0].text = "\xff";
    CHECK_THAT(refusal([&] { align(text, english()); }), Contains("UTF-8"));
    CHECK(corpus.search("chien").total == 0);
}
