#include "base/format.hpp"
#include "exchange/tbx/check.hpp"

#include <algorithm>
#include <utility>

namespace diptych::exchange {

namespace {

constexpr std::size_t k_most_of_a_rule = 1000;

} // namespace

void TbxFindings::add(TbxFinding finding) {
    if (++m_times[finding.rule] <= k_most_of_a_rule) {
        m_findings.push_back(std::move(finding));
    }
}

void TbxFindings::add_once(TbxFinding finding) {
    if (!m_times.contains(finding.rule)) {
        add(std::move(finding));
    }
}

std::vector<TbxFinding> TbxFindings::take() {
    std::stable_sort(m_findings.begin(), m_findings.end(),
                     [](const TbxFinding& a, const TbxFinding& b) { return a.line < b.line; });
    for (const auto& [rule, times] : m_times) {
        if (times > k_most_of_a_rule) {
            m_findings.push_back(
                {base::Severity::note, 0, rule,
                 fmt::format("There are {} more of the rule '{}'.", times - k_most_of_a_rule, rule), ""});
        }
    }
    return std::move(m_findings);
}

} // namespace diptych::exchange
