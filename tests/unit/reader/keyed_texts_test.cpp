#include "base/diagnostics.hpp"
#include "base/error.hpp"
#include "reader/keyed_texts.hpp"
#include "support/catch.hpp"

#include <sstream>
#include <string>
#include <vector>

using namespace diptych;
using namespace std::string_literals;
using Catch::Contains;
using reader::KeyedFormat;

namespace {

struct Read {
    std::vector<std::string> texts; ///< "line key = text"
    std::string language;
    std::string said;
};

Read read(KeyedFormat format, const std::string& bytes) {
    base::Diagnostics diagnostics;
    const reader::KeyedTexts keyed = reader::read_keyed_texts(bytes, "file", format, diagnostics);
    Read result;
    for (const reader::KeyedText& text : keyed.texts) {
        result.texts.push_back(std::to_string(text.line) + " " + text.key + " = " + text.text);
    }
    result.language = keyed.language ? keyed.language->str() : "";
    std::ostringstream said;
    diagnostics.print(said);
    result.said = said.str();
    return result;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("keyed_format_of: XML tells itself, other formats by the name") {
    CHECK(reader::keyed_format_of("<?xml version='1.0'?><!-- a --><resources/>", "x") == KeyedFormat::android);
    CHECK(reader::keyed_format_of("<root><resheader name='a'/></root>", "x") == KeyedFormat::resx);
    CHECK(reader::keyed_format_of("a=b", "dir/Messages_fr.PROPERTIES") == KeyedFormat::properties);
    CHECK(reader::keyed_format_of("", "Localizable.strings") == KeyedFormat::strings);
    CHECK(reader::keyed_format_of("{}", "app_fr.arb") == KeyedFormat::json);
    CHECK(reader::keyed_format_of("a=b", "a.txt") == KeyedFormat::none);
    CHECK(reader::keyed_format_of("<root/>", "a.xml") == KeyedFormat::none);
}

TEST_CASE("read_keyed_texts: properties have comments, three separators, escapes and lines that go on") {
    const Read file = read(KeyedFormat::properties,
                           "# a\n! b\n\na.b = Fichier\\u00e9 \\ud83d\\ude00\nc:d\n  e\\ f  g \\\n   h\nempty=\ni\\=j=k\\n\n");
    CHECK(file.texts == Texts{"4 a.b = Fichieré 😀", "5 c = d", "6 e f = g h", "8 empty = ", "9 i=j = k\n"});
    CHECK(read(KeyedFormat::properties, "a=\xE9t\xE9\n").texts == Texts{"1 a = été"});
}

TEST_CASE("read_keyed_texts: Apple strings have comments as in C, escapes, and UTF-16") {
    const Read file = read(KeyedFormat::strings,
                           "/* a\n b */\n\"Open…\" = \"Ouvrir \\\"%@\\\"\\n\"; // c\nplain = \"x\\U00e9\";\n");
    CHECK(file.texts == Texts{"3 Open… = Ouvrir \"%@\"\n", "4 plain = xé"});
    CHECK(read(KeyedFormat::strings, "\xFF\xFE\"\0a\0\"\0=\0\"\0b\0\"\0;\0"s).texts == Texts{"1 a = b"});
}

TEST_CASE("read_keyed_texts: a damaged entry of Apple strings is reported and passed over") {
    const Read file = read(KeyedFormat::strings, "\"a\" = ;\n\"b\" \"c\";\n\"d\" = \"e\";\n\"f");
    CHECK(file.texts == Texts{"3 d = e"});
    CHECK_THAT(file.said, Contains("file:1: warning"));
    CHECK_THAT(file.said, Contains("file:4: warning"));
}

TEST_CASE("read_keyed_texts: Android strings, arrays and plurals, without those that are not translatable") {
    const Read file = read(KeyedFormat::android,
                           "<resources>\n<string name='a'>Don\\'t  <b>go</b>\n on \"  x\"</string>\n"
                           "<string name='b' translatable='false'>id</string>\n"
                           "<string-array name='c'><item>one</item><item>two</item></string-array>\n"
                           "<plurals name='d'><item quantity='one'>%d day</item></plurals>\n</resources>");
    CHECK(file.texts == Texts{"2 a = Don't go on   x", "5 c#0 = one", "5 c#1 = two", "6 d#one = %d day"});
}

TEST_CASE("read_keyed_texts: nested JSON has its keys joined, ARB its language, messages of extensions their text") {
    CHECK(read(KeyedFormat::json, R"({"menu": {"open": "Ouvrir", "list": ["a", {"x": "b"}], "n": 3}, "p": "q"})").texts ==
          Texts{"1 menu.open = Ouvrir", "2 menu.list.0 = a", "3 menu.list.1.x = b", "4 p = q"});
    const Read arb = read(KeyedFormat::json, R"({"@@locale": "fr_CA", "a": "b", "@a": {"description": "c"}})");
    CHECK(arb.texts == Texts{"1 a = b"});
    CHECK(arb.language == "fr-CA");
    CHECK(read(KeyedFormat::json, R"({"a": {"message": "b", "description": "c"}})").texts == Texts{"1 a.message = b"});
    CHECK_THROWS_AS(read(KeyedFormat::json, "[1]"), base::InputError);
    CHECK_THROWS_AS(read(KeyedFormat::json, "{\"a\": "), base::InputError);
}

TEST_CASE("read_keyed_texts: JSON that nests deeper than people do is passed over") {
    std::string nested = "{\"a\": \"b\"";
    for (int i = 0; i < 100'000; ++i) {
        nested += ", \"x\": {\"y\": 1";
    }
    nested += std::string(100'001, '}');
    CHECK(read(KeyedFormat::json, nested).texts == Texts{"1 a = b"});
}

TEST_CASE("read_keyed_texts: of RESX the data that are texts") {
    CHECK(read(KeyedFormat::resx, "<root>\n<resheader name='version'><value>2.0</value></resheader>\n"
                                  "<data name='a' xml:space='preserve'><value>Oui</value><comment>c</comment></data>\n"
                                  "<data name='b' type='System.Drawing.Bitmap'><value>x</value></data>\n"
                                  "<data name='&gt;&gt;c.Name'><value>c</value></data></root>")
              .texts == Texts{"3 a = Oui"});
}
