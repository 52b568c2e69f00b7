#include "exchange/records/findings_jsonl.hpp"

#include "base/json.hpp"

#include <ostream>

namespace diptych::exchange {

namespace {

base::Json place_of(const model::PairPlace& place, const model::LanguageTag& language,
                    const std::string& text, model::Range span) {
    base::Json object{{"file", place.file}};
    if (place.page != 0) {
        object["page"] = place.page;
    }
    if (place.line != 0) {
        object["line"] = place.line;
    }
    object["language"] = language.str();
    if (!span.empty()) {
        object["span"] = base::Json::array({span.begin, span.end});
        if (!place.bytes.empty()) {
            object["bytes"] =
                base::Json::array({place.bytes.begin + span.begin, place.bytes.begin + span.end});
        }
    }
    object["text"] = text;
    return object;
}

} // namespace

void write_findings_jsonl(const model::CheckedPair& pair, std::ostream& out) {
    for (const model::Finding& finding : pair.findings) {
        base::Json line{{"key", finding.key},
                        {"rule", finding.rule},
                        {"severity", std::string{base::name_of(finding.severity)}},
                        {"message", finding.message},
                        {"expected", finding.expected},
                        {"found", finding.found}};
        if (!finding.entry.empty()) {
            line["id"] = finding.entry;
        }
        line["document"] = pair.document;
        line["pair"] = pair.number;
        if (pair.bead != 0) {
            line["bead"] = pair.bead;
        }
        line["source"] = place_of(pair.source, pair.source_language, pair.source_text, finding.source);
        line["target"] = place_of(pair.target, pair.target_language, pair.target_text, finding.target);
        out << base::json_line(line) << '\n';
    }
}

void write_dismissal_jsonl(const model::Dismissal& dismissal, std::ostream& out) {
    const base::Json line{{"key", dismissal.key},         {"rule", dismissal.rule},
                          {"message", dismissal.message}, {"source", dismissal.source},
                          {"target", dismissal.target},   {"reason", dismissal.reason},
                          {"dismissed", dismissal.made}};
    out << base::json_line(line) << '\n';
}

} // namespace diptych::exchange
