#include "exchange/records/findings_jsonl.hpp"

#include "exchange/records/pair_json.hpp"

#include <ostream>

namespace diptych::exchange {

void write_findings_jsonl(const model::CheckedPair& pair, std::ostream& out) {
    model::Pair marked = pair;
    for (const model::Finding& finding : pair.findings) {
        base::Json line{
            {"type", "finding"},          {"key", finding.key},
            {"rule", finding.rule},       {"severity", std::string{base::name_of(finding.severity)}},
            {"message", finding.message}, {"expected", finding.expected},
            {"found", finding.found}};
        add_text(line, "entry", finding.entry);
        if (finding.replacement) {
            line["replacement"] = *finding.replacement;
        }
        const auto mark = [](model::Range range) {
            return range.empty() ? std::vector<model::Range>{} : std::vector{range};
        };
        marked.source.marks = mark(finding.source);
        marked.target.marks = mark(finding.target);
        base::Json of = json_of(marked);
        of.erase("type");
        line.update(of);
        out << base::json_line(line) << '\n';
    }
}

void write_dismissal_jsonl(const model::Dismissal& dismissal, std::ostream& out) {
    const base::Json line{{"type", "dismissal"},
                          {"key", dismissal.key},
                          {"rule", dismissal.rule},
                          {"message", dismissal.message},
                          {"source", {{"text", dismissal.source}}},
                          {"target", {{"text", dismissal.target}}},
                          {"reason", dismissal.reason},
                          {"dismissed", dismissal.made}};
    out << base::json_line(line) << '\n';
}

} // namespace diptych::exchange
