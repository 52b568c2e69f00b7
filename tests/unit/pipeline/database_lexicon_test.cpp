#include "fixture.hpp"
#include "lexicon/words.hpp"
#include "pipeline/sources/database_lexicon.hpp"
#include "store/database.hpp"
#include "support/catch.hpp"

using namespace diptych;
using store::sample::Folder;
using store::sample::language;

namespace {

const model::LanguageTag k_french = language("fr");
const model::LanguageTag k_english = language("en-GB");

/// Sentences that answer to each other one by one.
model::Bitext bitext(const std::vector<std::string>& french, const std::vector<std::string>& english) {
    model::Bitext made;
    made.source = {
        "a", language("fr-CA"), {}, {}, {}, {store::sample::unit(model::UnitKind::paragraph, "", french, 1)}, {}};
    made.target = {
        "b", language("en"), {}, {}, {}, {store::sample::unit(model::UnitKind::paragraph, "", english, 1)}, {}};
    for (std::size_t i = 0; i < french.size(); ++i) {
        made.beads.push_back({{i, i + 1}, {i, i + 1}, 0.95});
    }
    return made;
}

/// As lexicons have it.
std::string stem(const model::LanguageTag& of, const std::string& word) {
    return lexicon::words_of(text::Analyzer{of}, word).front().text;
}

std::string best(const std::vector<lexicon::Rendering>& renderings) {
    const auto found = std::max_element(renderings.begin(), renderings.end(),
                                        [](const lexicon::Rendering& a, const lexicon::Rendering& b) {
                                            return a.probability < b.probability;
                                        });
    return found == renderings.end() ? "" : std::string{found->word};
}

std::vector<std::unique_ptr<lexicon::Lexicon>>
lexicons_in(const std::string& path, const model::LanguageTag& source, const model::LanguageTag& target) {
    store::Database database{path, store::Mode::read};
    return pipeline::lexicons_of_database(database, source, target);
}

} // namespace

TEST_CASE("database_lexicon: stored pairs teach words in both directions") {
    const Folder folder;
    const std::string path = folder.file("a.db");
    store::sample::add_documents(
        path, {bitext({"la baleine dort", "la baleine mange", "la loutre dort", "la loutre mange"},
                      {"the whale sleeps", "the whale eats", "the otter sleeps", "the otter eats"})});
    const auto straight = lexicons_in(path, k_french, k_english);
    REQUIRE(straight.size() == 1);
    CHECK(best(straight[0]->renderings_of_source(stem(k_french, "baleine"))) == stem(k_english, "whale"));
    CHECK(best(straight[0]->renderings_of_target(stem(k_english, "otter"))) == stem(k_french, "loutre"));
    const auto reversed = lexicons_in(path, k_english, k_french);
    REQUIRE(reversed.size() == 1);
    CHECK(best(reversed[0]->renderings_of_source(stem(k_english, "whale"))) == stem(k_french, "baleine"));
}

TEST_CASE("database_lexicon: terms of the glossary are words too, but not the deprecated ones") {
    const Folder folder;
    const std::string path = folder.file("a.db");
    {
        store::Database database{path, store::Mode::create};
        model::Concept entry;
        entry.id = "c1";
        entry.languages = {
            {k_french, {{"loutre", model::Status::preferred, {}, {}}}, {}, {}},
            {k_english,
             {{"otter", model::Status::preferred, {}, {}}, {"lutrine", model::Status::deprecated, {}, {}}},
             {},
             {}}};
        store::sample::add(database, entry);
    }
    const auto lexicons = lexicons_in(path, k_french, k_english);
    REQUIRE(lexicons.size() == 1);
    CHECK(best(lexicons[0]->renderings_of_source(stem(k_french, "loutre"))) == stem(k_english, "otter"));
    CHECK(lexicons[0]->renderings_of_source(stem(k_french, "loutre")).size() == 1);
}

TEST_CASE("database_lexicon: a database in other languages knows nothing") {
    const Folder folder;
    const std::string path = folder.file("a.db");
    store::sample::add_documents(path, {bitext({"la baleine dort"}, {"the whale sleeps"})});
    CHECK(lexicons_in(path, k_french, language("de")).empty());
}
