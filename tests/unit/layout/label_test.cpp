#include "layout/label.hpp"
#include "support/catch.hpp"

#include <optional>
#include <string>

using namespace diptych;
using layout::LabelSequences;
using layout::LabelStyle;

namespace {

std::optional<LabelSequences::Accepted> take(LabelSequences& sequences, std::string_view line,
                                             bool may_begin = true, bool heading_like = false,
                                             std::size_t indent = 0) {
    const auto label = layout::label_at(line);
    REQUIRE(label.has_value());
    LabelSequences::Context context;
    context.may_begin = may_begin;
    context.heading_like = heading_like;
    context.upper_after = true;
    context.indent = indent;
    return sequences.accept(*label, context);
}

} // namespace

TEST_CASE("label_at: reads the styles of UN documents and nothing else") {
    CHECK(layout::label_at("12. Le Comité")->readings.front().style == LabelStyle::arabic_stop);
    CHECK(layout::label_at("a) Étude")->readings.front().style == LabelStyle::lower_paren);
    CHECK(layout::label_at("(b) Study")->readings.front().style == LabelStyle::lower_parens);
    CHECK(layout::label_at("II. Questions")->readings.front().value == 2);
    CHECK(layout::label_at("• Point")->readings.front().style == LabelStyle::bullet);
    for (const char* line : {"2019 un groupe", "14 février 2020", "1re séance", "A/AC.997/2031/1. Fin", "12.",
                             "1996. X", "(COVID-19) le", "-", "www.un.org", "e.g. this"}) {
        INFO(line);
        CHECK_FALSE(layout::label_at(line).has_value());
    }
}

TEST_CASE("LabelSequences: agenda items that use the paragraphs' numbers again do not end their sequence") {
    LabelSequences sequences;
    CHECK(take(sequences, "1. Le Groupe")->depth == 0);
    CHECK(take(sequences, "2. Le Groupe")->depth == 0);
    CHECK(take(sequences, "1. Élection", true, false, 1)->depth == 1);
    CHECK(take(sequences, "2. Adoption", true, false, 1)->depth == 1);
    CHECK(take(sequences, "a) Étude", true, false, 2)->depth == 2);
    CHECK(take(sequences, "b) Étude", true, false, 3)->depth == 2); // first line of a page: one space more
    CHECK(take(sequences, "3. Clôture", true, false, 1)->depth ==
          1); // could be the third paragraph: the margin tells
    CHECK(take(sequences, "3. Le Groupe")->depth == 0);
}

TEST_CASE("LabelSequences: headings leave paragraph numbers going on") {
    LabelSequences sequences;
    CHECK(take(sequences, "I. Introduction", true, true)->heading);
    CHECK(take(sequences, "1. Le Groupe")->depth == 0);
    CHECK(take(sequences, "II. Organisation", true, true)->heading);
    CHECK(take(sequences, "A. Ouverture", true, true)->heading);
    CHECK(take(sequences, "2. Le Groupe")->depth == 0);
    CHECK(take(sequences, "B. Participation", true, true)->heading);
    CHECK(take(sequences, "C. Bureau", true, true)->heading); // the letter, not the Roman hundred
    CHECK(take(sequences, "3. Le Groupe")->depth == 0);
}

TEST_CASE("LabelSequences: a number that fits no numbering is no label") {
    LabelSequences sequences;
    CHECK(take(sequences, "1. Le Groupe"));
    CHECK_FALSE(take(sequences, "12. Le Comité", false));
    CHECK(take(sequences, "2. Le Groupe", false));
}

TEST_CASE("LabelSequences: an initial at the beginning of a paragraph is no label") {
    LabelSequences sequences;
    for (const char* line : {"M. Aubry a parlé.", "A. Dupont est venu.", "I. Newton wrote it."}) {
        INFO(line);
        const auto label = layout::label_at(line);
        REQUIRE(label.has_value());
        LabelSequences::Context context;
        context.may_begin = true;
        context.may_skip = true;
        context.upper_after = true;
        CHECK_FALSE(sequences.accept(*label, context).has_value());
    }
}

TEST_CASE("label_at: numbers with a degree sign, as acts have them, but no degrees") {
    CHECK(layout::label_at("1° les bacs")->readings.front().style == LabelStyle::arabic_degree);
    CHECK(layout::label_at("2º los barcos")->readings.front().value == 2);
    CHECK(layout::label_at("3°) les pontons")->length == std::string_view{"3°)"}.size());
    for (const char* line : {"25 °C", "12°C le matin", "0° de longitude", "1°"}) {
        INFO(line);
        CHECK_FALSE(layout::label_at(line).has_value());
    }
    LabelSequences sequences;
    CHECK_FALSE(take(sequences, "25° à l’ombre").has_value());
    CHECK(take(sequences, "1° les bacs").has_value());
    CHECK(take(sequences, "2° les pontons").has_value());
}
