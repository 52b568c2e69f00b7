#include "probe.hpp"
#include "support/catch.hpp"

#include <memory>

using namespace diptych;

namespace {

struct Floor {
    const char* language;
    double precision;
    double recall;
};

support::ProbeScore score_of(const char* language, morphology::Morphology* morphology) {
    const auto cases = support::read_probe(std::string{DIPTYCH_PROBES} + "/" + language + ".tsv");
    REQUIRE(cases.size() > 200);
    return support::run_probe(cases, *model::LanguageTag::parse(language), morphology,
                              [](const support::ProbeCase&) {});
}

} // namespace

// Floors below what was measured, against falling back; the figures are in docs/decisions/0014-morphology.md.

TEST_CASE("probes: stems alone") {
    for (const Floor& floor : {Floor{"fr", 0.87, 0.90}, Floor{"en", 0.91, 0.87}}) {
        INFO(floor.language);
        const auto score = score_of(floor.language, nullptr);
        CHECK(score.precision() >= floor.precision);
        CHECK(score.recall() >= floor.recall);
    }
}

TEST_CASE("probes: with apertium's data, where they are installed") {
    for (const Floor& floor : {Floor{"fr", 0.97, 0.97}, Floor{"en", 0.97, 0.97}}) {
        INFO(floor.language);
        const auto morphology = morphology::find_morphology(*model::LanguageTag::parse(floor.language));
        if (morphology == nullptr || !morphology->name().starts_with("apertium")) {
            WARN("apertium's data are not installed: not tested.");
            continue;
        }
        const auto score = score_of(floor.language, morphology.get());
        CHECK(score.precision() >= floor.precision);
        CHECK(score.recall() >= floor.recall);
    }
}
