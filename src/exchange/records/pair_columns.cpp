#include "exchange/records/pair_columns.hpp"

#include "base/figures.hpp"

#include <algorithm>
#include <iterator>

namespace diptych::exchange {

namespace {

using model::Pair;

/// Empty for 0, which stands for a number that is not known.
template <typename Number>
std::string number_text(Number number) {
    return number == 0 ? std::string{} : std::to_string(number);
}

} // namespace

const std::vector<PairColumnDescription>& pair_columns() {
    static const std::vector<PairColumnDescription> columns{
        {PairColumn::pair, "pair", "its number in the database, which 'diptych fix' takes",
         [](const Pair& pair) { return number_text(pair.id); }},
        {PairColumn::number, "number", "its place in its document, from 1",
         [](const Pair& pair) { return number_text(pair.number); }},
        {PairColumn::document, "document", "the number of its document in the database",
         [](const Pair& pair) { return number_text(pair.document.number); }},
        {PairColumn::symbol, "symbol", "the symbol of its document, or the name of its source file",
         [](const Pair& pair) { return pair.document.known_as(); }},
        {PairColumn::title, "title", "the title of its document",
         [](const Pair& pair) { return pair.document.title; }},
        {PairColumn::date, "date", "the date of its document",
         [](const Pair& pair) { return pair.document.date; }},
        {PairColumn::source_language, "source_language", "the language of the source",
         [](const Pair& pair) { return pair.source.language.str(); }},
        {PairColumn::source, "source", "the text of the source",
         [](const Pair& pair) { return pair.source.text; }},
        {PairColumn::target_language, "target_language", "the language of the target",
         [](const Pair& pair) { return pair.target.language.str(); }},
        {PairColumn::target, "target", "the text of the target",
         [](const Pair& pair) { return pair.target.text; }},
        {PairColumn::source_label, "source_label", "the printed number of the source's paragraph",
         [](const Pair& pair) { return pair.source.label; }},
        {PairColumn::target_label, "target_label", "the printed number of the target's paragraph",
         [](const Pair& pair) { return pair.target.label; }},
        {PairColumn::shape, "shape", "how many sentences it has on each side: 1-2",
         [](const Pair& pair) { return pair.shape(); }},
        {PairColumn::probability, "probability", "how probable the pairing is, from 0 to 1",
         [](const Pair& pair) { return base::probability_text(pair.probability); }},
        {PairColumn::origin, "origin", "who made it: automatic, or corrected by a person",
         [](const Pair& pair) { return std::string{name_of(pair.origin)}; }},
        {PairColumn::confirmed, "confirmed", "yes when a person says that it is right",
         [](const Pair& pair) { return std::string{pair.confirmed ? "yes" : ""}; }},
        {PairColumn::flag, "flag", "what a person remarked on it",
         [](const Pair& pair) { return pair.flag; }}};
    return columns;
}

const PairColumns& corpus_columns() {
    static const PairColumns columns{PairColumn::pair,         PairColumn::document,
                                     PairColumn::symbol,       PairColumn::title,
                                     PairColumn::date,         PairColumn::source_language,
                                     PairColumn::source,       PairColumn::target_language,
                                     PairColumn::target,       PairColumn::source_label,
                                     PairColumn::target_label, PairColumn::shape,
                                     PairColumn::probability,  PairColumn::confirmed,
                                     PairColumn::flag};
    return columns;
}

PairColumns alignment_columns(bool numbered) {
    PairColumns columns{PairColumn::source,       PairColumn::target, PairColumn::source_label,
                        PairColumn::target_label, PairColumn::shape,  PairColumn::probability};
    if (numbered) {
        columns.insert(columns.begin(), PairColumn::number);
    }
    return columns;
}

const PairColumns& document_columns() {
    static const PairColumns columns{PairColumn::pair,   PairColumn::number,    PairColumn::source,
                                     PairColumn::target, PairColumn::shape,     PairColumn::probability,
                                     PairColumn::origin, PairColumn::confirmed, PairColumn::flag};
    return columns;
}

std::vector<std::string> titles_of(const PairColumns& columns) {
    std::vector<std::string> titles;
    std::transform(columns.begin(), columns.end(), std::back_inserter(titles), [](PairColumn column) {
        return std::string{pair_columns()[static_cast<std::size_t>(column)].name};
    });
    return titles;
}

std::vector<std::string> cells_of(const model::Pair& pair, const PairColumns& columns) {
    std::vector<std::string> cells;
    std::transform(columns.begin(), columns.end(), std::back_inserter(cells), [&](PairColumn column) {
        return pair_columns()[static_cast<std::size_t>(column)].value(pair);
    });
    return cells;
}

} // namespace diptych::exchange
