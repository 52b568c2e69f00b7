#include "extract/merge_variants.hpp"
#include "support/catch.hpp"

using namespace diptych;

namespace {

model::TermCandidate candidate(std::string term, std::size_t frequency, double score) {
    model::TermCandidate made;
    made.term = term;
    made.base = term;
    made.frequency = frequency;
    made.documents = 1;
    made.score = score;
    made.variants.push_back({std::move(term), model::VariantKind::main, frequency, score});
    made.contexts.resize(2);
    return made;
}

model::Document document_of(const std::string& text) {
    model::Document document;
    model::Unit unit;
    unit.text = text;
    unit.sentences.push_back({{0, text.size()}, {}, 1, 0});
    document.units.push_back(unit);
    return document;
}

} // namespace

TEST_CASE("merge_variants: the more frequent of two spellings stands for both") {
    std::vector<model::TermCandidate> candidates{candidate("half-pass", 3, 1.5),
                                                 candidate("half pass", 5, 1)};
    extract::merge_hyphened(candidates, 3);
    REQUIRE(candidates.size() == 1);
    CHECK(candidates[0].term == "half pass");
    CHECK(candidates[0].frequency == 8);
    CHECK(candidates[0].score == 1.5);
    REQUIRE(candidates[0].variants.size() == 2);
    CHECK(candidates[0].variants[1].kind == model::VariantKind::hyphen);
    CHECK(candidates[0].contexts.size() == 3);
}

TEST_CASE("merge_variants: an acronym goes to the long form that a text gives it") {
    extract::Abbreviations abbreviations;
    abbreviations.add(document_of("The World Trade Organization (WTO) met."));
    std::vector<model::TermCandidate> candidates{
        candidate("WTO", 9, 2), candidate("World Trade Organization", 1, 1), candidate("ITO", 1, 1)};
    extract::merge_abbreviations(candidates, abbreviations, 3);
    REQUIRE(candidates.size() == 2);
    CHECK(candidates[0].term == "World Trade Organization");
    CHECK(candidates[0].variants[1].form == "WTO");
    CHECK(candidates[0].variants[1].kind == model::VariantKind::acronym);
    CHECK(candidates[1].term == "ITO");
}
