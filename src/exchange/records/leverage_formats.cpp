#include "exchange/records/leverage_formats.hpp"

#include "exchange/records/pair_columns.hpp"
#include "exchange/records/pair_json.hpp"
#include "exchange/tables/table_writer.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace diptych::exchange {

namespace {

using model::LeveragedSentence;
using model::MemoryMatch;

base::Json match_object(const MemoryMatch& match) {
    base::Json object = json_of(match.pair);
    object["found_in"] = match.pair.found_in_source ? "source" : "target";
    object["similarity"] = std::min(match.percent, 100U);
    object["context"] = match.percent > 100;
    object["times"] = match.times;
    object["edits"] = base::Json::array();
    for (const model::TextDifference& difference : match.differences) {
        object["edits"].push_back(
            {{"similar", json_of(difference.match)}, {"text", json_of(difference.sentence)}});
    }
    return object;
}

} // namespace

void write_leverage_titles(std::ostream& out) {
    std::vector<std::string> titles{"line", "page",       "class", "words",
                                    "text", "similarity", "times", "found_in"};
    const std::vector<std::string> of_pairs = titles_of(corpus_columns());
    titles.insert(titles.end(), of_pairs.begin(), of_pairs.end());
    TableWriter{out, '\t'}.row(titles);
}

void write_leverage_tsv(const LeveragedSentence& sentence, std::ostream& out) {
    TableWriter table{out, '\t'};
    const std::vector<std::string> begin{
        std::to_string(sentence.place.line),
        sentence.place.page == 0 ? std::string{} : std::to_string(sentence.place.page),
        std::string{model::name_of(sentence.match_class)}, std::to_string(sentence.words), sentence.text};
    constexpr std::size_t k_of_match = 3;
    if (sentence.matches.empty()) {
        std::vector<std::string> row = begin;
        row.resize(begin.size() + k_of_match + corpus_columns().size());
        table.row(row);
    }
    for (const MemoryMatch& match : sentence.matches) {
        std::vector<std::string> row = begin;
        row.push_back(std::to_string(std::min(match.percent, 100U)));
        row.push_back(std::to_string(match.times));
        row.emplace_back(match.pair.found_in_source ? "source" : "target");
        const std::vector<std::string> cells = cells_of(match.pair, corpus_columns());
        row.insert(row.end(), cells.begin(), cells.end());
        table.row(row);
    }
}

void write_leverage_jsonl(const LeveragedSentence& sentence, std::size_t number, std::ostream& out) {
    base::Json line{{"type", "leveraged"}, {"sentence", number}};
    line["text"] = sentence.text;
    line["place"] = json_of(sentence.place);
    line["class"] = std::string{model::name_of(sentence.match_class)};
    line["words"] = sentence.words;
    line["characters"] = sentence.characters;
    line["matches"] = base::Json::array();
    for (const MemoryMatch& match : sentence.matches) {
        line["matches"].push_back(match_object(match));
    }
    out << base::json_line(line) << '\n';
}

} // namespace diptych::exchange
