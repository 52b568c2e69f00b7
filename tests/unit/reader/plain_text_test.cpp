#include "base/error.hpp"
#include "reader/plain_text.hpp"
#include "support/catch.hpp"

#include <string>

using namespace diptych;
using namespace std::string_literals;
using Catch::Contains;

namespace {

struct Decoded {
    model::SourceText source;
    base::Diagnostics diagnostics;

    /// The bytes of the file that the first `part` of the text stood at.
    model::Range file_range(const std::string& part) const {
        const std::size_t begin = source.text.find(part);
        REQUIRE(begin != std::string::npos);
        return {model::file_position(source, begin), model::file_position(source, begin + part.size())};
    }

    std::string note() const { return diagnostics.empty() ? "" : diagnostics.all().front().message; }
};

Decoded decode(std::string bytes, const std::optional<std::string>& encoding = std::nullopt) {
    Decoded decoded;
    decoded.source = reader::decode_plain_text(std::move(bytes), "a.txt", decoded.diagnostics, encoding);
    return decoded;
}

/// UTF-16 or UTF-32 of characters in the basic plane.
std::string widened(const std::u16string& text, std::size_t width, bool little_endian) {
    std::string bytes;
    for (const char16_t c : text) {
        std::string unit(width, '\0');
        unit[little_endian ? 0 : width - 1] = static_cast<char>(c & 0xFFU);
        unit[little_endian ? 1 : width - 2] = static_cast<char>(c >> 8U);
        bytes += unit;
    }
    return bytes;
}

} // namespace

TEST_CASE("decode_plain_text: a byte order mark is left out and counted") {
    const Decoded decoded = decode("\xEF\xBB\xBFÀ la");
    CHECK(decoded.source.text == "À la");
    CHECK(decoded.source.file_offset == 3);
    CHECK(decoded.file_range("la") == model::Range{6, 8});
    CHECK(decoded.note().empty());
}

TEST_CASE("decode_plain_text: UTF-16 and UTF-32 are read as their mark says, without a note") {
    const std::u16string text = u"L’été, 日本。\n";
    for (const bool little_endian : {true, false}) {
        for (const std::size_t width : {2U, 4U}) {
            const Decoded decoded = decode(widened(u"\uFEFF" + text, width, little_endian));
            CHECK(decoded.source.text == "L’été, 日本。\n");
            CHECK(decoded.note().empty());
            CHECK(decoded.file_range("été") == model::Range{3 * width, 6 * width});
            CHECK(decoded.file_range("本。") == model::Range{9 * width, 11 * width});
            CHECK(decoded.file_range("。\n").end == 12 * width);
        }
    }
}

TEST_CASE("decode_plain_text: UTF-16 without a mark is recognised in either byte order") {
    const std::u16string texts[] = {u"Un mot.\r\nL’été.\r\n", u"Комитет принял доклад.\n",
                                    u"委员会通过了报告，会议结束。\n"};
    for (const std::u16string& text : texts) {
        const Decoded little = decode(widened(text, 2, true));
        const Decoded big = decode(widened(text, 2, false));
        CHECK(little.source.text == big.source.text);
        CHECK(little.note() == "The text is not UTF-8; it was read as UTF-16LE.");
        CHECK(big.note() == "The text is not UTF-8; it was read as UTF-16BE.");
        CHECK(little.source.text.ends_with("\n"));
    }
}

TEST_CASE("decode_plain_text: windows-1252 is recognised, and places are those of the file") {
    const Decoded decoded = decode("Le Comit\xE9 a pris note du rapport pr\xE9sent\xE9 par l\x92\xC9tat "
                                   "partie. L\x92\xE9t\xE9 a suivi.\n");
    CHECK(decoded.source.text ==
          "Le Comité a pris note du rapport présenté par l’État partie. L’été a suivi.\n");
    CHECK(decoded.note() == "The text is not UTF-8; it was read as windows-1252.");
    CHECK(decoded.diagnostics.all().front().severity == base::Severity::note);
    CHECK(decoded.file_range("L’été a suivi.") == model::Range{61, 75});
    CHECK(decoded.file_range("Le ") == model::Range{0, 3});
    CHECK(decoded.file_range("\n") == model::Range{75, 76});
}

TEST_CASE("decode_plain_text: few letters of windows-1252 are enough, if they can be nothing else") {
    CHECK(decode("Un mot.\nL\xE9t\xE9.\n").source.text == "Un mot.\nLété.\n");
    CHECK(decode("\xEF").source.text == "ï");
    CHECK(decode("A line.\nIt\x92s here.\n").note() == "The text is not UTF-8; it was read as windows-1252.");
    CHECK(decode(std::string(9000, 'a') + "\n\x9Cuvre\n").source.text.ends_with("\nœuvre\n"));
}

TEST_CASE("decode_plain_text: Cyrillic, Polish and Chinese encodings are recognised") {
    const Decoded russian = decode("\xCA\xEE\xEC\xE8\xF2\xE5\xF2 \xEF\xF0\xE8\xED\xFF\xEB \xEA "
                                   "\xF1\xE2\xE5\xE4\xE5\xED\xE8\xFE \xE4\xEE\xEA\xEB\xE0\xE4.\n");
    CHECK(russian.source.text == "Комитет принял к сведению доклад.\n");
    CHECK(russian.note() == "The text is not UTF-8; it was read as windows-1251.");
    const Decoded polish = decode("Komisja przyj\xEA\xB3"
                                  "a sprawozdanie i postanowi\xB3"
                                  "a rozpatrzy\xE6 t\xEA spraw\xEA na nast\xEApnej sesji.");
    CHECK(polish.source.text ==
          "Komisja przyjęła sprawozdanie i postanowiła rozpatrzyć tę sprawę na następnej "
          "sesji.");
    const Decoded chinese = decode("\xCE\xAF\xD4\xB1\xBB\xE1\xD7\xA2\xD2\xE2\xB5\xBD\xB1\xA8\xB8\xE6\xA3\xAC"
                                   "\xBB\xE1\xD2\xE9\xBD\xE1\xCA\xF8\xA1\xA3");
    CHECK(chinese.source.text == "委员会注意到报告，会议结束。");
    CHECK(chinese.file_range("报告") == model::Range{12, 16});
}

TEST_CASE("decode_plain_text: the encoding that is named is the one that is used") {
    CHECK(decode("\xE9t\xE9", "latin1").source.text == "été");
    CHECK(decode("\x8Et\x8E", "macintosh").source.text == "été");
    CHECK(decode("\xC3\xA9", "windows-1252").source.text == "Ã©");
    CHECK(decode("a\0b\0"s, "UTF-16").source.text == "ab");
    CHECK(decode("\xFE\xFF\0a"s, "UTF-16").source.text == "a");
    CHECK(decode("a\0b\0"s, "utf-16le").note().empty());
    for (const char* const unknown : {"klingon", "", "DEC-MCS", "UTF-16,version=1"}) {
        CHECK_THROWS_AS(decode("a", unknown), base::UsageError);
    }
    CHECK_THROWS_WITH(decode("a", "klingon"), Contains("There is no encoding 'klingon'"));
    CHECK_THROWS_WITH(decode("a\n\xE9", "UTF-8"),
                      Contains("a.txt:2: The text is not valid UTF-8 at byte 2 (0xE9)"));
}

TEST_CASE("decode_plain_text: damaged UTF-8 is not taken for windows-1252") {
    CHECK_THROWS_WITH(decode("Les États ont élu\nle Comit\xE9 à Genève."),
                      Contains("a.txt:2: The text is not valid UTF-8 at byte 28 (0xE9), but most of it is"));
}

TEST_CASE("decode_plain_text: says what is wrong with a file, where, and what to do") {
    const auto refused = [](std::string bytes, const std::string& message) {
        INFO(message);
        CHECK_THROWS_AS(decode(bytes), base::InputError);
        CHECK_THROWS_WITH(decode(std::move(bytes)), Contains(message));
    };
    refused("", "a.txt: The file is empty");
    refused(" \n\t\n", "a.txt: The file is empty");
    refused("\xFF\xFE", "a.txt: The file is empty");
    refused("\xFF\xFE"s + "a\0b"s, "a.txt:1: The text is not valid UTF-16LE at byte 4");
    refused("\xFF\xFE"s + "a\0\n\0\x00\xD8"s + "b\0"s, "a.txt:2: The text is not valid UTF-16LE at byte 6");
    refused("\xFF\xFE"s + "a\0\x01\0"s, "a control character (0x01) at byte 4");
    refused("ab\ncd\0ef"s, "a.txt:2: There is a control character (0x00) at byte 5");
    refused("\x89\x03\x81\xFF\xE9", "a control character (0x03) at byte 1");
    refused("line\n\x81\x8D\x8F\x90",
            "a.txt:2: The text is not valid UTF-8 at byte 5 (0x81), and what other");
}

TEST_CASE("decode_plain_text: the old letters of DOS and of the Macintosh are not taken for windows-1252") {
    CHECK_THROWS_AS(decode("Le Comit\x82 a \x82t\x82 pr\x82sent\x82."), base::InputError);
    CHECK_THROWS_AS(decode("Le Comit\x8E a \x8Et\x8E pr\x8Esent\x8E."), base::InputError);
}
