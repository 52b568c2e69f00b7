#pragma once

#include "align/phrase_pairs.hpp"
#include "align/word_alignment.hpp"
#include "lexicon/sentence_pairs.hpp"
#include "model/range.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::align {

/// Where a term stands in the source of a pair.
struct TermOccurrence {
    std::uint32_t term = 0;
    model::Range words;   ///< of the source
    bool is_exact = true; ///< the same form as the term's; else inflected
};

/// How a rendering is written, and how often.
struct RenderingForm {
    std::string text;
    std::size_t count = 0;
};

/// What a term is rendered by in pairs.
struct TermRendering {
    std::string text;                 ///< the form that answers best to the term's; " … " between pieces
    bool answers_to_term = true;      ///< the form stands where the term is not inflected
    std::vector<RenderingForm> forms; ///< inflected and with other capitals, the most frequent first
    std::size_t count = 0;            ///< occurrences of the term that are rendered so
    std::size_t together = 0;         ///< pairs with the term and these words
    std::size_t pairs = 0;            ///< pairs with these words
    double score = 0;                 ///< 0 to 1
    std::size_t example = 0;          ///< the number of a pair
};

/// The same text for all forms of a rendering.
using GroupKey = std::function<std::string(const std::string& text)>;

/// Gathers what terms are rendered by over many pairs, then ranks it.
class TermPairs {
public:
    /// \param pairs  all of the corpus; must outlive it. Pair n here is sentence n there.
    TermPairs(const lexicon::SentencePairs& pairs, std::size_t terms);

    /// Adds what the alignment of a pair says. \param target_text  of which target.bytes are
    /// \pre the pairs of a term come in order
    void add(std::size_t pair, const PairWords& source, const PairWords& target, std::string_view target_text,
             const AlignmentMatrix& links, const std::vector<TermOccurrence>& occurrences);

    /// For each term what it is rendered by, best first; asked once, when all is added.
    std::vector<std::vector<TermRendering>> ranked(const GroupKey& group_key) const;

    /// In how many pairs a term stands.
    std::size_t pairs_with(std::uint32_t term) const { return m_terms[term].pairs.size(); }

private:
    using Phrase = std::vector<lexicon::WordId>; ///< with a number that is no word's between pieces

    /// A form that what is found is written in. Occurrences weigh less where the term is inflected.
    struct Form {
        double weight = 0;
        std::size_t count = 0;
    };

    /// Something that a term may be rendered by.
    struct Candidate {
        double aligned = 0; ///< weight of the occurrences that the smallest phrase renders so
        double widened = 0; ///< likewise, with neighbours
        std::size_t count = 0;
        std::size_t together = 0;
        std::size_t pairs = 0;
        std::size_t example = 0;
        bool has_gap = false;
        std::map<std::string, Form> forms;

        const std::string& heaviest_form() const;
        void merge(const Candidate& other);
    };

    struct Term {
        std::vector<std::uint32_t> pairs; ///< in order, each once
        double occurrences = 0;           ///< their weight
        std::map<Phrase, Candidate> candidates;
    };

    void add_phrase(Term& term, std::size_t pair, const TargetPhrase& phrase, const PairWords& target,
                    std::string_view text, double weight, bool is_wider);
    void count_phrases(std::vector<std::vector<Candidate>>& candidates) const;
    static TermRendering rendering_of(const Term& term, const Candidate& candidate);

    const lexicon::SentencePairs& m_pairs;
    std::vector<Term> m_terms;
};

} // namespace diptych::align
