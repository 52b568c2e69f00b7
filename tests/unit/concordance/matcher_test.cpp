#include "base/string.hpp"
#include "concordance/matcher.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace diptych;
using concordance::Strictness;

namespace {

/// What of the text matched, between bars, and in what it differs; "no" when it does not fulfil the query.
std::string found(const char* language, std::string_view query, std::string_view text,
                  Strictness strictness = Strictness::stems) {
    const text::Analyzer analyzer{*model::LanguageTag::parse(language)};
    const concordance::Matcher matcher{concordance::parse_query(query), analyzer, strictness};
    const auto match = matcher.find(text, analyzer.analyze(text));
    if (!match) {
        return "no";
    }
    std::string result;
    for (const model::Range range : match->ranges) {
        result += std::string{model::slice(text, range)} + "|";
    }
    return result + base::join(match->differences.names(), ",");
}

} // namespace

TEST_CASE("matcher: by stems, any form of the words is found and said to be one") {
    CHECK(found("fr", "etat membre", "Les États membres et l’État membre") ==
          "États membres|État membre|case,accent");
    CHECK(found("fr", "nationaux", "le niveau national") == "national|inflection");
    CHECK(found("fr", "oeuvre", "mise en œuvre") == "œuvre|ligature");
    CHECK(found("en", "peace keeping", "peace-keeping") == "peace-keeping|hyphen");
    CHECK(found("fr", "groupe", "le groupe") == "groupe|exact");
}

TEST_CASE("matcher: exact asks for the same form, accents included, but not for the same case") {
    CHECK(found("fr", "élève", "Élève élevé élèves", Strictness::forms) == "Élève|case");
    CHECK(found("fr", "eleve", "élève", Strictness::forms) == "no");
    CHECK(found("fr", "l'élévation", "l’Élévation", Strictness::forms) == "l’Élévation|case,apostrophe");
    CHECK(found("fr", "Élève", "élève", Strictness::letters) == "no");
    CHECK(found("fr", "Élève", "l’Élève", Strictness::letters) == "Élève|exact");
}

TEST_CASE("matcher: a decomposed text has the same letters") {
    CHECK(found("fr", "élève", "e\u0301le\u0300ve", Strictness::letters).find("no") == std::string::npos);
}

TEST_CASE("matcher: AND, OR and NOT hold for the whole text, and NOT is not marked") {
    CHECK(found("fr", "groupe AND mandat", "le mandat du groupe") == "mandat|groupe|exact");
    CHECK(found("fr", "groupe AND mandat", "le groupe") == "no");
    CHECK(found("fr", "groupe OR mandat", "le groupe") == "groupe|exact");
    CHECK(found("fr", "groupe NOT mandat", "le mandat du groupe") == "no");
    CHECK(found("fr", "groupe NOT mandat", "le groupe") == "groupe|exact");
    CHECK(found("fr", "groupe NOT MANDAT", "le mandat du groupe", Strictness::letters) == "groupe|exact");
}

TEST_CASE("matcher: phrases that overlap are marked once") {
    CHECK(found("fr", "groupe de travail AND travail", "un groupe de travail") == "groupe de travail|exact");
}

TEST_CASE("matcher: the last word of a phrase goes on behind a star") {
    CHECK(found("fr", "groupe de trav*", "les groupes de travail") == "groupes de travail|inflection");
    CHECK(found("fr", "trav*", "Travaux", Strictness::forms) == "Travaux|case");
    CHECK(found("fr", "éle*", "elevage", Strictness::forms) == "no");
}

TEST_CASE("matcher: the best match says what the kind is") {
    CHECK(found("fr", "mandat", "Mandats mandat") == "Mandats|mandat|exact");
}
