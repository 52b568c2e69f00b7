#pragma once

#include "check/rule.hpp"
#include "check/terms.hpp"
#include "model/finding.hpp"
#include "model/language_tag.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace diptych::check {

/// The two sides of a bead: all of its sentences, joined by spaces; one may be empty.
struct PairTexts {
    std::string_view source;
    std::string_view target;
};

struct CheckOptions {
    RuleSet rules;
    std::size_t jobs = 1; ///< how many pairs are looked at at a time
    /// What language a text is in, as far as it can be told; for languages whose function words this module
    /// does not know. May be empty. Called by several threads at once.
    std::function<std::optional<model::LanguageTag>(std::string_view)> guess_language = {};
};

/// Checks the pairs of documents of two languages by the rules. Costly to make (about a tenth of a second):
/// one for all documents of the same languages.
class Checker {
public:
    /// \param base  must outlive the checker
    Checker(const TermBase& base, const model::LanguageTag& source, const model::LanguageTag& target,
            CheckOptions options);
    ~Checker();
    Checker(const Checker&) = delete;
    Checker& operator=(const Checker&) = delete;

    /// The findings of each pair, in the order of Rule and of the text. The result does not depend on `jobs`.
    /// \param pairs  those of one document, in order
    std::vector<std::vector<model::Finding>> check(const std::vector<PairTexts>& pairs);

private:
    class Worker;
    struct Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace diptych::check
