#pragma once

#include <string_view>
#include <vector>

namespace diptych::lexicon {

struct Rendering {
    std::string_view word; ///< lives as long as the lexicon
    float probability = 0; ///< p(word | what was asked for)
};

/// What is known of the translations of words between two languages. Words are as words_of() gives them.
class Lexicon {
public:
    Lexicon() = default;
    virtual ~Lexicon() = default;
    Lexicon(const Lexicon&) = delete;
    Lexicon& operator=(const Lexicon&) = delete;

    /// How a word of the source language is rendered; nothing for a word that is not known.
    virtual std::vector<Rendering> renderings_of_source(std::string_view word) const = 0;
    /// How a word of the target language is rendered in the source language.
    virtual std::vector<Rendering> renderings_of_target(std::string_view word) const = 0;
};

/// The same, read in the other direction.
class ReversedLexicon : public Lexicon {
public:
    /// \param lexicon  must outlive this one
    explicit ReversedLexicon(const Lexicon& lexicon) : m_lexicon{lexicon} {}

    std::vector<Rendering> renderings_of_source(std::string_view word) const override {
        return m_lexicon.renderings_of_target(word);
    }

    std::vector<Rendering> renderings_of_target(std::string_view word) const override {
        return m_lexicon.renderings_of_source(word);
    }

private:
    const Lexicon& m_lexicon;
};

} // namespace diptych::lexicon
