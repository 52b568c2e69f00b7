#include "align/word_alignment.hpp"

#include "align/hmm_looks.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace diptych::align {

namespace {

std::string digits_of(std::string_view number) {
    std::string digits;
    std::copy_if(number.begin(), number.end(), std::back_inserter(digits),
                 [](char c) { return c != '.' && c != ',' && c != ' '; });
    return digits;
}

} // namespace

PairWords words_of_pair(std::string_view text, const std::vector<text::Token>& tokens,
                        const IsFunctionWord& is_function) {
    PairWords words;
    std::size_t end = 0;
    for (const text::Token& token : tokens) {
        words.after_mark.push_back(text.substr(end, token.range.begin - end).find_first_of(",;:.()?!\"") !=
                                   std::string_view::npos);
        end = token.range.end;
        words.words.push_back(token.kind == text::TokenKind::word     ? token.stem
                              : token.kind == text::TokenKind::number ? digits_of(token.folded)
                                                                      : token.folded);
        words.bytes.push_back(token.range);
        words.is_function.push_back(token.kind == text::TokenKind::word &&
                                    is_function(token, model::slice(text, token.range)));
    }
    return words;
}

// IDEA    A word comes from each word of the other side with the probability that the lexicon gives them,
//         or from none; what it came from is then told by Bayes' rule. Both directions are asked, and a link
//         has to be likely in both: what only one of them sees is mostly a rare word that collects others.
// SOURCE  P. F. Brown et al. The Mathematics of Statistical Machine Translation. Computational Linguistics
//         19(2), 1993, pp. 263-311, section 4.1; the product of directions: P. Liang, B. Taskar, D. Klein.
//         Alignment by Agreement. NAACL 2006, section 3.
// WHERE WE DIFFER  Places count a little: a word is near the place of its translation (C. Dyer, V. Chahuneau,
//         N. A. Smith. A Simple, Fast, and Effective Reparameterization of IBM Model 2. NAACL 2013). The
//         square root of the product, so that a threshold means the same as for one direction.
class LexicalAligner::Direction {
public:
    Direction(std::vector<const lexicon::Lexicon*> lexicons, bool reversed)
        : m_lexicons{std::move(lexicons)}, m_reversed{reversed} {}

    /// Gives the sink p(from i | to j) as (i, j, p).
    template <typename Sink>
    void posteriors(std::span<const std::string> from, std::span<const std::string> to, const Sink& sink) {
        constexpr float k_from_nothing = 2e-4F; // p of a word that nothing is the source of
        constexpr float k_tension = 3.0F;
        m_places.clear();
        for (std::size_t j = 0; j < to.size(); ++j) {
            m_places.push_back({id_of(to[j]), static_cast<std::uint32_t>(j)});
        }
        std::sort(m_places.begin(), m_places.end());
        m_joint.assign(from.size() * to.size(), 0);
        m_total.assign(to.size(), k_from_nothing);
        for (std::size_t i = 0; i < from.size(); ++i) {
            float* const joint = m_joint.data() + i * to.size();
            look_up(row_of(from[i]), joint);
            const float place = static_cast<float>(i) / static_cast<float>(from.size());
            for (std::size_t j = 0; j < to.size(); ++j) {
                if (!from[i].empty() && !to[j].empty() && from[i].front() == to[j].front()) {
                    joint[j] = std::max(joint[j], probability_by_looks(from[i], to[j]));
                }
                if (joint[j] > 0) {
                    const float distance =
                        std::abs(place - static_cast<float>(j) / static_cast<float>(to.size()));
                    joint[j] *= std::exp(-k_tension * distance) / static_cast<float>(from.size());
                    m_total[j] += joint[j];
                }
            }
        }
        for (std::size_t i = 0; i < from.size(); ++i) {
            for (std::size_t j = 0; j < to.size(); ++j) {
                sink(i, j, m_joint[i * to.size() + j] / m_total[j]);
            }
        }
    }

private:
    /// Renderings by the numbers of the words, in that order.
    using Row = std::vector<std::pair<std::uint32_t, float>>;

    /// Puts the probabilities of the row's words in their places.
    void look_up(const Row& row, float* places) const {
        auto known = row.begin();
        for (const auto& [id, place] : m_places) {
            while (known != row.end() && known->first < id) {
                ++known;
            }
            if (known == row.end()) {
                break;
            }
            places[place] = known->first == id ? known->second : 0;
        }
    }

    std::uint32_t id_of(std::string_view word) {
        const auto found = m_ids.find(word);
        if (found != m_ids.end()) {
            return found->second;
        }
        return m_ids.emplace(std::string{word}, static_cast<std::uint32_t>(m_ids.size())).first->second;
    }

    const Row& row_of(const std::string& word) {
        const auto found = m_rows.find(word);
        if (found != m_rows.end()) {
            return found->second;
        }
        Row row;
        for (const lexicon::Lexicon* const lexicon : m_lexicons) {
            for (const lexicon::Rendering& rendering :
                 m_reversed ? lexicon->renderings_of_target(word) : lexicon->renderings_of_source(word)) {
                row.emplace_back(id_of(rendering.word), rendering.probability);
            }
        }
        // Of equal words the most probable one first, the others away.
        std::sort(row.begin(), row.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : a.second > b.second;
        });
        row.erase(std::unique(row.begin(), row.end(),
                              [](const auto& a, const auto& b) { return a.first == b.first; }),
                  row.end());
        return m_rows.emplace(word, std::move(row)).first->second;
    }

    struct Hash {
        using is_transparent = void;

        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
    };

    std::vector<const lexicon::Lexicon*> m_lexicons;
    bool m_reversed;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_ids;
    std::unordered_map<std::string, Row, Hash, std::equal_to<>> m_rows;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_places; ///< words and where they are, in order
    std::vector<float> m_joint;
    std::vector<float> m_total;
};

LexicalAligner::LexicalAligner(std::vector<const lexicon::Lexicon*> lexicons)
    : m_forward{std::make_unique<Direction>(lexicons, false)}, m_backward{std::make_unique<Direction>(
                                                                   std::move(lexicons), true)} {}

LexicalAligner::~LexicalAligner() = default;

WordLinks LexicalAligner::links(std::span<const std::string> source, std::span<const std::string> target) {
    WordLinks links{source.size(), target.size()};
    m_forward->posteriors(source, target, [&](std::size_t i, std::size_t j, float p) { links.at(i, j) = p; });
    m_backward->posteriors(target, source, [&](std::size_t j, std::size_t i, float p) {
        links.at(i, j) = std::sqrt(links.at(i, j) * p);
    });
    return links;
}

} // namespace diptych::align
