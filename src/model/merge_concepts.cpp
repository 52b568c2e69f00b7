#include "model/merge_concepts.hpp"

#include <algorithm>
#include <utility>

namespace diptych::model {

namespace {

/// What is said of an entry, a language or a term.
template <typename Owner>
void merge_description(Owner& into, Owner& from, MergedTransactions transactions) {
    for (DataCategory& category : from.categories) {
        if (std::find(into.categories.begin(), into.categories.end(), category) == into.categories.end()) {
            into.categories.push_back(std::move(category));
        }
    }
    for (Transaction& transaction : from.transactions) {
        const bool known =
            std::any_of(into.transactions.begin(), into.transactions.end(), [&](const Transaction& there) {
                return transactions == MergedTransactions::all ? there == transaction
                                                               : there.type == transaction.type;
            });
        if (!known) {
            into.transactions.push_back(std::move(transaction));
        }
    }
}

} // namespace

LanguageSection& section_of(Concept& entry, const LanguageTag& language) {
    const auto found =
        std::find_if(entry.languages.begin(), entry.languages.end(),
                     [&](const LanguageSection& section) { return section.language == language; });
    return found != entry.languages.end()
               ? *found
               : entry.languages.emplace_back(LanguageSection{language, {}, {}, {}});
}

bool merge_term(LanguageSection& section, Term term, MergedTransactions transactions) {
    const auto same = std::find_if(section.terms.begin(), section.terms.end(),
                                   [&](const Term& other) { return other.text == term.text; });
    if (same == section.terms.end()) {
        section.terms.push_back(std::move(term));
        return true;
    }
    same->status = same->status ? same->status : term.status;
    merge_description(*same, term, transactions);
    return false;
}

void merge(Concept& into, Concept from, MergedTransactions transactions) {
    merge_description(into, from, transactions);
    for (LanguageSection& section : from.languages) {
        LanguageSection& known = section_of(into, section.language);
        merge_description(known, section, transactions);
        for (Term& term : section.terms) {
            merge_term(known, std::move(term), transactions);
        }
    }
}

} // namespace diptych::model
