#pragma once

#include "morphology/morphology.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::morphology {

/// What a word may be, a bit set. The lower half is what dictionaries say, the upper half what only the
/// rules of Tagger ask for.
enum WordClass : std::uint32_t {
    k_no_class = 0,
    k_noun = 1U << 0,
    k_proper_noun = 1U << 1,
    k_adjective = 1U << 2,
    k_verb = 1U << 3, ///< a finite form or the infinitive
    k_participle = 1U << 4,
    k_adverb = 1U << 5,
    k_determiner = 1U << 6, ///< numerals too
    k_pronoun = 1U << 7,
    k_preposition = 1U << 8,
    k_auxiliary = 1U << 9,
    k_other_function = 1U << 10,  ///< conjunctions and the like
    k_unknown_word = 1U << 11,    ///< in no dictionary: a noun or an adjective, as most new words are
    k_number = 1U << 12,          ///< in digits
    k_break = 1U << 13,           ///< a mark of punctuation
    k_subject = 1U << 16,         ///< a pronoun after which a verb comes
    k_article = 1U << 17,         ///< a noun follows, whatever else the word may be: "du", "l'"
    k_infinitive_mark = 1U << 18, ///< the "to" of English
    k_final_s = 1U << 19,
    k_ing = 1U << 20 ///< ends in -ing
};

using WordClasses = std::uint32_t;

inline constexpr WordClasses k_function_classes =
    k_determiner | k_pronoun | k_preposition | k_auxiliary | k_other_function;
inline constexpr WordClasses k_nominal_classes = k_noun | k_proper_noun | k_adjective;

/// Takes away, from all that the words of a sentence may be, what their neighbours rule out: no verb comes
/// after a determiner, no noun after an auxiliary. What then is still open stays open. Rules for French and
/// English; of other languages everything stays open.
///
/// A dozen rules on two neighbours instead of apertium's tagger: that one takes text in and gives text out,
/// three times slower than what is asked for here, and decides where a term pattern needs no decision.
class Tagger {
public:
    /// \param language  the primary subtag: "fr"
    explicit Tagger(std::string_view language);

    /// What a word may be out of its context. \param lower  the word in small letters, with straight
    /// apostrophes \param readings  what a dictionary has for it; none for a word that is in none
    WordClasses classes_of(std::string_view lower, const std::vector<Reading>& readings) const;

    /// \param sentence  for each word and mark of punctuation what it may be; replaced by what is left
    void tag(std::vector<WordClasses>& sentence) const;

private:
    bool m_french = false;
    bool m_english = false;
};

/// The lemma that goes with what a word was found to be: of its noun, else proper noun, adjective,
/// participle, verb; `lower` when there is none.
std::string_view lemma_of(WordClasses classes, const std::vector<Reading>& readings, std::string_view lower);

} // namespace diptych::morphology
