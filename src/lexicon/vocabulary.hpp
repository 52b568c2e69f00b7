#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diptych::lexicon {

/// The number of a word in a vocabulary, from 0.
using WordId = std::uint32_t;

/// The words of one side, numbered in the order in which they first came.
class Vocabulary {
public:
    WordId add(std::string_view word) {
        const auto found = m_ids.find(word);
        if (found != m_ids.end()) {
            return found->second;
        }
        const auto id = static_cast<WordId>(m_words.size());
        m_words.push_back(&m_ids.emplace(std::string{word}, id).first->first);
        return id;
    }

    std::optional<WordId> find(std::string_view word) const {
        const auto found = m_ids.find(word);
        return found == m_ids.end() ? std::nullopt : std::optional{found->second};
    }

    const std::string& word(WordId id) const { return *m_words[id]; }

    std::size_t size() const { return m_words.size(); }

private:
    struct Hash {
        using is_transparent = void;

        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
    };

    std::unordered_map<std::string, WordId, Hash, std::equal_to<>> m_ids;
    std::vector<const std::string*> m_words; ///< the keys of m_ids, which stay where they are
};

} // namespace diptych::lexicon
