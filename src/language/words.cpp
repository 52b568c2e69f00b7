#include "language/words.hpp"

#include <algorithm>

namespace diptych::language {

bool Ending::ends(std::string_view word) const {
    if (whole) {
        return word == ending;
    }
    if (!word.ends_with(ending) || word.size() < ending.size() + letters) {
        return false;
    }
    const std::string_view before = word.substr(0, word.size() - ending.size());
    const auto is_vowel = [](char c) { return std::string_view{"aeiouy"}.find(c) != std::string_view::npos; };
    return static_cast<std::size_t>(std::count_if(before.begin(), before.end(), is_vowel)) >= vowels;
}

std::string Ending::replaced(std::string_view word) const {
    return std::string{word.substr(0, word.size() - ending.size())}.append(replacement);
}

std::string Respelling::of(std::string_view folded, std::size_t longest_kept) const {
    if (const auto found = whole.find(folded); found != whole.end()) {
        return found->second;
    }
    std::string word{folded};
    if (word.size() <= longest_kept) {
        return word;
    }
    for (const auto& [part, replacement] : parts) {
        const std::size_t at = word.find(part);
        if (at != std::string::npos) {
            word.replace(at, part.size(), replacement);
        }
    }
    for (const Endings& pass : passes) {
        const auto fits =
            std::find_if(pass.begin(), pass.end(), [&](const Ending& ending) { return ending.ends(word); });
        if (fits != pass.end()) {
            word = fits->replaced(word);
        }
    }
    return word;
}

} // namespace diptych::language
