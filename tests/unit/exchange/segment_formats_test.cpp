#include "exchange/records/segment_formats.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"

#include <sstream>

using namespace diptych;
using exchange::Granularity;

namespace {

std::string text_of(const model::Document& document, Granularity granularity) {
    std::ostringstream out;
    exchange::write_segments_text(document, granularity, out);
    return out.str();
}

std::string jsonl_of(const model::Document& document, Granularity granularity) {
    std::ostringstream out;
    exchange::write_segments_jsonl(document, granularity, out);
    return out.str();
}

} // namespace

TEST_CASE("segment_formats: text has a sentence a line and an empty line between units") {
    CHECK(text_of(test::sample_bitext().source, Granularity::sentence) ==
          "I. Généralités\n\n1. Oui & <non>.\nPeut-être.\n\nOmis.\n");
}

TEST_CASE("segment_formats: text by units has a unit a line") {
    CHECK(text_of(test::sample_bitext().source, Granularity::unit) ==
          "I. Généralités\n1. Oui & <non>. Peut-être.\nOmis.\n");
}

TEST_CASE("segment_formats: JSON Lines have the place of each sentence; the first of a unit has its label") {
    CHECK(
        jsonl_of(test::sample_bitext().source, Granularity::sentence) ==
        R"({"type":"sentence","sentence":0,"unit":0,"language":"fr","kind":"heading","label":"I.","text":"I. Généralités","place":{"file":"a.fr.txt","line":1,"bytes":[0,17]}})"
        "\n"
        R"({"type":"sentence","sentence":1,"unit":1,"language":"fr","kind":"paragraph","label":"1.","text":"1. Oui & <non>.","place":{"file":"a.fr.txt","line":3,"bytes":[20,35]}})"
        "\n"
        R"({"type":"sentence","sentence":2,"unit":1,"language":"fr","kind":"paragraph","text":"Peut-être.","place":{"file":"a.fr.txt","line":3,"bytes":[36,47]}})"
        "\n"
        R"({"type":"sentence","sentence":3,"unit":2,"language":"fr","kind":"footnote","text":"Omis.","place":{"file":"a.fr.txt","line":5,"bytes":[60,65]}})"
        "\n");
}

TEST_CASE("segment_formats: JSON Lines by units count the sentences") {
    model::Document document = test::sample_bitext().source;
    document.units.erase(document.units.begin());
    document.units.back().sentences.clear();
    CHECK(
        jsonl_of(document, Granularity::unit) ==
        R"({"type":"unit","unit":0,"language":"fr","kind":"paragraph","label":"1.","text":"1. Oui & <non>. Peut-être.","sentences":2,)"
        R"("place":{"file":"a.fr.txt","line":3,"bytes":[20,47]}})"
        "\n"
        R"({"type":"unit","unit":1,"language":"fr","kind":"footnote","text":"Omis.","sentences":0})"
        "\n");
}
