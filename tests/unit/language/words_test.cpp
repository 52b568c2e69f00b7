#include "language/words.hpp"
#include "support/catch.hpp"

using namespace diptych::language;

TEST_CASE("Ending: enough letters and vowels stand before it, or it is the whole word") {
    const Ending ending{.ending = "our", .replacement = "or", .letters = 2, .vowels = 1};
    CHECK(ending.ends("labour"));
    CHECK_FALSE(ending.ends("scour")); // no vowel
    CHECK_FALSE(ending.ends("our"));
    CHECK(ending.replaced("labour") == "labor");
    const Ending whole{.ending = "mice", .replacement = "mouse", .whole = true};
    CHECK(whole.ends("mice"));
    CHECK_FALSE(whole.ends("dormice"));
}

TEST_CASE("Respelling: whole words first, then parts, then each pass once") {
    const Respelling respelling{
        .whole = {{"grey", "gray"}, {"ours", "ours"}},
        .parts = {{"ae", "e"}},
        .passes = {{{.ending = "ss", .replacement = "ss"}, {.ending = "s", .replacement = ""}},
                   {{.ending = "our", .replacement = "or", .letters = 1}}}};
    CHECK(respelling.of("grey", 4) == "gray");
    CHECK(respelling.of("ours", 0) == "ours");
    CHECK(respelling.of("pass", 0) == "pass");
    CHECK(respelling.of("haemours", 4) == "hemor");
    CHECK(respelling.of("aes", 4) == "aes"); // too short
}
