#pragma once

#include "lexicon/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace diptych::align {

/// Finds given phrases in sentences, and counts in how many they stand. Phrases are told by 64 bits: two with
/// the same ones, which among a billion phrases come up once in forty cases, would be counted as one.
class PhraseCounter {
public:
    using Phrase = std::span<const lexicon::WordId>;
    using Key = std::uint64_t;

    static Key key_of(Phrase phrase) {
        Key key = 0;
        for (const lexicon::WordId word : phrase) {
            key = next(key, word);
        }
        return key;
    }

    void want(Phrase phrase) {
        Key key = 0;
        for (const lexicon::WordId word : phrase) {
            key = next(key, word);
            m_beginnings.insert(key);
        }
        m_counts.emplace(key, 0);
    }

    /// The phrases that stand in a sentence, each once. Until the next call.
    const std::vector<Key>& find(Phrase sentence);

    std::size_t count(Key phrase) const { return m_counts.at(phrase); }

private:
    static Key next(Key key, lexicon::WordId word) {
        key = (key ^ (word + 0x9E3779B97F4A7C15U)) * 0xFF51AFD7ED558CCDU;
        return key ^ (key >> 29);
    }

    std::unordered_set<Key> m_beginnings;
    std::unordered_map<Key, std::size_t> m_counts;
    std::vector<Key> m_found;
};

} // namespace diptych::align
