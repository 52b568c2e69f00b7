#include "segment/language_data.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "segment/language_files.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace diptych::segment {

namespace {

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words = base::split(line, ' ');
    words.erase(std::remove(words.begin(), words.end(), std::string_view{}), words.end());
    return words;
}

/// Where entries of a section go. \returns false when there is no such section
bool add_entry(LanguageData& data, std::string_view section, std::string_view entry) {
    constexpr std::string_view k_abbreviations = "abbreviations ";
    if (section.starts_with(k_abbreviations)) {
        const std::string_view name = section.substr(k_abbreviations.size());
        const std::unordered_map<std::string_view, AbbreviationClass> classes{
            {"title", AbbreviationClass::title},
            {"numeric", AbbreviationClass::numeric},
            {"soft", AbbreviationClass::soft},
            {"final", AbbreviationClass::final}};
        const auto found = classes.find(name);
        if (found == classes.end()) {
            return false;
        }
        data.abbreviations.emplace(std::string{entry}, found->second);
        data.longest_abbreviation = std::max(data.longest_abbreviation, entry.size());
        if (entry.size() > 2) { // but "M." says nothing about "m."
            data.abbreviations.emplace(text::fold_case(entry), found->second); // for text in capitals
        }
        return true;
    }
    if (section == "one-letter words") {
        data.one_letter_words.emplace(entry);
    } else if (section == "before a letter") {
        data.before_letter.emplace(entry);
    } else if (section == "function words") {
        data.function_words.emplace(entry);
    } else if (section == "starters") {
        data.starters.emplace(entry);
    } else if (section == "name particles") {
        data.name_particles.emplace(entry);
    } else if (section == "never small") {
        data.never_small.emplace(entry);
    } else if (section == "ordinals") {
        data.stops_after_ordinals = entry == "stop";
    } else if (section == "full words") {
        data.full_words.emplace(entry);
    } else if (section == "words, too") {
        data.words_too.emplace(entry);
    } else {
        return false;
    }
    return true;
}

/// \param section  of entries before the first section line
void read_sections(LanguageData& data, std::string_view section, std::string_view content,
                   const std::string& name) {
    std::size_t number = 0;
    for (const std::string_view raw : base::split(content, '\n')) {
        ++number;
        const std::string_view line = base::trim(raw);
        if (line.empty() || line.front() == '#') {
            continue;
        }
        if (line.front() == '[' && line.back() == ']') {
            section = line.substr(1, line.size() - 2);
            continue;
        }
        for (const std::string_view entry : words_of(line)) {
            if (!add_entry(data, section, entry)) {
                throw base::InputError{
                    name, number,
                    fmt::format("The section '{}' is unknown. Use one of those in segment/languages/en.txt.",
                                section)};
            }
        }
    }
}

} // namespace

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

LanguageData parse_language_data(std::string_view language, std::string_view content,
                                 const std::string& name) {
    LanguageData data;
    data.language = language;
    read_sections(data, "", content, name);
    return data;
}

void add_abbreviations(LanguageData& data, std::string_view content, const std::string& name) {
    LanguageData added;
    read_sections(added, "abbreviations soft", content, name);
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
        std::vector<LanguageData> parsed;
        for (const LanguageFile& file : language_files()) {
            parsed.push_back(parse_language_data(file.language, file.content,
                                                 fmt::format("languages/{}.txt", file.language)));
        }
        return parsed;
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
