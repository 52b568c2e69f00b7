#pragma once

#include "lexicon/lexicon.hpp"
#include "model/range.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::align {

/// The words of one side of a pair, as lexicons have them, and where they are.
struct PairWords {
    std::vector<std::string> words;  ///< stems; digits of numbers
    std::vector<model::Range> bytes; ///< of the text
    std::vector<bool> is_function;   ///< articles, prepositions ...: words that say little
    std::vector<bool> after_mark;    ///< there is a comma, a bracket or the like before the word
};

/// Tells the function words of a language. \param surface  as it stands in the text
using IsFunctionWord = std::function<bool(const text::Token& token, std::string_view surface)>;

/// \param tokens  of the text, as Analyzer::analyze gives them
PairWords words_of_pair(std::string_view text, const std::vector<text::Token>& tokens,
                        const IsFunctionWord& is_function);

/// How probable it is that two words of a pair are each other's translation.
class WordLinks {
public:
    WordLinks(std::size_t source_words, std::size_t target_words)
        : m_target_words{target_words}, m_links(source_words * target_words) {}

    float& at(std::size_t source, std::size_t target) { return m_links[source * m_target_words + target]; }

    float at(std::size_t source, std::size_t target) const {
        return m_links[source * m_target_words + target];
    }

    std::size_t source_words() const { return m_target_words == 0 ? 0 : m_links.size() / m_target_words; }

    std::size_t target_words() const { return m_target_words; }

private:
    std::size_t m_target_words;
    std::vector<float> m_links;
};

/// More pairs of words than two sentences have: the table of the links of such texts would fill the memory.
inline constexpr std::size_t k_most_links = 1'000'000;

/// A model of which words of a pair answer to each other.
class WordAligner {
public:
    WordAligner() = default;
    virtual ~WordAligner() = default;
    WordAligner(const WordAligner&) = delete;
    WordAligner& operator=(const WordAligner&) = delete;

    /// Between 0 and 1. May use caches: not for two threads at once.
    virtual WordLinks links(std::span<const std::string> source, std::span<const std::string> target) = 0;
};

/// Knows words by lexicons alone, and pairs them as IBM Model 1 does, with a word that is nothing's
/// translation and a mild preference for the same place in the sentence.
class LexicalAligner : public WordAligner {
public:
    /// \param lexicons  in the direction of the pairs; of what several say, the most probable holds. They
    /// must
    ///                  outlive it.
    explicit LexicalAligner(std::vector<const lexicon::Lexicon*> lexicons);
    ~LexicalAligner() override;

    WordLinks links(std::span<const std::string> source, std::span<const std::string> target) override;

private:
    class Direction;
    std::unique_ptr<Direction> m_forward;
    std::unique_ptr<Direction> m_backward;
};

/// What of the target each range of the source is probably rendered by: bytes of the target, in order, not
/// overlapping, for each of the ranges. Function words in between belong to it; at the ends they do not,
/// unless there are no others. Empty rather than a guess. \param query  bytes of the source, not overlapping
std::vector<std::vector<model::Range>> spot_translations(const WordLinks& links, const PairWords& source,
                                                         const PairWords& target,
                                                         const std::vector<model::Range>& query);

} // namespace diptych::align
