// Texts that are cut part by part: the same sentences, units and places as of the whole.

#include "segment/long_text.hpp"
#include "support/catch.hpp"

#include <sstream>
#include <string>
#include <vector>

using namespace diptych;

namespace {

constexpr std::size_t k_size = std::size_t{18} << 20;

segment::Options french() {
    segment::Options options;
    options.language = *model::LanguageTag::parse("fr");
    return options;
}

/// What is compared: enough to see any difference, and not so much that it takes long.
struct Cut {
    std::vector<std::string> sentences;
    std::vector<std::size_t> lines;
    std::vector<model::Range> places;
    std::size_t units = 0;
};

void add(Cut& cut, const model::Document& document, bool goes_on) {
    cut.units += document.units.size() - (goes_on ? 1 : 0);
    for (const model::Unit& unit : document.units) {
        for (std::size_t i = 0; i < unit.sentences.size(); ++i) {
            cut.sentences.emplace_back(unit.sentence(i));
            cut.lines.push_back(unit.sentences[i].line);
            cut.places.push_back(unit.sentences[i].source);
        }
    }
}

struct Parts : Cut {
    std::size_t parts = 0;
};

Parts in_parts(const std::string& text, bool lines = false) {
    Parts found;
    segment::segment_in_parts({"a.txt", text}, french(), lines, [&](model::Document&& part, bool goes_on) {
        ++found.parts;
        add(found, part, goes_on);
    });
    return found;
}

Parts streamed(const std::string& text, bool lines) {
    Parts found;
    std::istringstream in{"\xEF\xBB\xBF" + text};
    const model::SourceText source{"a.txt", "", 3};
    segment::segment_stream(in, source, french(), lines, [&](model::Document&& part, bool goes_on) {
        ++found.parts;
        add(found, part, goes_on);
    });
    return found;
}

void check_same(const std::string& text, bool lines = false) {
    Cut whole;
    add(whole,
        lines ? segment::segment_lines({"a.txt", text}, french())
              : segment::segment({"a.txt", text}, french()),
        false);
    const Parts parts = in_parts(text, lines);
    CHECK(parts.parts > 3);
    CHECK(parts.units == whole.units);
    CHECK((parts.sentences == whole.sentences)); // in brackets: millions are no help to read
    CHECK((parts.lines == whole.lines));
    CHECK((parts.places == whole.places));
    Parts from_stream = streamed(text, lines);
    for (model::Range& place : from_stream.places) { // it counts the byte order mark
        place = {place.begin - 3, place.end - 3};
    }
    CHECK(from_stream.parts == parts.parts);
    CHECK(from_stream.units == whole.units);
    CHECK((from_stream.sentences == whole.sentences));
    CHECK((from_stream.lines == whole.lines));
    CHECK((from_stream.places == whole.places));
}

std::string repeated(const std::string& unit) {
    std::string text;
    text.reserve(k_size + unit.size());
    for (std::size_t i = 0; text.size() < k_size; ++i) {
        text += std::to_string(i) + ' ' + unit;
    }
    return text;
}

} // namespace

TEST_CASE("long_text: paragraphs of wrapped lines") {
    check_same(repeated(
        "chats dorment sur le toit de la maison, et ne voient pas que le chien\nest là. Il court vers eux, "
        "et ils s’en vont. Le soir, quand il fait\nnuit, ils sont de nouveau sur le toit, et dorment.\n\n"));
}

TEST_CASE("long_text: a paragraph a line") {
    check_same(repeated("chats dorment sur le toit. Le chien dort aussi.\r\n"));
}

TEST_CASE("long_text: one line") {
    check_same(repeated("chats dorment sur le toit (et ne voient rien). Le chien dort aussi. ") +
               "Fin.\nEncore une ligne.\n");
}

TEST_CASE("long_text: lines that are sentences, with and without paragraphs") {
    check_same(repeated("chats dorment sur le toit\n"), true);
    check_same(repeated("chats dorment sur le toit\nLe chien dort aussi\n\n"), true);
}

TEST_CASE("long_text: one sentence of any length stays one") {
    const Parts parts = in_parts(std::string(k_size, 'a') + "\n");
    REQUIRE(parts.sentences.size() == 1);
    CHECK(parts.sentences[0].size() == k_size);
}

TEST_CASE("long_text: a text that is not long is one part") {
    const Parts parts = in_parts("Le chat dort. Il rêve.\n\nLa nuit tombe.\n");
    CHECK(parts.parts == 1);
    CHECK(parts.sentences.size() == 3);
    CHECK(parts.units == 2);
}

TEST_CASE("long_text: a file that is changed while it is read is said to be") {
    std::istringstream in{repeated("chats dorment sur le toit.\n") + "\xFF\n"};
    const model::SourceText source{"a.txt", ""};
    CHECK_THROWS_WITH(segment::segment_stream(in, source, french(), false, [](model::Document&&, bool) {}),
                      Catch::Contains("changed while it was read"));
}
