#pragma once

#include "glossary/hash_filter.hpp"
#include "glossary/hash_index.hpp"
#include "glossary/word_table.hpp"

#include <cstdint>
#include <vector>

namespace diptych::glossary {

using NodeId = std::uint32_t;
using TermId = std::uint32_t;

/// The words of all terms, by class, as a tree: what a text is walked along. A step is one look in a table.
class TermTrie {
public:
    static constexpr NodeId k_root = 0;

    TermTrie() : m_first_term(1, k_none) {}

    NodeId add_step(NodeId node, ClassId word) {
        const auto fresh = static_cast<NodeId>(m_first_term.size());
        const NodeId next = m_steps.find_or_insert(key(node, word), fresh);
        if (next == fresh) {
            m_first_term.push_back(k_none);
        }
        return next;
    }

    /// \param term  numbers rise from call to call, none is left out
    void add_term(NodeId node, TermId term) {
        m_next_term.resize(std::size_t{term} + 1, k_none);
        m_next_term[term] = m_first_term[node];
        m_first_term[node] = term;
    }

    /// Makes the first step, which every word of a text asks for, an array. \param classes  how many there
    /// are
    void finish(std::size_t classes) {
        m_from_root.resize(classes, k_none);
        for (ClassId word = 0; word < classes; ++word) {
            m_from_root[word] = m_steps.find(key(k_root, word));
        }
        m_filter = HashFilter{m_steps.size()};
        m_steps.for_each_key([&](std::uint64_t step) { m_filter.add(step); });
    }

    /// The node after that word, or k_none. \pre finish()
    NodeId step(NodeId node, ClassId word) const {
        if (node == k_root) {
            return m_from_root[word];
        }
        const std::uint64_t step = key(node, word);
        return m_filter.may_have(step) ? m_steps.find(step) : k_none;
    }

    /// Has the processor fetch what the first step by that word will look at, and then what is at its end.
    void prefetch_step(ClassId word) const {
        if (word < m_from_root.size()) {
            __builtin_prefetch(&m_from_root[word]);
        }
    }

    void prefetch_end(ClassId word) const {
        if (word < m_from_root.size() && m_from_root[word] != k_none) {
            __builtin_prefetch(&m_first_term[m_from_root[word]]);
        }
    }

    /// The terms that end here, last first.
    TermId first_term(NodeId node) const { return m_first_term[node]; }

    TermId next_term(TermId term) const { return m_next_term[term]; }

private:
    static std::uint64_t key(NodeId node, ClassId word) { return (std::uint64_t{node} << 32U) | word; }

    HashIndex m_steps;
    HashFilter m_filter; ///< of the keys of m_steps: most words do not go on with a term
    std::vector<NodeId> m_from_root;
    std::vector<TermId> m_first_term; ///< by node
    std::vector<TermId> m_next_term;  ///< by term
};

} // namespace diptych::glossary
