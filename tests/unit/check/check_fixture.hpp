#pragma once

#include "check/checker.hpp"
#include "check/language_forms.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diptych::check::fixture {

inline model::LanguageTag tag(std::string_view tag) {
    return *model::LanguageTag::parse(tag);
}

inline const LanguageForms& french() {
    static const LanguageForms forms{tag("fr")};
    return forms;
}

inline const LanguageForms& english() {
    static const LanguageForms forms{tag("en")};
    return forms;
}

inline GlossaryTerm term(std::string text, std::optional<model::Status> status = {}) {
    return {std::move(text), status, {}};
}

/// The findings of pairs, without rules that are not wanted.
class Check {
public:
    void add(std::string id, std::vector<GlossaryTerm> source, std::vector<GlossaryTerm> target) {
        m_base.add({std::move(id), std::move(source), std::move(target)});
    }

    std::vector<std::vector<model::Finding>> findings(const std::vector<PairTexts>& pairs,
                                                      const CheckOptions& options = {}) {
        return Checker{m_base, tag("fr"), tag("en"), options}.check(pairs);
    }

    /// "rule expected|found" of each finding of one pair
    std::vector<std::string> of(std::string_view source, std::string_view target) {
        std::vector<std::string> found;
        const auto all = findings({{source, target}});
        for (const model::Finding& finding : all.front()) {
            found.push_back(finding.rule + " " + finding.expected + "|" + finding.found);
        }
        return found;
    }

private:
    TermBase m_base;
};

} // namespace diptych::check::fixture
