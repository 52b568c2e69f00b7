#include "memory/segment.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace diptych;
using memory::PartKind;

namespace {

std::vector<std::string> parts_of(const memory::Segment& segment) {
    std::vector<std::string> parts;
    for (const memory::Part& part : segment.parts) {
        parts.emplace_back(model::slice(segment.text, part.range));
    }
    return parts;
}

} // namespace

TEST_CASE("segment: words, elided words, numbers, symbols and marks are parts") {
    memory::SegmentMaker maker{*model::LanguageTag::parse("fr")};
    const memory::Segment segment = maker.make(" L’Assemblée\u00A0:  voir A/RES/73/27, p.\n12 (« oui ») ");
    CHECK(segment.text == "L’Assemblée : voir A/RES/73/27, p. 12 (« oui »)");
    CHECK(parts_of(segment) == std::vector<std::string>{"L’", "Assemblée", ":", "voir", "A/RES/73/27", ",",
                                                        "p", ".", "12", "(", "«", "oui", "»", ")"});
    CHECK(segment.parts[4].kind == PartKind::placeable);
    CHECK(segment.parts[8].kind == PartKind::placeable);
    CHECK(segment.weight == 7 * memory::k_word_weight + 7 * memory::k_mark_weight);
    CHECK(segment.words.size() == 5);
}

TEST_CASE("segment: the forms of words are shared by the segments of one maker") {
    memory::SegmentMaker maker{*model::LanguageTag::parse("fr")};
    const memory::Segment a = maker.make("Travaux");
    const memory::Segment b = maker.make("travaux");
    const memory::Segment c = maker.make("travail");
    CHECK(a.parts[0].surface != b.parts[0].surface);
    CHECK(a.parts[0].folded == b.parts[0].folded);
    CHECK(b.parts[0].folded != c.parts[0].folded);
    CHECK(b.parts[0].stem == c.parts[0].stem);
    CHECK(maker.form(c.parts[0].stem) == "travail");
}

TEST_CASE("segment: a text without words has no parts, or marks only") {
    memory::SegmentMaker maker{*model::LanguageTag::parse("en")};
    CHECK(maker.make("").parts.empty());
    CHECK(maker.make(" \u00A0").text.empty());
    CHECK(maker.make("---").weight == 3 * memory::k_mark_weight);
    CHECK(maker.make("\u200B").weight == 0); // a zero-width space
}
