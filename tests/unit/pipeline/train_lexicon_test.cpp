#include "base/error.hpp"
#include "lexicon/lexicon_file.hpp"
#include "lexicon/words.hpp"
#include "pipeline/align/train_lexicon.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "text/analyzer.hpp"

#include <sstream>

using namespace diptych;
using pipeline::TrainedLexicon;
using pipeline::TrainOptions;
using support::TemporaryFolder;

namespace {

const std::string k_french = "Le chat dort.\nLe chien dort.\nLe chat mange 12 souris.\nLe chien mange.\n";
const std::string k_english = "The cat sleeps.\nThe dog sleeps.\nThe cat eats 12 mice.\nThe dog eats.\n";

TrainOptions options() {
    TrainOptions options;
    options.source = *model::LanguageTag::parse("fr");
    options.target = *model::LanguageTag::parse("en");
    return options;
}

struct Trained {
    TrainedLexicon counts;
    std::string bytes;
    std::string said;
};

Trained train(const std::vector<std::string>& inputs, const TrainOptions& options = ::options()) {
    std::ostringstream out;
    std::istringstream no_input;
    base::Session session{.in = no_input};
    Trained trained;
    trained.counts = pipeline::train_lexicon(inputs, options, out, session);
    trained.bytes = out.str();
    std::ostringstream said;
    session.diagnostics.print(said);
    trained.said = said.str();
    return trained;
}

std::string error_of(const std::vector<std::string>& inputs) {
    try {
        train(inputs);
    } catch (const base::InputError& e) {
        return e.what();
    }
    return "none";
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string stem(const char* language, std::string_view word) {
    return lexicon::words_of(text::Analyzer{*model::LanguageTag::parse(language)}, word).front().text;
}

/// p(target word | source word) in the file of these bytes.
double probability(const TemporaryFolder& folder, const std::string& bytes, std::string_view source,
                   std::string_view target) {
    const lexicon::LexiconFile file{folder.write("made.lexicon", bytes)};
    for (const lexicon::Rendering& rendering : file.renderings_of_source(stem("fr", source))) {
        if (rendering.word == stem("en", target)) {
            return rendering.probability;
        }
    }
    return 0;
}

std::string xliff(const std::string& source, const std::string& target, const std::string& units) {
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file source-language=")" +
           source + "\" target-language=\"" + target + "\" original=\"a\" datatype=\"plaintext\"><body>\n" +
           units + "</body></file></xliff>\n";
}

} // namespace

TEST_CASE("train_lexicon: line answers to line, and words that answer to each other are found") {
    const TemporaryFolder folder;
    folder.write("cats.fr", k_french);
    folder.write("cats.en", k_english);
    const Trained trained = train({folder.path() / "cats"});
    CHECK(trained.counts.pairs == 4);
    CHECK(trained.counts.source_words == 6); // numbers are not learnt
    CHECK(trained.counts.target_words == 6);
    CHECK(trained.counts.translations > 0);
    CHECK(probability(folder, trained.bytes, "chat", "cat") > 0.5);
    CHECK(probability(folder, trained.bytes, "dort", "sleeps") > 0.5);
    CHECK(probability(folder, trained.bytes, "chat", "dog") < 0.1);
    CHECK(probability(folder, trained.bytes, "souris", "mice") == 0); // stands there once
}

TEST_CASE("train_lexicon: the least count decides which words get a row") {
    const TemporaryFolder folder;
    folder.write("cats.fr", k_french);
    folder.write("cats.en", k_english);
    TrainOptions rare = options();
    rare.least_count = 1;
    CHECK(probability(folder, train({folder.path() / "cats"}, rare).bytes, "souris", "mice") > 0.3);
    TrainOptions none = options();
    none.least_count = 100;
    CHECK(train({folder.path() / "cats"}, none).counts.translations == 0);
}

TEST_CASE("train_lexicon: the same texts give the same bytes, with Windows line ends as well") {
    const TemporaryFolder folder;
    folder.write("a.fr", k_french);
    folder.write("a.en", k_english);
    folder.write("b.fr", "Le chat dort.\r\nLe chien dort.\r\nLe chat mange 12 souris.\r\nLe chien mange.");
    folder.write("b.en", k_english);
    const std::string bytes = train({folder.path() / "a"}).bytes;
    CHECK(bytes == train({folder.path() / "a"}).bytes);
    CHECK(bytes == train({folder.path() / "b"}).bytes);
}

TEST_CASE("train_lexicon: several inputs are read as one; pairs with an empty side are passed over") {
    const TemporaryFolder folder;
    folder.write("a.fr", k_french);
    folder.write("a.en", k_english);
    folder.write("b.fr", "\nUn mot.\n   \nDeux.\n");
    folder.write("b.en", "A word.\n\n\nTwo.\n");
    CHECK(train({folder.path() / "a", folder.path() / "b"}).counts.pairs == 5);
}

TEST_CASE("train_lexicon: XLIFF pairs are taken in either direction, those in other languages reported") {
    const TemporaryFolder folder;
    std::string straight;
    std::string turned;
    const std::vector<std::pair<std::string, std::string>> texts{{"Le chat dort.", "The cat sleeps."},
                                                                 {"Le chien dort.", "The dog sleeps."},
                                                                 {"Le chat mange.", "The cat eats."},
                                                                 {"Le chien mange.", "The dog eats."}};
    for (const auto& [french, english] : texts) {
        const std::string id = std::to_string(straight.size());
        straight += "<trans-unit id=\"" + id + "\"><source>" + french + "</source><target>" + english +
                    "</target></trans-unit>\n";
        turned += "<trans-unit id=\"" + id + "\"><source>" + english + "</source><target>" + french +
                  "</target></trans-unit>\n";
    }
    const std::string there = folder.write("there.xlf", xliff("fr-CA", "en", straight));
    const std::string back = folder.write("back.xlf", xliff("en", "fr", turned));
    const std::string german = folder.write("de.xlf", xliff("de", "en", straight));
    const Trained trained = train({there});
    CHECK(trained.counts.pairs == 4);
    CHECK(probability(folder, trained.bytes, "chat", "cat") > 0.5);
    CHECK(train({back}).bytes == trained.bytes);
    const Trained both = train({there, german});
    CHECK(both.counts.pairs == 4);
    CHECK(contains(both.said, "It has pairs in de and en, not in fr and en; they were left out."));
    CHECK(contains(error_of({german}), "There is no pair of sentences in what was named."));
}

TEST_CASE("train_lexicon: what cannot be used is refused with its file and line") {
    const TemporaryFolder folder;
    const std::string base = folder.path() / "a";
    CHECK(contains(error_of({base}), "There is no such file, and no "));
    const std::string french = folder.write("a.fr", k_french);
    CHECK(contains(error_of({base}), "a.en: There is no such file."));
    const std::string english = folder.write("a.en", k_english + "One more.\n");
    CHECK(contains(error_of({base}), english + ":5: There is no line to answer to this one: " + french +
                                         " ends after line 4."));
    folder.write("a.en", "The cat sleeps.\n");
    CHECK(contains(error_of({base}), french + ":2: There is no line to answer to this one: " + english +
                                         " ends after line 1."));
    folder.write("a.en", "The c\xE2t sleeps.\n");
    CHECK(contains(error_of({base}), "a.en:1: Not valid UTF-8 at byte 5 of the line."));
    folder.write("a.fr", "");
    folder.write("a.en", "");
    CHECK(contains(error_of({base}), "There is no pair of sentences in what was named."));
}
