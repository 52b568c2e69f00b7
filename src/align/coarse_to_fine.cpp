#include "align/coarse_to_fine.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace diptych::align {

namespace {

using lexicon::WordId;

constexpr std::size_t k_dimensions = 64;
constexpr std::size_t k_block = 2;       ///< sentences of the smallest blocks
constexpr std::size_t k_coarsest = 2000; ///< blocks a side that are compared each with each
constexpr std::size_t k_room = 6;        ///< blocks looked at on both sides of the way found before
constexpr double k_common = 0.01;        ///< share of a text above which a word says nothing of its place
constexpr float k_chance = 0.15F;        ///< cosine that blocks may have by chance
constexpr float k_skip = 0.03F;          ///< cost of a block that stays alone

using Vector = std::array<float, k_dimensions>;
using Direction = std::array<std::int8_t, k_dimensions>; ///< of unit length, times 127

/// Of one side at one size of blocks.
struct Level {
    std::vector<Vector> sums;
    std::vector<Direction> directions;
};

/// SOURCE  S. Vigna. SplitMix64, 2015, public domain: the constants of its mixing function.
std::uint64_t mix_bits(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

void add_random(Vector& sum, WordId word, float weight) {
    std::uint64_t bits = mix_bits(word);
    for (float& value : sum) {
        value += (bits & 1) != 0 ? weight : -weight;
        bits >>= 1;
    }
}

/// What each word counts for: the rarer the more; 0 for those that are everywhere.
std::vector<float> weights_of(const Side& side) {
    std::vector<double> counts(side.vocabulary.size(), 0.0);
    const auto words = side.words.words_of(0, side.words.size());
    for (const WordId word : words) {
        counts[word] += 1;
    }
    std::vector<float> weights(counts.size());
    std::transform(counts.begin(), counts.end(), weights.begin(), [&](double count) {
        const double share = count / static_cast<double>(words.size());
        return share > k_common ? 0.0F : static_cast<float>(std::min(std::log(k_common / share), 6.0));
    });
    return weights;
}

/// \param of_word  the vector of each word of the side
std::vector<Vector> block_sums(const Side& side, const std::vector<Vector>& of_word) {
    std::vector<Vector> sums((side.size() + k_block - 1) / k_block, Vector{});
    for (std::size_t s = 0; s < side.size(); ++s) {
        Vector& sum = sums[s / k_block];
        for (const WordId word : side.words[s]) {
            for (std::size_t d = 0; d < k_dimensions; ++d) {
                sum[d] += of_word[word][d];
            }
        }
    }
    // What all blocks have in common says nothing of their place.
    Vector mean{};
    for (const Vector& sum : sums) {
        for (std::size_t d = 0; d < k_dimensions; ++d) {
            mean[d] += sum[d] / static_cast<float>(sums.size());
        }
    }
    for (Vector& sum : sums) {
        for (std::size_t d = 0; d < k_dimensions; ++d) {
            sum[d] -= mean[d];
        }
    }
    return sums;
}

Direction direction_of(const Vector& sum) {
    float square = 0;
    for (const float value : sum) {
        square += value * value;
    }
    Direction direction{};
    if (square > 0) {
        const float scale = 127.0F / std::sqrt(square);
        for (std::size_t d = 0; d < k_dimensions; ++d) {
            direction[d] = static_cast<std::int8_t>(std::lround(sum[d] * scale));
        }
    }
    return direction;
}

Level level_of(std::vector<Vector> sums) {
    Level level;
    level.sums = std::move(sums);
    level.directions.reserve(level.sums.size());
    std::transform(level.sums.begin(), level.sums.end(), std::back_inserter(level.directions), direction_of);
    return level;
}

/// Blocks twice as large.
Level coarser(const Level& level) {
    std::vector<Vector> sums((level.sums.size() + 1) / 2, Vector{});
    for (std::size_t b = 0; b < level.sums.size(); ++b) {
        for (std::size_t d = 0; d < k_dimensions; ++d) {
            sums[b / 2][d] += level.sums[b][d];
        }
    }
    return level_of(std::move(sums));
}

float cosine(const Direction& a, const Direction& b) {
    std::int32_t sum = 0;
    for (std::size_t d = 0; d < k_dimensions; ++d) {
        sum += static_cast<std::int32_t>(a[d]) * b[d];
    }
    return static_cast<float>(sum) / (127.0F * 127.0F);
}

/// A way through the corners of the blocks, from (0, 0) to the end of both sides.
struct Way {
    std::vector<model::Range> corners; ///< begin: blocks of the source; end: of the target
    double likeness = 0;
};

enum class Step : std::uint8_t { none, pair, skip_source, skip_target };

/// The best way inside the band, whose rows count blocks.
Way find_way(const Level& source, const Level& target, const Band& band) {
    const BandIndex index{band};
    const std::size_t n = source.directions.size();
    const std::size_t m = target.directions.size();
    std::vector<Step> steps(index.cells(), Step::none);
    std::vector<float> before;
    std::vector<float> values;
    for (std::size_t i = 0; i <= n; ++i) {
        const model::Range row = band.rows[i];
        values.assign(row.end - row.begin + 1, -1e30F);
        for (std::size_t j = row.begin; j <= row.end; ++j) {
            float best = i == 0 && j == 0 ? 0.0F : -1e30F;
            Step step = Step::none;
            const auto consider = [&](float value, Step taken) {
                if (value > best) {
                    best = value;
                    step = taken;
                }
            };
            if (i > 0 && j > 0 && index.has(i - 1, j - 1)) {
                consider(before[j - 1 - band.rows[i - 1].begin] +
                             cosine(source.directions[i - 1], target.directions[j - 1]) - k_chance,
                         Step::pair);
            }
            if (i > 0 && index.has(i - 1, j)) {
                consider(before[j - band.rows[i - 1].begin] - k_skip, Step::skip_source);
            }
            if (j > row.begin) {
                consider(values[j - 1 - row.begin] - k_skip, Step::skip_target);
            }
            values[j - row.begin] = best;
            steps[index.at(i, j)] = step;
        }
        before.swap(values);
    }
    Way way;
    std::size_t i = n;
    std::size_t j = m;
    double total = 0;
    while (i > 0 || j > 0) {
        way.corners.push_back({i, j});
        switch (steps[index.at(i, j)]) {
        case Step::pair:
            --i;
            --j;
            total += static_cast<double>(cosine(source.directions[i], target.directions[j]));
            break;
        case Step::skip_source:
            --i;
            break;
        case Step::skip_target:
        case Step::none:
            --j;
            break;
        }
    }
    way.corners.push_back({0, 0});
    std::reverse(way.corners.begin(), way.corners.end());
    way.likeness = total / static_cast<double>(std::max<std::size_t>(1, std::min(n, m)));
    return way;
}

/// Around a way, in blocks `factor` times smaller.
/// \param room  of these smaller blocks
Band band_around(const Way& way, std::size_t factor, std::size_t room, std::size_t n, std::size_t m) {
    Band band;
    band.rows.assign(n + 1, {m + 1, 0});
    for (const model::Range& corner : way.corners) {
        const std::size_t i = std::min(n, corner.begin * factor);
        const std::size_t j = std::min(m, corner.end * factor);
        const model::Range columns{j > room ? j - room : 0, std::min(m, j + room)};
        for (std::size_t r = i > room ? i - room : 0; r <= std::min(n, i + room); ++r) {
            band.rows[r].begin = std::min(band.rows[r].begin, columns.begin);
            band.rows[r].end = std::max(band.rows[r].end, columns.end);
        }
    }
    band.rows.front().begin = 0;
    band.rows.back().end = m;
    return band;
}

} // namespace

CoarseToFineBand coarse_to_fine_band(const Features& features, const Knowledge& knowledge) {
    const Side& source = features.source;
    const Side& target = features.target;
    const std::vector<float> weights = weights_of(target);
    const std::vector<float> source_weights = weights_of(source);
    std::vector<Vector> of_target(target.vocabulary.size(), Vector{});
    for (WordId t = 0; t < of_target.size(); ++t) {
        add_random(of_target[t], t, weights[t]);
    }
    std::vector<Vector> of_source(source.vocabulary.size(), Vector{});
    for (WordId s = 0; s < of_source.size(); ++s) {
        if (source_weights[s] > 0) {
            for (const lexicon::Translation& t : knowledge.forward[s]) {
                add_random(of_source[s], t.word, weights[t.word] * t.probability);
            }
        }
    }
    std::vector<Level> sources{level_of(block_sums(source, of_source))};
    std::vector<Level> targets{level_of(block_sums(target, of_target))};
    while (std::max(sources.back().sums.size(), targets.back().sums.size()) > k_coarsest) {
        sources.push_back(coarser(sources.back()));
        targets.push_back(coarser(targets.back()));
    }
    Band band = full_band(sources.back().sums.size(), targets.back().sums.size());
    for (std::size_t level = sources.size(); level-- > 0;) {
        const Way way = find_way(sources[level], targets[level], band);
        if (level == 0) {
            return {band_around(way, k_block, 2 * k_block, source.size(), target.size()), way.likeness};
        }
        band = band_around(way, 2, k_room, sources[level - 1].sums.size(), targets[level - 1].sums.size());
    }
    return {full_band(source.size(), target.size()), 0};
}

} // namespace diptych::align
