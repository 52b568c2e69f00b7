#include "model/probability.hpp"
#include "support/catch.hpp"

using diptych::model::probability_text;

TEST_CASE("probability_text: two decimals, rounded") {
    CHECK(probability_text(0) == "0.00");
    CHECK(probability_text(0.29) == "0.29");
    CHECK(probability_text(0.87654) == "0.88");
    CHECK(probability_text(0.9) == "0.90");
    CHECK(probability_text(0.996) == "1.00");
}

TEST_CASE("probability_text: what is under a bound does not look as if it were not") {
    CHECK(probability_text(0.4999) == "0.49");
    CHECK(probability_text(0.5) == "0.50");
    CHECK(probability_text(0.897) == "0.89");
    CHECK(probability_text(0.89999) == "0.89");
}
