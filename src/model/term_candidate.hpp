#pragma once

#include "model/document.hpp"
#include "model/language_tag.hpp"
#include "model/place.hpp"
#include "model/range.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace diptych::model {

/// How a form of a candidate differs from the one that stands for it.
enum class VariantKind {
    main,       ///< it is the one
    inflection, ///< the same lemmas: "wind turbines"; in French also another preposition or article between
    hyphen,     ///< written with a hyphen, or without
    acronym     ///< the short form that a text introduces in parentheses: "WTO"
};

std::string_view name_of(VariantKind kind);

/// One spelling, capitals aside.
struct TermVariant {
    std::string form; ///< with the capitals it has most often
    VariantKind kind = VariantKind::inflection;
    std::size_t frequency = 0;
    double score = 0; ///< as TermCandidate::score
};

/// Where a candidate stands.
struct TermContext {
    std::size_t document = 0; ///< in the order in which they were given, from 0
    SentenceIndex sentence;
    Range range; ///< bytes of the unit's text
};

/// What may be a term of the texts it was found in.
struct TermCandidate {
    std::string term; ///< its most frequent form, with the capitals it has most often
    std::string base; ///< its lemmas: "wind turbine"
    LanguageTag language;
    std::string pattern;   ///< of the main form: N noun, A adjective, T participle, V verb, p preposition,
                           ///< d article, E a name: "NpN"
    std::size_t words = 0; ///< prepositions and articles not counted
    std::size_t frequency = 0; ///< of all its forms
    std::size_t documents = 0; ///< in which it stands
    double score = 0;          ///< evidence that it is a term; 0 is where a list is usually cut off
    double c_value = 0;        ///< Frantzi, Ananiadou and Mima 2000, of lemmas
    double specificity = 0;    ///< log2 of how often its words are here over how often elsewhere, mean
    bool is_name = false;      ///< of a person, a place, an organisation ...
    std::vector<TermVariant> variants; ///< the main form first, then by frequency
    std::vector<TermContext> contexts; ///< the first ones
};

/// A place where a candidate stands, in words.
struct TermExcerpt {
    Place place; ///< its file is that of the text, or the symbol of a document of the database
    std::string sentence;
    Range match; ///< bytes of `sentence`
};

/// A candidate with what a reader needs to judge it.
struct ExtractedTerm {
    TermCandidate candidate;
    std::vector<TermExcerpt> excerpts; ///< one for each of its contexts
};

} // namespace diptych::model
