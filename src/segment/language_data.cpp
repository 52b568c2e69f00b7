#include "segment/language_data.hpp"

#include "language/language_file.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace diptych::segment {

LanguageData::LanguageData(const language::Language& known)
    : SentenceWords{known.sentences}, language{known.code} {
    for (const auto& [abbreviation, kind] : abbreviation_list) {
        abbreviations.emplace(abbreviation, kind);
        longest_abbreviation = std::max(longest_abbreviation, abbreviation.size());
        if (abbreviation.size() > 2) {                                  // but "M." says nothing about "m."
            abbreviations.emplace(text::fold_case(abbreviation), kind); // for text in capitals
        }
    }
}

std::optional<AbbreviationClass> LanguageData::abbreviation(std::string_view word) const {
    if (word.empty() || word.size() > longest_abbreviation) { // most words: nothing to look up
        return std::nullopt;
    }
    auto found = abbreviations.find(std::string{word});
    if (found == abbreviations.end() && (word.front() < 'a' || word.front() > 'z')) {
        found = abbreviations.find(text::fold_case(word)); // "Art." at the beginning of a sentence
    }
    return found == abbreviations.end() ? std::nullopt : std::optional{found->second};
}

void add_abbreviations(LanguageData& data, std::string_view content, const std::string& name) {
    LanguageData added{language::read_language("", content, name, "abbreviations soft")};
    for (const auto& [abbreviation, kind] : added.abbreviations) {
        data.abbreviations[abbreviation] = kind;
    }
    data.longest_abbreviation = std::max(data.longest_abbreviation, added.longest_abbreviation);
    data.starters.merge(added.starters);
    data.one_letter_words.merge(added.one_letter_words);
    data.before_letter.merge(added.before_letter);
    data.name_particles.merge(added.name_particles);
    data.full_words.merge(added.full_words);
    data.words_too.merge(added.words_too);
}

const std::vector<LanguageData>& all_language_data() {
    static const std::vector<LanguageData> all = [] {
        std::vector<LanguageData> indexed;
        for (const language::Language& known : language::all_languages()) {
            if (!known.sentences.abbreviation_list.empty()) {
                indexed.emplace_back(known);
            }
        }
        return indexed;
    }();
    return all;
}

const LanguageData* find_language_data(const model::LanguageTag& language) {
    const std::vector<LanguageData>& all = all_language_data();
    const auto found = std::find_if(all.begin(), all.end(), [&](const LanguageData& data) {
        return data.language == language.primary();
    });
    return found == all.end() ? nullptr : &*found;
}

} // namespace diptych::segment
