#pragma once

#include "extract/vocabulary.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::extract {

/// What a word can be in a term, a bit set.
enum Slot : std::uint16_t {
    k_no_slot = 0, ///< ends every candidate
    k_noun_slot = 1U << 0,
    k_adjective_slot = 1U << 1,
    k_participle_slot = 1U << 2,
    k_verb_slot = 1U << 3,
    k_preposition_slot = 1U << 4,
    k_article_slot = 1U << 5,
    k_general_slot = 1U << 6, ///< an adjective of no kind: in no term
    k_plural_slot = 1U << 7,  ///< never singular
    k_singular_slot = 1U << 8
};

using Slots = std::uint16_t;

/// \param classes  what the word is in its sentence
Slots slots_of(const Form& form, const Word& word, morphology::WordClasses classes);

/// Longest candidates, in words: longer ones are rarely terms, and cost.
inline constexpr std::size_t k_longest_candidate = 6;

/// The parts of a candidate, a letter a word: N noun, A adjective, T participle, V verb, p preposition,
/// d article.
struct Pattern {
    std::array<char, k_longest_candidate> letters{};
    std::size_t size = 0;

    void add(char letter) { letters[size++] = letter; }

    std::string_view str() const { return {letters.data(), size}; }

    /// Neither preposition nor article: counts as a word of the term.
    bool is_content(std::size_t i) const { return letters[i] != 'p' && letters[i] != 'd'; }

    std::size_t content_words() const;
};

/// A run of words that fits a pattern.
struct PatternMatch {
    std::size_t begin = 0;
    std::size_t end = 0; ///< behind the last word
    Pattern pattern;
};

/// Which parts of speech make terms in a language (Justeson and Katz 1995, for English; Daille 1996, for
/// French): (A|N|T)* N and N of N in English; N (A|T|N)* and N de|à (la) N in French. One noun, adjective,
/// participle or verb too. Other languages: runs of words that no function word interrupts.
class Patterns {
public:
    explicit Patterns(std::string_view language);

    /// Appends every run of the sentence that fits, nested ones too.
    void find(const std::vector<Slots>& sentence, std::vector<PatternMatch>& matches) const;

private:
    static void find_head_last(const std::vector<Slots>& sentence, std::size_t begin, std::size_t last,
                               std::vector<PatternMatch>& matches);
    static void find_head_first(const std::vector<Slots>& sentence, std::size_t begin, std::size_t last,
                                std::vector<PatternMatch>& matches);

    bool m_head_first = false;
};

} // namespace diptych::extract
