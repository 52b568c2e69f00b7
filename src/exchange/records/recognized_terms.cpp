#include "exchange/records/recognized_terms.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/records/pair_json.hpp"
#include "exchange/tables/table_writer.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace diptych::exchange {

namespace {

base::Json jsonl_line(const model::RecognizedText& found, const model::RecognizedTerm& hit,
                      const std::optional<model::LanguageTag>& other) {
    model::Place place = found.place;
    place.bytes = hit.bytes;
    base::Json line{{"type", "term"},
                    {"place", json_of(place)},
                    {"text", std::string{model::slice(found.text, hit.match)}},
                    {"mark", json_of(hit.match)}};
    line["entry"] = hit.entry->id;
    add_text(line, "subject_field", model::value_of(hit.entry->categories, "subjectField"));
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

void write_recognized_titles(std::ostream& out) {
    TableWriter{out, '\t'}.row({"file", "line", "begin", "end", "text", "entry", "term", "status",
                                "differences", "nested", "write"});
}

void write_recognized_tsv(const model::RecognizedText& found, const std::optional<model::LanguageTag>& other,
                          std::ostream& out) {
    TableWriter table{out, '\t'};
    for (const model::RecognizedTerm& hit : found.terms) {
        std::vector<std::string> ways;
        for (const model::WayToWrite& way : model::ways_to_write(*hit.entry, hit.language, other)) {
            if (!way.term->status || !model::is_to_avoid(*way.term->status)) {
                ways.push_back(fmt::format("{}: {}", way.language.str(), way.term->text));
            }
        }
        table.row(
            {found.place.file, std::to_string(found.place.line), std::to_string(hit.match.begin),
             std::to_string(hit.match.end), std::string{model::slice(found.text, hit.match)}, hit.entry->id,
             hit.term, std::string{hit.status ? model::name_of(*hit.status) : std::string_view{}},
             base::join(hit.differences.names(), ","), hit.nested ? "yes" : "", base::join(ways, "; ")});
    }
}

} // namespace diptych::exchange
