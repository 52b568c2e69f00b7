#include "base/error.hpp"
#include "morphology/morphology.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

using namespace diptych;
using morphology::PartOfSpeech;

namespace {

/// Sets DIPTYCH_MORPHOLOGY for one test.
class Setting {
public:
    explicit Setting(const std::string& value) { ::setenv("DIPTYCH_MORPHOLOGY", value.c_str(), 1); }

    ~Setting() { ::unsetenv("DIPTYCH_MORPHOLOGY"); }

    Setting(const Setting&) = delete;
    Setting& operator=(const Setting&) = delete;
};

model::LanguageTag tag(const char* language) {
    return *model::LanguageTag::parse(language);
}

bool has(morphology::Morphology& known, const char* word, const char* lemma, PartOfSpeech part) {
    const auto& readings = known.readings(word);
    return std::any_of(readings.begin(), readings.end(), [&](const morphology::Reading& reading) {
        return reading.lemma == lemma && reading.part_of_speech == part;
    });
}

constexpr const char* k_affixes = "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n";
constexpr const char* k_words = "2\ntraité/S\nSIDA\n";

} // namespace

TEST_CASE("find_morphology: there is none when it is switched off, for the undetermined language, or in an "
          "empty folder") {
    {
        const Setting none{"none"};
        CHECK(morphology::find_morphology(tag("fr")) == nullptr);
    }
    const support::TemporaryFolder folder;
    const Setting empty{folder.path().string()};
    CHECK(morphology::find_morphology(tag("fr")) == nullptr);
    CHECK(morphology::find_morphology(model::LanguageTag{}) == nullptr);
}

TEST_CASE("find_morphology: a Hunspell dictionary gives lemmas and no parts of speech") {
    const support::TemporaryFolder folder;
    folder.write("fr_FR.aff", k_affixes);
    folder.write("fr_FR.dic", k_words);
    const Setting here{folder.path().string()};
    const auto known = morphology::find_morphology(tag("fr"));
    REQUIRE(known != nullptr);
    CHECK(known->name() == "hunspell-fr_FR");
    CHECK(has(*known, "traités", "traité", PartOfSpeech::unknown));
    CHECK(has(*known, "TRAITÉS", "traité", PartOfSpeech::unknown));
    CHECK(has(*known, "trait\u00ADés", "traité", PartOfSpeech::unknown));
    CHECK(known->readings("traiterions").empty());
    CHECK(known->readings("<b>").empty());
    CHECK(known->readings("").empty());
    CHECK(known->readings(std::string(10'000, 'a')).empty());
}

TEST_CASE("find_morphology: a dictionary that is incomplete is refused") {
    const support::TemporaryFolder folder;
    const std::string affixes = folder.write("fr.aff", k_affixes);
    const Setting here{folder.path().string()};
    CHECK_THROWS_AS(morphology::find_morphology(tag("fr")), base::InputError);
    folder.write("fr.dic", k_words);
    folder.write("fr.aff", "SET ISO8859-1\n");
    CHECK_THROWS_AS(morphology::find_morphology(tag("fr")), base::InputError);
}

TEST_CASE("find_morphology: a file that is no analyser is refused") {
    const support::TemporaryFolder folder;
    folder.write("fra-cat.automorf.bin", "LTTB and no more");
    const Setting here{folder.path().string()};
    CHECK_THROWS_AS(morphology::find_morphology(tag("fr")), base::InputError);
}

TEST_CASE("find_morphology: apertium's data, where it is installed, tell nouns from verbs") {
    const auto french = morphology::find_morphology(tag("fr"));
    const auto english = morphology::find_morphology(tag("en-GB"));
    if (french == nullptr || !french->name().starts_with("apertium") || english == nullptr ||
        !english->name().starts_with("apertium")) {
        WARN("apertium-fra-cat and apertium-eng-cat are not installed: not tested.");
        return;
    }
    CHECK(has(*french, "chevaux", "cheval", PartOfSpeech::noun));
    CHECK(has(*french, "traité", "traité", PartOfSpeech::noun));
    CHECK(has(*french, "traité", "traiter", PartOfSpeech::participle));
    CHECK(has(*french, "États", "état", PartOfSpeech::noun));
    CHECK(has(*french, "l\u2019", "le", PartOfSpeech::determiner));
    CHECK(french->readings("refugies").empty()); // not "r", which its beginning is
    CHECK(has(*english, "children", "child", PartOfSpeech::noun));
    CHECK(has(*english, "aids", "aid", PartOfSpeech::verb));
    CHECK(english->readings("a*b/c^$").empty());
    CHECK(&english->readings("who") == &english->readings("who"));
}
