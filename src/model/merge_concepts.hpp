#pragma once

#include "model/concept.hpp"

namespace diptych::model {

/// What becomes of the transactions of two that are merged.
enum class MergedTransactions {
    all,           ///< those of both, equal ones once
    one_of_a_type, ///< the other's are taken of types that there are none of
};

/// The section of that language, made at the end when there is none.
LanguageSection& section_of(Concept& entry, const LanguageTag& language);

/// Adds a term. One that is there with the same text gets what is said of the other: a status if it has none,
/// categories that it lacks, and transactions. \returns whether it was new
bool merge_term(LanguageSection& section, Term term, MergedTransactions transactions);

/// Puts what `from` has into `into`, which keeps its id: languages, terms as merge_term() does, and what is
/// said of the entry and of its languages.
void merge(Concept& into, Concept from, MergedTransactions transactions);

} // namespace diptych::model
