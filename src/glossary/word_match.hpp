#pragma once

#include "glossary/word_table.hpp"
#include "model/lookup.hpp"

#include <optional>
#include <vector>

namespace diptych::glossary {

/// Compares a word of a term with one of a text; remembers what it found.
class WordMatcher {
public:
    /// The table must outlive it.
    explicit WordMatcher(const WordTable& words) : m_words{words} {}

    /// In what the word of the text differs, or nothing when it is another word. Whether capitals make it
    /// another one depends on the place, and is not looked at here.
    /// \param part  of the term; \param alone  the term is this word only
    std::optional<model::Differences> match(WordId term, WordId text, morphology::PartOfSpeech part,
                                            bool alone);

    /// Whether a word in small letters may stand for an acronym with the same letters: "sida", not "who", and
    /// not "aids", which is a form of "aid".
    bool may_be_acronym(WordId word) const;

    /// Whether the dictionary knows it as a verb and not as a noun or adjective.
    bool is_verb(WordId word) const;

    /// After WordTable::trim() forgot words.
    void forget();

private:
    std::optional<model::Differences> compare(WordId term, WordId text, morphology::PartOfSpeech part,
                                              bool alone) const;
    bool is_other_word(WordId term, WordId text, model::Differences differences,
                       morphology::PartOfSpeech part, bool alone) const;
    bool is_word_of_its_own(const std::vector<morphology::Reading>& term,
                            const std::vector<morphology::Reading>& text, std::string_view surface) const;
    bool same_keys(WordId a, WordId b, bool stems_only) const;
    bool is_inflected(WordId term, WordId text, morphology::PartOfSpeech part, bool alone) const;
    bool share_lemma(const std::vector<morphology::Reading>& term,
                     const std::vector<morphology::Reading>& text) const;
    bool same_lemma(std::string_view a, std::string_view b) const;

    const WordTable& m_words;
    HashIndex m_known;                                        ///< what was compared, to m_results
    std::vector<std::optional<model::Differences>> m_results; ///< each that came out, once: a few dozen
};

} // namespace diptych::glossary
