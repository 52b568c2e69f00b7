#include "segment/joints.hpp"
#include "segment/segment.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace diptych;

namespace {

using segment::Joint;

/// The joint of two lines in a text of these lines, with a dictionary of these words.
Joint joint(std::string_view above, std::string_view below, const std::vector<std::string>& known = {},
            bool printed = false) {
    const std::string text = "one line of a text that is long enough to be one\n"
                             "and another that goes on with it\n";
    segment::SourceLines lines = segment::read_lines(text);
    lines.layout.wrapped = true;
    lines.layout.printed = printed;
    const segment::Vocabulary vocabulary{text, lines};
    const segment::KnownWord dictionary = [&](std::string_view word) {
        return std::find(known.begin(), known.end(), word) != known.end();
    };
    return segment::Joints{vocabulary, segment::find_language_data(*model::LanguageTag::parse("de")),
                           &dictionary}
        .between(above, below);
}

} // namespace

TEST_CASE("Joints: a hyphen goes where a dictionary knows the closed word") {
    CHECK(joint("ein Hafen-", "meister", {"Hafenmeister"}) == Joint::drop_hyphen);
    CHECK(joint("a rea-", "sonable thing", {"reasonable"}) == Joint::drop_hyphen);
}

TEST_CASE("Joints: two known words keep the hyphen of their compound") {
    CHECK(joint("a well-", "known firm", {"well", "known"}) == Joint::none);
}

TEST_CASE("Joints: what is divided on a page is closed when neither part is a word") {
    CHECK(joint("en ape-", "nas veinte", {}, true) == Joint::drop_hyphen);
    CHECK(joint("soixante-", "quinzième") == Joint::none);
}

TEST_CASE("Joints: a hyphen that hangs before a conjunction is followed by a space") {
    CHECK(joint("die Vor-", "und Nachteile") == Joint::space);
}

TEST_CASE("Joints: soft hyphens go, capitals and digits keep theirs") {
    CHECK(joint("Donau\u00AD", "dampf") == Joint::drop_hyphen);
    CHECK(joint("Dipl.-", "Ing. Voss") == Joint::none);
    CHECK(joint("COVID-", "19") == Joint::none);
}

TEST_CASE("Joints: no space after a dash or stroke that is glued to its word") {
    CHECK(joint("2018–", "19") == Joint::none);
    CHECK(joint("and/", "or") == Joint::none);
    CHECK(joint("the word –", "and more") == Joint::space);
}

TEST_CASE("Joints: letters of scripts without spaces meet without one, Hangul does not") {
    CHECK(joint("港务委员会在春", "天开会") == Joint::none);
    CHECK(joint("เปิดประตู", "ตอนกลางคืน") == Joint::none);
    CHECK(joint("위원회는", "모였다") == Joint::space);
}
