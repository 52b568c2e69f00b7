#pragma once

#include "model/pair.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// The columns that tables of pairs are made of, in the order in which they stand.
enum class PairColumn {
    pair,
    number,
    document,
    symbol,
    title,
    date,
    source_language,
    source,
    target_language,
    target,
    source_label,
    target_label,
    shape,
    probability,
    origin,
    confirmed,
    flag
};

struct PairColumnDescription {
    PairColumn column;
    std::string_view name;                    ///< its title
    std::string_view what;                    ///< a phrase
    std::string (*value)(const model::Pair&); ///< what stands in its cell; empty for what is not known
};

/// All of them.
const std::vector<PairColumnDescription>& pair_columns();

using PairColumns = std::vector<PairColumn>;

/// Of pairs of the corpus: number in the database, document, both sides, and what is known of the pairing.
const PairColumns& corpus_columns();
/// Of the pairs of one alignment: the sides first. \param numbered  with their numbers before them
PairColumns alignment_columns(bool numbered);
/// Of the pairs of one document of the database.
const PairColumns& document_columns();

std::vector<std::string> titles_of(const PairColumns& columns);
std::vector<std::string> cells_of(const model::Pair& pair, const PairColumns& columns);

} // namespace diptych::exchange
