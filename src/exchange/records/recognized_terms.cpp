#include "exchange/records/recognized_terms.hpp"

#include "base/format.hpp"
#include "base/json.hpp"
#include "base/string.hpp"
#include "exchange/tables/pair_rows.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace diptych::exchange {

namespace {

base::Json range(model::Range range) {
    return base::Json::array({range.begin, range.end});
}

base::Json jsonl_line(const model::RecognizedText& found, const model::RecognizedTerm& hit,
                      const std::optional<model::LanguageTag>& other) {
    base::Json line{{"file", found.file}};
    if (found.page != 0) {
        line["page"] = found.page;
    }
    line["line"] = found.line;
    if (!hit.bytes.empty()) {
        line["bytes"] = range(hit.bytes);
    }
    line["text"] = std::string{model::slice(found.text, hit.match)};
    line["match"] = range(hit.match);
    line["id"] = hit.entry->id;
    const std::string_view subject = model::value_of(hit.entry->categories, "subjectField");
    if (!subject.empty()) {
        line["subject_field"] = std::string{subject};
    }
    line["term"] = hit.term;
    line["language"] = hit.language.str();
    if (hit.status) {
        line["status"] = std::string{model::name_of(*hit.status)};
    }
    line["differences"] = hit.differences.names();
    line["nested"] = hit.nested;
    line["write"] = base::Json::array();
    for (const model::WayToWrite& way : model::ways_to_write(*hit.entry, hit.language, other)) {
        base::Json object{{"language", way.language.str()}, {"text", way.term->text}};
        if (way.term->status) {
            object["status"] = std::string{model::name_of(*way.term->status)};
        }
        line["write"].push_back(std::move(object));
    }
    if (const model::Term* const better = model::instead_of(hit)) {
        line["instead"] = better->text;
    }
    line["sentence"] = found.text;
    return line;
}

} // namespace

void write_recognized_jsonl(const model::RecognizedText& found,
                            const std::optional<model::LanguageTag>& other, std::ostream& out) {
    for (const model::RecognizedTerm& hit : found.terms) {
        out << base::json_line(jsonl_line(found, hit, other)) << '\n';
    }
}

void write_recognized_tsv(const model::RecognizedText& found, const std::optional<model::LanguageTag>& other,
                          std::ostream& out) {
    for (const model::RecognizedTerm& hit : found.terms) {
        std::vector<std::string> ways;
        for (const model::WayToWrite& way : model::ways_to_write(*hit.entry, hit.language, other)) {
            if (!way.term->status || !model::is_to_avoid(*way.term->status)) {
                ways.push_back(fmt::format("{}: {}", way.language.str(), one_line(way.term->text)));
            }
        }
        out << fmt::format(
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", one_line(found.file), found.line, hit.match.begin,
            hit.match.end, one_line(model::slice(found.text, hit.match)), one_line(hit.entry->id),
            one_line(hit.term), hit.status ? model::name_of(*hit.status) : std::string_view{},
            base::join(hit.differences.names(), ","), hit.nested ? "yes" : "no", base::join(ways, "; "));
    }
}

} // namespace diptych::exchange
