#include "extract/termhood.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace diptych::extract {

namespace {

double log2_of(std::uint32_t count) {
    return count == 0 ? 0 : std::log2(static_cast<double>(count));
}

double ratio(std::uint32_t part, std::uint32_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// More occurrences than this tell nothing more of a single word.
constexpr double k_most_log_frequency = 6;
constexpr double k_most_log_containing = 4;
constexpr double k_most_coverage = 4;
constexpr double k_least_specificity = -2;
constexpr double k_most_specificity = 12;
constexpr std::size_t k_least_tokens = 20'000;
constexpr double k_least_association = -12;
constexpr std::uint32_t k_short_word = 2; ///< characters: symbols of formulas, initials

// The factors of the scores: see Termhood.
namespace name_factor {
constexpr double k_base = 0.2;
constexpr double k_in_dictionary = 2;         ///< one word
constexpr double k_part_in_dictionary = 1.25; ///< "Karl" of "Karl Bauer"
constexpr double k_all_in_dictionary = -1;    ///< "Paris Lyon": a list
constexpr double k_common_words = -1;
constexpr double k_behind_small = 0.75;
constexpr double k_known_around = 1;
constexpr double k_each_word_beyond_two = -1;
constexpr double k_largest_containing = -0.5; ///< part of one longer name
constexpr double k_short_word = -1.5;
constexpr double k_digit = -1.5;
} // namespace name_factor

namespace word_factor {
constexpr double k_noun = -1.8;
constexpr double k_other = -3.3;
constexpr double k_specificity = 0.75;
constexpr double k_log_frequency = -0.25; ///< specificity has it already
constexpr double k_log_documents = 0.4;
constexpr double k_in_no_dictionary = 0.5;
constexpr double k_short_word = -0.75;
constexpr double k_digit = -3;
constexpr double k_log_share_of_group = -0.4;
constexpr double k_log_containing = -0.2;
} // namespace word_factor

namespace phrase_factor {
constexpr double k_base = -0.3;
constexpr double k_log_frequency = 0.5;
constexpr double k_log_containing = 0.5;
constexpr double k_log_productivity = 0.25;   ///< phrases that its words are in
constexpr double k_log_word_frequency = -0.5; ///< of its words
constexpr double k_association = 0.08;
constexpr double k_specificity = 0.4;
constexpr double k_each_preposition = -1;
constexpr double k_article = -2;
constexpr double k_participle = -1;
constexpr double k_noun_noun_head_first = -1;
constexpr double k_largest_containing = -0.75; ///< part of one longer phrase
constexpr double k_coverage = -0.6;            ///< part of many
constexpr double k_once = -0.5;
constexpr double k_each_word_beyond_three = -0.5;
constexpr double k_short_word = -1.25;
} // namespace phrase_factor

bool has(const Pattern& pattern, std::string_view letters) {
    return pattern.str().find(letters) != std::string_view::npos;
}

} // namespace

Termhood::Termhood(const Counts& counts, const GeneralFrequencies& general, bool head_first)
    : m_counts{counts}, m_general{general}, m_head_first{head_first}, m_groups(counts.groups().size()) {
    count_containing();
    for (std::uint32_t id = 0; id < m_groups.size(); ++id) {
        GroupFigures& figures = m_groups[id];
        const auto words = static_cast<double>(m_counts.lemmas_of(id).size());
        const double nested = ratio(figures.containing_frequency, figures.containing);
        // Frantzi and others give one word log2 1 = 0; half a word more lets single words count
        figures.c_value =
            std::log2(words + 0.5) * (static_cast<double>(m_counts.groups()[id].frequency) - nested);
    }
}

void Termhood::count_containing() {
    for (std::uint32_t id = 0; id < m_groups.size(); ++id) {
        const std::span<const LemmaId> lemmas = m_counts.lemmas_of(id);
        const std::uint32_t frequency = m_counts.groups()[id].frequency;
        for (std::size_t i = 0; i < lemmas.size() && lemmas.size() > 1; ++i) {
            if (lemmas[i] >= m_phrases_with.size()) {
                m_phrases_with.resize(lemmas[i] + 1);
            }
            const bool counted = std::find(lemmas.begin(), lemmas.begin() + static_cast<std::ptrdiff_t>(i),
                                           lemmas[i]) != lemmas.begin() + static_cast<std::ptrdiff_t>(i);
            m_phrases_with[lemmas[i]] += counted ? 0U : 1U;
            for (std::size_t size = 1; size < lemmas.size() && i + size <= lemmas.size(); ++size) {
                const auto part = m_counts.find_group(lemmas.subspan(i, size));
                if (!part) {
                    continue;
                }
                GroupFigures& figures = m_groups[*part];
                ++figures.containing;
                figures.containing_frequency += frequency;
                figures.largest_containing = std::max(figures.largest_containing, frequency);
            }
        }
    }
}

double Termhood::specificity_of(const Word& word) const {
    // One occurrence in a short text says nothing of how frequent the word is in texts like it
    const std::size_t tokens = std::max(m_counts.tokens(), k_least_tokens);
    const double per_million = 1e6 * static_cast<double>(word.frequency) / static_cast<double>(tokens);
    return std::log2(per_million) - m_general.level(word.lower);
}

SpellingFigures Termhood::judge(std::uint32_t id) const {
    const Spelling& spelling = m_counts.spellings()[id];
    const std::span<const WordId> words = m_counts.words_of(id);
    SpellingFigures figures;
    std::size_t content_words = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (spelling.pattern.is_content(i)) {
            figures.specificity += specificity_of(m_counts.vocabulary().word(words[i]));
            ++content_words;
        }
    }
    figures.specificity /= static_cast<double>(content_words);
    const double bounded = std::clamp(figures.specificity, k_least_specificity, k_most_specificity);
    figures.is_name = may_be_name(id);
    if (figures.is_name) {
        figures.score = name_score(id);
    } else if (words.size() == 1) {
        figures.score = word_score(id, bounded);
    } else {
        figures.score = phrase_score(id, bounded);
    }
    return figures;
}

bool Termhood::may_be_name(std::uint32_t id) const {
    // Shares of the occurrences
    constexpr double k_with_capitals = 0.7;
    constexpr double k_in_small = 0.3;
    const Spelling& spelling = m_counts.spellings()[id];
    const std::span<const WordId> words = m_counts.words_of(id);
    bool mostly_inside = true; // seen with capitals inside sentences more than without
    bool hardly_small = true;
    bool known = true;
    bool proper = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!spelling.pattern.is_content(i)) {
            continue;
        }
        const Word& word = m_counts.vocabulary().word(words[i]);
        mostly_inside = mostly_inside && word.capital_inside > word.in_small;
        hardly_small = hardly_small && (word.capital_inside > 0 || word.in_small == 0) &&
                       ratio(word.in_small, word.frequency) <= k_in_small;
        known = known && word.known;
        proper = proper || word.proper_noun;
    }
    const bool acronym =
        words.size() == 1 && ratio(spelling.all_capitals, spelling.frequency) > 0.5 && mostly_inside;
    const bool capitals = hardly_small && ratio(spelling.capitals, spelling.frequency) > k_with_capitals;
    if ((!acronym && !capitals) || ratio(spelling.in_capital_text, spelling.frequency) > 0.5) {
        return false;
    }
    // A known word with a capital begins a sentence, or a heading
    return !known || proper || (words.size() > 1 && spelling.behind_small > 0);
}

double Termhood::name_score(std::uint32_t id) const {
    using namespace name_factor;
    const Spelling& spelling = m_counts.spellings()[id];
    const std::span<const WordId> words = m_counts.words_of(id);
    std::uint32_t content = 0;
    std::uint32_t proper = 0;
    std::uint32_t known = 0;
    std::uint32_t short_words = 0;
    bool digit = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = m_counts.vocabulary().word(words[i]);
        digit = digit || word.has_digit;
        if (spelling.pattern.is_content(i)) {
            ++content;
            proper += word.proper_noun ? 1U : 0U;
            known += word.known ? 1U : 0U;
            short_words += word.letters <= extract::k_short_word ? 1U : 0U;
        }
    }
    double score = k_base + k_behind_small * ratio(spelling.behind_small, spelling.frequency);
    score += k_known_around * spelling.known_around / static_cast<double>(spelling.frequency);
    if (content == 1) {
        score += proper == 1 ? k_in_dictionary : 0;
    } else {
        score += proper > 0 ? k_part_in_dictionary : 0;
        score += proper == content ? k_all_in_dictionary : 0;
    }
    score += known == content ? k_common_words : 0;
    score += k_each_word_beyond_two * (content > 2 ? content - 2 : 0);
    const std::uint32_t group = spelling.group;
    score += name_factor::k_largest_containing *
             ratio(m_groups[group].largest_containing, m_counts.groups()[group].frequency);
    score += name_factor::k_short_word * short_words;
    return score + (digit ? k_digit : 0);
}

double Termhood::word_score(std::uint32_t id, double specificity) const {
    using namespace word_factor;
    const Spelling& spelling = m_counts.spellings()[id];
    const Group& group = m_counts.groups()[spelling.group];
    const Word& word = m_counts.vocabulary().word(m_counts.words_of(id).front());
    const bool noun = spelling.pattern.letters[0] == 'N';
    double score = noun ? k_noun : k_other;
    score += k_specificity * specificity;
    score += k_log_frequency * std::min(k_most_log_frequency, log2_of(group.frequency));
    score += k_log_share_of_group * std::log2(ratio(spelling.frequency, group.frequency));
    score += word.has_digit ? k_digit : 0;
    if (noun) {
        score += k_log_documents * log2_of(group.documents);
        score += word.in_dictionary ? 0 : k_in_no_dictionary;
        score += word.letters <= extract::k_short_word + 1 ? word_factor::k_short_word : 0;
        score += k_log_containing *
                 std::min(k_most_log_containing, log2_of(m_groups[spelling.group].containing + 1));
    }
    return score;
}

double Termhood::phrase_score(std::uint32_t id, double specificity) const {
    using namespace phrase_factor;
    const Spelling& spelling = m_counts.spellings()[id];
    const Group& group = m_counts.groups()[spelling.group];
    const GroupFigures& figures = m_groups[spelling.group];
    const std::span<const LemmaId> lemmas = m_counts.lemmas_of(spelling.group);
    const Vocabulary& vocabulary = m_counts.vocabulary();
    double productivity = 0;
    double word_frequency = 0;
    for (const LemmaId lemma : lemmas) {
        productivity += log2_of((lemma < m_phrases_with.size() ? m_phrases_with[lemma] : 0) + 1);
        word_frequency += log2_of(vocabulary.lemma_frequency(lemma));
    }
    const auto count = static_cast<double>(lemmas.size());
    const double association = 2 * log2_of(group.frequency) -
                               log2_of(vocabulary.lemma_frequency(lemmas.front())) -
                               log2_of(vocabulary.lemma_frequency(lemmas.back()));
    double short_words = 0;
    const std::span<const WordId> words = m_counts.words_of(id);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_short = vocabulary.word(words[i]).letters <= extract::k_short_word;
        short_words += spelling.pattern.is_content(i) && is_short ? 1 : 0;
    }
    const std::string_view letters = spelling.pattern.str();
    double score = k_base + k_specificity * specificity + phrase_factor::k_short_word * short_words;
    score += k_log_frequency * log2_of(group.frequency); // unbounded, as that of its words is
    score += k_log_containing * std::min(k_most_log_containing, log2_of(figures.containing + 1));
    score += k_log_productivity * productivity / count + k_log_word_frequency * word_frequency / count;
    score += k_association * std::max(k_least_association, association);
    score += k_each_preposition * static_cast<double>(std::count(letters.begin(), letters.end(), 'p'));
    score += has(spelling.pattern, "d") ? k_article : 0;
    score += has(spelling.pattern, "T") ? k_participle : 0;
    score += m_head_first && has(spelling.pattern, "NN") ? k_noun_noun_head_first : 0;
    score += k_largest_containing * ratio(figures.largest_containing, group.frequency);
    score += k_coverage * std::min(k_most_coverage, ratio(figures.containing_frequency, group.frequency));
    score += spelling.frequency == 1 ? k_once : 0;
    return score + k_each_word_beyond_three * std::max(0.0, count - 3);
}

} // namespace diptych::extract
