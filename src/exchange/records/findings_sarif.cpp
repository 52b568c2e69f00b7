#include "exchange/records/findings_sarif.hpp"

#include "base/format.hpp"
#include "base/json.hpp"
#include "base/string.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <ostream>
#include <string_view>

namespace diptych::exchange {

namespace {

using base::Json;

/// A path as a URI reference (RFC 3986): all bytes percent-encoded but those that may stand in a path.
std::string uri_of(const std::string& path) {
    constexpr std::string_view k_plain = "-._~/!$&'()*+,;=@";
    std::string uri = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || base::is_ascii_digit(c) || k_plain.find(c) != std::string_view::npos) {
            uri += c;
        } else {
            uri += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        }
    }
    return uri;
}

/// What the level of a finding is called in SARIF: the same words as ours.
std::string level_of(base::Severity severity) {
    return std::string{base::name_of(severity)};
}

/// 1-based, in code points.
std::size_t column_of(const std::string& text, std::size_t byte) {
    return text::count_code_points(std::string_view{text}.substr(0, byte)) + 1;
}

Json location_of(const model::Place& place, const std::string& text, model::Range span) {
    Json physical{{"artifactLocation", {{"uri", uri_of(place.file)}}}};
    if (place.line != 0 && place.page == 0) { // lines of a page are no lines of the file
        Json region{{"startLine", place.line}};
        if (place.is_line && !span.empty()) {
            region["startColumn"] = column_of(text, span.begin);
            region["endColumn"] = column_of(text, span.end);
        } else if (!place.bytes.empty()) {
            region["byteOffset"] = place.bytes.begin;
            region["byteLength"] = place.bytes.size();
        }
        region["snippet"] = {{"text", text}};
        physical["region"] = std::move(region);
    }
    return {{"physicalLocation", std::move(physical)}};
}

Json rule_of(const model::CheckRule& rule) {
    return {{"id", rule.name},
            {"shortDescription", {{"text", rule.what}}},
            {"defaultConfiguration", {{"level", level_of(rule.severity)}}}};
}

Json result_of(const model::CheckedPair& pair, const model::Finding& finding,
               const std::vector<model::CheckRule>& rules) {
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [&](const model::CheckRule& known) { return known.name == finding.rule; });
    Json result{{"ruleId", finding.rule}};
    if (rule != rules.end()) {
        result["ruleIndex"] = rule - rules.begin();
    }
    result["level"] = level_of(finding.severity);
    result["message"] = {{"text", finding.message}};
    result["locations"] = Json::array({location_of(pair.target.place, pair.target.text, finding.target)});
    Json related = location_of(pair.source.place, pair.source.text, finding.source);
    related["id"] = 1;
    related["message"] = {{"text", "source"}};
    result["relatedLocations"] = Json::array({std::move(related)});
    if (finding.replacement && pair.target.place.is_line && pair.target.place.line != 0) {
        const Json target = location_of(pair.target.place, pair.target.text, finding.target)["physicalLocation"];
        Json region = target["region"];
        region.erase("snippet");
        result["fixes"] = Json::array(
            {{{"artifactChanges",
               Json::array({{{"artifactLocation", target["artifactLocation"]},
                             {"replacements",
                              Json::array({{{"deletedRegion", std::move(region)},
                                            {"insertedContent", {{"text", *finding.replacement}}}}})}}})}}});
    }
    result["partialFingerprints"] = {{"diptych/v1", finding.key}};
    Json properties{{"document", pair.document.known_as()}, {"number", pair.number},
                    {"source", pair.source.text},           {"target", pair.target.text},
                    {"expected", finding.expected},         {"found", finding.found}};
    if (!finding.entry.empty()) {
        properties["entry"] = finding.entry;
    }
    result["properties"] = std::move(properties);
    return result;
}

} // namespace

void write_findings_sarif(const std::vector<model::CheckedPair>& pairs,
                          const std::vector<model::CheckRule>& rules, const std::string& version,
                          std::ostream& out) {
    Json driver{{"name", "Diptych"}, {"version", version}, {"rules", Json::array()}};
    for (const model::CheckRule& rule : rules) {
        driver["rules"].push_back(rule_of(rule));
    }
    Json results = Json::array();
    for (const model::CheckedPair& pair : pairs) {
        for (const model::Finding& finding : pair.findings) {
            results.push_back(result_of(pair, finding, rules));
        }
    }
    Json run{{"tool", {{"driver", std::move(driver)}}},
             {"columnKind", "unicodeCodePoints"},
             {"results", std::move(results)}};
    const Json log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                   {"version", "2.1.0"},
                   {"runs", Json::array({std::move(run)})}};
    out << log.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

} // namespace diptych::exchange
