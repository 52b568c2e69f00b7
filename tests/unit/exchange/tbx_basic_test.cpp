#include "exchange/tbx/basic.hpp"
#include "support/catch.hpp"

using namespace diptych;
using exchange::is_web_address;
using exchange::is_xml_date;
using exchange::TbxElement;
using exchange::TbxLevel;

namespace {

std::optional<std::string> objection(std::string name, std::string value, TbxLevel level) {
    return exchange::tbx_objection(exchange::TbxDialect::basic_dca,
                                   {std::move(name), std::move(value), {}, {}}, level);
}

std::optional<std::string> objection_to_qualifier(exchange::TbxDialect dialect, const std::string& qualifier,
                                                  std::string_view of, TbxLevel level) {
    return exchange::tbx_objection_to_qualifier(dialect, {qualifier, "A/1", {}, {}},
                                                *exchange::tbx_category(dialect, of), level);
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
    using exchange::TbxDialect;
    CHECK_FALSE(objection_to_qualifier(TbxDialect::basic_dca, "source", "definition", TbxLevel::entry));
    CHECK(objection_to_qualifier(TbxDialect::basic_dca, "source", "source", TbxLevel::entry).has_value());
    CHECK(objection_to_qualifier(TbxDialect::basic_dca, "source", "note", TbxLevel::entry).has_value());
    CHECK_FALSE(objection_to_qualifier(TbxDialect::basic_dca, "note", "source", TbxLevel::entry));
    CHECK(objection_to_qualifier(TbxDialect::basic_v2, "note", "definition", TbxLevel::entry).has_value());
    CHECK(objection_to_qualifier(TbxDialect::basic_dct, "source", "termType", TbxLevel::term).has_value());
}

TEST_CASE("tbx_basic: TBX v2 and TBX-Min have less, v2 also properNoun") {
    using exchange::tbx_objection;
    using exchange::TbxDialect;
    const model::DataCategory customer{"customerSubset", "S", {}, {}};
    CHECK(tbx_objection(TbxDialect::basic_v2, customer, TbxLevel::entry) ==
          "TBX-Basic v2 does not have 'customerSubset' of an entry");
    CHECK_FALSE(tbx_objection(TbxDialect::min_dct, customer, TbxLevel::entry));
    CHECK(tbx_objection(TbxDialect::min_dca, {"definition", "x", {}, {}}, TbxLevel::entry) ==
          "'definition' is no data category of TBX-Min");
    const model::DataCategory proper{"partOfSpeech", "properNoun", {}, {}};
    CHECK_FALSE(tbx_objection(TbxDialect::basic_v2, proper, TbxLevel::term));
    CHECK(tbx_objection(TbxDialect::basic_dct, proper, TbxLevel::term).has_value());
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
