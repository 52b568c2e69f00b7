#pragma once

#include "language/language.hpp"
#include "model/language_tag.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diptych::segment {

using language::AbbreviationClass;

/// What the segmenter knows about one language, its abbreviations ready to be looked up.
struct LanguageData : language::SentenceWords {
    LanguageData() = default;
    explicit LanguageData(const language::Language& known);

    std::string language;
    /// By the abbreviation with its full stop, as written and with a small first letter.
    std::unordered_map<std::string, AbbreviationClass> abbreviations;
    std::size_t longest_abbreviation = 0; ///< bytes

    std::optional<AbbreviationClass> abbreviation(std::string_view word) const;
};

/// Adds a user's abbreviations: in the format of language/languages/*.txt, or a plain list, whose entries are
/// taken as mid-sentence ones (soft). An entry of the user's goes before a shipped one.
/// \param name  for messages
/// \throws base::InputError naming the line when a section is unknown, or the content is no text in UTF-8
void add_abbreviations(LanguageData& data, std::string_view content, const std::string& name);

/// The shipped data of the tag's primary language, or nullptr when there are none.
const LanguageData* find_language_data(const model::LanguageTag& language);

/// All languages with shipped data, in the order of their codes.
const std::vector<LanguageData>& all_language_data();

} // namespace diptych::segment
