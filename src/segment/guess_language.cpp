#include "segment/guess_language.hpp"

#include "segment/language_data.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <vector>

namespace diptych::segment {

std::optional<model::LanguageTag> guess_language(std::string_view text) {
    constexpr std::size_t k_enough_bytes = std::size_t{1} << 16;
    constexpr std::size_t k_fewest_hits = 3;
    const std::vector<LanguageData>& languages = all_language_data();
    std::vector<std::size_t> hits(languages.size(), 0);
    const std::size_t end = std::min(text.size(), k_enough_bytes);
    std::string word;
    for (std::size_t i = 0; i <= end && i <= text.size();) {
        const text::CodePoint c = i < text.size() ? text::code_point_at(text, i) : text::CodePoint{U' ', 1};
        if (text::is_letter(c.value) || text::is_mark(c.value)) {
            word.append(text, i, c.length);
        } else if (!word.empty()) {
            const std::string folded = text::fold_case(word);
            for (std::size_t l = 0; l < languages.size(); ++l) {
                hits[l] += languages[l].function_words.count(folded);
            }
            word.clear();
        }
        i += c.length;
    }
    const auto best = std::max_element(hits.begin(), hits.end());
    if (best == hits.end() || *best < k_fewest_hits) {
        return std::nullopt;
    }
    const auto close = std::count_if(hits.begin(), hits.end(), [&](std::size_t h) { return 2 * h > *best; });
    if (close > 1) {
        return std::nullopt;
    }
    return model::LanguageTag::parse(languages[static_cast<std::size_t>(best - hits.begin())].language);
}

} // namespace diptych::segment
