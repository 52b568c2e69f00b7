#include "segment/language_data.hpp"

#include "base/error.hpp"
#include "language/language_file.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

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
    const auto line_of = [&](std::size_t byte) {
        return 1 + static_cast<std::size_t>(std::count(
                       content.begin(), content.begin() + static_cast<std::ptrdiff_t>(byte), '\n'));
    };
    if (const auto byte = text::find_invalid_utf8(content)) {
        throw base::InputError{name, line_of(*byte),
                               "The list of abbreviations is not valid UTF-8 here. Save it as UTF-8, or name "
                               "another file."};
    }
    const auto control = std::find_if(content.begin(), content.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x08; });
    if (control != content.end()) {
        throw base::InputError{name, line_of(static_cast<std::size_t>(control - content.begin())),
                               "There is a control character here: this is a binary file, not a list of "
                               "abbreviations. Name another file."};
    }
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
    data.behind_hours.merge(added.behind_hours);
    data.behind_quotations.merge(added.behind_quotations);
    data.names_with_marks.merge(added.names_with_marks);
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
