#include "base/error.hpp"
#include "reader/subtitles.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace diptych;
using Catch::Contains;
using model::TimeSpan;

namespace {

model::SourceText read(const std::string& text) {
    model::SourceText decoded;
    decoded.name = "a.srt";
    decoded.text = text;
    return reader::read_subtitles(decoded);
}

std::vector<std::string> blocks(const model::SourceText& source) {
    std::vector<std::string> texts;
    for (const model::Block& block : source.blocks) {
        texts.emplace_back(model::slice(source.text, block.text));
    }
    return texts;
}

std::string cue(int second, const std::string& text) {
    const std::string begin = "00:00:0" + std::to_string(second);
    return "1\n" + begin + ",000 --> " + begin + ",900\n" + text + "\n\n";
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("is_subtitles: a number and times, times alone, or the word WEBVTT") {
    CHECK(reader::is_subtitles("1\n00:00:01,000 --> 00:00:02,000\nOui.\n"));
    CHECK(reader::is_subtitles("\n\n00:01.000 --> 00:02.000 align:start\nOui.\n"));
    CHECK(reader::is_subtitles("WEBVTT\n\nNOTE a\n"));
    CHECK(reader::is_subtitles("WEBVTT - a title\n"));
    CHECK_FALSE(reader::is_subtitles("WEBVTTX\n"));
    CHECK_FALSE(reader::is_subtitles("1\nThe bus 00:10 --> 00:20 is late.\n"));
    CHECK_FALSE(reader::is_subtitles("A text.\n00:00:01,000 --> 00:00:02,000\n"));
    CHECK_FALSE(reader::is_subtitles(""));
}

TEST_CASE("read_subtitles: lines of a cue are one text, without numbers, times and marks") {
    const auto source = read("\r\n1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>The <b>gate</b></i>\r\n{\\an8}is 3 < 4 m "
                             "wide.\r\n\r\n2\r\n00:01:02,5 --> 01:00:00,040 X1:1 Y1:2\r\n42\r\n");
    CHECK(blocks(source) == Texts{"The gate is 3 < 4 m wide.", "42"});
    REQUIRE(source.cues.size() == 2);
    CHECK(source.cues[0].time == TimeSpan{1000, 2500});
    CHECK(source.cues[1].time == TimeSpan{62'500, 3'600'040});
    CHECK(model::slice(source.text, source.cues[1].text) == "42");
    CHECK(source.blocks[1].line == 2);
}

TEST_CASE("read_subtitles: a sentence that goes on in the next cue is one block with both times") {
    const auto source = read(cue(1, "He closed the gate,") + cue(2, "and nobody came.") + cue(3, "Then it rained."));
    CHECK(blocks(source) == Texts{"He closed the gate, and nobody came.", "Then it rained."});
    REQUIRE(source.cues.size() == 3);
    CHECK(model::slice(source.text, source.cues[1].text) == "and nobody came.");
}

TEST_CASE("read_subtitles: who speaks next begins a block, in one cue or the next") {
    CHECK(blocks(read(cue(1, "- Where is he?\n- Gone.") + cue(2, "– Already,\nI fear.") + cue(3, "- Oh"))) ==
          Texts{"- Where is he?", "- Gone.", "– Already, I fear.", "- Oh"});
    CHECK(blocks(read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>Where is he\n<v.loud Ben>Gone.\n")) ==
          Texts{"Where is he", "Gone."});
}

TEST_CASE("read_subtitles: after an ellipsis a small letter goes on, a capital does not") {
    CHECK(blocks(read(cue(1, "If he comes...") + cue(2, "...we leave.") + cue(3, "Well…") + cue(4, "He came."))) ==
          Texts{"If he comes... ...we leave.", "Well…", "He came."});
}

TEST_CASE("read_subtitles: music and noises are not joined to what is said, nor what comes after a pause") {
    CHECK(blocks(read(cue(1, "He said") + cue(2, "[door closes]") + cue(2, "Yes.") + cue(3, "No one"))) ==
          Texts{"He said", "[door closes] Yes.", "No one"});
    CHECK(blocks(read(cue(1, "He said") + cue(8, "it was late.") + cue(9, "Yes."))) ==
          Texts{"He said", "it was late.", "Yes."});
}

TEST_CASE("read_subtitles: without punctuation no cues are joined, and Chinese lines are joined without a space") {
    CHECK(blocks(read(cue(1, "我们走吧\n天快黑了") + cue(2, "好") + cue(3, "门关了") + cue(4, "快点") +
                      cue(5, "来了"))) == Texts{"我们走吧天快黑了", "好", "门关了", "快点", "来了"});
}

TEST_CASE("read_subtitles: of WebVTT notes, styles, regions and identifiers are left out, references resolved") {
    CHECK(blocks(read("WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE\nnot shown\n\nintro\n00:01.000 --> 00:02.000 "
                      "line:0\nR&amp;D &lt;here&gt;<00:01.500>, <c.red>please</c>.\n\nNOTE --\nmore\n")) ==
          Texts{"R&D <here>, please."});
}

TEST_CASE("read_subtitles: a blank line in a SubRip text does not end it") {
    CHECK(blocks(read("1\n00:00:01,000 --> 00:00:02,000\nOne\n\nmore.\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n")) ==
          Texts{"One more.", "Two."});
}

TEST_CASE("read_subtitles: cues without any text are refused") {
    CHECK_THROWS_WITH(read("1\n00:00:01,000 --> 00:00:02,000\n\n"), Contains("no text in these subtitles"));
}
