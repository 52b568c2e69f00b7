#include "check/new_finding.hpp"

#include "base/checksum.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace diptych::check {

namespace {

constexpr std::size_t k_key_length = 16;

std::string normal(std::string_view text) {
    return text::collapse_white_space(text::fold(text));
}

} // namespace

model::Finding new_finding(Rule rule) {
    const RuleDescription& description = description_of(rule);
    model::Finding finding;
    finding.rule = description.name;
    finding.severity = description.severity;
    return finding;
}

void give_keys(std::vector<model::Finding>& findings, std::string_view source, std::string_view target) {
    if (findings.empty()) {
        return;
    }
    const std::string texts = normal(source) + '\n' + normal(target) + '\n';
    std::map<std::string, base::Sha256> sums; // of a rule and the texts, as a long pair has many findings
    std::set<std::string> known;
    std::vector<model::Finding> once;
    for (model::Finding& finding : findings) {
        const auto [sum, is_new] = sums.try_emplace(finding.rule);
        if (is_new) {
            sum->second.add(finding.rule + '\n' + texts);
        }
        const std::string what = finding.entry + '\n' + finding.expected + '\n' + finding.found;
        finding.key = sum->second.with(what).substr(0, k_key_length);
        if (known.insert(finding.key).second) {
            once.push_back(std::move(finding));
        }
    }
    findings = std::move(once);
}

std::string in_quotes(std::string_view text) {
    return "\u2018" + std::string{text} + "\u2019";
}

std::string quoted_list(const std::vector<std::string>& texts) {
    std::string list;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        list += i == 0 ? "" : i + 1 == texts.size() ? " or " : ", ";
        list += in_quotes(texts[i]);
    }
    return list;
}

} // namespace diptych::check
