#include "cli/terminal/wrap.hpp"
#include "support/catch.hpp"
#include "text/utf8.hpp"

#include <random>

using diptych::cli::padded;
using diptych::cli::wrap;
using diptych::cli::wrapped;

TEST_CASE("wrap: a line holds as many words as fit") {
    CHECK(wrapped("aa bb cc dd", 5, 0) == "aa bb\ncc dd");
    CHECK(wrapped("aa bb cc dd", 4, 0) == "aa\nbb\ncc\ndd");
    CHECK(wrapped("aa bb", 80, 0) == "aa bb");
}

TEST_CASE("wrap: further lines are indented and the width holds the indent") {
    CHECK(wrapped("aa bb cc", 7, 2) == "aa bb\n  cc");
}

TEST_CASE("wrap: an empty text is one empty line") {
    CHECK(wrap("", 10).size() == 1);
    CHECK(wrap("", 10).front().empty());
    CHECK(wrapped("   ", 10, 0).empty());
}

TEST_CASE("wrap: columns are counted, not bytes") {
    CHECK(wrapped("été été", 7, 0) == "été été");
    CHECK(wrapped("日本 日本", 8, 0) == "日本\n日本");
}

TEST_CASE("wrap: a word too wide for a line is cut between characters") {
    CHECK(wrapped("abcdefgh", 3, 0) == "abc\ndef\ngh");
    CHECK(wrapped("日本語", 4, 0) == "日本\n語");
    CHECK(wrapped("日本語", 1, 0) == "日\n本\n語");
}

TEST_CASE("wrap: a no-break space keeps its words together") {
    CHECK(wrapped("les 40\u00a0000 pages", 10, 0) == "les 40\u00a0000\npages");
    CHECK(wrapped("aaaa 40\u00a0000", 10, 0) == "aaaa\n40\u00a0000");
}

TEST_CASE("wrap: no letter is lost and no line is too wide, whatever the text") {
    std::mt19937 random{17};
    const std::vector<std::string> alphabet{" ", " ", "a", "é", "日", "e\u0301", "-", "\u00a0"};
    for (int round = 0; round < 500; ++round) {
        std::string text;
        for (std::size_t i = 0, n = random() % 60; i < n; ++i) {
            text += alphabet[random() % alphabet.size()];
        }
        const std::size_t width = 2 + random() % 20;
        CAPTURE(text, width);
        std::string kept;
        for (const diptych::model::Range line : wrap(text, width)) {
            const std::string_view piece = diptych::model::slice(text, line);
            CHECK(diptych::text::display_width(piece) <= width);
            for (const char c : piece) {
                kept += c == ' ' ? std::string{} : std::string{c};
            }
        }
        std::erase(text, ' ');
        CHECK(kept == text);
    }
}

TEST_CASE("padded: spaces up to the width in columns") {
    CHECK(padded("é", 3) == "é  ");
    CHECK(padded("abcd", 3) == "abcd");
}
