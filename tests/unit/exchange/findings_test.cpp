#include "base/json.hpp"
#include "exchange/pages/findings.hpp"
#include "exchange/records/findings_jsonl.hpp"
#include "exchange/records/findings_sarif.hpp"
#include "page_check.hpp"
#include "support/catch.hpp"

#include <sstream>

using namespace diptych;

namespace {

model::CheckedPair pair() {
    model::CheckedPair made;
    made.document.symbol = "A/1";
    made.number = 3;
    made.source = {.language = *model::LanguageTag::parse("fr"),
                   .text = "Été <12>",
                   .label = {},
                   .place = {.file = "été 1.txt", .line = 7, .is_line = true}};
    made.target = {.language = *model::LanguageTag::parse("en"),
                   .text = "Summer & 14",
                   .label = {},
                   .place = {.file = "/tmp/a b.txt", .line = 7, .is_line = true}};
    made.findings.push_back({.key = "0123456789abcdef",
                             .rule = "number-differs",
                             .severity = base::Severity::error,
                             .message = "12 is 14.",
                             .source = {7, 9},
                             .target = {9, 11},
                             .expected = "12",
                             .found = "14",
                             .entry = {}});
    return made;
}

const std::vector<model::CheckRule> k_rules{{"term-missing", base::Severity::warning, "A term."},
                                            {"number-differs", base::Severity::error, "A number."}};

} // namespace

TEST_CASE("findings_jsonl: a finding is an object with both sides") {
    std::ostringstream out;
    exchange::write_findings_jsonl(pair(), out);
    const base::Json line = base::Json::parse(out.str());
    CHECK(line["rule"] == "number-differs");
    CHECK(line["severity"] == "error");
    CHECK(line["expected"] == "12");
    CHECK(line["type"] == "finding");
    CHECK(line["number"] == 3);
    CHECK_FALSE(line.contains("entry"));
    CHECK_FALSE(line.contains("pair"));
    CHECK(line["source"]["marks"] == base::Json::parse("[[7,9]]"));
    CHECK(line["target"]["text"] == "Summer & 14");
}

TEST_CASE("findings_jsonl: bytes of the file are given where they are known") {
    model::CheckedPair made = pair();
    made.target.place.bytes = {100, 111};
    std::ostringstream out;
    exchange::write_findings_jsonl(made, out);
    const base::Json line = base::Json::parse(out.str());
    CHECK(line["target"]["place"]["bytes"] == base::Json::array({100, 111}));
    CHECK_FALSE(line["source"]["place"].contains("bytes"));
}

TEST_CASE("findings_sarif: a run with its rules, and results that refer to them") {
    std::ostringstream out;
    exchange::write_findings_sarif({pair()}, k_rules, "1.2.3", out);
    const base::Json log = base::Json::parse(out.str());
    CHECK(log["version"] == "2.1.0");
    const base::Json& run = log["runs"][0];
    CHECK(run["tool"]["driver"]["name"] == "Diptych");
    CHECK(run["tool"]["driver"]["rules"][0]["defaultConfiguration"]["level"] == "warning");
    const base::Json& result = run["results"][0];
    CHECK(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
    CHECK(result["level"] == "error");
    CHECK(result["partialFingerprints"]["diptych/v1"] == "0123456789abcdef");
    const base::Json& place = result["locations"][0]["physicalLocation"];
    CHECK(place["artifactLocation"]["uri"] == "file:///tmp/a%20b.txt");
    CHECK(place["region"]["startLine"] == 7);
    CHECK(place["region"]["startColumn"] == 10);
    CHECK(place["region"]["endColumn"] == 12);
    const base::Json& source = result["relatedLocations"][0]["physicalLocation"];
    CHECK(source["artifactLocation"]["uri"] == "%C3%A9t%C3%A9%201.txt");
    CHECK(source["region"]["startColumn"] == 6); // code points, not bytes
}

TEST_CASE("findings_sarif: without findings there is an empty list of results") {
    std::ostringstream out;
    exchange::write_findings_sarif({}, k_rules, "1", out);
    CHECK(base::Json::parse(out.str())["runs"][0]["results"] == base::Json::array());
}

TEST_CASE("findings_sarif: a line of a page is no line of the file") {
    model::CheckedPair made = pair();
    made.target.place.page = 2;
    std::ostringstream out;
    exchange::write_findings_sarif({made}, k_rules, "1", out);
    CHECK_FALSE(
        base::Json::parse(out.str())["runs"][0]["results"][0]["locations"][0]["physicalLocation"].contains(
            "region"));
}

TEST_CASE("findings page: what differs is marked, markup in texts escaped, rules can be filtered") {
    std::ostringstream out;
    exchange::write_findings_html({pair()}, k_rules, 20, out);
    const std::string page = out.str();
    CHECK_THAT(page, Catch::Contains("<p>Été &lt;<mark class=\"red\">12</mark>&gt;</p>"));
    CHECK_THAT(page, Catch::Contains("Summer &amp; <mark class=\"red\">14</mark>"));
    CHECK_THAT(page, Catch::Contains("1 in 20 checked pairs"));
    CHECK_THAT(page, Catch::Contains("value=\"number-differs\""));
    CHECK_THAT(page, !Catch::Contains("value=\"term-missing\"")); // has no findings
    CHECK_THAT(page, Catch::Contains("<li data-kind=\"number-differs\"><span class=\"mark red\">"));
    CHECK(test::check_page(page).rows == 1);
}
