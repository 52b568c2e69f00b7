#include "support/catch.hpp"
#include "text/utf8.hpp"

#include <string>

using namespace diptych;
using namespace std::string_literals;

TEST_CASE("find_invalid_utf8: names the first byte that is not UTF-8") {
    CHECK_FALSE(text::find_invalid_utf8("État 日本 😀").has_value());
    CHECK(text::find_invalid_utf8("abc\xE9 def") == 3);
    CHECK(text::find_invalid_utf8("a\xC3") == 1);            // cut in the middle of a character
    CHECK(text::find_invalid_utf8("\xC0\xAF") == 0);         // overlong
    CHECK(text::find_invalid_utf8("x\xED\xA0\x80") == 1);    // a surrogate
    CHECK(text::find_invalid_utf8("\xF4\x90\x80\x80") == 0); // beyond U+10FFFF
    for (std::size_t length = 0; length < 20; ++length) {     // wherever it stands among the eight that are read at once
        const std::string before = std::string(length, 'a') + "é" + std::string(length, 'b');
        INFO(length);
        CHECK(text::find_invalid_utf8(before + "\xFF") == before.size());
        CHECK(text::find_invalid_utf8(before + "\xC3(") == before.size());
        CHECK_FALSE(text::find_invalid_utf8(before + "日").has_value());
    }
}

TEST_CASE("code points: are found forwards and backwards") {
    const std::string text = "aé日😀";
    std::u32string forwards;
    for (std::size_t i = 0; i < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i);
        forwards += c.value;
        i += c.length;
    }
    CHECK(forwards == U"aé日😀");
    CHECK(text::code_point_before(text, text.size()).value == U'😀');
    CHECK(text::code_point_before(text, 3).value == U'é');
    CHECK(text::count_code_points(text) == 4);
}

TEST_CASE("append_utf8: what is no character becomes U+FFFD") {
    std::string text;
    text::append_utf8(text, U'é');
    text::append_utf8(text, 0xD800);
    text::append_utf8(text, 0x110000);
    CHECK(text == "é\uFFFD\uFFFD");
}

TEST_CASE("display_width: combining marks take no column, East Asian characters two") {
    CHECK(text::display_width("État") == 4);
    CHECK(text::display_width("E\u0301tat") == 4);
    CHECK(text::display_width("日本") == 4);
    CHECK(text::display_width("") == 0);
}
