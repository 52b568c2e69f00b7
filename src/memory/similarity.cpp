// IDEA    Levenshtein's distance over words with weights: a word that changed its case or its form is less
//         work for a translator than another word. Cells of the matrix from which the end cannot be reached
//         within the allowed cost are left out, as E. Ukkonen does (Algorithms for Approximate String
//         Matching. Information and Control 64, 1985, pp. 100-118); here the least that is still to come is
//         the difference of the weights of what is left on both sides.

#include "memory/similarity.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace diptych::memory {

namespace {

using model::Range;
using model::TextDifference;

constexpr unsigned k_never = std::numeric_limits<unsigned>::max() / 4;

unsigned substitution_cost(const Part& a, const Part& b) {
    if (a.surface == b.surface) {
        return 0;
    }
    const bool a_is_mark = a.kind == PartKind::mark;
    if (a_is_mark || b.kind == PartKind::mark) {
        return a_is_mark == (b.kind == PartKind::mark) ? k_mark_weight : k_never;
    }
    if (a.stem == b.stem) {
        return a.folded == b.folded ? k_spelling_cost : k_inflection_cost;
    }
    return a.kind == PartKind::placeable && b.kind == PartKind::placeable ? k_placeable_cost : k_word_weight;
}

/// How many words of either have no like in the other: each of them costs a word's weight, whether it is left
/// out or stands for another.
std::size_t unlike_words(const Segment& a, const Segment& b) {
    std::size_t common = 0;
    auto i = a.words.begin();
    auto j = b.words.begin();
    while (i != a.words.end() && j != b.words.end()) {
        if (*i == *j) {
            ++common;
            ++i;
            ++j;
        } else if (*i < *j) {
            ++i;
        } else {
            ++j;
        }
    }
    return std::max(a.words.size(), b.words.size()) - common;
}

/// The weight of the parts from each on.
std::vector<unsigned> weights_from(const std::vector<Part>& parts) {
    std::vector<unsigned> weights(parts.size() + 1, 0);
    for (std::size_t i = parts.size(); i-- > 0;) {
        weights[i] = weights[i + 1] + parts[i].weight();
    }
    return weights;
}

/// The distance, or something greater than `limit` when it is greater.
unsigned distance(const std::vector<Part>& a, const std::vector<Part>& b, unsigned limit) {
    const std::vector<unsigned> a_left = weights_from(a);
    const std::vector<unsigned> b_left = weights_from(b);
    const auto is_hopeless = [&](unsigned cost, std::size_t i, std::size_t j) {
        const unsigned at_least = a_left[i] > b_left[j] ? a_left[i] - b_left[j] : b_left[j] - a_left[i];
        return cost + at_least > limit;
    };
    // row[j]: from the beginning to a[i], b[j]. Only [begin, end) is alive; all else is k_never.
    std::vector<unsigned> row(b.size() + 1, k_never);
    std::vector<unsigned> next(b.size() + 1, k_never);
    std::size_t begin = 0;
    std::size_t end = 0;
    for (unsigned cost = 0; end <= b.size() && !is_hopeless(cost, 0, end); ++end) {
        row[end] = cost;
        cost += end < b.size() ? b[end].weight() : 0;
    }
    for (std::size_t i = 0; i < a.size() && begin < end; ++i) {
        std::size_t next_begin = b.size() + 1;
        std::size_t next_end = begin;
        for (std::size_t j = begin; j <= b.size(); ++j) {
            unsigned cost = row[j] + a[i].weight();
            if (j > begin) {
                cost = std::min(
                    {cost, next[j - 1] + b[j - 1].weight(), row[j - 1] + substitution_cost(a[i], b[j - 1])});
            }
            next[j] = is_hopeless(cost, i + 1, j) ? k_never : cost;
            if (next[j] != k_never) {
                next_begin = std::min(next_begin, j);
                next_end = j + 1;
            } else if (j >= end) {
                break; // nothing alive above, nor before
            }
        }
        std::fill(row.begin() + static_cast<std::ptrdiff_t>(begin),
                  row.begin() + static_cast<std::ptrdiff_t>(end), k_never);
        std::swap(row, next);
        begin = next_begin;
        end = next_begin <= b.size() ? next_end : next_begin;
    }
    return begin < end ? row[b.size()] : k_never;
}

/// A step of a cheapest way from one segment to the other.
enum class Step : std::uint8_t { replace, leave_out, put_in };

/// Those of `a` and `b` from part to part, in order. Cost: a byte for each cell.
std::vector<Step> cheapest_way(const std::vector<Part>& a, Range a_range, const std::vector<Part>& b,
                               Range b_range) {
    const std::size_t columns = b_range.size() + 1;
    std::vector<Step> steps((a_range.size() + 1) * columns, Step::put_in);
    std::vector<unsigned> row(columns, 0);
    for (std::size_t j = 1; j < columns; ++j) {
        row[j] = row[j - 1] + b[b_range.begin + j - 1].weight();
    }
    for (std::size_t i = 1; i <= a_range.size(); ++i) {
        const Part& part = a[a_range.begin + i - 1];
        unsigned diagonal = row[0];
        row[0] += part.weight();
        steps[i * columns] = Step::leave_out;
        for (std::size_t j = 1; j < columns; ++j) {
            const Part& other = b[b_range.begin + j - 1];
            unsigned cost = diagonal + substitution_cost(part, other);
            Step step = Step::replace;
            if (row[j] + part.weight() < cost) {
                cost = row[j] + part.weight();
                step = Step::leave_out;
            }
            if (row[j - 1] + other.weight() < cost) {
                cost = row[j - 1] + other.weight();
                step = Step::put_in;
            }
            diagonal = row[j];
            row[j] = cost;
            steps[i * columns + j] = step;
        }
    }
    std::vector<Step> way;
    for (std::size_t i = a_range.size(), j = b_range.size(); i > 0 || j > 0;) {
        const Step step = steps[i * columns + j];
        way.push_back(step);
        i -= step == Step::put_in ? 0 : 1;
        j -= step == Step::leave_out ? 0 : 1;
    }
    std::reverse(way.begin(), way.end());
    return way;
}

/// The bytes of a run of parts; an empty run stands where its first part would.
Range bytes_of(const Segment& segment, Range parts) {
    if (!parts.empty()) {
        return {segment.parts[parts.begin].range.begin, segment.parts[parts.end - 1].range.end};
    }
    const std::size_t at =
        parts.begin < segment.parts.size() ? segment.parts[parts.begin].range.begin : segment.text.size();
    return {at, at};
}

} // namespace

std::optional<unsigned> similarity(const Segment& a, const Segment& b, unsigned threshold) {
    if (a.text == b.text) {
        return 100;
    }
    constexpr std::size_t k_most_cells = 50'000'000; // no two sentences have as many
    if (a.parts.size() * b.parts.size() > k_most_cells) {
        return std::nullopt;
    }
    const unsigned weight = std::max(a.weight, b.weight);
    const unsigned limit = greatest_cost(weight, threshold);
    if (threshold > 99 || weight == 0 || weight - std::min(a.weight, b.weight) > limit ||
        unlike_words(a, b) * k_word_weight > limit) {
        return std::nullopt;
    }
    const unsigned cost = distance(a.parts, b.parts, limit);
    if (cost > limit) {
        return std::nullopt;
    }
    return std::min(99U, static_cast<unsigned>(100ULL * (weight - cost) / weight));
}

std::vector<TextDifference> differences(const Segment& match, const Segment& sentence) {
    constexpr std::size_t k_most_cells = 4'000'000;
    const std::vector<Part>& a = match.parts;
    const std::vector<Part>& b = sentence.parts;
    const auto is_same = [](const Part& x, const Part& y) { return x.surface == y.surface; };
    const auto same_begin = std::mismatch(a.begin(), a.end(), b.begin(), b.end(), is_same).first - a.begin();
    const auto same_end =
        std::mismatch(a.rbegin(), a.rend() - same_begin, b.rbegin(), b.rend() - same_begin, is_same).first -
        a.rbegin();
    const auto begin = static_cast<std::size_t>(same_begin);
    const auto left = static_cast<std::size_t>(same_end);
    const Range a_range{begin, a.size() - left};
    const Range b_range{begin, b.size() - left};
    if ((a_range.size() + 1) * (b_range.size() + 1) > k_most_cells) { // all of it, then
        return {{bytes_of(match, a_range), bytes_of(sentence, b_range)}};
    }
    std::vector<TextDifference> found;
    Range a_run{begin, begin};
    Range b_run{begin, begin};
    const auto end_run = [&] {
        if (!a_run.empty() || !b_run.empty()) {
            found.push_back({bytes_of(match, a_run), bytes_of(sentence, b_run)});
        }
    };
    for (const Step step : cheapest_way(a, a_range, b, b_range)) {
        const bool same = step == Step::replace && is_same(a[a_run.end], b[b_run.end]);
        if (same) {
            end_run();
        }
        a_run.end += step == Step::put_in ? 0 : 1;
        b_run.end += step == Step::leave_out ? 0 : 1;
        if (same) {
            a_run.begin = a_run.end;
            b_run.begin = b_run.end;
        }
    }
    end_run();
    return found;
}

} // namespace diptych::memory
