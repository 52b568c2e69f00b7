#pragma once

#include "model/language_tag.hpp"
#include "text/analyzer.hpp"

#include <functional>
#include <map>
#include <string>

namespace diptych::pipeline {

/// One analyzer for each language that comes up.
class Analyzers {
public:
    /// As long as this object lives.
    const text::Analyzer& of(const model::LanguageTag& language) {
        const auto known = m_by_primary.find(language.primary());
        return known != m_by_primary.end()
                   ? known->second
                   : m_by_primary.emplace(language.primary(), text::Analyzer{language}).first->second;
    }

private:
    std::map<std::string, text::Analyzer, std::less<>> m_by_primary;
};

} // namespace diptych::pipeline
