#include "extract/abbreviations.hpp"
#include "support/catch.hpp"

using diptych::extract::long_form;

TEST_CASE("abbreviations: the initials of the words before") {
    CHECK(long_form("members of the World Trade Organization ", "WTO") == "World Trade Organization");
    CHECK(long_form("l'Organisation mondiale du commerce ", "OMC") == "Organisation mondiale du commerce");
}

TEST_CASE("abbreviations: letters inside words and accents may be meant") {
    CHECK(long_form("axe horizontal (éolienne), électricité de France ", "EDF") == "électricité de France");
    CHECK(long_form("the heat shock transcription factor ", "HSF") == "heat shock transcription factor");
}

TEST_CASE("abbreviations: what does not have the letters is no long form") {
    CHECK_FALSE(long_form("as was said there ", "WTO"));
    CHECK_FALSE(long_form("", "WTO"));
    CHECK_FALSE(long_form("the WTO ", "WTO"));
}
