#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace diptych::language {

/// Lets a set of strings be asked for a view without making a string of it.
struct WordHash {
    using is_transparent = void;

    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};

using Words = std::unordered_set<std::string, WordHash, std::equal_to<>>;
using WordMap = std::unordered_map<std::string, std::string, WordHash, std::equal_to<>>;
using NumberWords = std::vector<std::pair<std::string, std::uint32_t>>;
using WordPairs = std::vector<std::pair<std::string, std::string>>;

/// An ending and what is written in its place.
struct Ending {
    std::string ending;
    std::string replacement;
    bool whole = false;      ///< only the word that is nothing but this "ending"
    std::size_t letters = 0; ///< bytes that must stand before it
    std::size_t vowels = 0;  ///< of them a, e, i, o, u or y

    /// Whether the word has it, and enough before it.
    bool ends(std::string_view word) const;
    /// \pre ends(word), or word is the ending
    std::string replaced(std::string_view word) const;
};

using Endings = std::vector<Ending>;

/// How a word is written in another way, so that several ways become one.
struct Respelling {
    WordMap whole;               ///< words that no rule knows, or is to leave alone
    WordPairs parts;             ///< what is replaced wherever it stands, one after the other
    std::vector<Endings> passes; ///< in each, the first ending that fits is replaced

    bool empty() const { return whole.empty() && parts.empty() && passes.empty(); }

    /// \param longest_kept  words of so many bytes are only looked for among the whole ones
    std::string of(std::string_view folded, std::size_t longest_kept) const;
};

} // namespace diptych::language
