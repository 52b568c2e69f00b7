#include "base/error.hpp"
#include "reader/plain_text.hpp"
#include "support/catch.hpp"

#include <sstream>
#include <string>

using namespace diptych;
using namespace std::string_literals;
using Catch::Matchers::Contains;

TEST_CASE("read_plain_text: `-` is standard input") {
    std::istringstream in{"Un texte.\n"};
    const model::SourceText source = reader::read_plain_text("-", in);
    CHECK(source.text == "Un texte.\n");
    CHECK(source.name == "<stdin>");
}

TEST_CASE("decode_plain_text: a byte order mark is left out and counted") {
    const model::SourceText source = reader::decode_plain_text("\xEF\xBB\xBFÀ", "a.txt");
    CHECK(source.text == "À");
    CHECK(source.file_offset == 3);
}

TEST_CASE("decode_plain_text: says what is wrong with a file, where, and what to do") {
    const auto refused = [](std::string bytes, const std::string& message) {
        INFO(message);
        CHECK_THROWS_WITH(reader::decode_plain_text(std::move(bytes), "a.txt"), Contains(message));
    };
    refused("", "a.txt: The file is empty");
    refused(" \n\t\n", "a.txt: The file is empty");
    refused("line\nsec\xE9nd", "a.txt:2: The text is not valid UTF-8 at byte 8 (0xE9)");
    refused("\xFF\xFE"s + "a\0b\0"s, "UTF-16");
    refused("a\0b\0c\0d\0"s, "UTF-16");
    refused("ab\ncd\0ef"s, "a.txt:2: There is a control character (0x00) at byte 5");
    refused("%PDF-1.7 ...", "This is a PDF");
    refused("PK\x03\x04...", "zip");
}

TEST_CASE("read_plain_text: a missing file and a directory are told apart") {
    std::istringstream in;
    CHECK_THROWS_AS(reader::read_plain_text("no_such_file.txt", in), base::InputError);
    CHECK_THROWS_WITH(reader::read_plain_text("no_such_file.txt", in), Contains("no such file"));
    CHECK_THROWS_WITH(reader::read_plain_text(".", in), Contains("directory"));
}
