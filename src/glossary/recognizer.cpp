#include "glossary/recognizer.hpp"

#include "glossary/join_spans.hpp"
#include "glossary/path.hpp"
#include "glossary/term_list.hpp"
#include "glossary/term_trie.hpp"
#include "glossary/tokens.hpp"
#include "glossary/verifier.hpp"
#include "glossary/word_table.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace diptych::glossary {

class Recognizer::Automaton {
public:
    Automaton(const model::LanguageTag& language, morphology::Morphology* morphology)
        : m_words{language, morphology}, m_verifier{m_words, m_terms} {}

    TermId add(std::string_view term, const TermTraits& traits) {
        cut(term);
        for (const WordId word : m_tokens.words) {
            m_words.add_to_terms(word, traits.part_of_speech, m_tokens.size() == 1);
        }
        return m_terms.add(m_tokens, traits);
    }

    void finish() {
        m_words.freeze();
        for (TermId term = 0; term < m_terms.size(); ++term) {
            NodeId node = TermTrie::k_root;
            for (const TermWord& word : m_terms.words(term)) {
                node = m_trie.add_step(node, m_words.class_of(word.word, 0));
            }
            if (node != TermTrie::k_root) {
                m_trie.add_term(node, term);
            }
        }
        m_trie.finish(m_words.class_count());
    }

    std::vector<TermHit> find(std::string_view text, Nested nested) {
        if (m_words.trim()) {
            m_verifier.forget();
        }
        cut(text);
        std::vector<TermHit> hits;
        for (std::size_t at = 0; at < m_tokens.size();) {
            if (!may_begin(at)) {
                ++at;
                continue;
            }
            const std::size_t first = hits.size();
            const std::size_t end = take_longest(at, hits);
            if (end == at) {
                ++at;
                continue;
            }
            if (nested == Nested::report) {
                take_nested(at, end, hits[first].bytes, hits);
            }
            at = end;
        }
        return hits;
    }

    std::vector<TermHit> find_whole(std::string_view text) {
        cut(text);
        std::vector<TermHit> hits;
        if (m_tokens.size() > 0) {
            collect(0);
            if (!m_ways.empty() && m_ways.front().end == m_tokens.spans.back().range.end) {
                take_ways(0, hits);
            }
        }
        return hits;
    }

private:
    struct Way {
        NodeId node = k_none;
        std::size_t pieces = 0; ///< in m_pieces
        std::size_t count = 0;
        std::size_t end = 0; ///< byte of the text
    };

    void cut(std::string_view text) {
        m_tokens.text = text;
        m_tokens.spans.clear();
        m_tokens.words.clear();
        m_words.analyzer().cut(text, m_tokens.spans);
        join_spans(text, m_tokens.spans);
        constexpr std::size_t k_block = 64; // words whose data are fetched from memory side by side
        std::size_t kept = 0;
        for (std::size_t at = 0; at < m_tokens.spans.size(); at += k_block) {
            kept = take_block(at, std::min(at + k_block, m_tokens.spans.size()), kept);
        }
        m_tokens.spans.resize(kept);
    }

    /// \returns how many spans are kept so far
    std::size_t take_block(std::size_t begin, std::size_t end, std::size_t kept) {
        m_surfaces.clear();
        m_kinds.clear();
        m_ids.resize(end - begin);
        for (std::size_t i = begin; i < end; ++i) {
            m_surfaces.push_back(word_in(m_tokens.text, m_tokens.spans[i]));
            m_kinds.push_back(m_tokens.spans[i].kind);
        }
        m_words.ids_of(m_surfaces, m_kinds, m_ids);
        for (const WordId id : m_ids) {
            m_trie.prefetch_step(m_words[id].first_class);
        }
        for (std::size_t i = begin; i < end; ++i) {
            const WordId id = m_ids[i - begin];
            m_trie.prefetch_end(m_words[id].first_class);
            if (m_words[id].letters > 0) {
                m_tokens.spans[kept++] = m_tokens.spans[i];
                m_tokens.words.push_back(id);
            }
        }
        return kept;
    }

    /// The quick look: whether any term has a word like this one in it, alone, with the next or cut.
    bool may_begin(std::size_t at) const {
        const Word& word = m_words[m_tokens.words[at]];
        return word.class_count > 0 || word.split_count > 0 ||
               (at + 1 < m_tokens.size() &&
                m_words.joined_class(word, m_words[m_tokens.words[at + 1]]) != k_none);
    }

    /// All ways along the trie from the token `at` to where terms end, into m_ways; longest first.
    void collect(std::size_t at) {
        m_ways.clear();
        m_pieces.clear();
        const auto keep = [&](NodeId node, const std::vector<Piece>& path) {
            m_ways.push_back({node, m_pieces.size(), path.size(), path.back().bytes.end});
            m_pieces.insert(m_pieces.end(), path.begin(), path.end());
        };
        PathWalk{m_trie, m_words, m_tokens, m_path, keep}.from(TermTrie::k_root, at);
        if (m_ways.size() > 1) {
            std::sort(m_ways.begin(), m_ways.end(), [](const Way& a, const Way& b) { return a.end > b.end; });
        }
    }

    /// The terms at the end of all ways that end where the way `first` does, each once, with the least
    /// difference. \returns the number of the next way
    std::size_t take_ways(std::size_t first, std::vector<TermHit>& hits) {
        const std::size_t before = hits.size();
        std::size_t i = first;
        for (; i < m_ways.size() && m_ways[i].end == m_ways[first].end; ++i) {
            const std::span<const Piece> path{m_pieces.data() + m_ways[i].pieces, m_ways[i].count};
            const model::Range bytes{path.front().bytes.begin, path.back().bytes.end};
            for (TermId term = m_trie.first_term(m_ways[i].node); term != k_none;
                 term = m_trie.next_term(term)) {
                if (const auto differences = m_verifier.verify(term, m_tokens, path)) {
                    hits.push_back({term, bytes, *differences, false});
                    m_end = path.back().token + 1;
                }
            }
        }
        if (hits.size() > before + 1) {
            const auto begin = hits.begin() + static_cast<std::ptrdiff_t>(before);
            std::sort(begin, hits.end(), [](const TermHit& a, const TermHit& b) {
                return a.term != b.term ? a.term < b.term : a.differences.kind() < b.differences.kind();
            });
            const auto same = [](const TermHit& a, const TermHit& b) { return a.term == b.term; };
            hits.erase(std::unique(begin, hits.end(), same), hits.end());
        }
        return i;
    }

    /// \returns the token after them, or `at` when there are none
    std::size_t take_longest(std::size_t at, std::vector<TermHit>& hits) {
        collect(at);
        const std::size_t before = hits.size();
        for (std::size_t way = 0; way < m_ways.size();) {
            way = take_ways(way, hits);
            if (hits.size() > before) {
                return m_end;
            }
        }
        return at;
    }

    /// The shorter ones that lie within the bytes of one that was taken, from left to right, longer ones
    /// first.
    void take_nested(std::size_t begin, std::size_t end, model::Range outer, std::vector<TermHit>& hits) {
        for (std::size_t at = begin; at < end; ++at) {
            if (!may_begin(at)) {
                continue;
            }
            collect(at);
            const std::size_t before = hits.size();
            for (std::size_t way = 0; way < m_ways.size();) {
                way = take_ways(way, hits);
            }
            const auto fresh = hits.begin() + static_cast<std::ptrdiff_t>(before);
            hits.erase(std::remove_if(fresh, hits.end(),
                                      [&](const TermHit& hit) {
                                          return hit.bytes.end > outer.end || hit.bytes == outer;
                                      }),
                       hits.end());
            std::for_each(hits.begin() + static_cast<std::ptrdiff_t>(before), hits.end(),
                          [](TermHit& hit) { hit.nested = true; });
        }
    }

    WordTable m_words;
    TermList m_terms;
    TermTrie m_trie;
    Verifier m_verifier;
    Tokens m_tokens;
    std::vector<std::string_view> m_surfaces; ///< memory of take_block()
    std::vector<text::TokenKind> m_kinds;     ///< likewise
    std::vector<WordId> m_ids;                ///< likewise
    std::vector<Way> m_ways;
    std::vector<Piece> m_pieces;
    std::vector<Piece> m_path;
    std::size_t m_end = 0; ///< the token after what take_ways() found last
};

Recognizer::Recognizer(const model::LanguageTag& language, morphology::Morphology* morphology)
    : m_automaton{std::make_unique<Automaton>(language, morphology)} {}

Recognizer::~Recognizer() = default;
Recognizer::Recognizer(Recognizer&&) noexcept = default;
Recognizer& Recognizer::operator=(Recognizer&&) noexcept = default;

std::uint32_t Recognizer::add(std::string_view term, const TermTraits& traits) {
    return m_automaton->add(term, traits);
}

void Recognizer::finish() {
    m_automaton->finish();
}

std::vector<TermHit> Recognizer::find(std::string_view text, Nested nested) const {
    return m_automaton->find(text, nested);
}

std::vector<TermHit> Recognizer::find_whole(std::string_view text) const {
    return m_automaton->find_whole(text);
}

} // namespace diptych::glossary
