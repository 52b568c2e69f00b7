#include "exchange/records/leverage_formats.hpp"

#include "base/format.hpp"
#include "base/json.hpp"
#include "exchange/tables/pair_rows.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>

namespace diptych::exchange {

namespace {

using model::LeveragedSentence;
using model::MemoryMatch;

base::Json range(model::Range range) {
    return base::Json::array({range.begin, range.end});
}

base::Json side(const model::PairSide& side) {
    return {{"language", side.language.str()}, {"text", side.text}};
}

base::Json match_object(const MemoryMatch& match) {
    base::Json object{{"percent", std::min(match.percent, 100U)},
                      {"context", match.percent > 100},
                      {"bead", match.pair.bead},
                      {"document", match.pair.document},
                      {"symbol", match.pair.symbol}};
    if (!match.pair.date.empty()) {
        object["date"] = match.pair.date;
    }
    object["probability"] = std::round(match.pair.probability * 1e4) / 1e4;
    object["pinned"] = match.pair.pinned;
    object["times"] = match.times;
    object["found_in"] = match.pair.found_in_source ? "source" : "target";
    object["similar"] = side(match.similar());
    object["translation"] = side(match.translation());
    object["differences"] = base::Json::array();
    for (const model::TextDifference& difference : match.differences) {
        object["differences"].push_back(
            {{"similar", range(difference.match)}, {"text", range(difference.sentence)}});
    }
    return object;
}

} // namespace

void write_leverage_tsv_header(std::ostream& out) {
    out << "line\tpage\tclass\twords\tpercent\tdocument\tbead\tsimilar\ttranslation\tsentence\n";
}

void write_leverage_tsv(const LeveragedSentence& sentence, std::ostream& out) {
    const std::string begin =
        fmt::format("{}\t{}\t{}\t{}", sentence.line,
                    sentence.page == 0 ? std::string{} : fmt::format("{}", sentence.page),
                    model::name_of(sentence.match_class), sentence.words);
    if (sentence.matches.empty()) {
        out << fmt::format("{}\t\t\t\t\t\t{}\n", begin, one_line(sentence.text));
    }
    for (const MemoryMatch& match : sentence.matches) {
        out << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", begin, std::min(match.percent, 100U),
                           one_line(match.pair.symbol), match.pair.bead, one_line(match.similar().text),
                           one_line(match.translation().text), one_line(sentence.text));
    }
}

void write_leverage_jsonl(const LeveragedSentence& sentence, const std::string& file, std::size_t number,
                          std::ostream& out) {
    base::Json line{{"file", file}};
    if (sentence.page != 0) {
        line["page"] = sentence.page;
    }
    line["line"] = sentence.line;
    line["sentence"] = number;
    line["text"] = sentence.text;
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
