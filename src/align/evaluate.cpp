#include "align/evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace diptych::align {

namespace {

using Numbers = std::vector<std::size_t>;

void make_set(Numbers& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

bool is_before(const SentenceGroup& a, const SentenceGroup& b) {
    return std::tie(a.source, a.target) < std::tie(b.source, b.target);
}

bool has_two_sides(const SentenceGroup& group) {
    return !group.source.empty() && !group.target.empty();
}

/// The groups as Comparison promises them, in the order given.
std::vector<SentenceGroup> as_set(std::vector<SentenceGroup> groups) {
    std::set<std::pair<Numbers, Numbers>> seen;
    std::vector<SentenceGroup> set;
    set.reserve(groups.size());
    for (SentenceGroup& group : groups) {
        make_set(group.source);
        make_set(group.target);
        if ((!group.source.empty() || !group.target.empty()) &&
            seen.emplace(group.source, group.target).second) {
            set.push_back(std::move(group));
        }
    }
    return set;
}

/// An alignment to ask whether it has a bead or a link.
class Reference {
public:
    explicit Reference(const std::vector<SentenceGroup>& groups) : m_groups{groups} {
        std::sort(m_groups.begin(), m_groups.end(), is_before);
        for (const SentenceGroup& group : groups) {
            for (const std::size_t source : group.source) {
                Numbers& targets = m_targets[source];
                targets.insert(targets.end(), group.target.begin(), group.target.end());
            }
        }
        for (auto& [source, targets] : m_targets) {
            make_set(targets);
        }
    }

    Verdict judge(const SentenceGroup& group) const {
        if (std::binary_search(m_groups.begin(), m_groups.end(), group, is_before)) {
            return Verdict::right;
        }
        return shares_a_link(group) ? Verdict::partly : Verdict::wrong;
    }

private:
    bool shares_a_link(const SentenceGroup& group) const {
        return std::any_of(group.source.begin(), group.source.end(), [&](std::size_t source) {
            const auto found = m_targets.find(source);
            return found != m_targets.end() &&
                   std::any_of(group.target.begin(), group.target.end(), [&](std::size_t target) {
                       return std::binary_search(found->second.begin(), found->second.end(), target);
                   });
        });
    }

    std::vector<SentenceGroup> m_groups;
    std::unordered_map<std::size_t, Numbers> m_targets; ///< what each source sentence is linked to
};

std::vector<JudgedGroup> judge(const std::vector<SentenceGroup>& groups, const Reference& reference) {
    std::vector<JudgedGroup> judged;
    judged.reserve(groups.size());
    for (const SentenceGroup& group : groups) {
        judged.push_back({group, reference.judge(group)});
    }
    return judged;
}

void count(Verdict verdict, Share& strict, Share& lax) {
    ++strict.all;
    ++lax.all;
    strict.right += verdict == Verdict::right ? 1U : 0U;
    lax.right += verdict == Verdict::wrong ? 0U : 1U;
}

/// Side (0 source, 1 target) and number of each sentence without a counterpart.
std::set<std::pair<int, std::size_t>> unpaired_in(const std::vector<JudgedGroup>& judged) {
    std::set<std::pair<int, std::size_t>> sentences;
    for (const auto& [group, verdict] : judged) {
        if (!has_two_sides(group)) {
            for (const std::size_t number : group.source) {
                sentences.emplace(0, number);
            }
            for (const std::size_t number : group.target) {
                sentences.emplace(1, number);
            }
        }
    }
    return sentences;
}

std::size_t bin_of(double probability) {
    const double scaled = probability * static_cast<double>(k_reliability_bins);
    return std::min(k_reliability_bins - 1, static_cast<std::size_t>(std::max(scaled, 0.0)));
}

} // namespace

double Share::value() const {
    return all == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(all);
}

double Accuracy::f1() const {
    const double p = precision.value();
    const double r = recall.value();
    return p + r == 0.0 ? 0.0 : 2 * p * r / (p + r);
}

double ReliabilityBin::mean_probability() const {
    return probability_sum / static_cast<double>(beads);
}

double ReliabilityBin::share_right() const {
    return static_cast<double>(right) / static_cast<double>(beads);
}

Comparison compare(const std::vector<SentenceGroup>& gold, const std::vector<SentenceGroup>& test) {
    const std::vector<SentenceGroup> gold_set = as_set(gold);
    const std::vector<SentenceGroup> test_set = as_set(test);
    return {judge(gold_set, Reference{test_set}), judge(test_set, Reference{gold_set})};
}

void Evaluation::add(const Comparison& comparison) {
    for (const auto& [group, verdict] : comparison.test) {
        count(verdict, strict.precision, lax.precision);
        if (group.probability) {
            ReliabilityBin& bin = bins[bin_of(*group.probability)];
            ++bin.beads;
            bin.right += verdict == Verdict::right ? 1U : 0U;
            bin.probability_sum += *group.probability;
        }
    }
    // A bead with two sides has links with such beads only, so the verdicts are those that recall asks for.
    for (const auto& [group, verdict] : comparison.gold) {
        if (has_two_sides(group)) {
            count(verdict, strict.recall, lax.recall);
        }
    }
    const auto in_gold = unpaired_in(comparison.gold);
    const auto in_test = unpaired_in(comparison.test);
    const auto in_both = static_cast<std::size_t>(std::count_if(
        in_test.begin(), in_test.end(), [&](const auto& sentence) { return in_gold.contains(sentence); }));
    unpaired.precision.right += in_both;
    unpaired.precision.all += in_test.size();
    unpaired.recall.right += in_both;
    unpaired.recall.all += in_gold.size();
}

std::size_t Evaluation::beads_with_probability() const {
    std::size_t beads = 0;
    for (const ReliabilityBin& bin : bins) {
        beads += bin.beads;
    }
    return beads;
}

std::optional<double> Evaluation::calibration_error() const {
    const std::size_t beads = beads_with_probability();
    if (beads == 0) {
        return std::nullopt;
    }
    double error = 0;
    for (const ReliabilityBin& bin : bins) {
        error += std::abs(bin.probability_sum - static_cast<double>(bin.right));
    }
    return error / static_cast<double>(beads);
}

} // namespace diptych::align
