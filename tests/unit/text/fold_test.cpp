#include "support/catch.hpp"
#include "text/fold.hpp"

using namespace diptych;

TEST_CASE("fold: case, accents, ligatures, apostrophes and hyphens do not count") {
    CHECK(text::fold("L’Œuvre") == "l'oeuvre");
    CHECK(text::fold("ÉLÉVATION") == "elevation");
    CHECK(text::fold("E\u0301le\u0301vation") == "elevation");
    CHECK(text::fold("Straße") == "strasse");
    CHECK(text::fold("cessez\u2011le\u2010feu") == "cessez-le-feu");
    CHECK(text::fold("co\u00ADopération") == "cooperation");
    CHECK(text::fold("ﬁnal") == "final");
    CHECK(text::fold("Ærø") == "aero");
    CHECK(text::fold("") == "");
}

TEST_CASE("fold: folding twice changes nothing more") {
    for (const char* text : {"L’Œuvre d’État", "ΣΊΣΥΦΟΣ", "İstanbul", "日本語", "ªº²", "Ǆ"}) {
        INFO(text);
        CHECK(text::fold(text::fold(text)) == text::fold(text));
    }
}

TEST_CASE("nfc: composes") {
    CHECK(text::nfc("e\u0301") == "é");
    CHECK(text::is_nfc("é"));
    CHECK_FALSE(text::is_nfc("e\u0301"));
}

TEST_CASE("collapse_white_space: every kind of space") {
    CHECK(text::collapse_white_space("  a \u00A0\u202F b\t\n c ") == "a b c");
    CHECK(text::collapse_white_space(" \n").empty());
}
