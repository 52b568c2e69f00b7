#pragma once

// For the .cpp files of check/ only.

#include "check/checker.hpp"
#include "check/terms.hpp"
#include "language/language.hpp"
#include "model/finding.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::check {

/// The rules that need the glossary, for one document at a time.
class TermRules {
public:
    /// All must outlive this.
    TermRules(const TermBase& base, const model::LanguageTag& target, const RuleSet& rules);

    /// Adds what it finds to the findings of each pair.
    /// \param terms  of each pair
    /// \param skip   pairs whose terms say nothing: those that are not translated
    void check(const std::vector<PairTexts>& pairs, const std::vector<PairTerms>& terms,
               const std::vector<bool>& skip, std::vector<std::vector<model::Finding>>& findings) const;

private:
    struct Document;
    struct Target;

    void check_missing(Document& document, std::size_t pair, std::vector<model::Finding>& findings) const;
    /// Makes notes of what is missing of words that have another sense in the document, as it seems.
    void soften(const Document& document, std::vector<std::vector<model::Finding>>& findings) const;
    void check_forbidden(const Document& document, std::size_t pair, bool in_source,
                         std::vector<model::Finding>& findings) const;
    /// Whether the content words of one of the terms stand near each other and in order, with a coordination
    /// or one more word between them: "Member and observer States" for "Member States"; or its only one is in
    /// a compound, as in "decision-making".
    bool is_spread(const GlossaryConcept& entry, const Target& target) const;
    bool ends_spread(const std::vector<text::Token>& tokens, std::size_t begin,
                     const std::vector<std::string>& content, const std::vector<text::Token>& term) const;
    /// Whether these tokens may stand inside of the term.
    bool is_coordination(const std::vector<text::Token>& tokens, std::size_t begin, std::size_t end,
                         const std::vector<text::Token>& term) const;
    /// Whether they are words of the term itself and articles.
    bool is_within_term(const std::vector<text::Token>& tokens, std::size_t begin, std::size_t end,
                        const std::vector<text::Token>& term) const;

    /// Whether the target has a word of the family of one of the terms: "consideration" for "consider".
    bool has_related_word(const GlossaryConcept& entry, const Target& target) const;

    const TermBase& m_base;
    const RuleSet& m_rules;
    text::Analyzer m_analyzer; ///< of the target
    const language::Language* m_language;
};

/// term-inconsistent and term-ambiguous, in term_use.cpp.
void check_use(const TermBase& base, const std::vector<PairTexts>& pairs, const std::vector<PairTerms>& terms,
               const std::vector<bool>& skip, const RuleSet& rules,
               std::vector<std::vector<model::Finding>>& findings);

/// Those that may be written, preferred ones first.
std::vector<std::string> approved(const std::vector<GlossaryTerm>& terms);

} // namespace diptych::check
