#pragma once

#include "model/language_tag.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::model {

/// How often a candidate for a term is rendered by something.
struct ProposedRendering {
    std::string text;
    std::size_t count = 0; ///< occurrences of the candidate
    double score = 0;      ///< 0 to 1
};

/// A candidate for a term with its translations, for a person to judge.
struct TermProposal {
    LanguageTag source_language;
    LanguageTag target_language;
    std::string term;
    std::string base; ///< its lemmas: the same for all its forms
    std::size_t frequency = 0;
    double score = 0;                          ///< as TermCandidate::score
    std::vector<ProposedRendering> renderings; ///< the best first
    std::string document;                      ///< of the context: its symbol, or its file's name
    std::string source_context;                ///< a sentence with the term
    std::string target_context;                ///< what it is paired with
};

/// What a person decided on it.
enum class Verdict { none, accept, reject };

/// "", "accept", "reject"
std::string_view name_of(Verdict verdict);

/// A proposal with what was decided. `proposal.term` is the term, and the first rendering the translation, as
/// the person left them.
struct ReviewedProposal {
    TermProposal proposal;
    Verdict verdict = Verdict::none;
    std::size_t line = 0; ///< of the list, 1-based
};

} // namespace diptych::model
