#include "memory/count.hpp"
#include "support/catch.hpp"

using namespace diptych;

TEST_CASE("count: words as word processors count them, characters without white space") {
    const memory::TextLength length =
        memory::length_of("« L’Assemblée\u00A0» a-t-elle dit 3,5 fois ? – Oui.");
    CHECK(length.words == 6);
    CHECK(length.characters == 37);
    CHECK(memory::length_of("").words == 0);
}

TEST_CASE("count: each sentence is in one class and in the total") {
    memory::Analysis analysis;
    model::LeveragedSentence sentence;
    sentence.words = 5;
    sentence.characters = 20;
    sentence.match_class = model::match_class_of(101);
    analysis.add(sentence);
    sentence.match_class = model::match_class_of(94);
    analysis.add(sentence);
    analysis.add(sentence);
    CHECK(analysis.of(model::MatchClass::context).segments == 1);
    CHECK(analysis.of(model::MatchClass::from_85).words == 10);
    CHECK(analysis.of(model::MatchClass::none).segments == 0);
    CHECK(analysis.total().characters == 60);
}

TEST_CASE("count: the classes of per cents") {
    CHECK(model::name_of(model::match_class_of(100)) == "100");
    CHECK(model::name_of(model::match_class_of(99)) == "95-99");
    CHECK(model::name_of(model::match_class_of(84)) == "75-84");
    CHECK(model::name_of(model::match_class_of(50)) == "50-74");
    CHECK(model::name_of(model::match_class_of(49)) == "none");
}
