#include "base/error.hpp"
#include "lexicon/dictionary.hpp"
#include "lexicon/words.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <numeric>

using namespace diptych;
using lexicon::DictionaryEntry;
using lexicon::DictionaryLexicon;
using lexicon::Rendering;

namespace {

const model::LanguageTag k_french = *model::LanguageTag::parse("fr");
const model::LanguageTag k_english = *model::LanguageTag::parse("en");
const model::LanguageTag k_german = *model::LanguageTag::parse("de");

/// Of the stem `word`.
double probability_of(const std::vector<Rendering>& renderings, std::string_view word) {
    for (const Rendering& rendering : renderings) {
        if (rendering.word == word) {
            return rendering.probability;
        }
    }
    return 0;
}

double sum(const std::vector<Rendering>& renderings) {
    return std::accumulate(renderings.begin(), renderings.end(), 0.0,
                           [](double total, const Rendering& r) { return total + r.probability; });
}

/// The stem under which words of a text are looked up.
std::string stem(const model::LanguageTag& language, std::string_view word) {
    return lexicon::words_of(text::Analyzer{language}, word).front().text;
}

std::vector<Rendering> of_french(const DictionaryLexicon& lexicon, std::string_view word) {
    return lexicon.renderings_of_source(stem(k_french, word));
}

std::vector<Rendering> of_english(const DictionaryLexicon& lexicon, std::string_view word) {
    return lexicon.renderings_of_target(stem(k_english, word));
}

std::unique_ptr<DictionaryLexicon> read(const std::string& path, const model::LanguageTag& source,
                                        const model::LanguageTag& target) {
    base::Diagnostics diagnostics;
    return lexicon::read_dictionary(path, source, target, diagnostics);
}

} // namespace

TEST_CASE("dictionary: words are looked up by their stems, in both directions") {
    const DictionaryLexicon lexicon{{{"Nations", "nations"}, {"chien", "dog"}}, k_french, k_english};
    CHECK(probability_of(lexicon.renderings_of_source("nation"), "nation") == 1);
    CHECK(probability_of(lexicon.renderings_of_target("dog"), "chien") == 1);
    CHECK(lexicon.renderings_of_source("nations").empty());
    CHECK(lexicon.renderings_of_source("dog").empty());
}

TEST_CASE("dictionary: the renderings of a word share its probability") {
    const DictionaryLexicon lexicon{
        {{"droit", "law"}, {"droit", "right"}, {"loi", "law"}}, k_french, k_english};
    CHECK(probability_of(lexicon.renderings_of_source("droit"), "law") == Approx(0.5));
    CHECK(probability_of(lexicon.renderings_of_source("loi"), "law") == 1);
    CHECK(probability_of(lexicon.renderings_of_target("law"), "loi") == Approx(0.5));
    CHECK(probability_of(lexicon.renderings_of_target("right"), "droit") == 1);
}

TEST_CASE("dictionary: weights of the dictionary are kept when they are probabilities") {
    const DictionaryLexicon lexicon{{{"droit", "law", 0.6}, {"droit", "right", 0.2}}, k_french, k_english};
    const std::vector<Rendering> renderings = lexicon.renderings_of_source("droit");
    REQUIRE(renderings.size() == 2);
    CHECK(renderings[0].word == "law");
    CHECK(renderings[0].probability == Approx(0.6));
    CHECK(renderings[1].probability == Approx(0.2));
}

TEST_CASE("dictionary: short words of a phrase with longer ones do not count") {
    const DictionaryLexicon lexicon{
        {{"abandonner", "to abandon"}, {"de l'eau", "water"}, {"et", "and"}}, k_french, k_english};
    CHECK(probability_of(of_french(lexicon, "abandonner"), "abandon") == 1);
    CHECK(of_english(lexicon, "to").empty());
    CHECK(probability_of(of_english(lexicon, "water"), stem(k_french, "eau")) == 1);
    CHECK(of_french(lexicon, "de").empty());
    CHECK(probability_of(of_french(lexicon, "et"), "and") == 1);
}

TEST_CASE("dictionary: a phrase of short words is no rendering of the longest of them") {
    const DictionaryLexicon lexicon{
        {{"und", "et"}, {"ab und zu", "parfois"}, {"auf und ab", "partout"}}, k_german, k_french};
    CHECK(probability_of(lexicon.renderings_of_source("und"), "et") == Approx(0.8));
}

TEST_CASE("dictionary: the words of a phrase share its weight") {
    const DictionaryLexicon lexicon{{{"chambre haute", "upper house"}}, k_french, k_english};
    CHECK(probability_of(of_french(lexicon, "chambre"), "upper") == Approx(0.25));
    CHECK(probability_of(of_french(lexicon, "chambre"), stem(k_english, "house")) == Approx(0.25));
    CHECK(sum(of_french(lexicon, "haute")) == Approx(0.5));
    CHECK(sum(of_english(lexicon, "upper")) == Approx(0.5));
}

TEST_CASE("dictionary: phrases never outweigh the entries of a word itself") {
    std::vector<DictionaryEntry> entries{{"faire", "make"}};
    for (const char* phrase : {"attention", "semblant", "surface", "faillite", "fortune", "naufrage"}) {
        entries.push_back({std::string{"faire "} + phrase, std::string{"something "} + phrase});
    }
    const DictionaryLexicon lexicon{entries, k_french, k_english};
    const std::vector<Rendering> renderings = of_french(lexicon, "faire");
    CHECK(probability_of(renderings, stem(k_english, "make")) == Approx(0.8));
    CHECK(sum(renderings) == Approx(1));
    CHECK(renderings.front().word == stem(k_english, "make"));
}

TEST_CASE("dictionary: probabilities sum to 1 at most, whatever the entries") {
    std::vector<DictionaryEntry> entries;
    for (int i = 0; i < 300; ++i) {
        const std::string a = "mot" + std::string(static_cast<std::size_t>(i % 7) + 1, 'a');
        const std::string b = "word" + std::string(static_cast<std::size_t>(i % 11) + 1, 'b');
        entries.push_back({i % 3 == 0 ? a + " autre" : a, i % 5 == 0 ? "other " + b : b, 0.1 + i});
    }
    const DictionaryLexicon lexicon{entries, k_french, k_english};
    for (std::size_t n = 1; n <= 7; ++n) {
        CHECK(sum(lexicon.renderings_of_source("mot" + std::string(n, 'a'))) <= 1 + 1e-6);
    }
    CHECK(sum(of_french(lexicon, "autre")) <= 1 + 1e-6);
    CHECK(sum(lexicon.renderings_of_target("other")) <= 1 + 1e-6);
    CHECK(lexicon.source_words() == 8);
}

TEST_CASE("dictionary: of a word with very many renderings forty are kept") {
    std::vector<DictionaryEntry> entries;
    for (char a = 'a'; a <= 'j'; ++a) {
        for (char b = 'a'; b <= 'j'; ++b) {
            entries.push_back({"chose", std::string{"thing"} + a + b + "k"});
        }
    }
    const DictionaryLexicon lexicon{entries, k_french, k_english};
    CHECK(of_french(lexicon, "chose").size() == 40);
}

TEST_CASE("dictionary: read from hunalign's format and from columns") {
    const support::TemporaryFolder folder;
    CHECK(
        probability_of(
            read(folder.write("a.dic", "dog @ chien\n"), k_french, k_english)->renderings_of_source("chien"),
            "dog") == 1);
    CHECK(probability_of(
              read(folder.write("a.tsv", "chien\tdog\n"), k_french, k_english)->renderings_of_source("chien"),
              "dog") == 1);
}

TEST_CASE("dictionary: read from dictd's files under any of their names, in the order of their languages") {
    const support::TemporaryFolder folder;
    const std::string article = "chien /ʃjɛ̃/ <n, masc>\ndog\n";
    folder.write("my-fra-eng.dict", article);
    const std::string index = folder.write("my-fra-eng.index", "chien\tA\te\n"); // e is 30
    REQUIRE(article.size() == 30);
    for (const char* name : {"my-fra-eng.index", "my-fra-eng.dict", "my-fra-eng.dict.dz", "my-fra-eng"}) {
        const auto lexicon = read((folder.path() / name).string(), k_french, k_english);
        CHECK(probability_of(lexicon->renderings_of_source("chien"), "dog") == 1);
    }
    CHECK(probability_of(read(index, k_english, k_french)->renderings_of_source("dog"), "chien") == 1);
    CHECK_THROWS_WITH(read(index, k_german, k_french),
                      Catch::Contains("By its name this dictionary is from 'fra' to 'eng', but the texts are "
                                      "'de' and 'fr'."));
}

TEST_CASE("dictionary: a file that is missing or has no words is refused") {
    const support::TemporaryFolder folder;
    CHECK_THROWS_WITH(read((folder.path() / "none").string(), k_french, k_english),
                      Catch::Contains("There is no such file"));
    CHECK_THROWS_WITH(read(folder.write("a.tsv", "1\t1\n2\t2\n"), k_french, k_english),
                      Catch::Contains("None of the entries has a word on both sides"));
}
