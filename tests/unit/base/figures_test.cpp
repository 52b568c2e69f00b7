#include "base/figures.hpp"
#include "support/catch.hpp"

using namespace diptych;

TEST_CASE("figures: a probability has four decimals, a score three") {
    CHECK(base::probability_text(0.98765) == "0.9877");
    CHECK(base::probability_text(1) == "1.0000");
    CHECK(base::rounded_probability(0.98765) == 0.9877);
    CHECK(base::score_text(-1.23449) == "-1.234");
    CHECK(base::rounded_score(3.14159) == 3.142);
}

TEST_CASE("figures: a short probability never reads as more than it is") {
    CHECK(base::short_probability(0.897) == "0.89");
    CHECK(base::short_probability(0.9) == "0.90");
    CHECK(base::short_probability(0.29) == "0.29");
    CHECK(base::short_probability(0.9999) == "0.99");
    CHECK(base::short_probability(1) == "1.00");
    CHECK(base::short_probability(0) == "0.00");
}
