#include "glossary/match.hpp"
#include "support/catch.hpp"

#include <optional>
#include <string>

using namespace diptych;
using model::MatchKind;

namespace {

std::optional<MatchKind> best(const char* language, std::string_view term, std::string_view text) {
    const text::Analyzer analyzer{*model::LanguageTag::parse(language)};
    std::optional<MatchKind> best;
    for (const auto& found :
         find_occurrences(glossary::analyze(analyzer, term), glossary::analyze(analyzer, text))) {
        best = best ? std::min(*best, found.kind) : found.kind;
    }
    return best;
}

} // namespace

TEST_CASE("find_occurrences: says why a term matched") {
    CHECK(best("fr", "séance plénière", "une séance plénière") == MatchKind::exact);
    CHECK(best("fr", "séance plénière", "Séance Pleniere") == MatchKind::folded);
    CHECK(best("fr", "séance plénière", "neuf séances plénières") == MatchKind::inflected);
    CHECK(best("fr", "demandeur d’asile", "Les demandeurs d'asile") == MatchKind::inflected);
    CHECK_FALSE(best("fr", "séance plénière", "la séance fut plénière").has_value());
}

TEST_CASE("find_occurrences: false friends of stemming do not match") {
    CHECK_FALSE(best("en", "organ", "the organization").has_value());
    CHECK_FALSE(best("en", "universal", "the university").has_value());
    CHECK_FALSE(best("fr", "loi", "la loyauté").has_value());
}

TEST_CASE("find_occurrences: an acronym is no word in small letters") {
    CHECK_FALSE(best("en", "AIDS", "she aids them").has_value());
    CHECK_FALSE(best("en", "WHO", "those who came").has_value());
    CHECK(best("en", "AIDS", "the AIDS epidemic") == MatchKind::exact);
    CHECK(best("fr", "SIDA", "le sida") == MatchKind::folded);
}

TEST_CASE("find_occurrences: occurrences do not overlap and give the bytes they cover") {
    const text::Analyzer analyzer{*model::LanguageTag::parse("en")};
    const std::string text = "session session session";
    const auto found =
        find_occurrences(glossary::analyze(analyzer, "session session"), glossary::analyze(analyzer, text));
    REQUIRE(found.size() == 1);
    CHECK(found[0].bytes == model::Range{0, 15});
}
