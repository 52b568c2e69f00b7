#pragma once

#include "model/language_tag.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::model {

/// How a term stands: the four values of ISO 30042 administrativeStatus, which say that it was approved, and
/// the one before them.
enum class Status {
    proposed, ///< nobody has approved it yet; TBX-Basic has no value for that
    preferred,
    admitted,
    deprecated,
    superseded
};

/// "preferred"
std::string_view name_of(Status status);
/// "preferredTerm-admn-sts", as TBX writes it; empty for proposed.
std::string_view tbx_name_of(Status status);
/// Accepts both forms, and the older "preferredTerm" ones.
std::optional<Status> status_of(std::string_view name);
/// All of them, as name_of() has them.
const std::vector<std::string>& status_names();

/// Whether a writer should use something else.
constexpr bool is_to_avoid(Status status) {
    return status == Status::deprecated || status == Status::superseded;
}

/// The order in which a reader wants the terms of a language: preferred ones first, then admitted, those that
/// nobody has judged, deprecated and superseded ones.
int rank_of(std::optional<Status> status);

/// A data category that has no member of its own, under its TBX name ("definition", "partOfSpeech",
/// "customerSubset"): kept whatever it is, so that an import and an export lose nothing.
struct DataCategory {
    std::string name;                     ///< the TBX data category, or "note"
    std::string value;                    ///< its text
    std::string target;                   ///< of a crossReference, externalCrossReference or xGraphic
    std::vector<DataCategory> qualifiers; ///< what its group says of it: the source of a definition, a note

    friend bool operator==(const DataCategory&, const DataCategory&) = default;
};

/// The first category of that name, or nullptr.
const DataCategory* find(const std::vector<DataCategory>& categories, std::string_view name);
/// Its value, or an empty text.
std::string_view value_of(const std::vector<DataCategory>& categories, std::string_view name);

/// Who did what to an entry and when (TBX transacGrp).
struct Transaction {
    std::string type;           ///< "origination" or "modification"
    std::string date;           ///< ISO 8601; may be empty
    std::string responsibility; ///< may be empty

    friend bool operator==(const Transaction&, const Transaction&) = default;
};

/// termSec: a term and what is said of it.
struct Term {
    std::string text;
    std::optional<Status> status;
    std::vector<DataCategory> categories; ///< partOfSpeech, grammaticalGender, termType, context, source ...
    std::vector<Transaction> transactions;

    friend bool operator==(const Term&, const Term&) = default;
};

/// langSec: all the terms of one language for a concept.
struct LanguageSection {
    LanguageTag language;
    std::vector<Term> terms;              ///< in the order of the file; preferred ones need not come first
    std::vector<DataCategory> categories; ///< definition, note ...
    std::vector<Transaction> transactions;

    friend bool operator==(const LanguageSection&, const LanguageSection&) = default;
};

/// conceptEntry: one meaning and its terms in all languages (ISO 30042:2019, TBX-Basic v1.2.1).
struct Concept {
    std::string id; ///< the entry's id in the exchange file and in the glossary; unique there
    std::vector<DataCategory> categories; ///< subjectField, crossReference ...
    std::vector<Transaction> transactions;
    std::vector<LanguageSection> languages;

    friend bool operator==(const Concept&, const Concept&) = default;
};

} // namespace diptych::model
