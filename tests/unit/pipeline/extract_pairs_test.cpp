#include "base/error.hpp"
#include "fixture.hpp"
#include "pipeline/terms/extract_pairs.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

using namespace diptych;
using store::sample::language;

namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

/// Nouns with their complements, in sentences that tell them apart.
Texts corpus() {
    const std::array<std::pair<const char*, const char*>, 4> subjects{
        {{"comité", "committee"}, {"ministre", "minister"}, {"tribunal", "court"}, {"conseil", "council"}}};
    const std::array<std::pair<const char*, const char*>, 3> verbs{
        {{"examine", "considers"}, {"adopte", "adopts"}, {"publie", "publishes"}}};
    const std::array<std::pair<const char*, const char*>, 4> objects{
        {{"projet de rapport", "draft report"},
         {"ordre du jour", "agenda"},
         {"document de travail", "working paper"},
         {"règlement intérieur", "rules of procedure"}}};
    Texts texts;
    for (const auto& subject : subjects) {
        for (const auto& verb : verbs) {
            for (const auto& object : objects) {
                texts.emplace_back(
                    std::string{"Le "} + subject.first + " " + verb.first + " le " + object.first + ".",
                    std::string{"The "} + subject.second + " " + verb.second + " the " + object.second + ".");
            }
        }
    }
    texts.emplace_back("Les comités siègent.", "The committees sit.");
    return texts;
}

pipeline::PairSource source_of(const Texts& texts, bool reversed = false) {
    return [texts, reversed](const pipeline::PairVisitor& visit) {
        for (const auto& [french, english] : texts) {
            reversed ? visit(english, french) : visit(french, english);
        }
    };
}

pipeline::ExtractPairsOptions options(const char* source, const char* target) {
    pipeline::ExtractPairsOptions options;
    options.source = language(source);
    options.target = language(target);
    options.lexicons.shipped = false;
    return options;
}

std::string best(const pipeline::ExtractedPair& pair) {
    return pair.renderings.empty() ? "nothing" : pair.renderings[0].text;
}

} // namespace

TEST_CASE("extract_pairs: terms of several words are rendered by what answers to all of them") {
    std::istringstream no_input;
    base::Session session{.in = no_input};
    const auto found = pipeline::extract_pairs(
        source_of(corpus()),
        {"document de travail", "règlement intérieur", "ordre du jour", "comité", "absent"},
        options("fr", "en"), session);
    REQUIRE(found.size() == 5);
    CHECK(found[0].term == "document de travail");
    CHECK(found[0].pairs == 12);
    CHECK(best(found[0]) == "working paper");
    CHECK(best(found[1]) == "rules of procedure");
    CHECK(best(found[2]) == "agenda");
    CHECK(best(found[3]) == "committee");
    CHECK(found[3].pairs == 13);
    CHECK(found[4].pairs == 0);
    CHECK(found[4].renderings.empty());
    const auto examples =
        pipeline::texts_of_pairs(source_of(corpus()), {found[0].renderings[0].example, 999});
    CHECK(examples[0].first == "Le comité examine le document de travail.");
    CHECK(examples[0].second == "The committee considers the working paper.");
    CHECK(examples[1].first.empty());
}

TEST_CASE("extract_pairs: the other direction works as well, with any number of threads") {
    std::istringstream no_input;
    base::Session session{.in = no_input};
    pipeline::ExtractPairsOptions threads = options("en", "fr");
    threads.training.jobs = 3;
    const std::vector<std::string> terms{"working paper", "rules of procedure", "court"};
    const auto one = pipeline::extract_pairs(source_of(corpus(), true), terms, options("en", "fr"), session);
    const auto several = pipeline::extract_pairs(source_of(corpus(), true), terms, threads, session);
    CHECK(best(one[0]) == "document de travail");
    CHECK(best(one[1]) == "règlement intérieur");
    CHECK(best(one[2]) == "tribunal");
    for (std::size_t i = 0; i < terms.size(); ++i) {
        REQUIRE(one[i].renderings.size() == several[i].renderings.size());
        for (std::size_t r = 0; r < one[i].renderings.size(); ++r) {
            CHECK(one[i].renderings[r].text == several[i].renderings[r].text);
            CHECK(one[i].renderings[r].score == several[i].renderings[r].score);
        }
    }
}

TEST_CASE("extract_pairs: files give their pairs in the direction that is asked for") {
    const support::TemporaryFolder folder;
    std::string french;
    std::string english;
    for (const auto& [a, b] : corpus()) {
        french += a + "\n";
        english += b + "\n";
    }
    french += "Sans réponse.\n";
    english += "\n";
    folder.write("a.fr", french);
    folder.write("a.en", english);
    std::istringstream no_input;
    base::Session session{.in = no_input};
    std::size_t count = 0;
    std::string first;
    pipeline::visit_file_pairs((folder.path() / "a").string(), language("en"), language("fr"), session,
                               [&](std::string_view source, std::string_view) {
                                   first = count++ == 0 ? std::string{source} : first;
                               });
    CHECK(count == corpus().size());
    CHECK(first == corpus()[0].second);
}

TEST_CASE("extract_pairs: a database gives its pairs in both directions") {
    const store::sample::Folder folder;
    const std::string path = folder.file("a.db");
    store::sample::add_documents(path, {pipeline::sample::bitext_of({{1, 1}, {2, 1}, {0, 1}})});
    store::Database database{path, store::Mode::read};
    const auto pairs_in = [&](const char* source, const char* target) {
        Texts texts;
        pipeline::pairs_of_database(database, language(source), language(target), {})(
            [&](std::string_view a, std::string_view b) { texts.emplace_back(a, b); });
        return texts;
    };
    CHECK(pairs_in("fr", "en") == Texts{{"phrase 0", "sentence 0"}, {"phrase 1 phrase 2", "sentence 1"}});
    CHECK(pairs_in("en", "fr") == Texts{{"sentence 0", "phrase 0"}, {"sentence 1", "phrase 1 phrase 2"}});
    CHECK(pairs_in("fr", "de").empty());
}

TEST_CASE("extract_pairs: no pair at all is an error") {
    std::istringstream no_input;
    base::Session session{.in = no_input};
    CHECK_THROWS_AS(pipeline::extract_pairs(source_of({}), {"a"}, options("fr", "en"), session), base::Error);
}
