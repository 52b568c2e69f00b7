#include "model/language_tag.hpp"
#include "segment/guess_language.hpp"
#include "support/catch.hpp"

#include <string>

using namespace diptych;

namespace {

model::LanguageTag tag(const char* text) {
    return model::LanguageTag::parse(text).value();
}

const std::string k_french =
    "Le comité a examiné la question de la pêche dans les eaux du pays. Il a été d’avis que les "
    "navires ne sont pas en règle, et qu’il faut une loi pour eux. ";
const std::string k_english =
    "The committee looked into the matter of fishing in the waters of the country. It was of the "
    "view that the ships are not in order, and that there has to be a law for them. ";

} // namespace

TEST_CASE("other_language: a text in another language than it is said to be in is found out") {
    CHECK(segment::other_language(k_french, tag("en")) == tag("fr"));
    CHECK(segment::other_language(k_english, tag("fr")) == tag("en"));
    CHECK(segment::other_language(k_english, tag("fr-CA")) == tag("en"));
    CHECK(segment::other_language(k_english, tag("zh")) == tag("en"));
}

TEST_CASE("look_swapped: two short texts are enough when they speak for the same") {
    const std::string french = "Le comité siège. La séance est ouverte.";
    const std::string english = "The committee meets. The meeting is open.";
    CHECK(segment::look_swapped(french, tag("en"), english, tag("fr")));
    CHECK_FALSE(segment::look_swapped(french, tag("fr"), english, tag("en")));
    CHECK_FALSE(segment::look_swapped(french, tag("en"), french, tag("fr")));
    CHECK_FALSE(segment::look_swapped(french, tag("en"), english, tag("oc")));
    CHECK_FALSE(segment::look_swapped("A/1", tag("en"), "A/2", tag("fr")));
}

TEST_CASE("other_language: nothing is said of a text that is what it is said to be, or may be") {
    CHECK_FALSE(segment::other_language(k_french, tag("fr")));
    CHECK_FALSE(segment::other_language(k_english, tag("en-GB")));
    CHECK_FALSE(segment::other_language(k_french + k_english, tag("fr")));
    CHECK_FALSE(segment::other_language(k_french + k_english, tag("en")));
    CHECK_FALSE(segment::other_language("The Times, The Hague, The Gambia", tag("fr"))); // names
    CHECK_FALSE(segment::other_language("", tag("fr")));
    CHECK_FALSE(segment::other_language("12 345 678, A/RES/73/27", tag("fr")));
    CHECK_FALSE(segment::other_language(k_french, tag("oc"))); // of which nothing is known here
}
