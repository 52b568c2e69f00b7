#include "model/bitext.hpp"
#include "support/catch.hpp"

using namespace diptych::model;

TEST_CASE("covers_once: every sentence of both sides in exactly one bead") {
    CHECK(covers_once({{{0, 1}, {0, 2}}, {{1, 1}, {2, 3}}, {{1, 3}, {3, 3}}}, 3, 3));
    CHECK_FALSE(covers_once({{{0, 1}, {0, 1}}}, 2, 1));                   // a source sentence is left out
    CHECK_FALSE(covers_once({{{0, 1}, {0, 1}}, {{1, 2}, {0, 1}}}, 2, 1)); // a target sentence twice
    CHECK_FALSE(covers_once({{{0, 1}, {0, 1}}, {{1, 1}, {1, 1}}}, 1, 1)); // an empty bead
    CHECK(covers_once({}, 0, 0));
}
