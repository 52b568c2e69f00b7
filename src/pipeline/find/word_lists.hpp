#pragma once

// For match_finder.cpp and leverage.cpp only.

#include "model/language_tag.hpp"
#include "store/pair_search.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diptych::store {
class Database;
}

namespace diptych::pipeline {

/// How frequent words are in the sentences of one language, about: counted in a sample of the corpus, some
/// thousand pairs from the beginnings of documents spread over it.
class WordFrequencies {
public:
    /// \param sides  whose sentences; all of one language
    WordFrequencies(store::Database& database, const model::LanguageTag& language,
                    const std::vector<store::SideKind>& sides);

    /// In how many pairs of the corpus a word probably is. Of those that the sample does not have, the longer
    /// ones are taken for the rarer.
    double of(const std::string& stem) const;

private:
    std::unordered_map<std::string, std::size_t> m_counts;
    std::size_t m_sampled = 0; ///< pairs
    std::size_t m_pairs = 0;   ///< of the corpus
};

/// The pairs in which a word is.
struct WordList {
    std::vector<std::int64_t> beads; ///< sorted
    bool complete = true;            ///< false: the first ones only, as there are too many
};

/// Reads the lists of words and keeps them, as the words of a document come again and again. May be used by
/// several threads at once.
class WordLists {
public:
    /// \param most  of pairs in a list
    WordLists(std::vector<store::SideKind> sides, store::PairFilter filter, std::size_t most);

    /// \param database  the connection of the thread that asks
    std::shared_ptr<const WordList> of(store::Database& database, const std::string& stem);

private:
    struct Kept {
        std::shared_ptr<const WordList> list;
        std::uint64_t used = 0; ///< when, as m_clock counts
    };

    std::shared_ptr<const WordList> find(const std::string& stem);
    void keep(const std::string& stem, const std::shared_ptr<const WordList>& list);

    std::vector<store::SideKind> m_sides;
    store::PairFilter m_filter;
    std::size_t m_most;
    std::mutex m_mutex; ///< of what follows
    std::unordered_map<std::string, Kept> m_lists;
    std::size_t m_kept = 0; ///< pairs in them
    std::uint64_t m_clock = 0;
};

} // namespace diptych::pipeline
