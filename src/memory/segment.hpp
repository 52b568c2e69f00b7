#pragma once

#include "model/language_tag.hpp"
#include "model/range.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diptych::memory {

enum class PartKind : std::uint8_t {
    word,
    placeable, ///< a number or a document symbol: a translator replaces it without thinking
    mark       ///< a punctuation mark or another sign
};

/// What a part of a sentence is worth, and what it costs to have another in its place. A word counts as
/// twenty marks, so that a mark more or less is at most a twentieth of a word.
inline constexpr unsigned k_word_weight = 20;
inline constexpr unsigned k_mark_weight = 1;
inline constexpr unsigned k_spelling_cost =
    1; ///< the same word but for case, accents, ligatures, apostrophes
inline constexpr unsigned k_inflection_cost = 6; ///< another form of the word: the same stem
inline constexpr unsigned k_placeable_cost = 5;  ///< a number for a number, a symbol for a number ...

/// A word, number, symbol or mark. Forms are numbers of a SegmentMaker.
struct Part {
    model::Range range; ///< bytes of Segment::text
    PartKind kind = PartKind::word;
    std::uint32_t surface = 0; ///< as it is written
    std::uint32_t folded = 0;
    std::uint32_t stem = 0;

    unsigned weight() const { return kind == PartKind::mark ? k_mark_weight : k_word_weight; }
};

/// A sentence ready to be compared.
struct Segment {
    std::string text; ///< each run of white space as one space
    std::vector<Part> parts;
    std::vector<std::uint32_t> words; ///< stems of its words, without placeables; sorted
    unsigned weight = 0;              ///< of all parts
};

/// Makes segments of texts in one language, comparable with one another. For one thread at a time.
class SegmentMaker {
public:
    explicit SegmentMaker(const model::LanguageTag& language);

    /// \param text  valid UTF-8
    Segment make(std::string_view text);

    /// The stem with this number: how the index of pairs has the word.
    const std::string& form(std::uint32_t number) const { return *m_forms[number]; }

private:
    struct Hash {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    /// The forms of a part that is written so.
    struct WordForms {
        std::uint32_t surface = 0;
        std::uint32_t folded = 0;
        std::uint32_t stem = 0;
        bool empty = false; ///< folds to nothing
    };

    using Key = std::unordered_map<std::string, WordForms, Hash, std::equal_to<>>;

    const WordForms& forms_of(std::string_view surface, bool is_word);
    std::uint32_t number_of(std::string&& form);
    void add(Segment& segment, model::Range range, PartKind kind);
    void add_marks(Segment& segment, model::Range between);

    text::Analyzer m_analyzer;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_numbers;
    std::vector<const std::string*> m_forms; ///< keys of m_numbers
    Key m_words;
    Key m_others; ///< numbers, symbols, marks: not stemmed
    std::vector<text::WordSpan> m_spans;
};

} // namespace diptych::memory
