#pragma once

#include "glossary/hash_filter.hpp"
#include "glossary/hash_index.hpp"
#include "language/language.hpp"
#include "model/language_tag.hpp"
#include "morphology/morphology.hpp"
#include "morphology/tagger.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::glossary {

using WordId = std::uint32_t;
/// Words that have a key in common, directly or by way of another word of a term: what the trie steps by.
using ClassId = std::uint32_t;

inline constexpr std::uint32_t k_none = HashIndex::k_none;

enum class Capitals : std::uint8_t { none, first, all, mixed }; ///< all: at least two letters

/// What a word could be cut into, when a term writes as two words what a text writes as one.
struct Split {
    ClassId first = k_none;
    ClassId second = k_none;
    std::uint16_t at = 0; ///< bytes of the word
};

/// What is known of one form of a word, found out once.
struct alignas(64) Word {
    std::uint64_t folded_hash = 0;
    std::uint64_t key_hash = 0;  ///< of its first key
    std::uint64_t key_power = 0; ///< hash_power of that key's length
    std::uint64_t check = 0;     ///< a second hash of its text
    std::uint32_t text = 0;
    std::uint32_t keys = 0;
    std::uint32_t classes = 0; ///< those after the first
    ClassId first_class = k_none;
    std::uint32_t splits = 0;
    std::uint16_t size = 0;      ///< of its text
    std::uint16_t letters = 0;   ///< of its folded form, in bytes; 0 when it folds to nothing
    std::uint16_t functions = 0; ///< bits of language::Function
    std::uint8_t key_count = 0;
    std::uint8_t stem_keys = 0; ///< how many of them are not of lemmas; they come first
    std::uint8_t class_count = 0;
    std::uint8_t split_count = 0;
    Capitals capitals = Capitals::none;
    bool is_word = true; ///< of TokenKind::word
};

static_assert(sizeof(Word) == 64, "a word is fetched in one go");

/// All forms of words that came up, in terms and in texts. A form has keys: its stem, the stems of what it is
/// an irregular form of, and those of its lemmas. freeze() ends the collecting of terms; what texts bring is
/// forgotten when it becomes too much.
class WordTable {
public:
    WordTable(const model::LanguageTag& language, morphology::Morphology* morphology);

    /// \param surface  as text::Analyzer cuts it; longer than 64 KiB it counts as its beginning
    WordId id_of(std::string_view surface, text::TokenKind kind);
    /// The same for many, which takes less time: their data are fetched from memory side by side.
    /// \param ids  as many as there are surfaces, which are words of the kind beside them
    void ids_of(std::span<const std::string_view> surfaces, std::span<const text::TokenKind> kinds,
                std::span<WordId> ids);

    /// Says that the word is one of a term's: a text's word that has a key in common with it is to be
    /// compared. \param part  of the term; \param alone  the term is this word only
    void add_to_terms(WordId word, morphology::PartOfSpeech part, bool alone);
    /// Words of texts are numbered from here on, and are forgotten by trim().
    void freeze();
    /// \returns whether it forgot any
    bool trim();

    const Word& operator[](WordId id) const { return m_words[id]; }

    std::string_view surface(WordId id) const { return {m_text.data() + m_words[id].text, m_words[id].size}; }

    std::span<const std::uint64_t> keys(WordId id) const {
        return {m_keys.data() + m_words[id].keys, m_words[id].key_count};
    }

    /// Only those that a term has. \pre freeze(), i < class_count of the word
    ClassId class_of(WordId id, std::size_t i) const {
        return i == 0 ? m_words[id].first_class : m_classes[m_words[id].classes + i - 1];
    }

    std::span<const Split> splits(WordId id) const {
        return {m_splits.data() + m_words[id].splits, m_words[id].split_count};
    }

    /// The class of the word that the two are when written as one.
    ClassId joined_class(const Word& first, const Word& second) const {
        const std::uint64_t key = first.folded_hash * second.key_power + second.key_hash;
        return m_filter.may_have(key) ? m_index_of_keys.find(key) : k_none;
    }

    std::size_t class_count() const { return m_class_count; }

    const text::Analyzer& analyzer() const { return m_analyzer; }

    morphology::Morphology* morphology() const { return m_morphology; }

    const language::Language& known_language() const { return *m_language; }

    const morphology::Tagger& tagger() const { return m_tagger; }

    /// Spelling variants written alike, of a folded word.
    std::string spelling(std::string_view folded) const;

private:
    /// Two hashes of a form. They take the place of comparing the text, which would be fetched from far for
    /// every word of a text: that two forms have both in common has a probability of 2^-128 for a pair.
    struct FormHash {
        std::uint64_t key = 0;
        std::uint64_t check = 0;
    };

    static FormHash hash_of_form(std::string_view surface, text::TokenKind kind);
    WordId id_of(std::string_view surface, text::TokenKind kind, const FormHash& hash);
    WordId add(std::string_view surface, text::TokenKind kind);
    std::vector<std::string> keys_of(std::string_view surface, const std::string& folded, Word& word) const;
    std::string key_of(std::string_view word) const;
    void unite(const std::vector<std::uint64_t>& keys);
    std::uint32_t root_of(std::uint32_t key);
    void add_classes(Word& word);
    void add_splits(Word& word, const std::string& folded, std::string_view surface);

    text::Analyzer m_analyzer;
    const language::Language* m_language;
    morphology::Tagger m_tagger;
    morphology::Morphology* m_morphology;
    bool m_frozen = false;
    std::vector<Word> m_words;
    std::vector<FormHash> m_hashes; ///< memory of ids_of()
    std::string m_text;
    std::vector<std::uint64_t> m_keys;
    std::vector<ClassId> m_classes;
    std::vector<Split> m_splits;
    HashIndex m_term_words;              ///< by hash of surface and kind
    HashIndex m_text_words;              ///< likewise: all that came up since trim(), those of terms too
    HashIndex m_added;                   ///< words with what they were added to terms as
    HashIndex m_index_of_keys;           ///< to numbers of keys; to classes once frozen
    HashFilter m_filter;                 ///< of the keys: nearly all pairs of words are none when joined
    std::vector<std::uint32_t> m_joined; ///< union-find over the numbers of keys; empty once frozen
    std::size_t m_class_count = 0;

    struct {
        std::size_t words = 0;
        std::size_t text = 0;
        std::size_t keys = 0;
        std::size_t classes = 0;
        std::size_t splits = 0;
    } m_terms; ///< how much of it the terms are
};

} // namespace diptych::glossary
