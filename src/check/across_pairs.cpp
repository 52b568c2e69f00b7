#include "check/across_pairs.hpp"

#include "base/format.hpp"
#include "check/checker.hpp"
#include "check/new_finding.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

namespace diptych::check {

namespace {

constexpr std::size_t k_fewest_words = 3;

/// The letters and digits, folded, with a space between words; empty when there are too few words.
std::string key_of(std::string_view text) {
    const std::string folded = text::fold(text);
    std::string key;
    std::size_t words = 0;
    bool inside = false;
    for (std::size_t at = 0; at < folded.size();) {
        const text::CodePoint point = text::code_point_at(folded, at);
        const bool counts = text::is_letter(point.value) || text::is_digit(point.value) || text::is_mark(point.value);
        if (counts) {
            if (!inside) {
                key += key.empty() ? "" : " ";
                ++words;
            }
            key.append(folded, at, point.length);
        }
        inside = counts;
        at += point.length;
    }
    return words < k_fewest_words ? std::string{} : key;
}

struct First {
    std::string other; ///< key of the other side
    std::size_t pair = 0;
};

class Consistency {
public:
    Consistency(const std::vector<PairTexts>& pairs, std::vector<std::vector<model::Finding>>& findings)
        : m_pairs{pairs}, m_findings{findings} {}

    /// \param said, other  the keys of the side that is the same, and of the one that is not
    void look(Rule rule, std::size_t pair, const std::string& said, const std::string& other,
              std::string_view PairTexts::*shown, std::unordered_map<std::string, First>& known) {
        if (said.empty() || other.empty()) {
            return;
        }
        const auto [first, is_new] = known.try_emplace(said, First{other, pair});
        if (is_new || first->second.other == other) {
            return;
        }
        const bool of_source = rule == Rule::translation_inconsistent;
        model::Finding finding = new_finding(rule);
        finding.expected = m_pairs[first->second.pair].*shown;
        finding.found = m_pairs[pair].*shown;
        (of_source ? finding.target : finding.source) = {0, finding.found.size()};
        finding.message = fmt::format("The same {} stands in pair {}, where its {} is {}.", of_source ? "source" : "target",
                                      first->second.pair + 1, of_source ? "target" : "source", in_quotes(finding.expected));
        m_findings[pair].push_back(std::move(finding));
    }

private:
    const std::vector<PairTexts>& m_pairs;
    std::vector<std::vector<model::Finding>>& m_findings;
};

} // namespace

void check_consistency(const std::vector<PairTexts>& pairs, const RuleSet& rules,
                       std::vector<std::vector<model::Finding>>& findings) {
    const bool translations = rules.has(Rule::translation_inconsistent);
    const bool sources = rules.has(Rule::source_inconsistent);
    if (!translations && !sources) {
        return;
    }
    Consistency consistency{pairs, findings};
    std::unordered_map<std::string, First> of_source;
    std::unordered_map<std::string, First> of_target;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const std::string source = key_of(pairs[i].source);
        const std::string target = key_of(pairs[i].target);
        if (translations) {
            consistency.look(Rule::translation_inconsistent, i, source, target, &PairTexts::target, of_source);
        }
        if (sources) {
            consistency.look(Rule::source_inconsistent, i, target, source, &PairTexts::source, of_target);
        }
    }
}

void join_constant_differences(std::vector<std::vector<model::Finding>>& findings) {
    constexpr std::size_t k_fewest = 3;
    const std::string_view rule = description_of(Rule::symbol_differs).name;
    const auto counts = [&](const model::Finding& finding) {
        return finding.rule == rule && !finding.expected.empty() && !finding.found.empty();
    };
    std::map<std::pair<std::string, std::string>, std::size_t> times;
    for (const std::vector<model::Finding>& of_pair : findings) {
        for (const model::Finding& finding : of_pair) {
            times[{finding.expected, finding.found}] += counts(finding) ? 1U : 0U;
        }
    }
    std::map<std::pair<std::string, std::string>, bool> told;
    for (std::vector<model::Finding>& of_pair : findings) {
        std::erase_if(of_pair, [&](model::Finding& finding) {
            const std::pair key{finding.expected, finding.found};
            if (!counts(finding) || times[key] < k_fewest) {
                return false;
            }
            if (std::exchange(told[key], true)) {
                return true;
            }
            finding.message += fmt::format(" So it is {} times in the document.", times[key]);
            return false;
        });
    }
}

} // namespace diptych::check
