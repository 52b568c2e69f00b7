#include "align/word_alignment.hpp"

#include <algorithm>

namespace diptych::align {

namespace {

constexpr float k_weak_link = 0.02F;    ///< enough for a neighbour of what is linked
constexpr float k_least_link = 0.15F;   ///< below this, words are not linked
constexpr float k_firm_link = 0.3F;     ///< from this on, a single word stands for itself
constexpr std::size_t k_widest_gap = 3; ///< words between parts of one rendering

/// Words of the target, and how much they are linked.
struct Cluster {
    std::size_t begin = 0;
    std::size_t end = 0;
    float weight = 0;
};

/// Reads off a matrix what the ranges of a query are rendered by.
class RenderingFinder {
public:
    RenderingFinder(const WordLinks& links, const PairWords& source, const PairWords& target,
                    const std::vector<model::Range>& query)
        : m_links{links}, m_source{source}, m_target{target}, m_range_of(source.bytes.size(), k_outside),
          m_inside(query.size(), std::vector<float>(target.bytes.size())), m_outside(target.bytes.size()),
          m_best_range(target.bytes.size(), k_outside) {
        for (std::size_t i = 0; i < source.bytes.size(); ++i) {
            for (std::size_t range = 0; range < query.size(); ++range) {
                if (query[range].begin <= source.bytes[i].begin && source.bytes[i].end <= query[range].end) {
                    m_range_of[i] = range;
                }
            }
        }
        for (std::size_t j = 0; j < target.bytes.size(); ++j) {
            weigh(j);
        }
        for (std::size_t i = 1; i < source.bytes.size(); ++i) {
            m_marks_divide = m_marks_divide && !(source.after_mark[i] && m_range_of[i] != k_outside &&
                                                 m_range_of[i] == m_range_of[i - 1]);
        }
    }

    std::vector<model::Range> find(std::size_t range) const {
        const std::vector<std::size_t> words = words_of(range);
        const bool has_content =
            std::any_of(words.begin(), words.end(), [&](std::size_t i) { return !m_source.is_function[i]; });
        std::vector<Cluster> clusters = clusters_of(range, has_content);
        if (clusters.empty()) {
            return {};
        }
        keep_needed(clusters, words, has_content);
        if (has_content) {
            for (Cluster& cluster : clusters) {
                grow(cluster, [&](std::size_t j) { return is_weakly_linked(j, range); });
            }
            extend(*std::max_element(clusters.begin(), clusters.end(),
                                     [](const Cluster& a, const Cluster& b) { return a.weight < b.weight; }),
                   words);
        }
        std::vector<model::Range> result;
        for (const Cluster& cluster : clusters) {
            result.push_back({m_target.bytes[cluster.begin].begin, m_target.bytes[cluster.end - 1].end});
        }
        return result;
    }

private:
    static constexpr std::size_t k_outside = static_cast<std::size_t>(-1);

    /// How word j is linked to each range and to what is outside all of them.
    void weigh(std::size_t j) {
        float most = 0;
        for (std::size_t i = 0; i < m_range_of.size(); ++i) {
            const float link = m_links.at(i, j);
            if (m_range_of[i] == k_outside) {
                m_outside[j] = std::max(m_outside[j], link);
            } else {
                m_inside[m_range_of[i]][j] += link;
            }
        }
        for (std::size_t range = 0; range < m_inside.size(); ++range) {
            if (m_inside[range][j] > most) {
                most = m_inside[range][j];
                m_best_range[j] = range;
            }
        }
    }

    std::vector<std::size_t> words_of(std::size_t range) const {
        std::vector<std::size_t> words;
        for (std::size_t i = 0; i < m_range_of.size(); ++i) {
            if (m_range_of[i] == range) {
                words.push_back(i);
            }
        }
        return words;
    }

    bool is_linked(std::size_t j, std::size_t range, bool has_content) const {
        return m_best_range[j] == range && m_inside[range][j] >= k_least_link &&
               m_inside[range][j] > m_outside[j] && !(has_content && m_target.is_function[j]);
    }

    /// Whether the words between two that are linked may belong to the same rendering.
    bool may_span(std::size_t from, std::size_t to) const {
        if (to - from > k_widest_gap) {
            return false;
        }
        for (std::size_t j = from; j < to; ++j) {
            if (divides(j) || (!m_target.is_function[j] && m_outside[j] >= k_least_link)) {
                return false;
            }
        }
        return !divides(to);
    }

    /// Whether a rendering does not go on from before word j to it.
    bool divides(std::size_t j) const { return m_marks_divide && m_target.after_mark[j]; }

    bool is_weakly_linked(std::size_t j, std::size_t range) const {
        return m_best_range[j] == range && m_inside[range][j] >= k_weak_link &&
               m_inside[range][j] > m_outside[j];
    }

    static constexpr std::size_t k_nowhere = static_cast<std::size_t>(-1);

    /// The next word that says something, at most two function words and no mark further on.
    std::size_t content_behind(std::size_t end) const {
        for (std::size_t j = end; j < m_target.bytes.size() && j <= end + 2 && !divides(j); ++j) {
            if (!m_target.is_function[j]) {
                return j;
            }
        }
        return k_nowhere;
    }

    std::size_t content_before(std::size_t begin) const {
        for (std::size_t j = begin; j > 0 && j + 2 >= begin && !divides(j); --j) {
            if (!m_target.is_function[j - 1]) {
                return j - 1;
            }
        }
        return k_nowhere;
    }

    /// Takes in neighbours, beyond function words too, as long as they belong to it.
    template <typename Belongs>
    void grow(Cluster& cluster, const Belongs& belongs,
              std::size_t most = static_cast<std::size_t>(-1)) const {
        for (std::size_t taken = 0; taken < most; ++taken) {
            const std::size_t before = content_before(cluster.begin);
            const std::size_t behind = content_behind(cluster.end);
            if (before != k_nowhere && belongs(before)) {
                cluster.begin = before;
            } else if (behind != k_nowhere && belongs(behind)) {
                cluster.end = behind + 1;
            } else {
                break;
            }
        }
    }

    std::vector<Cluster> clusters_of(std::size_t range, bool has_content) const {
        std::vector<Cluster> clusters;
        for (std::size_t j = 0; j < m_target.bytes.size(); ++j) {
            if (!is_linked(j, range, has_content)) {
                continue;
            }
            if (!clusters.empty() && may_span(clusters.back().end, j)) {
                clusters.back().end = j + 1;
                clusters.back().weight += m_inside[range][j];
            } else {
                clusters.push_back({j, j + 1, m_inside[range][j]});
            }
        }
        return clusters;
    }

    /// The heaviest cluster stays, and those in which a word of the query has its only translation.
    void keep_needed(std::vector<Cluster>& clusters, const std::vector<std::size_t>& words,
                     bool has_content) const {
        const Cluster heaviest =
            *std::max_element(clusters.begin(), clusters.end(),
                              [](const Cluster& a, const Cluster& b) { return a.weight < b.weight; });
        const auto best_in = [&](std::size_t i, const Cluster& cluster) {
            float best = 0;
            for (std::size_t j = cluster.begin; j < cluster.end; ++j) {
                best = std::max(best, m_links.at(i, j));
            }
            return best;
        };
        std::erase_if(clusters, [&](const Cluster& cluster) {
            if (cluster.begin == heaviest.begin) {
                return false;
            }
            return std::none_of(words.begin(), words.end(), [&](std::size_t i) {
                return (!has_content || !m_source.is_function[i]) && best_in(i, cluster) >= k_firm_link &&
                       best_in(i, heaviest) < k_least_link;
            });
        });
    }

    /// Takes in neighbours that nothing explains, as many as words of the query have no translation: parts of
    /// a term that the lexicon does not know.
    void extend(Cluster& cluster, const std::vector<std::size_t>& words) const {
        std::size_t open = 0;
        for (const std::size_t i : words) {
            float best = 0;
            for (std::size_t j = 0; j < m_target.bytes.size(); ++j) {
                best = std::max(best, m_links.at(i, j));
            }
            open += !m_source.is_function[i] && best < k_least_link ? 1U : 0U;
        }
        grow(
            cluster, [&](std::size_t j) { return m_outside[j] < k_weak_link && best_link(j) < k_least_link; },
            open);
    }

    float best_link(std::size_t j) const {
        float best = 0;
        for (const std::vector<float>& inside : m_inside) {
            best = std::max(best, inside[j]);
        }
        return best;
    }

    const WordLinks& m_links;
    const PairWords& m_source;
    const PairWords& m_target;
    std::vector<std::size_t> m_range_of;      ///< of each word of the source
    std::vector<std::vector<float>> m_inside; ///< by range and word of the target: the sum of its links
    std::vector<float> m_outside;             ///< the best link to a word outside all ranges
    std::vector<std::size_t> m_best_range;
    bool m_marks_divide = true; ///< no phrase that was asked for has a comma in it
};

} // namespace

std::vector<std::vector<model::Range>> spot_translations(const WordLinks& links, const PairWords& source,
                                                         const PairWords& target,
                                                         const std::vector<model::Range>& query) {
    const RenderingFinder finder{links, source, target, query};
    std::vector<std::vector<model::Range>> result;
    for (std::size_t range = 0; range < query.size(); ++range) {
        result.push_back(finder.find(range));
    }
    return result;
}

} // namespace diptych::align
