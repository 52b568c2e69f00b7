#include "exchange/tbx_basic.hpp"
#include "support/catch.hpp"

using namespace diptych;
using exchange::is_web_address;
using exchange::is_xml_date;
using exchange::TbxElement;
using exchange::TbxLevel;

namespace {

std::optional<std::string> objection(std::string name, std::string value, TbxLevel level) {
    return exchange::tbx_basic_objection({std::move(name), std::move(value), {}, {}}, level);
}

} // namespace

TEST_CASE("tbx_basic: categories have their levels and values") {
    CHECK_FALSE(objection("definition", "x", TbxLevel::entry));
    CHECK_FALSE(objection("definition", "x", TbxLevel::language));
    CHECK(objection("definition", "x", TbxLevel::term) == "TBX-Basic does not have 'definition' of a term");
    CHECK_FALSE(objection("partOfSpeech", "noun", TbxLevel::term));
    CHECK(objection("partOfSpeech", "Noun", TbxLevel::term) ==
          "In TBX-Basic, 'partOfSpeech' cannot be 'Noun'");
    CHECK(objection("reliabilityCode", "4", TbxLevel::term) ==
          "'reliabilityCode' is no data category of TBX-Basic");
    CHECK(objection("crossReference", "x", TbxLevel::language).has_value());
    CHECK(objection("xGraphic", "x", TbxLevel::term).has_value());
    CHECK(objection("externalCrossReference", "x", TbxLevel::term).has_value()); // no target
}

TEST_CASE("tbx_basic: a source can be given of a definition, not of another source or a note") {
    const model::DataCategory source{"source", "A/1", {}, {}};
    CHECK_FALSE(exchange::tbx_basic_objection(source, TbxElement::descrip, TbxLevel::entry));
    CHECK(exchange::tbx_basic_objection(source, TbxElement::admin, TbxLevel::entry).has_value());
    CHECK(exchange::tbx_basic_objection(source, TbxElement::note, TbxLevel::entry).has_value());
    const model::DataCategory note{"note", "x", {}, {}};
    CHECK_FALSE(exchange::tbx_basic_objection(note, TbxElement::admin, TbxLevel::entry));
}

TEST_CASE("is_web_address: http and https with a host, nothing a URI cannot hold") {
    CHECK(is_web_address("https://unterm.un.org/"));
    CHECK(is_web_address("http://a:8080/b?c=%C3%A9#d"));
    CHECK_FALSE(is_web_address("wikipedia.org"));
    CHECK_FALSE(is_web_address("ftp://a/"));
    CHECK_FALSE(is_web_address("https://"));
    CHECK_FALSE(is_web_address("https:///path"));
    CHECK_FALSE(is_web_address("https://a/b c"));
    CHECK_FALSE(is_web_address("https://a/%zz"));
    CHECK_FALSE(is_web_address("https://a/%4"));
    CHECK_FALSE(is_web_address("https://a/#b#c"));
    CHECK_FALSE(is_web_address("https://a:port/"));
    CHECK_FALSE(is_web_address("https://a/<b>"));
}

TEST_CASE("is_xml_date: days and times that exist") {
    CHECK(is_xml_date("2024-02-29"));
    CHECK(is_xml_date("2026-11-23Z"));
    CHECK(is_xml_date("2026-11-23T10:15:00"));
    CHECK(is_xml_date("2026-11-23T10:15:00.25+02:00"));
    CHECK_FALSE(is_xml_date("2023-02-29"));
    CHECK_FALSE(is_xml_date("2026-13-01"));
    CHECK_FALSE(is_xml_date("20010507T10:57:25Z"));
    CHECK_FALSE(is_xml_date("2026-11-23T10:15"));
    CHECK_FALSE(is_xml_date("2026-11-23T25:00:00Z"));
    CHECK_FALSE(is_xml_date("2026-11-23T10:15:00.Z"));
    CHECK_FALSE(is_xml_date("2026-11-23 "));
    CHECK_FALSE(is_xml_date(""));
}

TEST_CASE("is_plain_xml_id: begins with a letter, has no spaces") {
    CHECK(exchange::is_plain_xml_id("c1"));
    CHECK(exchange::is_plain_xml_id("_a.b-c"));
    CHECK_FALSE(exchange::is_plain_xml_id("1c"));
    CHECK_FALSE(exchange::is_plain_xml_id("a b"));
    CHECK_FALSE(exchange::is_plain_xml_id("a:b"));
    CHECK_FALSE(exchange::is_plain_xml_id(""));
}
