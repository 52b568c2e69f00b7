#pragma once

#include "language/language.hpp"
#include "model/language_tag.hpp"
#include "morphology/morphology.hpp"
#include "morphology/tagger.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diptych::extract {

using FormId = std::uint32_t;
using WordId = std::uint32_t;
using LemmaId = std::uint32_t;

/// A word whatever its capitals, and what the texts show of it.
struct Word {
    std::string lower;              ///< small letters, composed, straight apostrophes and hyphens
    bool known = false;             ///< a dictionary has it in small letters
    bool in_dictionary = false;     ///< a dictionary has it as it was seen, with a capital or without
    bool proper_noun = false;       ///< with a capital it is a name in the dictionary
    bool linking = false;           ///< a preposition that may stand in a term: "of", "de", "du"
    bool linking_article = false;   ///< an article that may follow one: "the", "la"
    bool general_adjective = false; ///< says nothing of a kind: "other", "tel"
    bool has_digit = false;
    std::uint32_t letters = 0; ///< code points
    std::uint32_t frequency = 0;
    std::uint32_t in_small = 0;       ///< occurrences without any capital
    std::uint32_t capital_inside = 0; ///< occurrences with a first capital behind a word in small letters
};

/// A word as it is written.
struct Form {
    std::string text;
    WordId word = 0;
    morphology::WordClasses classes = 0; ///< out of context
    bool first_capital = false;
    bool all_capitals = false; ///< and two letters at least
    bool first_small = false;
    bool text_is_small = false; ///< letters, and no capital
    bool plural_only = false;   ///< all readings as noun, adjective or participle are plural
    bool singular_only = false;
    std::vector<morphology::Reading> readings;
    std::array<std::uint32_t, 6> lemmas{}; ///< LemmaId + 1 for each class it may have; 0: not asked for yet
};

/// Every form, word and lemma of the texts once, with what dictionaries have for it: a form is looked up when
/// it is first seen.
class Vocabulary {
public:
    /// \param morphology  or nullptr; used as long as this object lives
    Vocabulary(const model::LanguageTag& language, morphology::Morphology* morphology);

    FormId form_id(std::string_view text);

    Form& form(FormId id) { return m_forms[id]; }

    const Form& form(FormId id) const { return m_forms[id]; }

    Word& word(WordId id) { return m_words[id]; }

    const Word& word(WordId id) const { return m_words[id]; }

    /// The lemma of a form that is of `classes` in its sentence; counts one more occurrence of it.
    LemmaId count_lemma(FormId form, morphology::WordClasses classes);

    const std::string& lemma(LemmaId id) const { return m_lemmas[id]; }

    std::uint32_t lemma_frequency(LemmaId id) const { return m_lemma_frequencies[id]; }

private:
    WordId word_id(std::string lower);
    LemmaId lemma_id(std::string lemma);
    /// \param text  with straight apostrophes and hyphens
    void look_up(Form& form, const std::string& text);

    const language::Language* m_language;
    morphology::Morphology* m_morphology;
    morphology::Tagger m_tagger;
    std::deque<Form> m_forms;
    std::deque<Word> m_words;
    std::deque<std::string> m_lemmas;
    std::vector<std::uint32_t> m_lemma_frequencies;
    std::unordered_map<std::string_view, FormId> m_form_ids; ///< keys are views into m_forms
    std::unordered_map<std::string_view, WordId> m_word_ids;
    std::unordered_map<std::string_view, LemmaId> m_lemma_ids;
};

} // namespace diptych::extract
