#include "check/terms.hpp"
#include "check_fixture.hpp"
#include "support/catch.hpp"

using namespace diptych;
using namespace diptych::check;
using fixture::tag;
using fixture::term;

TEST_CASE("terms: both sides are found, nested ones marked") {
    TermBase base;
    base.add({"a", {term("ordre du jour")}, {term("agenda")}});
    base.add({"b", {term("ordre du jour provisoire")}, {term("provisional agenda")}});
    const TermFinder finder{base, tag("fr"), tag("en")};
    const PairTerms found = finder.find("Les ordres du jour provisoires", "the provisional agendas");
    REQUIRE(found.source.size() == 2);
    CHECK(base.entry(found.source[0].place.entry).id == "b");
    CHECK_FALSE(found.source[0].nested);
    CHECK(found.source[1].nested);
    CHECK(found.target.size() == 2);
}

TEST_CASE("terms: a word in small letters is not the name, a word with an accent not the one without") {
    TermBase base;
    base.add({"a", {term("Organisation")}, {term("United Nations")}});
    base.add({"b", {term("cote")}, {term("symbol")}});
    const TermFinder finder{base, tag("fr"), tag("en")};
    CHECK(finder.find("l'Organisation", "").source.size() == 1);
    CHECK(finder.find("une organisation", "").source.empty());
    CHECK(finder.find("la cote du document", "").source.size() == 1);
    CHECK(finder.find("Côte d'Ivoire", "").source.empty());
}

TEST_CASE("terms: inflected forms by the file of a language alone") {
    TermBase base;
    base.add({"a", {term("ustawa")}, {term("stad")}});
    const TermFinder finder{base, tag("pl"), tag("nl")};
    CHECK(finder.find("zgodnie z ustawami", "in de steden").source.size() == 1);
    CHECK(finder.find("zgodnie z ustawami", "in de steden").target.size() == 1);
    CHECK(finder.find("ustanowienie", "de stadsmuur").source.empty());
}

TEST_CASE("terms: an empty base finds nothing") {
    const TermBase base;
    const TermFinder finder{base, tag("fr"), tag("en")};
    CHECK(finder.find("un texte", "a text").source.empty());
    CHECK(base.empty());
}
