#include "align/hmm_aligner.hpp"

#include "align/hmm_looks.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace diptych::align {

namespace {

using lexicon::WordId;

std::vector<std::optional<WordId>> numbers_of(const lexicon::Vocabulary& vocabulary,
                                              std::span<const std::string> words) {
    std::vector<std::optional<WordId>> numbers;
    for (const std::string& word : words) {
        numbers.push_back(vocabulary.find(word));
    }
    return numbers;
}

float or_least(float probability) {
    return std::max(probability, k_least_emission);
}

/// Asks one direction. \param sink  is given (i, j, P(j comes from i))
template <typename Sink>
void expect(HmmSentence& sentence, const HmmDirection& direction, const lexicon::Vocabulary& from_vocabulary,
            const lexicon::Vocabulary& to_vocabulary, std::span<const std::string> from,
            std::span<const std::string> to, const Sink& sink) {
    const LexicalTable& table = direction.words;
    const auto from_numbers = numbers_of(from_vocabulary, from);
    const auto to_numbers = numbers_of(to_vocabulary, to);
    sentence.resize(from.size(), to.size());
    for (std::size_t j = 0; j < to.size(); ++j) {
        sentence.set_null_emission(
            j, or_least(to_numbers[j] ? table.probability(table.null_position(*to_numbers[j])) : 0));
        for (std::size_t i = 0; i < from.size(); ++i) {
            float probability = 0;
            if (from_numbers[i] && to_numbers[j]) {
                const std::uint32_t position = table.position(*from_numbers[i], *to_numbers[j]);
                probability = position == LexicalTable::k_nowhere ? 0 : table.probability(position);
            } else if (!from[i].empty() && !to[j].empty()) {
                probability = probability_by_looks(from[i], to[j]);
            }
            sentence.set_emission(i, j, or_least(probability));
        }
    }
    sentence.expect(direction.jumps, nullptr);
    for (std::size_t j = 0; j < to.size(); ++j) {
        for (std::size_t i = 0; i < from.size(); ++i) {
            sink(i, j, sentence.posterior(i, j));
        }
    }
}

} // namespace

DirectedLinks HmmAligner::directed_links(std::span<const std::string> source,
                                         std::span<const std::string> target) {
    DirectedLinks links{{source.size(), target.size()}, {source.size(), target.size()}};
    if (source.empty() || target.empty() || source.size() > JumpWidths::k_longest_sentence ||
        target.size() > JumpWidths::k_longest_sentence) {
        return links;
    }
    expect(m_sentence, m_model.forward, m_model.pairs.source_words, m_model.pairs.target_words, source,
           target, [&](std::size_t i, std::size_t j, float p) { links.forward.at(i, j) = p; });
    expect(m_sentence, m_model.backward, m_model.pairs.target_words, m_model.pairs.source_words, target,
           source, [&](std::size_t j, std::size_t i, float p) { links.backward.at(i, j) = p; });
    return links;
}

WordLinks HmmAligner::links(std::span<const std::string> source, std::span<const std::string> target) {
    DirectedLinks directed = directed_links(source, target);
    for (std::size_t i = 0; i < source.size(); ++i) {
        for (std::size_t j = 0; j < target.size(); ++j) {
            directed.forward.at(i, j) = std::sqrt(directed.forward.at(i, j) * directed.backward.at(i, j));
        }
    }
    return std::move(directed.forward);
}

} // namespace diptych::align
