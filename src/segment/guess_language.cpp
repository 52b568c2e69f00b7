#include "segment/guess_language.hpp"

#include "segment/language_data.hpp"
#include "text/character.hpp"
#include "text/detect_language.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace diptych::segment {

namespace {

/// Characters of scripts that put no spaces between words: each counts as a word.
bool is_ideograph(char32_t c) {
    return (c >= 0x3400 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x40000);
}

/// How much of each language there is in a text.
class Tally {
public:
    Tally()
        : m_languages{all_language_data()}, m_hits(m_languages.size(), 0), m_different(m_languages.size()), m_scores(m_languages.size(), 0.0) {
    }

    /// A word that several languages have says less: it counts as a part for each.
    void count(const std::string& word) {
        ++m_words;
        const auto has_word = [&](const LanguageData& data) { return data.frequent_words.contains(word); };
        const auto sharing = std::count_if(m_languages.begin(), m_languages.end(), has_word);
        for (std::size_t i = 0; sharing != 0 && i < m_languages.size(); ++i) {
            if (has_word(m_languages[i])) {
                ++m_hits[i];
                m_different[i].insert(word);
                m_scores[i] += 1.0 / static_cast<double>(sharing);
            }
        }
    }

    /// \param said  what another language must beat by far
    std::optional<model::LanguageTag> winner_over(const model::LanguageTag& said) const {
        constexpr std::size_t k_fewest_hits = 5;        // a name, a title or a quotation has fewer
        constexpr std::size_t k_fewest_different = 3;   // one word may be of both
        constexpr std::size_t k_fewest_in_hundred = 12; // as in the language itself
        constexpr double k_times = 5;
        const std::optional<model::LanguageTag> best = winner();
        if (!best || best->primary() == said.primary()) {
            return std::nullopt;
        }
        const auto index_of = [&](const model::LanguageTag& language) {
            const auto found =
                std::find_if(m_languages.begin(), m_languages.end(),
                             [&](const LanguageData& data) { return data.language == language.primary(); });
            return static_cast<std::size_t>(found - m_languages.begin());
        };
        const std::size_t i = index_of(*best);
        const std::size_t other = index_of(said);
        const bool is_clear = other < m_languages.size() && m_hits[i] >= k_fewest_hits &&
                              m_different[i].size() >= k_fewest_different &&
                              100 * m_hits[i] >= k_fewest_in_hundred * m_words &&
                              m_scores[i] > k_times * m_scores[other];
        return is_clear ? best : std::nullopt;
    }

    std::optional<model::LanguageTag> winner() const {
        constexpr std::size_t k_fewest_hits = 3;
        constexpr std::size_t k_fewest_in_hundred = 4; // in the language itself it is twelve at least
        const auto best = std::max_element(m_scores.begin(), m_scores.end());
        const auto i = static_cast<std::size_t>(best - m_scores.begin());
        if (best == m_scores.end() || m_hits[i] < k_fewest_hits ||
            100 * m_hits[i] < k_fewest_in_hundred * m_words) {
            return std::nullopt;
        }
        const auto close =
            std::count_if(m_scores.begin(), m_scores.end(), [&](double s) { return 2 * s > *best; });
        return close > 1 ? std::nullopt : model::LanguageTag::parse(m_languages[i].language);
    }

private:
    const std::vector<LanguageData>& m_languages;
    std::vector<std::size_t> m_hits;
    std::vector<std::set<std::string>> m_different; ///< words of it that the text has
    std::vector<double> m_scores;
    std::size_t m_words = 0;
};

/// Calls visit(word) for the words at the beginning of the text, in small letters.
template <typename Visit>
void for_each_word(std::string_view text, const Visit& visit) {
    constexpr std::size_t k_enough_bytes = std::size_t{1} << 16;
    const std::size_t end = std::min(text.size(), k_enough_bytes);
    std::string word;
    const auto end_word = [&] {
        if (!word.empty()) {
            visit(text::fold_case(word));
            word.clear();
        }
    };
    for (std::size_t i = 0; i < end;) {
        const text::CodePoint c = text::code_point_at(text, i);
        if (is_ideograph(c.value)) {
            end_word();
            visit(std::string{text.substr(i, c.length)});
        } else if (text::is_letter(c.value) || text::is_mark(c.value)) {
            word.append(text, i, c.length);
        } else {
            end_word();
        }
        i += c.length;
    }
    end_word();
}

Tally tally_of(std::string_view text) {
    Tally tally;
    for_each_word(text, [&](const std::string& word) { tally.count(word); });
    return tally;
}

/// Whether the text speaks for `other` rather than for what it is said to be in.
bool speaks_for(std::string_view text, const LanguageData& said, const LanguageData& other) {
    constexpr std::size_t k_fewest = 2;
    constexpr std::size_t k_times = 4;
    std::size_t of_said = 0;
    std::size_t of_other = 0;
    for_each_word(text, [&](const std::string& word) {
        const bool is_said = said.frequent_words.contains(word);
        const bool is_other = other.frequent_words.contains(word);
        of_said += is_said && !is_other ? 1U : 0U;
        of_other += is_other && !is_said ? 1U : 0U;
    });
    return of_other >= k_fewest && of_other >= k_times * of_said;
}

} // namespace

std::optional<model::LanguageTag> guess_by_words(std::string_view text) {
    return tally_of(text).winner();
}

std::optional<LanguageGuess> guess_with_certainty(std::string_view text) {
    const auto detected = text::detect_language(text);
    const auto by_words = guess_by_words(text);
    // Words seldom err among the languages whose words we know; letters know more languages.
    const bool is_known = detected && find_language_data(detected->language) != nullptr;
    if (by_words && (!detected || is_known || detected->certainty < k_sure)) {
        const bool agree = detected && detected->language == *by_words;
        return LanguageGuess{*by_words, agree ? std::max(k_sure, detected->certainty) : k_sure};
    }
    return detected ? std::optional{LanguageGuess{detected->language, detected->certainty}} : std::nullopt;
}

std::optional<model::LanguageTag> guess_language(std::string_view text) {
    const auto guess = guess_with_certainty(text);
    return guess && guess->certainty >= k_sure ? std::optional{guess->language} : std::nullopt;
}

std::optional<model::LanguageTag> other_language(std::string_view text, const model::LanguageTag& said) {
    return tally_of(text).winner_over(said);
}

bool look_swapped(std::string_view source, const model::LanguageTag& source_language, std::string_view target,
                  const model::LanguageTag& target_language) {
    const LanguageData* const of_source = find_language_data(source_language);
    const LanguageData* const of_target = find_language_data(target_language);
    return of_source != nullptr && of_target != nullptr && of_source != of_target &&
           speaks_for(source, *of_source, *of_target) && speaks_for(target, *of_target, *of_source);
}

} // namespace diptych::segment
