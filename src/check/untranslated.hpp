#pragma once

// For the .cpp files of check/ only.

#include "check/checker.hpp"
#include "language/language.hpp"
#include "model/language_tag.hpp"

#include <string_view>

namespace diptych::check {

/// Tells whether a target is still in the language of its source. For one thread at a time.
class UntranslatedTest {
public:
    UntranslatedTest(const model::LanguageTag& source, const model::LanguageTag& target,
                     const CheckOptions& options);

    /// Whether both sides are the same but for case, accents and punctuation, in words that are no names; or
    /// the function words of the target are those of the source's language.
    bool is_untranslated(std::string_view source, std::string_view target) const;

private:
    bool is_in_source_language(std::string_view target) const;

    model::LanguageTag m_source;
    model::LanguageTag m_target;
    const language::Language* m_source_words;
    const language::Language* m_target_words;
    const CheckOptions& m_options;
};

} // namespace diptych::check
