#pragma once

#include "language/language.hpp"
#include "morphology/morphology.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::morphology {

/// What a word may be, a bit set: what dictionaries say, what the rules of Tagger ask for besides, and from
/// k_listed_shift on what the language's file lists it as (bits of language::Function).
enum WordClass : std::uint64_t {
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
    k_subject = 1U << 16,         ///< a pronoun after which a verb comes, and nothing else
    k_article = 1U << 17,         ///< a noun follows, whatever else the word may be: "du", "l'"
    k_infinitive_mark = 1U << 18, ///< the "to" of English
    k_final_s = 1U << 19,
    k_ing = 1U << 20, ///< ends in -ing
    k_plural_noun = 1U << 21,
    k_participle_like = 1U << 22, ///< a participle, or a word of unknown kind that ends like one
    k_infinitive_like = 1U << 23  ///< ends like one
};

using WordClasses = std::uint64_t;

inline constexpr unsigned k_listed_shift = 32;

/// The bits of language::Function among the classes.
constexpr WordClasses listed(std::uint16_t functions) {
    return WordClasses{functions} << k_listed_shift;
}

inline constexpr WordClasses k_function_classes =
    k_determiner | k_pronoun | k_preposition | k_auxiliary | k_other_function;
inline constexpr WordClasses k_content_classes =
    k_noun | k_proper_noun | k_adjective | k_verb | k_participle | k_adverb | k_unknown_word;

/// Takes away, from all that words may be, what their neighbours rule out: no verb comes after a determiner,
/// no noun after an auxiliary. What then is still open stays open. The rules stand in the file of the
/// language, where language/languages/README.md describes them; without any everything stays open.
///
/// A dozen rules on two neighbours instead of apertium's tagger: that one takes text in and gives text out,
/// three times slower than what is asked for here, and decides where a term pattern needs no decision.
class Tagger {
public:
    /// \throws base::InputError when a rule of the language is not understood
    explicit Tagger(const language::Language& language);

    /// What a word may be out of its context. \param lower  the word in small letters, with straight
    /// apostrophes \param readings  what a dictionary has for it; none for a word that is in none
    WordClasses classes_of(std::string_view lower, const std::vector<Reading>& readings) const;
    /// The same without what a function word is only by chance: for sentences, where most are what they are.
    WordClasses usual_classes_of(std::string_view lower, const std::vector<Reading>& readings) const;

    /// \param sentence  for each word and mark of punctuation what it may be; replaced by what is left
    void tag(std::vector<WordClasses>& sentence) const;

    /// What the word at `at`, which may be a term, cannot be. \param words  it and those around it that no
    /// punctuation divides from it: a word behind it, and four before it, count
    WordClasses ruled_out(std::span<const WordClasses> words, std::size_t at) const;

private:
    enum class Position : std::uint8_t {
        word,
        before,
        kind,    ///< of what the word before may be, what counts most
        further, ///< the second before
        left,    ///< the first before that is no adverb and no negation, three at most
        next
    };

    struct Condition {
        Position position = Position::word;
        WordClasses any = 0; ///< one at least; 0: whatever there is
        WordClasses none = 0;
    };

    struct Rule {
        std::vector<Condition> conditions;
        WordClasses removed = 0;
    };

    using Rules = std::vector<std::vector<Rule>>;

    static Rules compile(const language::TagRules& texts, const std::string& code);
    static Rule compile(std::string_view text, const std::string& code);
    static WordClasses ruled_out(const Rules& rules, std::span<const WordClasses> words, std::size_t at);
    static bool holds(const Condition& condition, std::span<const WordClasses> words, std::size_t at);

    const language::Language* m_language;
    Rules m_sentence_rules;
    Rules m_term_rules;
};

/// The lemma that goes with what a word was found to be: of its noun, else proper noun, adjective,
/// participle, verb; `lower` when there is none.
std::string_view lemma_of(WordClasses classes, const std::vector<Reading>& readings, std::string_view lower);

} // namespace diptych::morphology
