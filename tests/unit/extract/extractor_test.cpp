#include "extract/extractor.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace diptych;

namespace {

model::Document document_of(const std::vector<std::string>& sentences) {
    model::Document document;
    for (const std::string& text : sentences) {
        model::Unit unit;
        unit.text = text;
        unit.sentences.push_back({{0, text.size()}, {}, 1, 0});
        document.units.push_back(unit);
    }
    return document;
}

std::vector<model::TermCandidate> extracted(const char* language, const std::vector<std::string>& sentences,
                                            extract::ExtractOptions options = {.min_score = -100}) {
    const auto tag = *model::LanguageTag::parse(language);
    const auto morphology = morphology::find_morphology(tag);
    const extract::GeneralFrequencies general;
    extract::Extractor extractor{tag, morphology.get(), general, options};
    extractor.add(document_of(sentences));
    return extractor.candidates();
}

const model::TermCandidate* find(const std::vector<model::TermCandidate>& candidates, std::string_view base) {
    const auto found = std::find_if(candidates.begin(), candidates.end(),
                                    [&](const model::TermCandidate& c) { return c.base == base; });
    return found == candidates.end() ? nullptr : &*found;
}

bool has_apertium(const char* language) {
    const auto morphology = morphology::find_morphology(*model::LanguageTag::parse(language));
    return morphology != nullptr && morphology->name().starts_with("apertium");
}

} // namespace

TEST_CASE("extractor: forms of one term are one candidate, the most frequent stands for it") {
    if (!has_apertium("en")) {
        return;
    }
    const auto candidates =
        extracted("en", {"The wind turbines are large.", "A wind turbine turns.", "Two wind turbines turn."});
    const model::TermCandidate* const found = find(candidates, "wind turbine");
    REQUIRE(found != nullptr);
    CHECK(found->term == "wind turbines");
    CHECK(found->frequency == 3);
    CHECK(found->words == 2);
    CHECK(found->pattern == "NN");
    CHECK(found->variants.size() == 2);
}

TEST_CASE("extractor: French terms with and without article go together") {
    if (!has_apertium("fr")) {
        return;
    }
    const auto candidates = extracted("fr", {"La vitesse de vent change.", "La vitesse du vent change."});
    const model::TermCandidate* const found = find(candidates, "vitesse vent");
    REQUIRE(found != nullptr);
    CHECK(found->frequency == 2);
    CHECK(found->term.starts_with("vitesse d"));
}

TEST_CASE("extractor: contexts are places in the text, as many as asked for") {
    const auto candidates = extracted("en", {"The snaffle is old.", "A snaffle it is.", "One snaffle."},
                                      {.min_score = -100, .contexts = 2});
    const model::TermCandidate* const found = find(candidates, "snaffle");
    REQUIRE(found != nullptr);
    REQUIRE(found->contexts.size() == 2);
    CHECK(found->contexts[0].range == model::Range{4, 11});
    CHECK(found->contexts[1].sentence.unit == 1);
}

TEST_CASE("extractor: a hyphened word is one word, and its spellings one candidate") {
    const auto candidates = extracted("en", {"The leg-yield is a movement.", "A leg-yield follows."});
    const model::TermCandidate* const found = find(candidates, "leg-yield");
    REQUIRE(found != nullptr);
    CHECK(found->frequency == 2);
}

TEST_CASE("extractor: the words of web and mail addresses are no terms, those around them are") {
    const auto candidates = extracted("en", {"Pilots use https://example.org/turbine-blade daily.",
                                             "Gliders: write to rotor@mast.example, tower."});
    for (const char* absent : {"turbine-blade", "example", "https", "rotor", "mast"}) {
        CHECK(find(candidates, absent) == nullptr);
    }
    CHECK(find(candidates, "pilot") != nullptr);
    CHECK(find(candidates, "tower") != nullptr);
}

TEST_CASE("extractor: names are marked, and can be all or nothing of the list") {
    const std::vector<std::string> sentences{"The report of Zorblatt was read.",
                                             "Then came Zorblatt himself."};
    const auto all = extracted("en", sentences);
    REQUIRE(find(all, "zorblatt") != nullptr);
    CHECK(find(all, "zorblatt")->is_name);
    CHECK(find(all, "zorblatt")->term == "Zorblatt");
    const auto names = extracted("en", sentences, {.min_score = -100, .kind = extract::Kind::names});
    CHECK(std::all_of(names.begin(), names.end(), [](const auto& c) { return c.is_name; }));
    const auto terms = extracted("en", sentences, {.min_score = -100, .kind = extract::Kind::terms});
    CHECK(find(terms, "zorblatt") == nullptr);
}

TEST_CASE("extractor: without a dictionary function words still end candidates") {
    const auto tag = *model::LanguageTag::parse("en");
    const extract::GeneralFrequencies general;
    extract::Extractor extractor{tag, nullptr, general, {.min_score = -100}};
    extractor.add(document_of({"the levade and the piaffe"}));
    const auto candidates = extractor.candidates();
    CHECK(find(candidates, "levade") != nullptr);
    CHECK(find(candidates, "levade piaffe") == nullptr);
    CHECK(find(candidates, "the") == nullptr);
}

TEST_CASE("extractor: the list is sorted by score, and cut off") {
    const std::vector<std::string> sentences{"The rotor blade of a wind turbine is in the nacelle."};
    const auto all = extracted("en", sentences);
    CHECK(std::is_sorted(all.begin(), all.end(),
                         [](const auto& a, const auto& b) { return a.score > b.score; }));
    CHECK(extracted("en", sentences, {.min_score = -100, .limit = 2}).size() == 2);
    CHECK(extracted("en", sentences, {.min_frequency = 2, .min_score = -100}).empty());
    CHECK(extracted("en", {}).empty());
}
