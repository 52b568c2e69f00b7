#pragma once

#include "glossary/gap.hpp"
#include "glossary/term_trie.hpp"
#include "glossary/tokens.hpp"
#include "model/range.hpp"

#include <cstddef>
#include <vector>

namespace diptych::glossary {

/// How a word of a text answers to one of a term.
enum class Join : std::uint8_t {
    none,       ///< it is that word
    joined,     ///< two words, which the term writes as one: "peace keeping"
    first_half, ///< part of a word that the term writes as two: "peacekeeping"
    second_half
};

/// One word of a way through the trie, as the text has it.
struct Piece {
    WordId first = k_none;
    WordId second = k_none; ///< when joined
    model::Range bytes;
    std::size_t token = 0; ///< the last one it is of
    Join join = Join::none;
};

/// Walks the trie along a text, by all ways there are; calls Visit with the node and the path at each node
/// where terms end.
template <typename Visit>
class PathWalk {
public:
    /// \param path  memory to use again
    PathWalk(const TermTrie& trie, const WordTable& words, const Tokens& tokens, std::vector<Piece>& path,
             const Visit& visit)
        : m_trie{trie}, m_words{words}, m_tokens{tokens}, m_path{path}, m_visit{visit} {
        m_path.clear();
    }

    void from(NodeId node, std::size_t at) {
        if (!m_path.empty() && m_trie.first_term(node) != k_none) {
            m_visit(node, m_path);
        }
        if (at >= m_tokens.size()) {
            return;
        }
        const WordId word = m_tokens.words[at];
        const model::Range bytes = m_tokens.spans[at].range;
        // The visitor may make new words, so that what the table gives is not to be held.
        for (std::size_t i = 0; i < m_words[word].class_count; ++i) {
            follow(m_trie.step(node, m_words.class_of(word, i)), {word, k_none, bytes, at, Join::none},
                   at + 1);
        }
        for (std::size_t i = 0; i < m_words[word].split_count; ++i) {
            const Split split = m_words.splits(word)[i];
            const NodeId half = m_trie.step(node, split.first);
            const NodeId whole = half == k_none ? k_none : m_trie.step(half, split.second);
            if (whole != k_none) {
                const std::size_t cut = bytes.begin + split.at;
                m_path.push_back({word, k_none, {bytes.begin, cut}, at, Join::first_half});
                follow(whole, {word, k_none, {cut, bytes.end}, at, Join::second_half}, at + 1);
                m_path.pop_back();
            }
        }
        if (at + 1 < m_tokens.size()) {
            join(node, at);
        }
    }

private:
    void follow(NodeId node, const Piece& piece, std::size_t next) {
        if (node != k_none) {
            m_path.push_back(piece);
            from(node, next);
            m_path.pop_back();
        }
    }

    void join(NodeId node, std::size_t at) {
        const WordId first = m_tokens.words[at];
        const WordId second = m_tokens.words[at + 1];
        const ClassId step = m_words.joined_class(m_words[first], m_words[second]);
        const NodeId next = step == k_none ? k_none : m_trie.step(node, step);
        if (next == k_none) {
            return;
        }
        const model::Range bytes{m_tokens.spans[at].range.begin, m_tokens.spans[at + 1].range.end};
        follow(next, {first, second, bytes, at + 1, Join::joined}, at + 2);
    }

    const TermTrie& m_trie;
    const WordTable& m_words;
    const Tokens& m_tokens;
    std::vector<Piece>& m_path;
    const Visit& m_visit;
};

} // namespace diptych::glossary
