#include "lexicon/contrast.hpp"

#include "lexicon/table_lexicon.hpp"

#include <set>
#include <string_view>
#include <utility>

namespace diptych::lexicon {

namespace {

constexpr double k_fewest_pairs = 3; ///< to learn from
constexpr double k_least_share = 0.25;
constexpr double k_least_strength = 0.1;
constexpr double k_trust = 0.6; ///< as p of a rendering

} // namespace

void ContrastLearner::count(const std::vector<text::Token>& tokens, Counts& counts) {
    std::set<std::string_view> seen;
    for (const text::Token& token : tokens) {
        if (token.kind == text::TokenKind::word && seen.insert(token.stem).second) {
            ++counts[token.stem];
        }
    }
}

void ContrastLearner::add_pair_with(const std::vector<text::Token>& phrase,
                                    const std::vector<text::Token>& other) {
    count(phrase, m_phrase);
    count(other, m_with);
    ++m_pairs_with;
}

void ContrastLearner::add_pair_without(const std::vector<text::Token>& other) {
    count(other, m_without);
    ++m_pairs_without;
}

std::unique_ptr<Lexicon> ContrastLearner::lexicon() const {
    if (m_pairs_with < k_fewest_pairs) {
        return nullptr;
    }
    Vocabulary phrase;
    for (const auto& [word, count] : m_phrase) {
        if (count >= k_least_share * m_pairs_with) {
            phrase.add(word);
        }
    }
    Vocabulary others;
    TranslationTable backward;
    std::vector<Translation> row;
    for (const auto& [word, count] : m_with) {
        const double a = count / m_pairs_with;
        const auto elsewhere = m_without.find(word);
        const double b =
            ((elsewhere == m_without.end() ? 0 : elsewhere->second) + 0.5) / (m_pairs_without + 1);
        const double strength = a * (a - b) / (a + b);
        if (a < k_least_share || count < k_fewest_pairs || strength < k_least_strength) {
            continue;
        }
        row.push_back({others.add(word), static_cast<float>(k_trust * strength)});
        std::vector<Translation> back;
        for (WordId id = 0; id < phrase.size(); ++id) {
            back.push_back({id, static_cast<float>(k_trust * strength / static_cast<double>(phrase.size()))});
        }
        backward.add_row(back);
    }
    TranslationTable forward;
    for (WordId id = 0; id < phrase.size(); ++id) {
        forward.add_row(row);
    }
    return std::make_unique<TableLexicon>(std::move(phrase), std::move(others), std::move(forward),
                                          std::move(backward));
}

} // namespace diptych::lexicon
