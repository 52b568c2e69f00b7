#pragma once

// For leverage.cpp only.

#include "memory/lookup_words.hpp"
#include "memory/segment.hpp"
#include "model/leverage.hpp"
#include "pipeline/find/word_lists.hpp"
#include "store/bead_store.hpp"
#include "store/database.hpp"
#include "store/pair_search.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diptych::pipeline {

struct MatchFinderOptions {
    model::LanguageTag source; ///< of the sentences
    model::LanguageTag target;
    std::vector<store::SideKind> sides; ///< that are in the source language
    store::PairFilter filter;
    unsigned threshold = 75;     ///< per cent
    std::size_t matches = 5;     ///< wanted of a sentence
    std::size_t candidates = 0;  ///< compared with a sentence at most
    std::size_t list_length = 0; ///< pairs looked at for one word at most
};

/// A sentence and its neighbours in the file; those are empty at its ends.
struct SentenceInContext {
    std::string_view previous;
    std::string_view text;
    std::string_view next;
};

/// What find() found.
struct FoundMatches {
    std::vector<model::MemoryMatch> matches; ///< best first
    bool bounded = false;                    ///< there may be more: a limit of the options was reached
};

/// Finds the pairs of a corpus that are like sentences. Has a connection of its own; for one thread.
class MatchFinder {
public:
    /// All must outlive it; the lists may be shared with other threads.
    MatchFinder(const std::string& database, const MatchFinderOptions& options,
                const WordFrequencies& frequencies, WordLists& lists);

    FoundMatches find(const SentenceInContext& sentence);

private:
    struct Candidate {
        std::int64_t bead = 0;
        unsigned missing = 0; ///< cost of the looked up words that it lacks
    };

    struct Merge {
        unsigned cost = 0;    ///< of lacking the word
        unsigned counted = 0; ///< of lacking all the words before
        unsigned limit = 0;
        bool add = false; ///< whether the list's pairs become candidates
    };

    /// Another sentence, as far as it is compared.
    struct Other {
        memory::Segment segment; ///< empty when the pair cannot be used
        bool in_source = true;
    };

    static void merge(std::vector<Candidate>& candidates, const WordList& list, const Merge& merge);
    std::vector<Candidate> candidates(const memory::Segment& segment, bool& bounded);
    const Other& other(std::int64_t bead);
    bool is_in_context(const model::MemoryMatch& match, const SentenceInContext& sentence);
    void finish(std::vector<model::MemoryMatch>& matches, const memory::Segment& segment,
                const SentenceInContext& sentence);

    const MatchFinderOptions& m_options;
    const WordFrequencies& m_frequencies;
    WordLists& m_lists;
    store::Database m_database;
    store::PairReader m_reader;
    store::BeadStore m_beads;
    memory::SegmentMaker m_maker;
    std::unordered_map<std::int64_t, Other> m_others; ///< by bead: near sentences have the same candidates
};

} // namespace diptych::pipeline
