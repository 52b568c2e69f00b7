#include "align/phrase_pairs.hpp"

#include <algorithm>

namespace diptych::align {

namespace {

using model::Range;

/// Finds the phrase of one span.
class PhraseFinder {
public:
    PhraseFinder(const AlignmentMatrix& links, const PairWords& source, const PairWords& target, Range span,
                 const PhraseOptions& options)
        : m_links{links}, m_source{source}, m_target{target}, m_span{span}, m_options{options} {
        for (std::size_t i = span.begin; i < span.end; ++i) {
            m_has_content = m_has_content || !source.is_function[i];
        }
        for (std::size_t i = span.begin + 1; i < span.end; ++i) {
            m_marks_divide = m_marks_divide && !source.after_mark[i];
        }
    }

    std::optional<TargetPhrase> find() const {
        std::vector<std::size_t> linked;
        for (std::size_t j = 0; j < m_target.words.size(); ++j) {
            if (is_linked(j)) {
                linked.push_back(j);
            }
        }
        if (linked.empty()) {
            return std::nullopt;
        }
        return phrase_of(heaviest_group(linked));
    }

private:
    bool counts(bool is_function) const { return !m_has_content || !is_function; }

    /// How many words of the span are linked to a target word.
    std::size_t links_inside(std::size_t j) const {
        std::size_t count = 0;
        for (std::size_t i = m_span.begin; i < m_span.end; ++i) {
            count += counts(m_source.is_function[i]) && m_links.at(i, j) ? 1U : 0U;
        }
        return count;
    }

    bool is_linked_outside(std::size_t j) const {
        for (std::size_t i = 0; i < m_source.words.size(); ++i) {
            if (!m_span.contains(i) && !m_source.is_function[i] && m_links.at(i, j)) {
                return true;
            }
        }
        return false;
    }

    bool is_linked(std::size_t j) const { return counts(m_target.is_function[j]) && links_inside(j) > 0; }

    /// Whether a phrase does not go on from before this word to it.
    bool divides(std::size_t j) const { return m_marks_divide && m_target.after_mark[j]; }

    /// Of the groups of words with no wide gap the one with most links, the first of equals.
    std::vector<std::size_t> heaviest_group(const std::vector<std::size_t>& linked) const {
        std::vector<std::size_t> best;
        std::size_t most = 0;
        for (std::size_t begin = 0; begin < linked.size();) {
            std::size_t end = begin + 1;
            while (end < linked.size() && linked[end] - linked[end - 1] <= m_options.widest_gap + 1 &&
                   linked[end] - linked[begin] < m_options.longest) {
                ++end;
            }
            std::size_t weight = 0; // words of the span that have a link here
            for (std::size_t i = m_span.begin; i < m_span.end; ++i) {
                for (std::size_t k = begin; k < end; ++k) {
                    if (m_links.at(i, linked[k])) {
                        ++weight;
                        break;
                    }
                }
            }
            if (weight > most) {
                most = weight;
                best.assign(linked.begin() + static_cast<std::ptrdiff_t>(begin),
                            linked.begin() + static_cast<std::ptrdiff_t>(end));
            }
            begin = end;
        }
        return best.empty() ? linked : best;
    }

    TargetPhrase phrase_of(const std::vector<std::size_t>& words) const {
        TargetPhrase phrase;
        for (const std::size_t j : words) {
            if (!phrase.pieces.empty() && joins(phrase.pieces.back().end, j)) {
                phrase.pieces.back().end = j + 1;
            } else {
                phrase.pieces.push_back({j, j + 1});
            }
            phrase.is_consistent = phrase.is_consistent && !is_linked_outside(j);
        }
        if (m_has_content) {
            take_in_function_words(phrase);
        }
        return phrase;
    }

    /// Those next to it that words of the span are rendered by and no others: content words for function
    /// words ("non-State"), and function words when the span has one at an end: "in accordance with".
    void take_in_function_words(TargetPhrase& phrase) const {
        std::size_t& begin = phrase.pieces.front().begin;
        while (begin > 0 && !divides(begin) && is_linked_inside_only(begin - 1)) {
            --begin;
        }
        std::size_t& end = phrase.pieces.back().end;
        while (end < m_target.words.size() && !divides(end) && is_linked_inside_only(end)) {
            ++end;
        }
    }

    bool is_linked_inside_only(std::size_t j) const {
        const bool has_function_end =
            m_source.is_function[m_span.begin] || m_source.is_function[m_span.end - 1];
        if (m_target.is_function[j] && !has_function_end) {
            return false;
        }
        bool inside = false;
        for (std::size_t i = 0; i < m_source.words.size(); ++i) {
            if (m_links.at(i, j)) {
                if (!m_span.contains(i)) {
                    return false;
                }
                inside = true;
            }
        }
        return inside;
    }

    /// Whether the words [from, to) in between belong to the phrase: function words, and words that nothing
    /// else is rendered by.
    bool joins(std::size_t from, std::size_t to) const {
        for (std::size_t j = from; j < to; ++j) {
            if (divides(j) || (!m_target.is_function[j] && is_linked_outside(j))) {
                return false;
            }
        }
        return !divides(to);
    }

    const AlignmentMatrix& m_links;
    const PairWords& m_source;
    const PairWords& m_target;
    Range m_span;
    const PhraseOptions& m_options;
    bool m_has_content = false;
    bool m_marks_divide = true; ///< no mark stands in the span
};

} // namespace

std::optional<TargetPhrase> smallest_phrase(const AlignmentMatrix& links, const PairWords& source,
                                            const PairWords& target, Range span,
                                            const PhraseOptions& options) {
    return PhraseFinder{links, source, target, span, options}.find();
}

std::vector<TargetPhrase> wider_phrases(const AlignmentMatrix& links, const PairWords& target,
                                        const TargetPhrase& phrase, const PhraseOptions& options) {
    constexpr std::size_t k_most_function_words = 2;
    const auto is_free = [&](std::size_t j) { return target.is_function[j] || !links.is_target_linked(j); };
    // Where the phrase may begin and end: behind each content word that is taken in.
    std::vector<std::size_t> begins{phrase.pieces.front().begin};
    std::size_t functions = 0;
    for (std::size_t j = begins[0]; j > 0 && is_free(j - 1) && !target.after_mark[j];) {
        --j;
        functions = target.is_function[j] ? functions + 1 : 0;
        if (!target.is_function[j]) {
            begins.push_back(j);
        }
        if (begins.size() > options.most_added || functions > k_most_function_words) {
            break;
        }
    }
    std::vector<std::size_t> ends{phrase.pieces.back().end};
    functions = 0;
    for (std::size_t j = ends[0]; j < target.words.size() && is_free(j) && !target.after_mark[j]; ++j) {
        functions = target.is_function[j] ? functions + 1 : 0;
        if (!target.is_function[j]) {
            ends.push_back(j + 1);
        }
        if (ends.size() > options.most_added || functions > k_most_function_words) {
            break;
        }
    }
    std::vector<TargetPhrase> wider;
    for (std::size_t before = 0; before < begins.size(); ++before) {
        for (std::size_t behind = 0; behind < ends.size(); ++behind) {
            if (before + behind > 0 && before + behind <= options.most_added &&
                ends[behind] - begins[before] <= options.longest) {
                TargetPhrase more = phrase;
                more.pieces.front().begin = begins[before];
                more.pieces.back().end = ends[behind];
                wider.push_back(std::move(more));
            }
        }
    }
    return wider;
}

} // namespace diptych::align
