#include "model/translation_unit.hpp"
#include "support/catch.hpp"

using namespace diptych;
using model::TranslationUnit;

namespace {

TranslationUnit unit(const std::string& document, const std::string& source, const std::string& target,
                     const char* language = "en") {
    TranslationUnit made;
    made.document = document;
    made.source_language = *model::LanguageTag::parse("fr");
    made.target_language = *model::LanguageTag::parse(language);
    made.set_texts(source, target, 0.5);
    return made;
}

} // namespace

TEST_CASE("translation_unit: an empty text is no sentence") {
    const TranslationUnit pair = unit("", "Un.", "One.");
    CHECK(pair.has_pair());
    CHECK(pair.beads == std::vector<model::Bead>{{{0, 1}, {0, 1}, 0.5}});
    const TranslationUnit alone = unit("", "", "One.");
    CHECK_FALSE(alone.has_pair());
    CHECK(alone.source.empty());
    CHECK(alone.beads == std::vector<model::Bead>{{{0, 0}, {0, 1}, 0.5}});
}

TEST_CASE(
    "translation_unit: documents go by name and languages, those without a name by what stands together") {
    model::DocumentNumbers numbers;
    CHECK(numbers.of(unit("A", "1", "1")) == 0);
    CHECK(numbers.of(unit("B", "1", "1")) == 1);
    CHECK(numbers.of(unit("A", "2", "2", "en")) == 0);
    CHECK(numbers.of(unit("A", "2", "2", "en-GB")) == 2); // no text comes under another tag than its own
    CHECK(numbers.of(unit("", "1", "1")) == 3);
    CHECK(numbers.of(unit("", "1", "1", "de")) == 4);
    CHECK(numbers.of(unit("", "2", "2")) == 3); // other languages do not come between
    CHECK(numbers.of(unit("B", "2", "2")) == 1);
    CHECK(numbers.of(unit("", "3", "3")) == 5);
}

TEST_CASE("translation_unit: units are the paragraphs of a bitext, and their beads its beads") {
    model::Bitext head;
    head.source.name = "memory.tmx";
    model::BitextCollector collector{head};
    collector.add(unit("A", "Un.", ""));
    collector.add(unit("B", "Autre.", "Other."));
    TranslationUnit several;
    several.document = "A";
    several.source_language = *model::LanguageTag::parse("fr");
    several.target_language = *model::LanguageTag::parse("en");
    several.source = {"Deux.", "Trois."};
    several.target = {"Three.", "Two."};
    several.beads = {{{0, 1}, {1, 2}}, {{1, 2}, {0, 1}}}; // in another order
    several.line = 7;
    collector.add(several);
    const std::vector<model::Bitext> bitexts = collector.take();
    REQUIRE(bitexts.size() == 2);
    const model::Bitext& first = bitexts[0];
    CHECK(first.symbol == "A");
    CHECK(first.source.name == "memory.tmx");
    CHECK(first.target.language.str() == "en");
    CHECK(model::covers_once(first.beads, 3, 2));
    CHECK(first.beads[1].target == model::Range{1, 2});
    REQUIRE(first.source.units.size() == 2);
    CHECK(first.source.units[1].text == "Deux. Trois.");
    CHECK(first.source.units[1].sentences[1].line == 7);
    CHECK(first.target.units.size() == 1);
}
